#include <support/test.hpp>

#include <core/small_books.hpp>
#include <sugo/away.hpp>

using namespace sugo;
using namespace sugo::test;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

/// The clocks at so many minutes after 9:00, of which the machine slept some.
ClockReading clock_at(minutes after_nine, minutes slept = {}, const std::string& boot = "a") {
    return {on_march(2, 9) + after_nine, hours(5) + after_nine - slept, hours(5) + after_nine, boot};
}

Session open_since_nine(std::optional<Seconds> planned) {
    Session open = session(1, ner, code, on_march(2, 9), minutes(1));
    open.stop.reset();
    open.outcome = Outcome::running;
    open.planned = planned;
    return open;
}

}  // namespace

TEST_CASE("what lies between a sign of life and now") {
    struct Row {
        const char* what;
        std::optional<Seconds> planned;
        ClockReading now;
        std::optional<Absence> found;
    };
    const auto nine = on_march(2, 9);
    const Seconds pomodoro = minutes(25);
    const auto asleep = [&](minutes since, Seconds time) { return Absence{Absence::Kind::asleep, nine + since, time}; };
    const std::vector<Row> rows = {
        {"awake", {}, clock_at(hours(3)), {}},
        {"a short sleep", {}, clock_at(minutes(30), minutes(1)), {}},
        {"nine hours with the lid closed",
         {},
         clock_at(hours(9) + minutes(20), hours(9)),
         asleep(minutes(20), hours(9))},
        {"asleep in a pomodoro", pomodoro, clock_at(hours(9) + minutes(12), hours(9)), asleep(minutes(12), hours(9))},
        {"asleep after the ring", pomodoro, clock_at(hours(9) + minutes(25), hours(9)), {}},
        {"asleep a while in a pomodoro that still runs", pomodoro, clock_at(minutes(20), minutes(8)),
         asleep(minutes(12), minutes(8))},
        {"started again",
         {},
         {nine + hours(2), minutes(3), minutes(3), "b"},
         Absence{Absence::Kind::restarted, nine, hours(2)}},
        {"started again at once", {}, {nine + minutes(1), minutes(1), minutes(1), "b"}, {}},
        {"eleven hours of work", {}, clock_at(hours(11)), {}},
        {"forgotten for 32 hours", {}, clock_at(hours(32)), Absence{Absence::Kind::forgotten, nine, hours(32)}},
        {"a pomodoro forgotten for 32 hours rang", pomodoro, clock_at(hours(32)), {}},
        {"a clock set back by a day", {}, {nine - hours(24), hours(5) + minutes(30), hours(5) + minutes(30), "a"}, {}},
        {"asleep, and the clock set back",
         {},
         {nine - hours(24), hours(5), hours(14), "a"},
         asleep(minutes(0), hours(9))},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK(absence(open_since_nine(row.planned), clock_at(minutes(0)), row.now) == row.found);
    }
}

TEST_CASE("whatever the clocks show, nothing is cut before the beginning, and no time asleep counts") {
    property("any two readings", [](int realtime, unsigned short awake, unsigned short slept, bool same_boot) {
        const ClockReading sign = clock_at(minutes(0));
        const ClockReading now{sign.realtime + Seconds(realtime % 400'000), sign.awake + Seconds(awake),
                               sign.running + Seconds(awake) + Seconds(slept), same_boot ? "a" : "b"};
        const Session open = open_since_nine(std::nullopt);
        const auto found = absence(open, sign, now);
        if (!found) {
            if (same_boot) RC_ASSERT(Seconds(slept) < shortest_absence);
            return;
        }
        RC_ASSERT(found->since >= open.start);
        RC_ASSERT(found->time >= shortest_absence);
        if (found->kind == Absence::Kind::asleep && found->since > open.start) {
            RC_ASSERT(now.realtime - found->since == Seconds(slept));
        }
    });
}

TEST_CASE("answers are read by their words") {
    CHECK(parse_away_answer("cut").value() == AwayAnswer::cut);
    CHECK(parse_away_answer("keep").value() == AwayAnswer::keep);
    CHECK(parse_away_answer("void").value() == AwayAnswer::voided);
    CHECK(parse_away_answer("").has_error());
    CHECK(parse_away_answer("tea").error().kind == ErrorKind::usage);
}
