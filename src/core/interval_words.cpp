// Intervals of moments: two moments with something between them, or one and a length.
//
// The hyphen without spaces around it is also a part of dates and offsets, so it is tried last and only taken where a
// moment stands on both sides.
#include <sugo/time.hpp>

#include <array>
#include <utility>

#include <core/calendar.hpp>
#include <core/words.hpp>

namespace sugo {

namespace {

constexpr std::string_view kIntervalExamples =
    "\"9am - 11am\", \"yesterday 14:00 - 15:30\", \"9am for 2h\" or 2026-03-08T09:00/PT2H";

Error not_an_interval(std::string_view text, std::string_view complaint) {
    return {ErrorKind::usage, quoted(text) + ' ' + std::string(complaint), std::string(kIntervalExamples)};
}

struct Ends {
    std::string_view from;
    std::string_view to;
};

Ends around(std::string_view words, std::size_t at, std::size_t length) {
    return {trimmed(words.substr(0, at)), trimmed(words.substr(at + length))};
}

std::optional<Ends> split(std::string_view words, const Now& now) {
    constexpr std::array<std::string_view, 5> kBetween{"/", "..", " - ", " to ", "–"};
    for (const std::string_view between : kBetween) {
        const std::size_t at = words.find(between);
        if (at != std::string_view::npos) return around(words, at, between.size());
    }
    // "2026-03-08t14:00-08:00" is one moment with its offset.
    if (parse_moment(words, now) && words.find('t') != std::string_view::npos) return std::nullopt;
    for (std::size_t at = words.find('-'); at != std::string_view::npos; at = words.find('-', at + 1)) {
        const Ends ends = around(words, at, 1);
        if (parse_moment(ends.from, now) && parse_moment(ends.to, now)) return ends;
    }
    return std::nullopt;
}

bool in_known_years(const TimeInterval& interval) {
    return interval.start >= Instant(year_of(kFirstYear).first.time_since_epoch()) &&
           interval.stop < Instant((year_of(kLastYear).last + date::days(1)).time_since_epoch());
}

Result<TimeInterval> checked(TimeInterval interval, std::string_view text) {
    if (interval.stop < interval.start) return not_an_interval(text, "ends before it begins");
    if (!in_known_years(interval)) return not_an_interval(text, complaint_about_year(kFirstYear - 1));
    return interval;
}

void keep(const Resolved& moment, TimeInterval& interval) {
    if (moment.remark) interval.remarks.push_back(*moment.remark);
}

Result<TimeInterval> from_on(std::string_view from, Seconds length, std::string_view text, const Now& now,
                             std::optional<Day> day) {
    const Result<Resolved> start = parse_moment(from, now, day);
    if (!start) return start.error();
    TimeInterval interval{start->at, start->at + length, {}};
    keep(*start, interval);
    return checked(std::move(interval), text);
}

Result<TimeInterval> until(std::string_view to, Seconds length, std::string_view text, const Now& now,
                           std::optional<Day> day) {
    const Result<Resolved> stop = parse_moment(to, now, day);
    if (!stop) return stop.error();
    TimeInterval interval{stop->at - length, stop->at, {}};
    keep(*stop, interval);
    return checked(std::move(interval), text);
}

Result<TimeInterval> between(const Ends& ends, std::string_view text, const Now& now, std::optional<Day> day) {
    if (ends.from.empty() || ends.to.empty()) return not_an_interval(text, "is not an interval of time");
    if (ends.to.starts_with("pt")) {
        const Result<Seconds> length = parse_duration(ends.to);
        if (!length) return length.error();
        return from_on(ends.from, *length, text, now, day);
    }
    if (ends.from.starts_with("pt")) {
        const Result<Seconds> length = parse_duration(ends.from);
        if (!length) return length.error();
        return until(ends.to, *length, text, now, day);
    }
    const Result<TimeInterval> interval = interval_between(ends.from, ends.to, now, day);
    if (!interval) return interval.error();
    return checked(*interval, text);
}

}  // namespace

bool names_no_day(std::string_view text, const Now& now) {
    const Result<Resolved> today = parse_moment(text, now, now.today);
    const Result<Resolved> other = parse_moment(text, now, now.today - date::days(7));
    return today && other && today->at != other->at;
}

Result<TimeInterval> interval_between(std::string_view from, std::string_view to, const Now& now,
                                      std::optional<Day> day) {
    const bool leads = names_no_day(from, now);
    const bool follows = names_no_day(to, now);
    Day base = day.value_or(now.today);
    if (!day && leads && !follows) {
        const Result<Resolved> fixed = parse_moment(to, now);
        if (!fixed) return fixed.error();
        base = day_of(fixed->at, now.zone);
    }
    Result<Resolved> start = parse_moment(from, now, base);
    if (!start) return start.error();
    base = day_of(start->at, now.zone);
    Result<Resolved> stop = parse_moment(to, now, base);
    if (!stop) return stop.error();
    // Over midnight: the end is on the next day, or the begin on the day before an end that is fixed.
    if (stop->at < start->at && follows) {
        const Result<Resolved> later = parse_moment(to, now, base + date::days(1));
        if (!later) return later.error();
        if (later->at - start->at <= longest_night) stop = later;
    }
    if (stop->at < start->at && leads && !follows && !day) {
        const Result<Resolved> before = parse_moment(from, now, base - date::days(1));
        if (!before) return before.error();
        if (stop->at - before->at <= longest_night) start = before;
    }
    TimeInterval interval{start->at, stop->at, {}};
    keep(*start, interval);
    keep(*stop, interval);
    return interval;
}

Result<TimeInterval> parse_interval(std::string_view text, const Now& now, std::optional<Day> day) {
    constexpr std::string_view kFor = " for ";
    const std::string normal = normal_words(text);
    std::string_view words(normal);
    if (words.size() > 2 * kLongestWords) return not_an_interval(text, "is not an interval of time");
    if (words.starts_with("since ")) return between({words.substr(6), "now"}, text, now, day);
    if (words.starts_with("from ")) words.remove_prefix(5);
    if (const std::size_t at = words.find(kFor); at != std::string_view::npos) {
        const Result<Seconds> length = parse_duration(words.substr(at + kFor.size()));
        if (!length) return length.error();
        return from_on(words.substr(0, at), *length, text, now, day);
    }
    if (const std::optional<Ends> ends = split(words, now)) return between(*ends, text, now, day);
    return not_an_interval(text,
                           parse_moment(words, now) ? "is a moment, not an interval" : "is not an interval of time");
}

}  // namespace sugo
