#include <support/test.hpp>

#include <app/scene.hpp>

using namespace scene;

namespace {

PomodoroStatistics counted(Desk& desk, const tracking::LogRequest& request = {}) {
    return tracking::statistics(desk.store, request, desk.now).pomodori;
}

tracking::LogRequest of_work(const std::string& work) {
    tracking::LogRequest request;
    request.work = work;
    return request;
}
tracking::LogRequest of_kind(const std::string& kind) {
    tracking::LogRequest request;
    request.kind = kind;
    return request;
}
tracking::LogRequest on_day(Day day) {
    tracking::LogRequest request;
    request.period = Period{day, day};
    return request;
}

void interrupt(Desk& desk, Interruption::Kind kind) {
    tracking::interrupt(desk.store, {kind, "", ""}, desk.now);
}

}  // namespace

TEST_CASE("pomodori are counted with what broke into them, and meetings are not") {
    Desk desk;
    desk.clock("2026-03-02 09:00").start({"acme"});
    desk.clock("2026-03-02 09:10");
    interrupt(desk, Interruption::Kind::external);
    interrupt(desk, Interruption::Kind::internal);
    desk.clock("2026-03-02 09:40").stop();
    desk.start({"acme", "meeting"});
    interrupt(desk, Interruption::Kind::external);
    desk.clock("2026-03-02 10:00").stop();
    desk.start({"book", "code"});
    desk.clock("2026-03-02 10:05");
    tracking::void_open(desk.store, "the client rang", "", desk.now);
    desk.start({"acme"});
    desk.clock("2026-03-02 10:10").stop();
    desk.add({"acme"}, "07:00", "07:25");  // added, so no pomodoro

    const PomodoroStatistics day = counted(desk);
    CHECK(day.total == PomodoroCounts{1, 1, 1, 1, 1});
    CHECK(day.hours.size() == 2);
    CHECK(day.clients.size() == 2);
    CHECK(day.longest_run == std::nullopt);
    CHECK(counted(desk, of_work("acme")).total == PomodoroCounts{1, 0, 1, 1, 1});
    CHECK(counted(desk, of_work("acme")).clients.size() == 1);
    CHECK(counted(desk, of_kind("meeting")).total == PomodoroCounts{});
    CHECK(counted(desk, on_day(desk.now.today - date::days(1))).total == PomodoroCounts{});
}

TEST_CASE("what runs is counted once its time is up") {
    Desk desk;
    desk.clock("2026-03-02 09:00").start({"acme"});
    interrupt(desk, Interruption::Kind::internal);
    desk.clock("2026-03-02 09:24");
    CHECK(counted(desk).total == PomodoroCounts{});
    desk.clock("2026-03-02 09:25");
    CHECK(counted(desk).total == PomodoroCounts{1, 0, 0, 1, 0});
    desk.clock("2026-03-02 12:00");
    CHECK(counted(desk).total == PomodoroCounts{1, 0, 0, 1, 0});
}

TEST_CASE("statistics and the record sheet of a day agree, wherever it was spent") {
    Desk desk;
    for (const char* zone : {"Asia/Seoul", "America/Los_Angeles"}) {
        desk.travel(zone).clock("2026-03-02 23:40").start({"acme"});
        desk.clock("2026-03-03 00:05").stop();
    }
    const Day day = desk.now.today - date::days(1);
    const PomodoroStatistics statistics = counted(desk, on_day(day));
    CHECK(statistics.total.rung == tracking::sheet(desk.store, day, desk.now).rung);
    CHECK(statistics.hours == std::vector<PomodoroRow>{{"23:00", {2, 0, 0, 0, 0}}});
    CHECK(statistics.longest_run->pomodori == 2);
}
