#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <sugo/session.hpp>
#include <sugo/time.hpp>

// Time in an open session in which nobody can have worked at this machine: it slept, it was started again, or nothing
// was heard of anybody for half a day.

namespace sugo {

struct Absence {
    enum class Kind { asleep, restarted, forgotten };

    Kind kind = Kind::asleep;
    /// Up to when it counts if it is cut. Asleep: as long as the machine was awake since the last sign of life, as if
    /// it had slept once, at the end; else the last sign of life.
    Instant since{};
    Seconds time{};

    bool operator==(const Absence&) const = default;
};
std::string_view to_string(Absence::Kind kind);  ///< "asleep", "restarted", "forgotten"
/// "the machine slept for 9h"
std::string what_was(const Absence& absence);

/// Shorter sleeps are breaths, and a clock that is set a little is none.
inline constexpr Seconds shortest_absence = std::chrono::minutes(2);
/// As long as a long working day.
inline constexpr Seconds longest_silence = std::chrono::hours(12);

/// What lies between the last sign of life in an open session and now; empty if nothing does, or if the pomodoro had
/// rung before.
std::optional<Absence> absence(const Session& open, const ClockReading& sign, const ClockReading& now);

/// What is done with an absence: nothing is said yet, all of it is kept, the session is cut where it began, or the
/// pomodoro is void from there.
enum class AwayAnswer { none, keep, cut, voided };
Result<AwayAnswer> parse_away_answer(std::string_view text);  ///< "keep", "cut", "void"

}  // namespace sugo
