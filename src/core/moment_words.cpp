#include <sugo/time.hpp>

#include <fmt/format.h>

#include <core/calendar.hpp>
#include <core/words.hpp>

namespace sugo {

namespace {

constexpr std::string_view kMomentExamples =
    "09:00, 9:30pm, \"yesterday 14:00\", \"25m ago\", \"2026-03-08 14:00\" or 2026-03-08T14:00:00Z";

Error not_a_moment(std::string_view text, std::string_view complaint = "is not a time") {
    return {ErrorKind::usage, quoted(text) + ' ' + std::string(complaint), std::string(kMomentExamples)};
}

// "9" in "9am", "am" after it: 12am is midnight and 12pm is noon.
std::optional<std::int64_t> take_half_day(Scanner& scanner, std::int64_t hour) {
    const Scanner before = scanner;
    scanner.spaces();
    const bool morning = scanner.take("am");
    if (!morning && !scanner.take("pm")) {
        scanner = before;
        return hour;
    }
    if (hour < 1 || hour > 12) return std::nullopt;
    return hour % 12 + (morning ? 0 : 12);
}

// "09:00", "9:30pm", "09:00:15", "9am", as time since midnight. A number alone is no time of day.
std::optional<Seconds> take_clock(Scanner& scanner) {
    const std::optional<Digits> hour = scanner.digits();
    if (!hour || hour->count > 2) return std::nullopt;
    std::int64_t minute = 0;
    std::int64_t second = 0;
    const bool has_minutes = scanner.take(':');
    if (has_minutes) {
        const std::optional<std::int64_t> minutes = scanner.digits(2);
        if (!minutes) return std::nullopt;
        minute = *minutes;
        if (scanner.take(':')) {
            const std::optional<std::int64_t> seconds = scanner.digits(2);
            if (!seconds) return std::nullopt;
            second = *seconds;
        }
    }
    const std::string_view before_half = scanner.rest();
    const std::optional<std::int64_t> hours = take_half_day(scanner, hour->value);
    const bool has_half = scanner.rest().size() != before_half.size();
    if (!hours || !(has_minutes || has_half) || *hours > 23 || minute > 59 || second > 59) return std::nullopt;
    return Seconds(*hours * 3600 + minute * 60 + second);
}

// "z", "+09:00", "-0700", "+9" is not one.
std::optional<Seconds> take_offset(Scanner& scanner) {
    constexpr std::int64_t kWidestHours = 15;  // the world spans -12 to +14
    if (scanner.take('z')) return Seconds(0);
    const bool west = scanner.peek() == '-';
    if (!scanner.take('+') && !scanner.take('-')) return std::nullopt;
    const std::optional<Digits> first = scanner.digits();
    if (!first) return std::nullopt;
    std::int64_t hours = first->value;
    std::int64_t minutes = 0;
    if (first->count == 4) {
        minutes = hours % 100;
        hours /= 100;
    } else if (first->count != 2) {
        return std::nullopt;
    } else if (scanner.take(':')) {
        const std::optional<std::int64_t> written = scanner.digits(2);
        if (!written) return std::nullopt;
        minutes = *written;
    }
    if (hours > kWidestHours || minutes > 59) return std::nullopt;
    const Seconds offset(hours * 3600 + minutes * 60);
    return west ? -offset : offset;
}

Result<Resolved> within_years(Resolved resolved, std::string_view text) {
    const Instant first(Day(year_of(kFirstYear).first).time_since_epoch());
    const Instant end((year_of(kLastYear).last + date::days(1)).time_since_epoch());
    if (resolved.at >= first && resolved.at < end) return resolved;
    return not_a_moment(text, complaint_about_year(kFirstYear - 1));
}

// "2026-03-08 14:00", "2026-03-08t14:00:00+09:00". Empty: the text does not begin with a date.
std::optional<Result<Resolved>> read_dated(std::string_view words, std::string_view text, const Now& now) {
    Scanner scanner(words);
    const std::optional<WrittenDate> date = take_date(scanner);
    if (!date) return std::nullopt;
    const DayReading day = checked(*date);
    if (!day.day) return not_a_moment(text, day.complaint);
    if (scanner.at_end()) return not_a_moment(text, "is a day without a time");
    if (!scanner.take('t') && !scanner.spaces()) return not_a_moment(text);
    scanner.take("at ");
    const std::optional<Seconds> clock = take_clock(scanner);
    if (!clock) return not_a_moment(text);
    const WallTime wall = *day.day + *clock;
    if (scanner.at_end()) return within_years(resolve(wall, now.zone), text);
    scanner.spaces();
    const std::optional<Seconds> offset = take_offset(scanner);
    if (!offset || !scanner.at_end()) return not_a_moment(text);
    return within_years({Instant(wall.time_since_epoch() - *offset), std::nullopt}, text);
}

// Where the time of day begins in "monday 9am", "3 days ago 9:30 pm": at the last word that begins with a digit.
std::size_t clock_begins(std::string_view words) {
    std::size_t begins = 0;
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i - 1] == ' ' && is_digit(words[i])) begins = i;
    }
    return begins;
}

// "9am", "yesterday 14:00", "monday at 9am".
Result<Resolved> read_clock(std::string_view words, std::string_view text, const Now& now, Day on) {
    const std::size_t begins = clock_begins(words);
    Scanner scanner(words.substr(begins));
    const std::optional<Seconds> clock = take_clock(scanner);
    if (!clock || !scanner.at_end()) {
        const DayReading alone = read_day(words, now.today);
        if (alone.day) return not_a_moment(text, "is a day without a time");
        return not_a_moment(text, alone.complaint.empty() ? "is not a time" : alone.complaint);
    }
    std::string_view day_words = trimmed(words.substr(0, begins));
    if (day_words.ends_with(" at")) day_words = day_words.substr(0, day_words.size() - 3);
    if (day_words.empty()) return within_years(resolve(on + *clock, now.zone), text);
    const DayReading day = read_day(day_words, now.today);
    if (!day.day) return not_a_moment(text, day.complaint.empty() ? "is not a time" : day.complaint);
    return within_years(resolve(*day.day + *clock, now.zone), text);
}

}  // namespace

Result<Resolved> parse_moment(std::string_view text, const Now& now, std::optional<Day> day) {
    constexpr std::string_view kAgo = " ago";
    const std::string words = normal_words(text);
    if (words.size() > kLongestWords) return not_a_moment(text);
    if (words == "now") return Resolved{now.at, std::nullopt};
    if (words.ends_with(kAgo) && !read_day(words, now.today).day) {
        const Result<Seconds> before = parse_duration(std::string_view(words).substr(0, words.size() - kAgo.size()));
        if (!before) return not_a_moment(text);
        return within_years({now.at - *before, std::nullopt}, text);
    }
    if (const std::optional<Result<Resolved>> dated = read_dated(words, text, now)) return *dated;
    return read_clock(words, text, now, day.value_or(now.today));
}

}  // namespace sugo
