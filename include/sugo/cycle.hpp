#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <sugo/session.hpp>
#include <sugo/time.hpp>

// The cycle of work and breaks as a pure function (F. Cirillo, The Pomodoro Technique, v1.3). Nothing of it is stored:
// sessions and the time say where it stands, so every process finds it as another left it.

namespace sugo {

/// How long breaks are, and after how many pomodori the long one comes.
struct CycleRules {
    Seconds short_break = std::chrono::minutes(5);
    Seconds long_break = std::chrono::minutes(15);
    /// Pomodori of a set, at least one; counted over all work, from none on each day.
    int set = 4;
    /// The longest pause within a pomodoro; zero: none, as the technique has it.
    Seconds pause{};

    bool operator==(const CycleRules&) const = default;
};

/// `work` is a pomodoro, `stopwatch` work that never rings.
enum class Phase { idle, work, stopwatch, short_break, long_break, paused };
std::string_view to_string(Phase phase);  ///< "idle", "work", "short break", "paused" …

struct Cycle {
    Phase phase = Phase::idle;
    /// When the phase began; unset in an idle cycle that never did anything.
    Instant since{};
    /// When the pomodoro rings, or the break or the pause is over; empty where nothing ends by itself.
    std::optional<Instant> until;
    /// The day on which pomodori are counted: that on which the last one was begun.
    Day day{};
    /// Pomodori that rang on that day.
    int rung = 0;
    /// In a pause, what the pomodoro still has to run.
    Seconds left{};

    bool operator==(const Cycle&) const = default;
};

/// What somebody decided about breaks that no session says: one taken before its time, or given another length, or
/// over.
struct BreakMark {
    enum class Kind { short_break, long_break, over };

    BreakMarkId id;
    Instant at{};
    Kind kind = Kind::short_break;

    bool operator==(const BreakMark&) const = default;
};
std::string_view to_string(BreakMark::Kind kind);  ///< "short", "long", "over"
Result<BreakMark::Kind> parse_break_mark(std::string_view text);

/// What somebody does, or that time passes. A ring and the end of a break are no events: time brings them.
struct CycleEvent {
    enum class Kind { start, stop, void_it, pause, short_break, long_break, skip_break, pass };
    Kind kind = Kind::pass;
    Instant at{};
    /// The local day of `at`, where work is begun.
    Day day{};
    /// Of a start: the pomodoro's length; empty for a stopwatch session.
    std::optional<Seconds> planned;
};

struct CycleEffect {
    enum class Kind { began, rang, stopped, voided, paused, pause_ended, break_began, break_ended };
    Kind kind = Kind::began;
    Instant at{};

    bool operator==(const CycleEffect&) const = default;
};

struct CycleStep {
    Cycle cycle;
    /// In the order in which they happened, each at its own time: a ring is at start plus length, however late it is
    /// looked at.
    std::vector<CycleEffect> effects;
};

/// The cycle after an event. What time brought before the event happens first. A start ends what runs, or a break; a
/// stop, a void or a skip where there is nothing of the kind changes nothing. Taking a break ends what runs; in a break
/// it changes how long that is, counted from where it began. A pause is of a pomodoro alone; a start ends it. An event
/// that lies before the phase began (a clock that was set back) lets no time pass.
CycleStep step(Cycle cycle, const CycleEvent& event, const CycleRules& rules);

/// The cycle after a session as it is on record; `day` is its local day. One that runs is only begun.
Cycle after(Cycle cycle, const Session& session, Day day, const CycleRules& rules);
/// The cycle after a decision about breaks.
Cycle after(Cycle cycle, const BreakMark& mark, const CycleRules& rules);
/// The cycle as it stands at a moment of a day: on another day than that of its last start, none has rung.
Cycle at_moment(const Cycle& cycle, Instant at, Day day, const CycleRules& rules);

/// Whether the phase is a break.
bool is_break(Phase phase);
/// The place in the set of the pomodoro that runs or comes next, from 1.
int place_in_set(const Cycle& cycle, const CycleRules& rules);

}  // namespace sugo
