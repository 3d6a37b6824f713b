// Days and weeks of the civil calendar: no zones here.
#include <sugo/time.hpp>

#include <array>

#include <fmt/format.h>

#include <core/calendar.hpp>

namespace sugo {

namespace {

constexpr std::array<std::string_view, 7> kWeekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                    "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};

struct Clock {
    std::int64_t hours;
    std::int64_t minutes;
    std::int64_t seconds;
};

Clock clock_of(Seconds since_midnight) {
    const std::int64_t count = since_midnight.count();
    return {count / 3600, count / 60 % 60, count % 60};
}

// Exports write two times a session: the formatting library takes twenty times as long for these few digits.
void append_two(std::string& text, std::int64_t number) {
    text += static_cast<char>('0' + number / 10);
    text += static_cast<char>('0' + number % 10);
}

void append_date(std::string& text, date::year_month_day day) {
    const int year = static_cast<int>(day.year());
    if (year >= 0 && year <= kLastYear) {
        append_two(text, year / 100);
        append_two(text, year % 100);
    } else {
        text += fmt::format("{:04}", year);
    }
    text += '-';
    append_two(text, static_cast<unsigned>(day.month()));
    text += '-';
    append_two(text, static_cast<unsigned>(day.day()));
}

Day monday_on_or_before(Day day) {
    return day - (date::weekday(day) - date::Monday);
}

}  // namespace

std::string_view month_name(unsigned month) {
    return kMonths.at(month - 1);
}

std::string weekday(Day day) {
    return std::string(kWeekdays.at(date::weekday(day).c_encoding()));
}

std::string month_text(Day day) {
    const date::year_month_day date(day);
    return fmt::format("{} {}", month_name(static_cast<unsigned>(date.month())), static_cast<int>(date.year()));
}

std::optional<Day> make_day(std::int64_t year, std::int64_t month, std::int64_t day) {
    if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    const date::year_month_day date(date::year(static_cast<int>(year)), date::month(static_cast<unsigned>(month)),
                                    date::day(static_cast<unsigned>(day)));
    if (!date.ok()) return std::nullopt;
    return Day(date);
}

Period month_of(int year, unsigned month) {
    const auto first = date::year(year) / static_cast<int>(month) / 1;
    return {Day(first), Day(first + date::months(1)) - date::days(1)};
}

Period year_of(int year) {
    return {Day(date::year(year) / 1 / 1), Day(date::year(year) / 12 / 31)};
}

// The year of an ISO week is the year of its Thursday.
Week week_of(Day day) {
    const Day thursday = monday_on_or_before(day) + date::days(3);
    const date::year year = date::year_month_day(thursday).year();
    const date::days into_year = thursday - Day(year / 1 / 1);
    return {static_cast<int>(year), static_cast<int>(into_year.count() / 7 + 1)};
}

// Week 1 is the one that holds January 4.
Period days_of(Week week) {
    const Day week_one = monday_on_or_before(Day(date::year(week.year) / 1 / 4));
    const Day first = week_one + date::weeks(week.number - 1);
    return {first, first + date::days(6)};
}

int weeks_in(int year) {
    return week_of(Day(date::year(year) / 12 / 28)).number;
}

std::string to_string(Day day) {
    std::string text;
    append_date(text, date::year_month_day(day));
    return text;
}

std::string to_string(Week week) {
    return fmt::format("{:04}-W{:02}", week.year, week.number);
}

std::string to_string(Period period) {
    if (period.first == period.last) return to_string(period.first);
    return to_string(period.first) + " to " + to_string(period.last);
}

std::string to_iso(Instant at) {
    const auto midnight = date::floor<date::days>(at);
    const Clock clock = clock_of(at - midnight);
    std::string text;
    text.reserve(std::string_view("2026-03-08T10:40:00Z").size());
    append_date(text, date::year_month_day(midnight));
    text += 'T';
    append_two(text, clock.hours);
    text += ':';
    append_two(text, clock.minutes);
    text += ':';
    append_two(text, clock.seconds);
    text += 'Z';
    return text;
}

std::string clock_text(WallTime wall) {
    const Clock clock = clock_of(wall - date::floor<date::days>(wall));
    if (clock.seconds == 0) return fmt::format("{:02}:{:02}", clock.hours, clock.minutes);
    return fmt::format("{:02}:{:02}:{:02}", clock.hours, clock.minutes, clock.seconds);
}

}  // namespace sugo
