#include <formats/wall_times.hpp>

#include <fmt/format.h>

#include <formats/source_text.hpp>

namespace sugo::formats {

namespace {

constexpr std::size_t kMostRemarks = 5;

}  // namespace

/// What a time of day may mean.
struct WallTimes::Choice {
    explicit Choice(WallTime wall, const Zone& zone)
        : wall_time(wall), resolved(resolve(wall, zone)), taken(resolved.at) {
        if (!resolved.remark) return;
        // A time that occurs twice is the same wall-clock time once more after the change, at most hours later.
        constexpr auto kLongestChange = std::chrono::hours(4);
        const Seconds before = offset_at(resolved.at, zone);
        const Instant later = resolved.at + (before - offset_at(resolved.at + kLongestChange, zone));
        if (later > resolved.at && to_wall(later, zone) == wall) second = later;
    }

    WallTime wall_time;
    Resolved resolved;
    std::optional<Instant> second;
    Instant taken;
};

void WallTimes::place(importing::Interval& interval, WallTime start, std::optional<WallTime> stop, const Zone& zone,
                      std::optional<Seconds> length) {
    Choice from(start, zone);
    interval.start = from.taken;
    if (!stop) {
        if (length) interval.stop = interval.start + *length;
        if (from.resolved.remark) say(interval.place, *from.resolved.remark);
        return;
    }
    Choice to(*stop, zone);
    const auto fits = [&](std::optional<Instant> begins, std::optional<Instant> ends) {
        if (!begins || !ends || *ends < *begins || (length && *ends - *begins != *length)) return false;
        from.taken = *begins;
        to.taken = *ends;
        return true;
    };
    const bool found = fits(from.resolved.at, to.resolved.at) || fits(from.resolved.at, to.second) ||
                       fits(from.second, to.second) || fits(from.second, to.resolved.at);
    if (!found && *stop < start) refuse_source(interval.place, "ends before it starts", hint_);
    if (!found && length) {
        refuse_source(
            interval.place,
            fmt::format("lasts {}, but {} pass from {} to {} in {}", format(*length),
                        format(to.resolved.at - from.resolved.at), clock_text(start), clock_text(*stop), zone.name),
            "--zone must be the one that it was written in, and its lengths must not be rounded");
    }
    if (!found) refuse_source(interval.place, "ends before it starts", hint_);
    interval.start = from.taken;
    interval.stop = to.taken;
    // A length that fits has said which one it was, unless a time was skipped.
    const bool sure = length && (!from.resolved.remark || from.second) && (!to.resolved.remark || to.second);
    if (!sure) say_taken(interval, from, to, zone);
}

Instant WallTimes::at(const std::string& place, WallTime wall, const Zone& zone) {
    const Resolved resolved = resolve(wall, zone);
    if (resolved.remark) say(place, *resolved.remark);
    return resolved.at;
}

void WallTimes::say_taken(const importing::Interval& interval, const Choice& start, const Choice& stop,
                          const Zone& zone) {
    for (const Choice* choice : {&start, &stop}) {
        if (!choice->resolved.remark) continue;
        if (choice->taken == choice->resolved.at) {
            say(interval.place, *choice->resolved.remark);
        } else {
            say(interval.place,
                fmt::format("{} occurs twice in {}: took the second", clock_text(choice->wall_time), zone.name));
        }
    }
    const Seconds passed = stop.taken - start.taken;
    if (start.resolved.remark || stop.resolved.remark || passed == stop.wall_time - start.wall_time) return;
    say(interval.place, fmt::format("the clock changes between {} and {}: {} pass", clock_text(start.wall_time),
                                    clock_text(stop.wall_time), format(passed)));
}

void WallTimes::say(const std::string& place, std::string_view what) {
    if (remarks_.size() == kMostRemarks) {
        ++more_;
    } else {
        remarks_.push_back(fmt::format("{}: {}", place, what));
    }
}

std::vector<std::string> WallTimes::remarks() const {
    std::vector<std::string> all = remarks_;
    if (more_ > 0) all.push_back(fmt::format("{} more at a clock change", more_));
    return all;
}

}  // namespace sugo::formats
