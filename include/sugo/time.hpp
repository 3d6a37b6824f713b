#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <date/date.h>

#include <sugo/error.hpp>

// The names of time, aliased once: a later move from date to std::chrono touches this file.

namespace sugo {

using Seconds = std::chrono::seconds;
/// A moment on the UTC time line, to the second.
using Instant = date::sys_seconds;
/// A civil date without a zone.
using Day = date::local_days;
/// A civil date and wall-clock time without a zone.
using WallTime = date::local_seconds;

/// An IANA time zone by name. Made by parse_zone, by the program's clock or by the store.
struct Zone {
    std::string name = "UTC";

    auto operator<=>(const Zone&) const = default;
};

/// A zone of the system's database. Error: usage, with a did-you-mean where one is near.
Result<Zone> parse_zone(std::string_view name);

/// What the clocks of a machine show at one moment.
struct ClockReading {
    Instant realtime{};
    /// Since the machine was started: without the time that it slept (CLOCK_MONOTONIC), and with it (CLOCK_BOOTTIME).
    Seconds awake{};
    Seconds running{};
    /// Which start of the machine; empty where that is not known.
    std::string boot;

    bool operator==(const ClockReading&) const = default;
};

/// The present, as every use case receives it; nothing in the library reads a clock.
struct Now {
    Instant at{};
    Zone zone;
    /// The civil date of `at` in `zone`.
    Day today{};
    /// The bounds of today in `zone`, half-open.
    Instant today_begins{};
    Instant today_ends{};
    /// By which it is seen that the machine slept; empty where it cannot be.
    std::optional<ClockReading> clock{};
};

/// Now from an instant and a zone, by the zone database (the program itself fills Now from libc, which starts faster).
Now now_in(Instant at, const Zone& zone);

/// The wall-clock time of an instant in a zone. Failure (bad_data) if the zone is not in the system's database.
WallTime to_wall(Instant at, const Zone& zone);
Day day_of(Instant at, const Zone& zone);
/// The zone's offset from UTC at an instant, e.g. -7 h.
Seconds offset_at(Instant at, const Zone& zone);

/// The instant of a wall-clock time. A time that the zone skips becomes the moment of the change, a time that
/// occurs twice becomes the first of the two; then `remark` says so in one sentence.
struct Resolved {
    Instant at{};
    std::optional<std::string> remark;

    bool operator==(const Resolved&) const = default;
};
Resolved resolve(WallTime wall, const Zone& zone);
/// The first instant of a day in a zone (not always 00:00). Of a day that the zone skips, the moment of the change.
Instant begin_of(Day day, const Zone& zone);

/// Days from first to last, both included. first <= last.
struct Period {
    Day first{};
    Day last{};

    bool operator==(const Period&) const = default;
    [[nodiscard]] bool contains(Day day) const { return first <= day && day <= last; }
};

/// An ISO 8601 week: Monday to Sunday; week 1 holds the year's first Thursday.
struct Week {
    int year = 0;
    int number = 0;

    auto operator<=>(const Week&) const = default;
};
Week week_of(Day day);
Period days_of(Week week);

/// "2026-03-08"
std::string to_string(Day day);
/// "2026-W11"
std::string to_string(Week week);
/// "Sunday"
std::string weekday(Day day);
/// "March 2026", of the day's month.
std::string month_text(Day day);
/// "2026-03-01 to 2026-03-31", or the one day.
std::string to_string(Period period);
/// "2026-03-08T10:40:00Z"
std::string to_iso(Instant at);
/// "09:25", with ":07" when the seconds are not zero.
std::string clock_text(WallTime wall);
/// "25m", "2h", "1h 05m", "38h 20m", "5s", "1m 05s", "1h 00m 07s", "0m": exact; for people.
std::string format(Seconds duration);
/// "25:38" hours and minutes, "25:38:07" when seconds are not zero: exact; for invoices and tables.
std::string hours_text(Seconds duration);

/// A civil date. Reads 2026-03-08, today, yesterday, tomorrow, monday … sunday (the latest not after today),
/// "3 days ago", "2 weeks ago". All readers here ignore case and know the years 1970 to 9999. Error: usage.
Result<Day> parse_day(std::string_view text, Day today);
/// Reads 2026-W12. Error: usage.
Result<Week> parse_week(std::string_view text);
/// A period. Reads what parse_day reads (one day), 2026-W12, 2026-03, march, "march 2026", 2026-Q1, 2026; "this" or
/// "last" week, month, quarter or year; "last 7 days" and "last 2 weeks" (today the last of them); Timewarrior's :day,
/// :week, :lastweek, :month …; from the first day of A to the last of B, both any of these, as A..B, A/B, "A to B", "A
/// - B"; A/P1M (P3D, P2W, P1Y) so long from A on; "since A", "from A" up to today. It reads what to_string writes.
/// Error: usage.
Result<Period> parse_period(std::string_view text, Day today);
/// Whether the text asks for all time, which is no period: all, :all.
bool names_all_time(std::string_view text);
/// An instant in now's zone, or in the offset written. Reads now; 09:00, 9am, 9:30pm, 09:00:15 (on `day`, today by
/// default); yesterday 14:00, monday 9am; 25m ago, "1h 30m ago"; 2026-03-08 14:00, 2026-03-08T14:00:00, the same with Z
/// or +09:00. The remark is set as by resolve(). Error: usage.
Result<Resolved> parse_moment(std::string_view text, const Now& now, std::optional<Day> day = std::nullopt);
/// A step in time: exact, or by days, on which the time of day stays though a day be 23 or 25 hours long.
struct Shift {
    Seconds by{};
    date::days days{};
};
/// Reads "30m later", "1h 30m earlier", "1d later", "2 weeks earlier". Empty: it says something else.
std::optional<Shift> read_shift(std::string_view text);
/// Whether a moment's text names no day, so that it depends on the day it is read on: 09:00, 9am.
bool names_no_day(std::string_view text, const Now& now);

/// From one moment to a later one, half-open, and what is to be said of them.
struct TimeInterval {
    Instant start{};
    Instant stop{};
    std::vector<std::string> remarks;

    bool operator==(const TimeInterval&) const = default;
};
/// Over midnight an interval of two bare times is at most this long: longer ones are two times in the wrong order.
constexpr Seconds longest_night = std::chrono::hours(12);
/// What lies between two moments. A time that names no day is on `day`; else on the day of the other moment if that
/// names one; else on today. A `to` that names no day and lies before `from` is on the next day, a `from` without a day
/// on the day before a fixed `to`, if that makes no more than longest_night. It may still end before it begins. Error:
/// usage.
Result<TimeInterval> interval_between(std::string_view from, std::string_view to, const Now& now,
                                      std::optional<Day> day = std::nullopt);
/// An interval of moments. Reads "9am - 11am", 9:00-11:00, "yesterday 14:00 to 15:30", A..B, A/B, "from A to B",
/// "A for 2h", A/PT2H, PT2H/B and "since A" (until now), where A and B are moments; days as in interval_between(). It
/// never ends before it begins. Error: usage.
Result<TimeInterval> parse_interval(std::string_view text, const Now& now, std::optional<Day> day = std::nullopt);

/// A duration, not negative, at most a million hours. Reads 25m, 90s, 1h30m, "1h 30m", 1.5h, 0:25, 1:30:00, "25 min",
/// PT1H30M. `m` is minutes. A bare number is an error. Error: usage.
Result<Seconds> parse_duration(std::string_view text);

}  // namespace sugo
