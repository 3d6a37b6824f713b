#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <core/scan.hpp>
#include <sugo/time.hpp>

namespace sugo {

// What the readers of days, periods and moments share. Their text is normal_words(): small letters, single spaces.

/// Longer text is no date; refusing it first keeps every reader's work small.
inline constexpr std::size_t kLongestWords = 100;

/// What reading a day found: a day, a sentence about why a well-formed date is none, or neither.
struct DayReading {
    std::optional<Day> day;
    std::string complaint;
};
DayReading read_day(std::string_view words, Day today);

/// "this week", ":lastmonth", "last 7 days", "2026-q1", "march": empty if it is none. It may begin before kFirstYear.
std::optional<Period> read_named_period(std::string_view words, Day today);

/// "2026-03-08" at the scanner, or nothing consumed. Not every such date exists: see make_day().
struct WrittenDate {
    std::int64_t year = 0;
    std::int64_t month = 0;
    std::int64_t day = 0;
};
std::optional<WrittenDate> take_date(Scanner& scanner);
DayReading checked(const WrittenDate& date);

/// "2026-w12", "2026-w9". A week that its year does not have is read and must be checked against weeks_in().
std::optional<Week> read_week(std::string_view words);
/// Why the week does not exist, or empty.
std::string complaint_about(const Week& week);
/// Why the year is not read, or empty.
std::string complaint_about_year(std::int64_t year);

}  // namespace sugo
