#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sugo/id.hpp>
#include <sugo/invoice.hpp>
#include <sugo/session.hpp>
#include <sugo/time.hpp>

// How pomodori went and what broke into them: counted from the log by pure functions.

namespace sugo {

/// One pomodoro that has ended, as statistics count it: in few bytes, so that a million of them fit into little memory.
/// A stopwatch session is none, nor is a pomodoro that the user kept running past its ring, which is a stopwatch
/// session from then on.
struct PomodoroRecord {
    Instant start{};
    Instant stop{};
    /// The same on the clock where it was recorded: they say its day and hour.
    WallTime start_wall{};
    WallTime stop_wall{};
    /// Empty: own work.
    std::optional<ClientId> client;
    KindId kind;
    /// Rung, voided, or stopped: ended before its ring.
    Outcome outcome = Outcome::rung;
    int internal = 0;
    int external = 0;
};
/// An ended session as a record without its client and interruptions; empty if it is no pomodoro that has ended.
std::optional<PomodoroRecord> pomodoro_record(const Session& ended);

struct PomodoroCounts {
    int rung = 0;
    int voided = 0;
    /// Ended before the ring by a stop.
    int stopped_early = 0;
    /// Interruptions of any of them; what made one void is none.
    int internal = 0;
    int external = 0;

    bool operator==(const PomodoroCounts&) const = default;
    [[nodiscard]] int begun() const { return rung + voided + stopped_early; }
    [[nodiscard]] int interruptions() const { return internal + external; }
    /// Interruptions per pomodoro begun, "0.38", rounded half up; empty if none was.
    [[nodiscard]] std::string interruptions_each() const;
};

struct PomodoroRow {
    /// "09:00" (the whole hour), "monday", "acme" (own work: ""), "code", "2026-W10".
    std::string key;
    PomodoroCounts counts;

    bool operator==(const PomodoroRow&) const = default;
};

/// Pomodori of one day that rang one after the other without an interruption in any of them, and no other pomodoro
/// between them.
struct UnbrokenRun {
    int pomodori = 0;
    Day day{};
    /// The first one's start and the last one's ring, and what the clock showed then.
    Instant start{};
    Instant stop{};
    WallTime start_wall{};
    WallTime stop_wall{};

    bool operator==(const UnbrokenRun&) const = default;
};

/// Whether interruptions became rarer: what began before a day against what began on it and after.
struct InterruptionChange {
    enum class Verdict { fewer, more, unclear };

    Day since{};
    PomodoroCounts before;
    PomodoroCounts after;
    Verdict verdict = Verdict::unclear;

    bool operator==(const InterruptionChange&) const = default;
};
std::string_view to_string(InterruptionChange::Verdict verdict);  ///< "fewer", "more", "unclear"

struct PomodoroStatistics {
    PomodoroCounts total;
    /// Rows with at least one pomodoro begun. A pomodoro is in one row of each table: by the local hour and weekday of
    /// its start, by client, by kind, most begun first in these two, and by ISO week. Weeks without any between others
    /// have a row too.
    std::vector<PomodoroRow> hours;
    std::vector<PomodoroRow> weekdays;
    std::vector<PomodoroRow> clients;
    std::vector<PomodoroRow> kinds;
    std::vector<PomodoroRow> weeks;
    /// Of `hours`, at most three in which no smaller share rang than in all, best first; empty unless two or more have
    /// enough pomodori to compare.
    std::vector<PomodoroRow> best_hours;
    /// The longest, of equals the first; empty unless a pomodoro rang uninterrupted.
    std::optional<UnbrokenRun> longest_run;
    /// The newer half of the days against the older; empty where nothing could be told from so few.
    std::optional<InterruptionChange> change;
};
/// Of records in any order; clients and kinds are named by the books, which have them all.
PomodoroStatistics pomodoro_statistics(std::vector<PomodoroRecord> records, const Books& books);

/// Compares interruptions per pomodoro; empty where even the plainest difference that so many interruptions can show
/// could be chance.
std::optional<InterruptionChange::Verdict> compare_interruptions(const PomodoroCounts& before,
                                                                 const PomodoroCounts& after);

}  // namespace sugo
