#include <support/test.hpp>

#include <app/scene.hpp>
#include <sugo/report.hpp>

using namespace scene;

namespace {

struct Older : Desk {
    Older() {
        add({"acme"}, "2026-02-26 09:00", "2026-02-26 10:00");
        add({"acme"}, "2026-02-27 09:00", "2026-02-27 10:30");
        add({"book", "write"}, "2026-02-27 11:00", "2026-02-27 12:00");
        add({"acme"}, "2026-03-01 09:00", "2026-03-01 09:30");
    }
    [[nodiscard]] Day day(std::string_view text) const { return parse_day(text, now.today).value(); }
    tracking::Settled settle(std::string_view until, const std::string& work = {}) {
        return tracking::settle(store, {day(until), work}, now);
    }
    std::vector<Money> unbilled() {
        reporting::Request request;
        return reporting::report(store, request, now).total.unbilled;
    }
};

}  // namespace

TEST_CASE("what was billed elsewhere is settled up to a day, worth what a draft would have come to") {
    Older desk;
    CHECK(desk.unbilled() == std::vector{Money{45'000, Currency()}});
    const Memory before = memory_of(desk.store);
    const tracking::Settled settled = desk.settle("2026-02-28");
    CHECK(settled.sessions == 2);
    CHECK(settled.time == Seconds(150min));
    CHECK(settled.money == std::vector{Money{37'500, Currency()}});
    CHECK(desk.unbilled() == std::vector{Money{7'500, Currency()}});
    CHECK(refusal([&] { desk.settle("2026-02-28"); }).kind == ErrorKind::refused);
    desk.store.journal().undo();
    CHECK(memory_of(desk.store) == before);
}

TEST_CASE("own work, what is on a draft, other clients and what still runs are not settled") {
    Older desk;
    people::add_client(desk.store, "globex", {}, desk.now);
    people::add_project(desk.store, "globex/ranking", {}, desk.now);
    desk.add({"globex"}, "2026-02-25 09:00", "2026-02-25 10:00");
    const SessionId first =
        desk.store.sessions().overlapping(desk.at("2026-02-26 09:00"), desk.at("2026-02-26 09:01")).front().id;
    desk.draft({first});
    desk.start({"acme"});
    CHECK(desk.settle("2026-03-02", "acme").sessions == 2);
    CHECK_FALSE(desk.store.sessions().find(first)->settled);
    CHECK_FALSE(desk.store.sessions().open()->settled);
    CHECK(desk.settle("2026-03-02").sessions == 1);
    CHECK(refusal([&] { desk.settle("2026-03-02", "nobody"); }).kind == ErrorKind::not_found);
}
