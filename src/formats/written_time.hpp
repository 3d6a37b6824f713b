#pragma once

#include <optional>
#include <string_view>

#include <sugo/source_formats.hpp>
#include <sugo/time.hpp>

// Days, times and lengths as people and other programs write them. Each reader takes the whole text or nothing.

namespace sugo::formats {

/// "9:05", "09:05:30", "9:05 AM", "9:05:30pm", as time since midnight; 24:00 is the next midnight.
std::optional<Seconds> parse_clock(std::string_view text);
/// "0:25", "00:25:00", "100:00:00"
std::optional<Seconds> parse_clock_length(std::string_view text);

/// Hours as a decimal number.
struct DecimalHours {
    Seconds time{};
    bool rounded = false;  ///< no whole seconds
};
/// "1.5", "20,0", "2.000,0", "1,234.50": of two different signs the last one is the decimal one; one sign alone, if it
/// stands once, is too.
std::optional<DecimalHours> parse_decimal_hours(std::string_view text);

/// A date of three numbers whose order may not be known: "2026-03-04", "03/04/2026", "4.3.2026".
struct WrittenDate {
    unsigned first = 0;
    unsigned second = 0;
    unsigned third = 0;
    bool year_first = false;
};
std::optional<WrittenDate> parse_written_date(std::string_view text);
/// The order that such a date proves: the year stands first, or one number is greater than 12.
std::optional<DateOrder> proven_order(const WrittenDate& date);
/// Empty: there is no such day, or not in this order. With the year first there is one order only.
std::optional<Day> day_of(const WrittenDate& date, DateOrder order);

/// "2026-03-04T10:23:00Z", "2026-03-04 10:23", "2026-03-04T10:23:00-04:00"; parts of a second are cut off.
struct Timestamp {
    WallTime wall{};
    /// What is written behind it; empty: a local time.
    std::optional<Seconds> offset;
};
std::optional<Timestamp> parse_timestamp(std::string_view text);

}  // namespace sugo::formats
