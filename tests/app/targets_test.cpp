#include <support/test.hpp>

#include <algorithm>

#include <app/scene.hpp>

using namespace scene;

namespace {

/// The remarks on a pomodoro that begins then; it rings.
Words pomodoro(Desk& desk, const std::string& at, const Words& words = {"acme"}) {
    const auto started = desk.clock(at).start(words);
    desk.now = now_in(desk.now.at + 25min, desk.zone);
    desk.stop();
    return started.remarks;
}

void set(Desk& desk, std::string_view key, std::string_view value) {
    people::set_setting(desk.store, key, value, desk.now);
}

}  // namespace

TEST_CASE("after as many pomodori as a day has at most, the next start says so, and no later one") {
    Desk desk;
    set(desk, "day-most", "3");
    CHECK(pomodoro(desk, "2026-03-02 09:00").empty());
    CHECK(pomodoro(desk, "2026-03-02 09:30").empty());
    CHECK(pomodoro(desk, "2026-03-02 10:00", {"learn"}).empty());
    CHECK(pomodoro(desk, "2026-03-02 10:30") ==
          Words{"a full day is done: 3 pomodori, 1h 15m of work; the rest may wait (sugo config day-most)"});
    CHECK(pomodoro(desk, "2026-03-02 11:00").empty());
    CHECK(pomodoro(desk, "2026-03-03 09:00").empty());
}

TEST_CASE("a void pomodoro after the limit does not make it be said again, and continue says it too") {
    Desk desk;
    set(desk, "day-most", "1");
    pomodoro(desk, "2026-03-02 09:00");
    CHECK(tracking::resume(desk.store, "", "", desk.now).remarks.size() == 1);
    tracking::void_open(desk.store, "", "", desk.now);
    CHECK(tracking::resume(desk.store, "", "", desk.now).remarks.empty());
}

TEST_CASE("the most of a day may be time, and none") {
    Desk desk;
    set(desk, "day-most", "2h");
    desk.clock("2026-03-02 12:00").add({"acme", "meeting"}, "09:00", "10:40");
    CHECK(desk.start({"acme"}).remarks.empty());
    desk.clock("2026-03-02 12:20").stop();
    const Words said{
        "a full day is done: 0 pomodori, 2h of work, 2h at most; the rest may wait (sugo config day-most)"};
    CHECK(desk.start({"acme"}).remarks == said);
    desk.clock("2026-03-02 12:21");
    tracking::cancel(desk.store, desk.now);
    set(desk, "day-most", "0");
    CHECK(desk.start({"acme"}).remarks.empty());
}

TEST_CASE("a full day is that of the clock where we are, over midnight and in another zone") {
    Desk desk;
    set(desk, "day-most", "1");
    pomodoro(desk, "2026-03-01 23:50");
    CHECK(pomodoro(desk, "2026-03-02 00:30").empty());
    desk.travel("Asia/Seoul");
    // Still Monday there, which began in Los Angeles.
    CHECK(pomodoro(desk, "2026-03-02 18:00").size() == 1);
    CHECK(pomodoro(desk, "2026-03-03 09:00").empty());
}

TEST_CASE("the third late evening of seven is remarked on, once an evening") {
    Desk desk;
    CHECK(pomodoro(desk, "2026-03-02 22:10").empty());
    CHECK(pomodoro(desk, "2026-03-04 01:10").empty());
    CHECK(pomodoro(desk, "2026-03-05 21:30").empty());
    const Words said{"3 of the last 7 evenings had work begun after 22:00; sleep well (sugo config evening)"};
    CHECK(pomodoro(desk, "2026-03-05 22:00") == said);
    CHECK(pomodoro(desk, "2026-03-05 23:00").empty());
    CHECK(pomodoro(desk, "2026-03-06 02:00").empty());
    CHECK(pomodoro(desk, "2026-03-06 09:00").empty());
    CHECK(says(pomodoro(desk, "2026-03-06 23:30"), "4 of the last 7 evenings"));
    set(desk, "evening", "off");
    CHECK(pomodoro(desk, "2026-03-07 23:30").empty());
}

TEST_CASE("on a day on which the clock changes, late is what the clock shows") {
    Desk desk;
    pomodoro(desk, "2026-03-06 22:00");
    pomodoro(desk, "2026-03-07 22:00");
    // 23 hours long: 21 hours after midnight the clock shows 22:00.
    CHECK(pomodoro(desk, "2026-03-08 21:30").empty());
    CHECK(pomodoro(desk, "2026-03-08 22:00").size() == 1);
}

TEST_CASE("the status has the day's target") {
    Desk desk;
    set(desk, "day", "10");
    CHECK(tracking::status(desk.store, desk.now).day_target == 10);
}

TEST_CASE("work in a zone that this system lacks is passed over, and never keeps other work from beginning") {
    Desk desk;
    set(desk, "day-most", "2");
    pomodoro(desk, "2026-03-02 20:30");
    desk.store.transact(desk.now.at, "plant", [&] {
        Session session = desk.store.sessions().newest(1).value();
        session.zone = Zone{"Mars/Olympus_Mons"};
        desk.store.sessions().update(session);
    });
    CHECK(pomodoro(desk, "2026-03-02 21:00").empty());
    CHECK(pomodoro(desk, "2026-03-02 21:30").empty());
    CHECK(says(desk.clock("2026-03-02 22:30").start({"learn"}).remarks, "a full day is done: 2 pomodori"));
}
