#include <sugo/targets.hpp>

#include <algorithm>
#include <charconv>
#include <set>

#include <fmt/format.h>

#include <sugo/text.hpp>

namespace sugo {
namespace {

constexpr int kMostPomodori = 400;
constexpr std::chrono::hours kWholeDay(24);
/// Until then a night belongs to the evening before.
constexpr std::chrono::hours kNightEnds(4);
constexpr std::chrono::hours kNoon(12);
constexpr date::days kEvenings(7);
constexpr int kMany = 3;

bool is_over(const DaySum& sum, const DayMost& most) {
    return (most.pomodori > 0 && sum.rung >= most.pomodori) || (most.time > Seconds::zero() && sum.time >= most.time);
}

}  // namespace

Result<DayMost> parse_day_most(std::string_view text) {
    constexpr const char* kExample = "16, or 8h of worked time, or 0 for no limit";
    int number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem == std::errc() && end == text.data() + text.size() && number >= 0 && number <= kMostPomodori)
        return DayMost{number, {}};
    const Result<Seconds> time = parse_duration(text);
    if (time && *time > Seconds::zero() && *time <= kWholeDay) return DayMost{0, *time};
    return misuse(fmt::format("\"{}\" is neither a number of pomodori from 0 to {} nor a time of at most 24h",
                              printable(text), kMostPomodori),
                  kExample);
}

std::string to_string(const DayMost& most) {
    return most.time > Seconds::zero() ? format(most.time) : fmt::to_string(most.pomodori);
}

std::optional<DaySum> reached_by_last(std::span<const DaySum> sessions, const DayMost& most) {
    DaySum before;
    DaySum sum;
    for (const DaySum& session : sessions) {
        before = sum;
        sum.rung += session.rung;
        sum.time += session.time;
    }
    return is_over(sum, most) && !is_over(before, most) ? std::optional(sum) : std::nullopt;
}

Result<std::optional<Seconds>> parse_evening(std::string_view text) {
    if (text == "off") return std::optional<Seconds>();
    const Now reference = now_in(Instant(kWholeDay * 365), Zone{});
    const Day day = reference.today - date::days(100);
    const Result<Resolved> moment = parse_moment(text, reference, day);
    if (moment && names_no_day(text, reference)) {
        const Seconds clock = moment->at - Instant(day.time_since_epoch());
        if (clock >= Seconds::zero() && clock < kWholeDay && (clock >= kNoon || clock < kNightEnds))
            return std::optional(clock);
    }
    return misuse(fmt::format("\"{}\" is no time from 12:00 in the day to 04:00 in the night", printable(text)),
                  "22:00, or off");
}

std::optional<Day> late_evening(WallTime start, Seconds evening) {
    const WallTime since_night = start - kNightEnds;
    const Day day = date::floor<date::days>(since_night);
    const Seconds begins = (evening - kNightEnds + kWholeDay) % Seconds(kWholeDay);
    return since_night - day >= begins ? std::optional(day) : std::nullopt;
}

std::optional<int> many_late_evenings(WallTime start, std::span<const WallTime> earlier, Seconds evening) {
    const auto today = late_evening(start, evening);
    if (!today) return std::nullopt;
    std::set<Day> evenings{*today};
    for (const WallTime& one : earlier) {
        const auto day = late_evening(one, evening);
        if (day == today) return std::nullopt;
        if (day && *day < *today && *today - *day < kEvenings) evenings.insert(*day);
    }
    const int late = static_cast<int>(evenings.size());
    return late >= kMany ? std::optional(late) : std::nullopt;
}

}  // namespace sugo
