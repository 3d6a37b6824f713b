#include <support/test.hpp>

#include <app/scene.hpp>

using namespace scene;

namespace {

/// A desk where a pomodoro may pause for five minutes, with one that runs since 09:00.
struct Relaxed : Desk {
    Relaxed() {
        people::set_setting(store, "pause", "5m", now);
        start({"acme"});
    }
    tracking::Started go_on() { return tracking::resume(store, "", "", now); }
};

}  // namespace

TEST_CASE("the technique knows no pause") {
    Desk desk;
    desk.start({"acme"});
    CHECK(refusal([&] { tracking::pause(desk.store, desk.now); }).message ==
          "a pomodoro is indivisible: it has no pause");
    CHECK(desk.store.sessions().open());
}

TEST_CASE("a pomodoro goes on after its pause with what is left, and rings once") {
    Relaxed desk;
    desk.clock("2026-03-02 09:10");
    const auto paused = tracking::pause(desk.store, desk.now);
    CHECK(paused.left == 15min);
    CHECK(paused.until == desk.at("2026-03-02 09:15"));
    CHECK(paused.paused.time == 10min);
    CHECK(paused.paused.session.outcome == Outcome::paused);
    CHECK(tracking::status(desk.store, desk.now).cycle.phase == Phase::paused);
    desk.clock("2026-03-02 09:14");
    CHECK(desk.go_on().started.session.planned == 15min);
    desk.clock("2026-03-02 09:30");
    const auto rang = desk.stop();
    CHECK(rang.ended.session.outcome == Outcome::rung);
    CHECK(rang.ended.session.stop == desk.at("2026-03-02 09:29"));
    const auto status = tracking::status(desk.store, desk.now);
    CHECK(status.rung_today == 1);
    CHECK(status.today == 25min);
    CHECK(status.cycle.phase == Phase::short_break);
}

TEST_CASE("it may pause twice, and is whole again the next time") {
    Relaxed desk;
    desk.clock("2026-03-02 09:10");
    tracking::pause(desk.store, desk.now);
    desk.go_on();
    desk.clock("2026-03-02 09:20");
    CHECK(tracking::pause(desk.store, desk.now).left == 5min);
    CHECK(desk.go_on().started.session.planned == 5min);
    desk.clock("2026-03-02 09:40");
    desk.stop();
    CHECK(desk.go_on().started.session.planned == 25min);
}

TEST_CASE("after too long a pause it begins anew") {
    Relaxed desk;
    desk.clock("2026-03-02 09:10");
    tracking::pause(desk.store, desk.now);
    desk.clock("2026-03-02 09:16");
    CHECK(tracking::status(desk.store, desk.now).cycle.phase == Phase::idle);
    CHECK(desk.go_on().started.session.planned == 25min);
}

TEST_CASE("other work ends a pause, and what was paused is begun anew later") {
    Relaxed desk;
    desk.clock("2026-03-02 09:10");
    tracking::pause(desk.store, desk.now);
    desk.start({"book", "code"});
    desk.clock("2026-03-02 09:12").stop();
    CHECK(tracking::resume(desk.store, "@2", "", desk.now).started.session.planned == 25min);
}

TEST_CASE("what rang, has no ring or does not run is not paused") {
    Relaxed desk;
    desk.clock("2026-03-02 09:25");
    CHECK(refusal([&] { tracking::pause(desk.store, desk.now); }).message == "it rang at 09:25");
    desk.stop();
    CHECK(refusal([&] { tracking::pause(desk.store, desk.now); }).message == "nothing is running");
    desk.start({"acme", "meeting"});
    CHECK(refusal([&] { tracking::pause(desk.store, desk.now); }).kind == ErrorKind::refused);
}

TEST_CASE("a pause is on the sheet, is billed as worked, and is undone") {
    Relaxed desk;
    desk.clock("2026-03-02 09:10");
    const Memory before = memory_of(desk.store);
    const auto paused = tracking::pause(desk.store, desk.now);
    CHECK(paused.paused.billable);
    const auto sheet = tracking::sheet(desk.store, desk.now.today, desk.now);
    CHECK(sheet.stopped_early == 0);
    CHECK(sheet.time == 10min);
    desk.store.journal().undo();
    CHECK(memory_of(desk.store) == before);
}
