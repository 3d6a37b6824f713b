#include <support/test.hpp>

#include <app/scene.hpp>
#include <sugo/billing.hpp>

using namespace scene;

namespace {

std::string next(Store& store, const Now& now) {
    return tracking::overview(store, now).next;
}

}  // namespace

TEST_CASE("the next sensible command leads from an empty store to a sent invoice") {
    const Zone zone{"America/Los_Angeles"};
    Now now = now_in(moment("2026-03-02 12:00", zone), zone);
    const auto kept = open_memory(seeded_ids(now.at, 3));
    Store& store = *kept;
    CHECK(next(store, now) == "sugo setup");
    people::ProfileEdit profile;
    profile.name = "Ada Example";
    people::setup(store, profile, now);
    CHECK(next(store, now) == "sugo client add acme");
    people::add_client(store, "globex", {}, now);
    CHECK(next(store, now) == "sugo project add globex/PROJECT");
    people::add_project(store, "globex/web", {}, now);
    CHECK(next(store, now) == "sugo start globex/web");

    tracking::StartRequest start;
    start.words = {"globex"};
    start.at = "11:00";
    tracking::start(store, start, now);
    CHECK(next(store, now) == "sugo stop");
    tracking::stop(store, "", now);
    CHECK(next(store, now) == "sugo rate set globex RATE --from 2026-03-02");
    pricing::set_rate(store, {"globex", "", ""}, "200", now.today, now);
    CHECK(next(store, now) == "sugo start globex/web code");

    now = now_in(moment("2026-04-01 09:00", zone), zone);
    CHECK(next(store, now) == "sugo invoice draft globex --through 2026-03-31");
    const auto overview = tracking::overview(store, now);
    REQUIRE(overview.unbilled.size() == 1);
    CHECK(overview.unbilled[0].client.slug == "globex");
    CHECK(format(overview.unbilled[0].amount) == "$83.33");
    CHECK(overview.unbilled[0].time == Seconds(25min));
    CHECK(to_string(overview.unbilled[0].since) == "2026-03-02");

    Draft draft;
    draft.client = store.clients().client("globex")->id;
    draft.through = draft.drafted = now.today;
    const std::vector sessions{store.sessions().newest(1)->id};
    store.transact(now.at, "draft", [&] { store.invoices().add_draft(draft, sessions); });
    CHECK(next(store, now) == "sugo invoice issue globex");
    CHECK(tracking::overview(store, now).unbilled.empty());

    billing::edit(store, "globex", {.drop = {"@1"}}, now);
    CHECK(next(store, now) == "sugo start globex/web code");
    billing::edit(store, "globex", {.add_text = {"Discount = -5"}}, now);
    CHECK(next(store, now) == "sugo start globex/web code");
}

TEST_CASE("what has no rate is counted beside what is unbilled, and own work is not there at all") {
    Desk desk;
    desk.clock("2026-03-02 20:00");
    desk.add({"acme"}, "09:00", "10:00");
    desk.add({"acme"}, "2025-12-30 09:00", "2025-12-30 10:00");
    desk.add({"acme", "learn"}, "10:00", "11:00");
    desk.add({"book", "write"}, "11:00", "12:00");
    const auto overview = tracking::overview(desk.store, desk.now);
    REQUIRE(overview.unbilled.size() == 1);
    CHECK(overview.unbilled[0].amount == Money{15000, {}});
    CHECK(overview.unbilled[0].without_rate == 1);
    CHECK(to_string(overview.unbilled[0].since) == "2025-12-30");
}

TEST_CASE("archived work is not suggested") {
    Desk desk;
    people::ProfileEdit profile;
    profile.name = "Ada";
    people::setup(desk.store, profile, desk.now);
    people::add_project(desk.store, "acme/old", {}, desk.now);
    desk.start({"acme/old", "learn"});
    desk.stop();
    CHECK(next(desk.store, desk.now) == "sugo start acme/old learn");
    people::archive_project(desk.store, "acme/old", true, desk.now);
    CHECK(next(desk.store, desk.now) == "sugo start acme/ner");
}
