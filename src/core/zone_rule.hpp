#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include <sugo/time.hpp>

namespace sugo {

/// Time of one offset from UTC, half-open.
struct ZoneStretch {
    Instant begin{};
    Instant end{};
    Seconds offset{};

    bool operator==(const ZoneStretch&) const = default;
};

/// Before and after all days that sugo knows: beyond them no rule changes a clock.
constexpr Instant first_instant = date::sys_days(date::year(-9999) / 1 / 1);
constexpr Instant last_instant = date::sys_days(date::year(12'000) / 1 / 1);
/// No clock is further from UTC, so a wall-clock time w is at most this far from the instant w in UTC.
constexpr Seconds furthest_offset = std::chrono::hours(26);

/// A day of every year on which the clock changes, and when: seconds from its midnight, on the wall clock before the
/// change.
struct YearlyChange {
    enum class Counted : std::uint8_t { from_zero, from_one_without_leap_days, by_weekday };

    Counted counted = Counted::by_weekday;
    /// The day of the year, or of the week (0 is Sunday).
    int day = 0;
    /// By weekday only: month 1 to 12, and which such day in it, 1 to 5 (the last).
    int month = 1;
    int week = 1;
    Seconds time{};

    bool operator==(const YearlyChange&) const = default;
};

/// How a zone goes on for ever: standard time, or that and summer time in turn.
struct ZoneRule {
    struct Summer {
        Seconds offset{};
        YearlyChange begins;
        YearlyChange ends;

        bool operator==(const Summer&) const = default;
    };

    Seconds standard{};
    std::optional<Summer> summer;

    bool operator==(const ZoneRule&) const = default;
};

/// Reads POSIX's TZ with the extensions of RFC 8536, as "CET-1CEST,M3.5.0,M10.5.0/3" or "<-03>3". Empty: it is none.
std::optional<ZoneRule> parse_zone_rule(std::string_view text);
/// The stretch in which an instant lies, as if the rule had always held.
ZoneStretch stretch_at(const ZoneRule& rule, Instant at);

}  // namespace sugo
