#include <support/test.hpp>

#include <app/scene.hpp>

using namespace scene;

namespace {

Day day(const Desk& desk, std::string_view text) {
    return parse_day(text, desk.now.today).value();
}

pricing::RateSet set(Desk& desk, const pricing::RateScope& scope, std::string_view rate, std::string_view from) {
    return pricing::set_rate(desk.store, scope, rate, day(desk, from), desk.now);
}

}  // namespace

TEST_CASE("a new rate never touches the days before it") {
    Desk desk;
    desk.clock("2026-03-02 12:00");
    desk.add({"acme"}, "yesterday 09:00", "yesterday 10:00");
    desk.add({"acme"}, "09:00", "10:00");
    const auto changed = set(desk, {"acme", "", ""}, "200", "2026-03-02");
    CHECK(changed.sessions_changed == 1);
    CHECK(changed.before->rate.minor_per_hour == 15000);
    CHECK(changed.replaced == std::nullopt);
    CHECK(desk.store.journal().history(1).front().label == "set rate acme $200/h from 2026-03-02");
    const tracking::Log log = tracking::log(desk.store, {}, desk.now);
    CHECK(log.entries[0].share == Money{15000, {}});
    CHECK(log.entries[1].share == Money{20000, {}});
    CHECK(log.money == std::vector{Money{35000, {}}});
}

TEST_CASE("a rate on the same scope and day replaces the one there, and says so") {
    Desk desk;
    const auto changed = set(desk, {"acme", "", ""}, "160", "2026-01-01");
    REQUIRE(changed.replaced);
    CHECK(changed.replaced->rate.minor_per_hour == 15000);
    CHECK(desk.store.rates().entries().size() == 1);
    const auto history = desk.store.journal().history(10).size();
    CHECK(set(desk, {"acme", "", ""}, "160", "2026-01-01").replaced == std::nullopt);
    CHECK(desk.store.journal().history(10).size() == history);
    desk.store.journal().undo();
    CHECK(desk.store.rates().entries().front().rate.minor_per_hour == 15000);
}

TEST_CASE("a rate is for a client, its project, a kind, or long and short work, never for own work") {
    Desk desk;
    CHECK(set(desk, {"acme/ner", "meeting", ""}, "120", "today").scope == "acme/ner meeting");
    CHECK(set(desk, {"acme/ner", "", ""}, "155", "today").scope == "acme/ner");
    CHECK(set(desk, {"acme", "meeting", ""}, "110", "today").scope == "acme meeting");
    CHECK(set(desk, {"", "consult", ""}, "220", "today").scope == "consult");
    CHECK(set(desk, {"", "", "long"}, "140", "today").scope == "long");
    const auto rows = pricing::list_rates(desk.store);
    REQUIRE(rows.size() == 6);
    CHECK(rows.front().scope == "acme/ner meeting");
    CHECK(rows.back().scope == "long");

    CHECK(refusal([&] { set(desk, {"book", "", ""}, "1", "today"); }).kind == ErrorKind::refused);
    CHECK(refusal([&] { set(desk, {"", "", ""}, "1", "today"); }).kind == ErrorKind::usage);
    CHECK(refusal([&] { set(desk, {"acme", "", "long"}, "1", "today"); }).kind == ErrorKind::usage);
    CHECK(refusal([&] { set(desk, {"", "", "forever"}, "1", "today"); }).kind == ErrorKind::usage);
    CHECK(refusal([&] { set(desk, {"acme", "cod", ""}, "1", "today"); }).kind == ErrorKind::not_found);
    CHECK(refusal([&] { set(desk, {"acmee", "", ""}, "1", "today"); }).kind == ErrorKind::not_found);
    CHECK(refusal([&] { set(desk, {"acme", "", ""}, "-5", "today"); }).kind == ErrorKind::usage);
    CHECK(refusal([&] { set(desk, {"acme", "", ""}, "150.555", "today"); }).kind == ErrorKind::usage);
}

TEST_CASE("a rate has the client's currency, or the profile's, unless the text names one") {
    Desk desk;
    people::ProfileEdit profile;
    profile.name = "Ada";
    profile.currency = "EUR";
    people::setup(desk.store, profile, desk.now);
    CHECK(set(desk, {"acme", "", ""}, "160", "today").entry.rate.currency.code() == "USD");
    CHECK(set(desk, {"", "consult", ""}, "220", "today").entry.rate.currency.code() == "EUR");
    CHECK(set(desk, {"", "consult", ""}, "220 USD", "yesterday").entry.rate.currency.code() == "USD");
    CHECK(set(desk, {"", "mentor", ""}, "₩90000", "today").entry.rate == Rate{90000, Currency::parse("KRW").value()});
    const Error other = refusal([&] { set(desk, {"acme", "", ""}, "160 EUR", "today"); });
    CHECK(other.message == "acme is billed in USD, so a rate in EUR would never apply");
    CHECK(other.hint == "a rate in USD, or sugo client edit acme --currency EUR");
}

TEST_CASE("the only rate of a scope is removed by its name, one of several by its day") {
    Desk desk;
    set(desk, {"acme", "", ""}, "200", "2026-02-01");
    const Error which = refusal([&] { pricing::remove_rate(desk.store, {"acme", "", ""}, std::nullopt, desk.now); });
    CHECK(which.kind == ErrorKind::usage);
    CHECK(which.message == "acme has 2 rates, from 2026-01-01, 2026-02-01");
    const Error no_day = refusal([&] { pricing::remove_rate(desk.store, {"acme", "", ""}, desk.now.today, desk.now); });
    CHECK(no_day.kind == ErrorKind::not_found);
    desk.add({"acme"}, "2026-02-20 09:00", "2026-02-20 10:00");
    const auto removed = pricing::remove_rate(desk.store, {"acme", "", ""}, day(desk, "2026-02-01"), desk.now);
    CHECK(removed.entry.rate.minor_per_hour == 20000);
    CHECK(removed.sessions_changed == 1);
    CHECK(removed.before->rate.minor_per_hour == 15000);
    pricing::remove_rate(desk.store, {"acme", "", ""}, std::nullopt, desk.now);
    CHECK(refusal([&] {
              pricing::remove_rate(desk.store, {"acme", "", ""}, std::nullopt, desk.now);
          }).kind == ErrorKind::not_found);
}

TEST_CASE("explain says which rate applies on a day, and why the project is long or short") {
    Desk desk;
    people::ProjectEdit agreed;
    agreed.agreed_per_week = "12h";
    people::edit_project(desk.store, "acme/ner", agreed, desk.now);
    set(desk, {"acme", "meeting", ""}, "110", "2026-02-01");
    set(desk, {"", "", "long"}, "140", "2026-01-01");
    const auto meeting = pricing::explain(desk.store, {"acme", "meeting"}, day(desk, "2026-03-01"));
    CHECK(format(*meeting.rate) == "$110/h");
    CHECK(meeting.billable);
    CHECK(meeting.tier_reason == "acme/ner has 12h agreed a week, long from 10h");
    CHECK(meeting.scopes == Words{"acme/ner meeting", "acme/ner", "acme meeting", "acme", "meeting", "long"});
    REQUIRE(meeting.steps.size() == 6);
    CHECK(meeting.steps[2].applies);
    CHECK(!meeting.steps[3].applies);
    CHECK(meeting.steps[5].entry);

    const auto january = pricing::explain(desk.store, {"acme", "meeting"}, day(desk, "2026-01-15"));
    CHECK(format(*january.rate) == "$150/h");
    CHECK(pricing::explain(desk.store, {"acme"}, day(desk, "2025-12-31")).rate == std::nullopt);
    CHECK(!pricing::explain(desk.store, {"acme", "learn"}, desk.now.today).billable);
    CHECK(pricing::explain(desk.store, {"book", "write"}, desk.now.today).rate == std::nullopt);
}

TEST_CASE("a changed rate counts drafted sessions, but not what is issued or billed elsewhere") {
    Desk desk;
    desk.clock("2026-03-02 14:00");
    const SessionId drafted = desk.add({"acme"}, "09:00", "10:00").added.session.id;
    const SessionId issued = desk.add({"acme"}, "10:00", "11:00").added.session.id;
    desk.issue(desk.draft({issued}));
    desk.draft({drafted});
    Session settled = desk.add({"acme"}, "11:00", "12:00").added.session;
    settled.settled = true;
    desk.store.transact(desk.now.at, "settle", [&] { desk.store.sessions().update(settled); });
    CHECK(set(desk, {"acme", "", ""}, "200", "today").sessions_changed == 1);
}

TEST_CASE("rates of one scope and day in two currencies stand side by side, and removing one asks which") {
    Desk desk;
    set(desk, {"", "", "short"}, "150 USD", "2026-01-01");
    const auto other = set(desk, {"", "", "short"}, "140 EUR", "2026-01-01");
    CHECK(other.replaced == std::nullopt);
    CHECK(other.before == std::nullopt);
    CHECK(desk.store.rates().entries().size() == 3);
    const auto again = set(desk, {"", "", "short"}, "160 USD", "2026-01-01");
    CHECK(again.replaced->rate.minor_per_hour == 15000);
    const pricing::RateScope scope{"", "", "short"};
    const Error asked = refusal([&] { pricing::remove_rate(desk.store, scope, day(desk, "2026-01-01"), desk.now); });
    CHECK(asked.kind == ErrorKind::usage);
    CHECK(asked.message == "short has 2 rates from 2026-01-01: €140/h and $160/h");
    CHECK(refusal([&] { pricing::remove_rate(desk.store, scope, {}, desk.now); }).message == asked.message);
}

TEST_CASE("of a client's rates in two currencies that in its own currency is removed first") {
    Desk desk;
    people::ClientEdit edit;
    edit.currency = "EUR";
    desk.set_client("acme", edit);
    set(desk, {"acme", "", ""}, "140", "2026-01-01");
    const auto removed = pricing::remove_rate(desk.store, {"acme", "", ""}, {}, desk.now);
    CHECK(removed.entry.rate.currency.code() == "EUR");
    CHECK(desk.store.rates().entries().size() == 1);
}
