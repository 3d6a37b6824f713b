#include <support/test.hpp>

#include <algorithm>

#include <core/small_books.hpp>
#include <sugo/statistics.hpp>

using namespace sugo;
using namespace sugo::test;
using std::chrono::minutes;
using Verdict = InterruptionChange::Verdict;

namespace {

constexpr Outcome rang = Outcome::rung;
constexpr Outcome voided = Outcome::voided;
constexpr Outcome early = Outcome::stopped;

/// "'" and "-" in `marks`.
PomodoroRecord pomodoro(Instant start, Outcome outcome = rang, std::string_view marks = "", int length = 25,
                        const Zone& zone = {}) {
    Session ended = session(1, ner, code, start, minutes(length));
    ended.planned = minutes(outcome == rang ? length : 25);
    ended.outcome = outcome;
    ended.zone = zone;
    PomodoroRecord record = pomodoro_record(ended).value();
    record.internal = static_cast<int>(std::ranges::count(marks, '\''));
    record.external = static_cast<int>(std::ranges::count(marks, '-'));
    record.client = acme;
    return record;
}

/// The working day of 17 pomodori that tests/app keeps as a record sheet.
std::vector<PomodoroRecord> working_day() {
    const auto at = [](int hour, int minute) { return on_march(2, hour, minute); };
    return {pomodoro(at(8, 30)),
            pomodoro(at(9, 0), rang, "'"),
            pomodoro(at(9, 30), voided, "-", 11),
            pomodoro(at(9, 45), rang, "'-"),
            pomodoro(at(10, 15)),
            pomodoro(at(10, 55)),
            pomodoro(at(11, 25), rang, "''"),
            pomodoro(at(11, 55), early, "", 17),
            pomodoro(at(13, 0)),
            pomodoro(at(13, 30), rang, "-"),
            pomodoro(at(14, 10)),
            pomodoro(at(14, 40), voided, "", 3),
            pomodoro(at(14, 45)),
            pomodoro(at(15, 15), rang, "'"),
            pomodoro(at(15, 45)),
            pomodoro(at(16, 25)),
            pomodoro(at(16, 55), rang, "--")};
}

PomodoroStatistics counted(const std::vector<PomodoroRecord>& records) {
    return pomodoro_statistics(records, small_books());
}

using Rows = std::vector<PomodoroRow>;

PomodoroCounts sum_of(const Rows& rows) {
    PomodoroCounts sum;
    for (const auto& [key, counts] : rows) {
        sum.rung += counts.rung;
        sum.voided += counts.voided;
        sum.stopped_early += counts.stopped_early;
        sum.internal += counts.internal;
        sum.external += counts.external;
    }
    return sum;
}

std::vector<std::string> keys(const Rows& rows) {
    std::vector<std::string> keys;
    for (const PomodoroRow& row : rows) keys.push_back(row.key);
    return keys;
}

/// So many pomodori that all rang, each half hour of a day from an hour on, the first `broken` of them interrupted.
std::vector<PomodoroRecord> row_of(int march_day, int hour, int number, int broken = 0) {
    std::vector<PomodoroRecord> records;
    for (int at = 0; at < number; ++at)
        records.push_back(pomodoro(on_march(march_day, hour, 30 * at), rang, at < broken ? "'" : ""));
    return records;
}

std::vector<PomodoroRecord> operator+(std::vector<PomodoroRecord> some, const std::vector<PomodoroRecord>& more) {
    some.insert(some.end(), more.begin(), more.end());
    return some;
}

}  // namespace

TEST_CASE("a working day is counted as it was by hand") {
    const PomodoroStatistics day = counted(working_day());
    CHECK(day.total == PomodoroCounts{14, 2, 1, 5, 5});
    CHECK(day.total.begun() == 17);
    CHECK(day.total.interruptions_each() == "0.59");
    CHECK(day.hours == Rows{{"08:00", {1, 0, 0, 0, 0}},
                            {"09:00", {2, 1, 0, 2, 2}},
                            {"10:00", {2, 0, 0, 0, 0}},
                            {"11:00", {1, 0, 1, 2, 0}},
                            {"13:00", {2, 0, 0, 0, 1}},
                            {"14:00", {2, 1, 0, 0, 0}},
                            {"15:00", {2, 0, 0, 1, 0}},
                            {"16:00", {2, 0, 0, 0, 2}}});
    CHECK(day.weekdays == Rows{{"monday", day.total}});
    CHECK(day.clients == Rows{{"acme", day.total}});
    CHECK(day.weeks == Rows{{"2026-W10", day.total}});
    CHECK(day.best_hours.empty());
    CHECK(day.change == std::nullopt);
    CHECK(day.longest_run == UnbrokenRun{2, march(2), on_march(2, 10, 15), on_march(2, 11, 20),
                                         day.longest_run->start_wall, day.longest_run->stop_wall});
}

TEST_CASE("nothing gives nothing") {
    const PomodoroStatistics nothing = counted({});
    CHECK(nothing.total == PomodoroCounts{});
    CHECK(nothing.total.interruptions_each().empty());
    CHECK(nothing.hours.empty());
    CHECK(nothing.weeks.empty());
    CHECK(nothing.longest_run == std::nullopt);
}

TEST_CASE("what is a pomodoro that has ended") {
    Session one = session(1, ner, code, on_march(2, 9), minutes(25));
    CHECK_FALSE(pomodoro_record(one));  // a stopwatch session
    one.planned = minutes(25);
    one.outcome = Outcome::rung;
    CHECK(pomodoro_record(one).value().outcome == rang);
    one.stop = on_march(2, 9, 40);
    one.outcome = Outcome::stopped;
    CHECK_FALSE(pomodoro_record(one));  // kept past its ring
    one.stop = on_march(2, 9, 24);
    CHECK(pomodoro_record(one).value().outcome == early);
    one.outcome = Outcome::voided;
    CHECK(pomodoro_record(one).value().outcome == voided);
    one.stop.reset();
    one.outcome = Outcome::running;
    CHECK_FALSE(pomodoro_record(one));
}

TEST_CASE("hour and weekday are those of the clock on the wall where it began") {
    const PomodoroRecord seoul = pomodoro(on_march(2, 23, 30), rang, "", 25, {"Asia/Seoul"});
    // The clocks go forward at 10:00 UTC.
    const PomodoroRecord seattle = pomodoro(on_march(8, 9, 50), rang, "", 25, {"America/Los_Angeles"});
    const PomodoroStatistics both = counted({seattle, seoul});
    CHECK(keys(both.hours) == std::vector<std::string>{"01:00", "08:00"});
    CHECK(keys(both.weekdays) == std::vector<std::string>{"tuesday", "sunday"});
    CHECK(clock_text(seattle.start_wall) == "01:50");
    CHECK(clock_text(seattle.stop_wall) == "03:15");
}

TEST_CASE("clients and kinds come by what was begun for them, weeks in time and without gaps") {
    PomodoroRecord own = pomodoro(on_march(16, 9));
    own.client.reset();
    own.kind = learn;
    const PomodoroStatistics all = counted(working_day() + std::vector{own});
    CHECK(keys(all.clients) == std::vector<std::string>{"acme", ""});
    CHECK(keys(all.kinds) == std::vector<std::string>{"code", "learn"});
    CHECK(keys(all.weeks) == std::vector<std::string>{"2026-W10", "2026-W11", "2026-W12"});
    CHECK(all.weeks[1].counts == PomodoroCounts{});
}

TEST_CASE("the longest run ends at a void, an early stop, an interruption and the end of the day") {
    struct Row {
        const char* what;
        std::vector<PomodoroRecord> between;
        int longest;
    };
    const std::vector<Row> rows = {{"nothing", {}, 6},
                                   {"void", {pomodoro(on_march(2, 10, 40), voided, "", 5)}, 3},
                                   {"early", {pomodoro(on_march(2, 10, 40), early, "", 5)}, 3},
                                   {"interrupted", {pomodoro(on_march(2, 10, 30), rang, "-")}, 3},
                                   {"one more", {pomodoro(on_march(2, 10, 30))}, 7}};
    for (const auto& [what, between, longest] : rows) {
        CAPTURE(what);
        CHECK(counted(row_of(2, 11, 3) + between + row_of(2, 9, 3)).longest_run->pomodori == longest);
    }
    CHECK(counted(row_of(2, 23, 2) + row_of(3, 0, 3)).longest_run->day == march(3));
    CHECK(counted(row_of(3, 9, 2) + row_of(2, 9, 2)).longest_run->day == march(2));
    CHECK_FALSE(counted(row_of(2, 9, 2, 2)).longest_run);
}

TEST_CASE("the best hours need five pomodori each, and many good ones beat few perfect ones") {
    const auto hours_of = [](int hour, int rung, int void_ones) {
        std::vector<PomodoroRecord> records;
        for (int day = 0; day < rung + void_ones; ++day)
            records.push_back(pomodoro(on_march(2 + day, hour), day < rung ? rang : voided));
        return records;
    };
    CHECK(counted(hours_of(9, 30, 0) + hours_of(10, 4, 0)).best_hours.empty());
    const auto four = counted(hours_of(9, 5, 0) + hours_of(10, 40, 2) + hours_of(14, 4, 6) + hours_of(15, 6, 6));
    // 55 of 69 rang in all; 14:00 and 15:00 are no good hours.
    CHECK(keys(four.best_hours) == std::vector<std::string>{"10:00", "09:00"});
}

TEST_CASE("a change in interruptions is told where chance would hardly make it") {
    struct Row {
        int begun_before, marks_before, begun_after, marks_after;
        std::optional<Verdict> verdict;
    };
    // With as many pomodori on both sides k interruptions all fall into the older ones by chance at 2 / 2^k.
    const Row rows[] = {{10, 7, 10, 0, {}},
                        {10, 8, 10, 0, Verdict::fewer},
                        {10, 0, 10, 8, Verdict::more},
                        {10, 7, 10, 1, Verdict::unclear},  // 2 · 9 / 256
                        {10, 40, 10, 39, Verdict::unclear},
                        {100, 120, 100, 60, Verdict::fewer},
                        {100, 60, 10, 6, Verdict::unclear},
                        {30, 0, 10, 4, Verdict::more},  // 2 / 4^4
                        {0, 0, 10, 20, {}},
                        {10, 20, 0, 0, {}},
                        {10, 0, 10, 0, {}}};
    for (const auto& [begun_before, marks_before, begun_after, marks_after, verdict] : rows) {
        CAPTURE(marks_before);
        CAPTURE(marks_after);
        CHECK(compare_interruptions({begun_before, 0, 0, marks_before, 0}, {begun_after, 0, 0, 0, marks_after}) ==
              verdict);
    }
}

TEST_CASE("the newer half of the days is held against the older") {
    const auto change = counted(row_of(2, 9, 12, 12) + row_of(4, 9, 12, 1) + row_of(6, 9, 2)).change;
    CHECK(change == InterruptionChange{march(4), {12, 0, 0, 12, 0}, {14, 0, 0, 1, 0}, Verdict::fewer});
}

TEST_CASE("however pomodori lie, each table has the same sum, and what rang was not void") {
    property("random records", [](std::vector<std::tuple<std::uint16_t, std::uint8_t, std::uint8_t>> made) {
        std::vector<PomodoroRecord> records;
        int rung = 0;
        for (std::size_t at = 0; at < made.size(); ++at) {
            const auto& [hour, what, marks] = made[at];
            constexpr Outcome outcomes[] = {rang, voided, early};
            const Zone zone{what % 2 == 0 ? "Asia/Seoul" : "America/Los_Angeles"};
            PomodoroRecord record = pomodoro(on_march(1, hour % 2'000) + Seconds(at), outcomes[what % 3], "", 10, zone);
            record.internal = marks % 3;
            record.external = marks % 5;
            if (marks % 4 == 0) record.client = marks % 8 == 0 ? std::nullopt : std::optional(globex);
            record.kind = marks % 7 == 0 ? code : learn;
            rung += record.outcome == rang ? 1 : 0;
            records.push_back(record);
        }
        const PomodoroStatistics statistics = counted(records);
        RC_ASSERT(statistics.total.rung == rung);
        RC_ASSERT(statistics.total.begun() == static_cast<int>(records.size()));
        for (const Rows* rows :
             {&statistics.hours, &statistics.weekdays, &statistics.clients, &statistics.kinds, &statistics.weeks}) {
            RC_ASSERT(sum_of(*rows) == statistics.total);
        }
        for (const PomodoroRow& best : statistics.best_hours) RC_ASSERT(best.counts.begun() >= 5);
        if (statistics.longest_run) RC_ASSERT(statistics.longest_run->pomodori <= rung);
        if (statistics.change)
            RC_ASSERT(sum_of({{"", statistics.change->before}, {"", statistics.change->after}}) == statistics.total);
        std::ranges::reverse(records);
        const PomodoroStatistics reversed = counted(records);
        RC_ASSERT(reversed.hours == statistics.hours);
        RC_ASSERT(reversed.longest_run == statistics.longest_run);
        RC_ASSERT(reversed.change == statistics.change);
    });
}
