#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <sugo/error.hpp>
#include <sugo/time.hpp>

// How much of a day is enough, and which evenings were late: what sugo remarks on when work begins. It never refuses
// any.

namespace sugo {

/// The most that is wanted of a day: pomodori that rang, or worked time. Neither: there is no such limit.
struct DayMost {
    int pomodori = 0;
    Seconds time{};

    bool operator==(const DayMost&) const = default;
};
/// Reads 16 (pomodori), 8h (worked time, at most a day), 0 (no limit). Error: usage.
Result<DayMost> parse_day_most(std::string_view text);
/// As parse_day_most reads it: "16", "8h", "0".
std::string to_string(const DayMost& most);

/// What a session adds to its day, or all of them.
struct DaySum {
    int rung = 0;
    Seconds time{};

    bool operator==(const DaySum&) const = default;
};
/// The sum of a day's sessions, which come by start, if it was the last of them that reached the limit: so the first
/// start after it is told, and no later one.
std::optional<DaySum> reached_by_last(std::span<const DaySum> sessions, const DayMost& most);

/// The time of day from which work begins late, as time since midnight. Reads a time from noon to before four in the
/// night (22:00, 10pm, 00:30), and off: empty. Error: usage.
Result<std::optional<Seconds>> parse_evening(std::string_view text);

/// The day whose late evening it is; empty: it is not late. Until four in the night it is the evening of the day
/// before.
std::optional<Day> late_evening(WallTime start, Seconds evening);
/// How many of the seven evenings that end with that of `start` saw work begin late, `start` included: if these are
/// three or more, and `start` is the first late one of its evening. `earlier` are other beginnings, in any order.
std::optional<int> many_late_evenings(WallTime start, std::span<const WallTime> earlier, Seconds evening);

}  // namespace sugo
