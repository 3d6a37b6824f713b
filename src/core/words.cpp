#include <core/words.hpp>

#include <array>

#include <fmt/format.h>

#include <core/calendar.hpp>

namespace sugo {

namespace {

constexpr std::string_view kDayExamples = "2026-03-08, today, yesterday, monday or \"3 days ago\"";

constexpr std::array<std::string_view, 7> kWeekdayWords{"sunday",   "monday", "tuesday", "wednesday",
                                                        "thursday", "friday", "saturday"};

// "monday", or "mon": the latest one that is not after today.
std::optional<Day> read_weekday(std::string_view word, Day today) {
    for (unsigned i = 0; i < kWeekdayWords.size(); ++i) {
        if (word == kWeekdayWords.at(i) || word == kWeekdayWords.at(i).substr(0, 3)) {
            return today - (date::weekday(today) - date::weekday(i));
        }
    }
    return std::nullopt;
}

// "3 days", "2w".
std::optional<date::days> take_days(Scanner& scanner) {
    constexpr std::int64_t kMost = 4'000'000;  // days: more than the calendar that sugo knows
    const std::optional<Digits> count = scanner.digits();
    if (!count || count->value > kMost) return std::nullopt;
    scanner.spaces();
    const std::string_view unit = scanner.word();
    const date::days days(static_cast<int>(count->value));
    if (unit == "day" || unit == "days" || unit == "d") return days;
    if (unit == "week" || unit == "weeks" || unit == "w") return days * 7;
    return std::nullopt;
}

// "3 days ago", "2 weeks ago".
std::optional<date::days> read_days_ago(std::string_view words) {
    Scanner scanner(words);
    const std::optional<date::days> days = take_days(scanner);
    return scanner.rest() == " ago" ? days : std::nullopt;
}

DayReading within_years(Day day) {
    const Period all{year_of(kFirstYear).first, year_of(kLastYear).last};
    if (all.contains(day)) return {day, {}};
    return {std::nullopt, fmt::format("is outside the years {} to {} that sugo knows", kFirstYear, kLastYear)};
}

}  // namespace

std::string complaint_about_year(std::int64_t year) {
    if (year >= kFirstYear && year <= kLastYear) return {};
    return fmt::format("is outside the years {} to {} that sugo knows", kFirstYear, kLastYear);
}

std::optional<WrittenDate> take_date(Scanner& scanner) {
    const Scanner before = scanner;
    const std::optional<std::int64_t> year = scanner.digits(4);
    const bool dash = year && scanner.take('-');
    const std::optional<std::int64_t> month = dash ? scanner.digits(2) : std::nullopt;
    const bool second_dash = month && scanner.take('-');
    const std::optional<std::int64_t> day = second_dash ? scanner.digits(2) : std::nullopt;
    if (day) return WrittenDate{*year, *month, *day};
    scanner = before;
    return std::nullopt;
}

DayReading checked(const WrittenDate& date) {
    if (std::string complaint = complaint_about_year(date.year); !complaint.empty()) {
        return {std::nullopt, std::move(complaint)};
    }
    if (const std::optional<Day> day = make_day(date.year, date.month, date.day)) return {day, {}};
    if (date.month < 1 || date.month > 12) return {std::nullopt, "is not a day: a year has months 01 to 12"};
    const Period month = month_of(static_cast<int>(date.year), static_cast<unsigned>(date.month));
    return {std::nullopt, fmt::format("is not a day: {} {} has {} days", month_name(static_cast<unsigned>(date.month)),
                                      date.year, (month.last - month.first).count() + 1)};
}

DayReading read_day(std::string_view words, Day today) {
    if (words.size() > kLongestWords) return {};
    Scanner scanner(words);
    if (const std::optional<WrittenDate> date = take_date(scanner); date && scanner.at_end()) return checked(*date);
    if (words == "today") return {today, {}};
    if (words == "yesterday") return within_years(today - date::days(1));
    if (words == "tomorrow") return within_years(today + date::days(1));
    if (const std::optional<Day> day = read_weekday(words, today)) return within_years(*day);
    if (const std::optional<date::days> days = read_days_ago(words)) return within_years(today - *days);
    return {};
}

std::optional<Shift> read_shift(std::string_view text) {
    const std::string normal = normal_words(text);
    std::string_view words(normal);
    const bool later = words.ends_with(" later");
    if ((!later && !words.ends_with(" earlier")) || words.size() > kLongestWords) return std::nullopt;
    words.remove_suffix(std::string_view(later ? " later" : " earlier").size());
    const int sign = later ? 1 : -1;
    Scanner scanner(words);
    if (const std::optional<date::days> days = take_days(scanner); days && scanner.at_end()) {
        return Shift{{}, *days * sign};
    }
    const Result<Seconds> by = parse_duration(words);
    if (!by) return std::nullopt;
    return Shift{by.value() * sign, {}};
}

std::optional<Week> read_week(std::string_view words) {
    Scanner scanner(words);
    const std::optional<std::int64_t> year = scanner.digits(4);
    if (!year || !scanner.take("-w")) return std::nullopt;
    const std::optional<Digits> number = scanner.digits();
    if (!number || number->count != 2 || !scanner.at_end()) return std::nullopt;
    return Week{static_cast<int>(*year), static_cast<int>(number->value)};
}

std::string complaint_about(const Week& week) {
    if (std::string complaint = complaint_about_year(week.year); !complaint.empty()) return complaint;
    const int weeks = weeks_in(week.year);
    if (week.number >= 1 && week.number <= weeks) return {};
    return fmt::format("is not a week: {} has weeks W01 to W{}", week.year, weeks);
}

Result<Day> parse_day(std::string_view text, Day today) {
    const DayReading reading = read_day(normal_words(text), today);
    if (reading.day) return *reading.day;
    return Error{ErrorKind::usage,
                 quoted(text) + ' ' + (reading.complaint.empty() ? "is not a day" : reading.complaint),
                 std::string(kDayExamples)};
}

Result<Week> parse_week(std::string_view text) {
    const std::optional<Week> week = read_week(normal_words(text));
    const std::string complaint = week ? complaint_about(*week) : "is not a week";
    if (complaint.empty()) return *week;
    return Error{ErrorKind::usage, quoted(text) + ' ' + complaint, "2026-W12"};
}

}  // namespace sugo
