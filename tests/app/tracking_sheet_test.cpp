#include <support/test.hpp>

#include <app/scene.hpp>

using namespace scene;

namespace {

enum class How { rings, early, void_it };

/// A pomodoro of the day: when it begins, how it ends after how many minutes, and the marks in it.
struct Row {
    const char* begins;
    How how;
    int minutes;
    const char* marks;
    /// The break after it; 0: none.
    int pause;
};

// 14 pomodori that ring, two void ones and one that is stopped early; the long break comes after the 4th, the 8th and
// the 12th that rang.
constexpr Row day[] = {
    {"08:30", How::rings, 25, "", 5},   {"09:00", How::rings, 25, "'", 5},  {"09:30", How::void_it, 11, "-", 0},
    {"09:45", How::rings, 25, "'-", 5}, {"10:15", How::rings, 25, "", 15},  {"10:55", How::rings, 25, "", 5},
    {"11:25", How::rings, 25, "''", 5}, {"11:55", How::early, 17, "", 0},   {"13:00", How::rings, 25, "", 5},
    {"13:30", How::rings, 25, "-", 15}, {"14:10", How::rings, 25, "", 5},   {"14:40", How::void_it, 3, "", 0},
    {"14:45", How::rings, 25, "", 5},   {"15:15", How::rings, 25, "'", 5},  {"15:45", How::rings, 25, "", 15},
    {"16:25", How::rings, 25, "", 5},   {"16:55", How::rings, 25, "--", 5},
};

void live(Desk& desk, const Row& row) {
    desk.clock("2026-03-02 " + std::string(row.begins)).start({"acme"});
    const Instant begun = desk.now.at;
    const auto after = [&](int minutes) { desk.now = now_in(begun + std::chrono::minutes(minutes), desk.zone); };
    after(1);
    for (const char mark : std::string(row.marks)) {
        const auto kind = mark == '-' ? Interruption::Kind::external : Interruption::Kind::internal;
        tracking::interrupt(desk.store, {kind, "", ""}, desk.now);
    }
    after(row.minutes);
    if (row.how == How::void_it) {
        tracking::void_open(desk.store, "broken off", "", desk.now);
    } else {
        desk.stop();
    }
}

}  // namespace

TEST_CASE("a day by the technique's rules gives the sheet that was worked out by hand") {
    Desk desk;
    for (const Row& row : day) {
        CAPTURE(row.begins);
        live(desk, row);
        const Cycle cycle = tracking::status(desk.store, desk.now).cycle;
        if (row.pause == 0) {
            CHECK(cycle.phase == Phase::idle);
        } else {
            CHECK(cycle.phase == (row.pause == 15 ? Phase::long_break : Phase::short_break));
            CHECK(*cycle.until - desk.now.at == std::chrono::minutes(row.pause));
        }
    }
    const auto sheet = tracking::sheet(desk.store, desk.now.today, desk.now);
    CHECK(sheet.lines.size() == 17);
    CHECK(sheet.rung == 14);
    CHECK(sheet.voided == 2);
    CHECK(sheet.stopped_early == 1);
    CHECK(sheet.internal == 5);
    CHECK(sheet.external == 5);
    CHECK(sheet.time == Seconds(14 * 25min + 17min));
    CHECK(sheet.lines[2].interruptions.size() == 2);
    CHECK(sheet.lines[2].interruptions[1].note == "broken off");
    const auto status = tracking::status(desk.store, desk.now);
    CHECK(status.rung_today == 14);
    CHECK(status.today == sheet.time);
}

TEST_CASE("the sheet of a day has what began on it, and what runs is not counted as ended") {
    Desk desk;
    desk.clock("2026-03-02 23:50").start({"acme"});
    desk.clock("2026-03-03 00:05");
    CHECK(tracking::sheet(desk.store, desk.now.today, desk.now).lines.empty());
    const auto running = tracking::sheet(desk.store, desk.now.today - date::days(1), desk.now);
    CHECK(running.lines.size() == 1);
    CHECK(running.rung + running.stopped_early == 0);
    CHECK(running.time == Seconds(15min));
    desk.clock("2026-03-03 00:16");
    CHECK(tracking::sheet(desk.store, desk.now.today - date::days(1), desk.now).rung == 1);
}
