#include <formats/written_time.hpp>

#include <algorithm>
#include <cstdint>

#include <formats/iso.hpp>
#include <formats/source_text.hpp>

namespace sugo::formats {

namespace {

/// Takes parts of a text from its front.
class TimeScanner {
public:
    explicit TimeScanner(std::string_view text) : rest_(text) {}

    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    [[nodiscard]] std::string_view rest() const { return rest_; }

    bool take(char expected) {
        if (rest_.empty() || rest_.front() != expected) return false;
        rest_.remove_prefix(1);
        return true;
    }
    /// A number of `least` to `most` digits.
    std::optional<unsigned> number(std::size_t least, std::size_t most) {
        std::size_t count = 0;
        unsigned value = 0;
        while (count < rest_.size() && count <= most && is_digit(rest_[count])) {
            value = value * 10 + static_cast<unsigned>(rest_[count++] - '0');
        }
        if (count < least || count > most) return std::nullopt;
        rest_.remove_prefix(count);
        return value;
    }
    std::string_view digits() {
        const std::size_t count = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
        const std::string_view run = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return run;
    }
    void spaces() {
        while (take(' ')) {
        }
    }

private:
    std::string_view rest_;
};

/// "9:05", "09:05:30"; hours of up to `digits` digits.
std::optional<Seconds> take_colons(TimeScanner& parts, std::size_t digits, unsigned& hour) {
    const auto hours = parts.number(1, digits);
    if (!hours || !parts.take(':')) return std::nullopt;
    const auto minutes = parts.number(2, 2);
    if (!minutes || *minutes > 59) return std::nullopt;
    std::optional<unsigned> seconds = 0;
    if (parts.take(':')) seconds = parts.number(2, 2);
    if (!seconds || *seconds > 59) return std::nullopt;
    hour = *hours;
    return std::chrono::hours(*hours) + std::chrono::minutes(*minutes) + Seconds(*seconds);
}

std::optional<Seconds> take_clock(TimeScanner& parts) {
    unsigned hour = 0;
    const auto time = take_colons(parts, 2, hour);
    if (!time || *time > std::chrono::hours(24)) return std::nullopt;
    return time;
}

/// "Z", "+09:00", "-0400"
std::optional<Seconds> take_offset(TimeScanner& parts) {
    if (parts.take('Z') || parts.take('z')) return Seconds(0);
    const bool west = !parts.rest().empty() && parts.rest().front() == '-';
    if (!parts.take('+') && !parts.take('-')) return std::nullopt;
    const auto hours = parts.number(2, 4);
    if (!hours) return std::nullopt;
    unsigned minutes_east = *hours * 60;
    if (*hours > 99) {
        minutes_east = *hours / 100 * 60 + *hours % 100;
    } else if (parts.take(':')) {
        const auto minutes = parts.number(2, 2);
        if (!minutes || *minutes > 59) return std::nullopt;
        minutes_east += *minutes;
    }
    if (minutes_east > 15 * 60) return std::nullopt;
    const Seconds offset = std::chrono::minutes(minutes_east);
    return west ? -offset : offset;
}

std::optional<Day> calendar_day(unsigned year, unsigned month, unsigned day) {
    if (year < kFirstYear || year > kLastYear) return std::nullopt;
    const date::year_month_day date{date::year(static_cast<int>(year)), date::month(month), date::day(day)};
    if (!date.ok()) return std::nullopt;
    return Day(date::local_days(date));
}

std::optional<WrittenDate> take_date(TimeScanner& parts) {
    const std::size_t begins = parts.rest().size();
    const auto first = parts.number(1, 4);
    const std::size_t length = begins - parts.rest().size();
    const char sign = parts.rest().empty() ? '\0' : parts.rest().front();
    const bool separated = sign == '-' || sign == '/' || sign == '.';
    if (!first || length == 3 || !separated) return std::nullopt;
    const bool year_first = length == 4;
    parts.take(sign);
    const auto second = parts.number(1, 2);
    if (!second || !parts.take(sign)) return std::nullopt;
    const auto third = year_first ? parts.number(1, 2) : parts.number(4, 4);
    if (!third) return std::nullopt;
    return WrittenDate{*first, *second, *third, year_first};
}

}  // namespace

std::optional<Seconds> parse_clock(std::string_view text) {
    TimeScanner parts(trimmed(text));
    unsigned hour = 0;
    const auto time = take_colons(parts, 2, hour);
    if (!time) return std::nullopt;
    // Some programs put a narrow no-break space before the half of the day.
    constexpr std::string_view kNarrowSpace = "\xE2\x80\xAF";
    std::string_view rest = trimmed(parts.rest());
    if (rest.starts_with(kNarrowSpace)) rest.remove_prefix(kNarrowSpace.size());
    const std::string half = lowered(rest);
    if (half.empty()) return *time <= std::chrono::hours(24) ? time : std::nullopt;
    const bool afternoon = half == "pm" || half == "p.m.";
    if (!afternoon && half != "am" && half != "a.m.") return std::nullopt;
    if (hour < 1 || hour > 12) return std::nullopt;
    return *time - std::chrono::hours(hour == 12 ? 12 : 0) + std::chrono::hours(afternoon ? 12 : 0);
}

std::optional<Seconds> parse_clock_length(std::string_view text) {
    TimeScanner parts(trimmed(text));
    unsigned hour = 0;
    const auto time = take_colons(parts, 6, hour);
    return parts.at_end() ? time : std::nullopt;
}

std::optional<DecimalHours> parse_decimal_hours(std::string_view text) {
    constexpr std::size_t kMostDigits = 9;
    text = trimmed(text);
    const std::size_t last = text.find_last_of(".,");
    std::string_view whole = text.substr(0, last);
    std::string_view parts = last == std::string_view::npos ? std::string_view() : text.substr(last + 1);
    const char decimal = last == std::string_view::npos ? '\0' : text[last];
    if (whole.empty() && parts.empty()) return std::nullopt;
    if (whole.find(decimal) != std::string_view::npos && decimal != '\0') return std::nullopt;
    std::int64_t hours = 0;
    std::size_t count = 0;
    for (const char c : whole) {
        if (c == '.' || c == ',' || c == '\'') continue;
        if (!is_digit(c) || ++count > kMostDigits) return std::nullopt;
        hours = hours * 10 + (c - '0');
    }
    std::int64_t over = 0;
    std::int64_t under = 1;
    for (const char c : parts.substr(0, kMostDigits)) {
        if (!is_digit(c)) return std::nullopt;
        over = over * 10 + (c - '0');
        under *= 10;
    }
    if (parts.size() > kMostDigits) return std::nullopt;
    const std::int64_t scaled = over * 3600;
    return DecimalHours{Seconds(hours * 3600 + (scaled + under / 2) / under), scaled % under != 0};
}

std::optional<WrittenDate> parse_written_date(std::string_view text) {
    TimeScanner parts(trimmed(text));
    const auto date = take_date(parts);
    return parts.at_end() ? date : std::nullopt;
}

std::optional<DateOrder> proven_order(const WrittenDate& date) {
    if (date.year_first) return DateOrder::ymd;
    if (date.first > 12) return DateOrder::dmy;
    if (date.second > 12) return DateOrder::mdy;
    return std::nullopt;
}

std::optional<Day> day_of(const WrittenDate& date, DateOrder order) {
    if (date.year_first) return calendar_day(date.first, date.second, date.third);
    if (order == DateOrder::dmy) return calendar_day(date.third, date.second, date.first);
    if (order == DateOrder::mdy) return calendar_day(date.third, date.first, date.second);
    return std::nullopt;
}

std::optional<Timestamp> parse_timestamp(std::string_view text) {
    TimeScanner parts(trimmed(text));
    const auto date = take_date(parts);
    if (!date || !date->year_first) return std::nullopt;
    const auto day = day_of(*date, DateOrder::ymd);
    if (!day || (!parts.take('T') && !parts.take('t') && !parts.take(' '))) return std::nullopt;
    const auto clock = take_clock(parts);
    if (!clock) return std::nullopt;
    if (parts.take('.') && parts.digits().empty()) return std::nullopt;
    parts.spaces();
    Timestamp stamp{*day + *clock, std::nullopt};
    if (parts.at_end()) return stamp;
    stamp.offset = take_offset(parts);
    if (!stamp.offset || !parts.at_end()) return std::nullopt;
    return stamp;
}

}  // namespace sugo::formats
