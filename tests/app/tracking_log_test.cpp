#include <support/test.hpp>

#include <app/scene.hpp>

using namespace scene;

namespace {

struct Evening : Desk {
    Evening() {
        clock("2026-03-02 20:00");
        people::add_client(store, "globex", {}, now);
        people::add_project(store, "globex/web", {}, now);
    }

    tracking::Log log(const std::function<void(tracking::LogRequest&)>& how = {}) {
        tracking::LogRequest request;
        if (how) how(request);
        return tracking::log(store, request, now);
    }
    std::size_t count(const std::function<void(tracking::LogRequest&)>& how) { return log(how).entries.size(); }
};

}  // namespace

TEST_CASE("three sessions of 25 minutes at $200 an hour are $250.00, and the shares add up to it") {
    Evening desk;
    pricing::set_rate(desk.store, {"globex", "", ""}, "200", desk.now.today, desk.now);
    for (const char* from : {"09:00", "10:00", "11:00"}) {
        tracking::AddRequest request;
        request.words = {"globex"};
        request.from = from;
        request.length = Seconds(25min);
        tracking::add(desk.store, request, desk.now);
    }
    const tracking::Log log = desk.log();
    CHECK(log.money == std::vector{Money{25000, {}}});
    std::int64_t sum = 0;
    for (const tracking::Entry& entry : log.entries) sum += entry.share->minor;
    CHECK(sum == 25000);
    CHECK(log.time == Seconds(75min));
    CHECK(log.billable_time == Seconds(75min));
}

TEST_CASE("the log is filtered by work, kind, tag, text and billing") {
    Evening desk;
    people::add_project(desk.store, "acme/chat", {}, desk.now);
    tracking::AddRequest request;
    request.words = {"acme/ner"};
    request.from = "09:00";
    request.to = "10:00";
    request.note = "Error REPORT";
    request.tags = {"a", "b"};
    tracking::add(desk.store, request, desk.now);
    desk.add({"acme/chat", "meeting"}, "10:00", "11:00");
    desk.add({"globex"}, "11:00", "12:00");
    desk.add({"book", "write"}, "12:00", "13:00");
    desk.add({"learn"}, "13:00", "14:00");
    CHECK(desk.count([](auto& r) { r.work = "acme"; }) == 2);
    CHECK(desk.count([](auto& r) { r.work = "acme/chat"; }) == 1);
    CHECK(desk.count([](auto& r) { r.work = "book"; }) == 1);
    CHECK(desk.count([](auto& r) { r.kind = "meeting"; }) == 1);
    CHECK(desk.count([](auto& r) { r.tags = {"a", "b"}; }) == 1);
    CHECK(desk.count([](auto& r) { r.tags = {"a", "c"}; }) == 0);
    CHECK(desk.count([](auto& r) { r.text = "report"; }) == 1);
    CHECK(desk.count([](auto& r) { r.billable = true; }) == 3);
    CHECK(desk.count([](auto& r) { r.billable = false; }) == 2);
    CHECK(desk.count([](auto& r) { r.newest = 2; }) == 2);
    const tracking::Log newest_billable = desk.log([](auto& r) {
        r.billable = true;
        r.newest = 1;
    });
    REQUIRE(newest_billable.entries.size() == 1);
    CHECK(newest_billable.entries[0].work == "globex/web code");
    CHECK(newest_billable.without_rate == 1);
    CHECK(refusal([&] { desk.log([](auto& r) { r.work = "acmee"; }); }).kind == ErrorKind::not_found);
    CHECK(refusal([&] { desk.log([](auto& r) { r.kind = "cod"; }); }).kind == ErrorKind::not_found);
}

TEST_CASE("a session belongs to the day on which it began, in its own zone") {
    Evening desk;
    desk.add({"acme"}, "2026-02-28 23:30", "2026-03-01 01:00");
    const auto in = [&](std::string_view period) {
        return desk.count([&](auto& r) { r.period = parse_period(period, desk.now.today).value(); });
    };
    CHECK(in("2026-02-28") == 1);
    CHECK(in("2026-03-01") == 0);
    CHECK(in("2026-02") == 1);
    CHECK(in("2026-03") == 0);
    CHECK(in("2026-W09") == 1);
    desk.travel("Asia/Seoul");
    CHECK(in("2026-02-28") == 1);
    desk.clock("2026-03-02 20:00").add({"acme"}, "08:00", "08:30");  // still the day before in UTC
    CHECK(in("2026-03-02") == 1);
    CHECK(in("2026-03-01") == 0);
}

TEST_CASE("an issued session keeps the share and rate of its line when the rate is changed later") {
    Evening desk;
    const SessionId first = desk.add({"acme"}, "09:00", "09:20").added.session.id;
    const SessionId second = desk.add({"acme"}, "10:00", "10:20").added.session.id;
    desk.add({"acme"}, "11:00", "12:00");
    desk.issue(desk.draft({first, second}));
    pricing::set_rate(desk.store, {"acme", "", ""}, "300", parse_day("2026-01-01", desk.now.today).value(), desk.now);
    const tracking::Log log = desk.log();
    CHECK(log.entries[0].share == Money{5000, {}});
    CHECK(log.entries[0].rate == Rate{15000, {}});
    CHECK(log.entries[2].share == Money{30000, {}});
    CHECK(log.money == std::vector{Money{40000, {}}});
    CHECK(desk.count([](auto& r) { r.unbilled = true; }) == 1);
}

TEST_CASE("two currencies never add") {
    Evening desk;
    people::ClientEdit edit;
    edit.currency = "KRW";
    people::add_client(desk.store, "한빛", edit, desk.now);
    people::add_project(desk.store, "한빛/검색", {}, desk.now);
    pricing::set_rate(desk.store, {"한빛", "", ""}, "60000", desk.now.today, desk.now);
    desk.add({"acme"}, "09:00", "10:00");
    desk.add({"한빛"}, "10:00", "11:00");
    const tracking::Log log = desk.log();
    REQUIRE(log.money.size() == 2);
    CHECK(log.money[0].currency.code() == "KRW");
    CHECK(log.money[0].minor == 60000);
    CHECK(log.money[1] == Money{15000, {}});
}

TEST_CASE("the running session is listed with its time so far and without money") {
    Evening desk;
    desk.start({"acme"}, "19:50");
    const tracking::Log log = desk.log();
    CHECK(log.time == Seconds(10min));
    CHECK(log.entries[0].share == std::nullopt);
    CHECK(log.without_rate == 0);
}

TEST_CASE("in a long log every session has the short id that finds it") {
    Evening desk;
    desk.store.transact(desk.now.at, "fill", [&] {
        Session session;
        session.kind = desk.store.clients().kind("learn").value().id;
        session.zone = desk.zone;
        session.outcome = Outcome::stopped;
        Instant start = desk.at("2026-01-05 00:00");
        for (int n = 0; n < 60; ++n) {
            session.start = start;
            session.stop = start += 10min;
            desk.store.sessions().add(session);
        }
    });
    for (const tracking::Entry& entry : desk.log().entries) {
        CHECK(desk.store.sessions().by_short_id(entry.short_id).size() == 1);
    }
}
