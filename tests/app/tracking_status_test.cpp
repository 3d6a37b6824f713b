#include <support/test.hpp>

#include <app/scene.hpp>

using namespace scene;

namespace {

tracking::Status status(Desk& desk) {
    return tracking::status(desk.store, desk.now);
}

void pomodoro(Desk& desk, const std::string& at) {
    desk.clock(at).start({"acme"});
    desk.now = now_in(desk.now.at + 25min, desk.zone);
    desk.stop();
}

}  // namespace

TEST_CASE("an empty log has an idle status with the settings' aims") {
    Desk desk;
    const auto idle = status(desk);
    CHECK(!idle.open);
    CHECK(!idle.last);
    CHECK(idle.today == Seconds(0));
    CHECK(idle.day_target == 0);
    CHECK(idle.week_target == 80);
    CHECK(idle.pomodoro == Seconds(25min));
}

TEST_CASE("status counts today and this week, seconds and rung pomodori") {
    Desk desk;
    pomodoro(desk, "2026-03-01 23:00");  // Sunday: last week
    pomodoro(desk, "2026-03-02 00:00");
    pomodoro(desk, "2026-03-03 09:00");
    desk.clock("2026-03-04 12:00").add({"learn"}, "09:00", "10:00");
    pomodoro(desk, "2026-03-04 13:00");
    const auto wednesday = status(desk);
    CHECK(wednesday.today == Seconds(85min));
    CHECK(wednesday.rung_today == 1);
    CHECK(wednesday.week == Seconds(135min));
    CHECK(wednesday.rung_week == 3);
    REQUIRE(wednesday.last);
    CHECK(wednesday.last->work == "acme/ner code");
    desk.clock("2026-03-09 08:00");
    CHECK(status(desk).week == Seconds(0));
}

TEST_CASE("what runs counts as it would end now") {
    Desk desk;
    desk.start({"acme"});
    desk.clock("2026-03-02 09:10");
    CHECK(status(desk).today == Seconds(10min));
    CHECK(status(desk).rung_today == 0);
    CHECK(status(desk).open->time == Seconds(10min));
    desk.clock("2026-03-02 11:00");
    CHECK(status(desk).today == Seconds(25min));
    CHECK(status(desk).rung_week == 1);
    CHECK(status(desk).open->session.outcome == Outcome::running);
}

TEST_CASE("a session that began before midnight is yesterday's, running or not") {
    Desk desk;
    desk.clock("2026-03-02 23:50").start({"acme", "meeting"});
    desk.clock("2026-03-03 00:30");
    CHECK(status(desk).today == Seconds(0));
    CHECK(status(desk).week == Seconds(40min));
    desk.stop();
    CHECK(status(desk).today == Seconds(0));
}

TEST_CASE("the week is right to the second where a clock change lies in it") {
    for (const char* zone : {"America/Los_Angeles", "Europe/Berlin", "Pacific/Auckland", "Asia/Jerusalem"}) {
        for (const char* monday : {"2026-03-02", "2026-03-09", "2026-03-23", "2026-03-30", "2026-10-19", "2026-10-26",
                                   "2026-11-02", "2026-04-06", "2026-09-28"}) {
            CAPTURE(zone);
            CAPTURE(monday);
            Desk desk;
            desk.travel(zone);
            const Day first = parse_day(monday, desk.now.today).value();
            const Instant begins = begin_of(first, desk.zone);
            desk.now = now_in(begin_of(first + date::days(6), desk.zone) + 12h, desk.zone);
            const auto put = [&](Instant from, Seconds length) {
                desk.add({"learn"}, to_iso(from), to_iso(from + length));
            };
            put(begins - 1s, 1s);
            put(begins, 2s);
            put(begins - 5h, 3s);
            put(begins + 5h, 4s);
            put(desk.now.today_begins, 8s);
            put(desk.now.today_begins - 16s, 16s);
            CHECK(status(desk).week == Seconds(2 + 4 + 8 + 16));
            CHECK(status(desk).today == Seconds(8));
        }
    }
}

TEST_CASE("what began on Monday far in the east is this week's, although it was still Sunday here") {
    Desk desk;
    desk.travel("Pacific/Auckland").clock("2026-03-02 02:00").add({"learn"}, "00:30", "01:30");
    desk.now = now_in(desk.now.at + 72h, Zone{"America/Los_Angeles"});
    CHECK(status(desk).week == Seconds(1h));
}

TEST_CASE("after a flight each session keeps its own day and week") {
    Desk desk;
    desk.clock("2026-03-01 22:00").add({"learn"}, "20:00", "21:00");  // Sunday in Seattle, Monday in Seoul
    desk.travel("Asia/Seoul").clock("2026-03-02 18:00").add({"acme"}, "17:00", "17:30");
    CHECK(status(desk).today == Seconds(30min));
    CHECK(status(desk).week == Seconds(30min));
    // Back home it is 01:00 on the same Monday.
    desk.now = now_in(desk.now.at, Zone{"America/Los_Angeles"});
    CHECK(status(desk).today == Seconds(30min));
}
