#include <formats/iso.hpp>

namespace sugo::formats {

namespace {

// Whether a text has the form, where '0' stands for any digit and everything else for itself.
bool has_form(std::string_view text, std::string_view form) {
    if (text.size() != form.size()) return false;
    for (std::size_t at = 0; at < form.size(); ++at) {
        if (form[at] == '0' ? !is_digit(text[at]) : text[at] != form[at]) return false;
    }
    return true;
}

unsigned number(std::string_view text, std::size_t at, std::size_t count) {
    unsigned value = 0;
    for (const char c : text.substr(at, count)) value = value * 10 + static_cast<unsigned>(c - '0');
    return value;
}

std::optional<date::year_month_day> civil(unsigned year, unsigned month, unsigned day) {
    const date::year_month_day date{date::year(static_cast<int>(year)), date::month(month), date::day(day)};
    if (year < kFirstYear || year > kLastYear || !date.ok()) return std::nullopt;
    return date;
}

std::optional<Instant> instant(std::optional<date::year_month_day> date, unsigned hour, unsigned minute,
                               unsigned second) {
    if (!date || hour > 23 || minute > 59 || second > 59) return std::nullopt;
    return date::sys_days(*date) + std::chrono::hours(hour) + std::chrono::minutes(minute) + Seconds(second);
}

}  // namespace

std::optional<Day> parse_iso_day(std::string_view text) {
    if (!has_form(text, "0000-00-00")) return std::nullopt;
    const auto date = civil(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2));
    if (!date) return std::nullopt;
    return Day(*date);
}

std::optional<Instant> parse_iso_instant(std::string_view text) {
    if (!has_form(text, "0000-00-00T00:00:00Z")) return std::nullopt;
    return instant(civil(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2)), number(text, 11, 2),
                   number(text, 14, 2), number(text, 17, 2));
}

std::optional<Instant> parse_compact_instant(std::string_view text) {
    if (!has_form(text, "00000000T000000Z")) return std::nullopt;
    return instant(civil(number(text, 0, 4), number(text, 4, 2), number(text, 6, 2)), number(text, 9, 2),
                   number(text, 11, 2), number(text, 13, 2));
}

}  // namespace sugo::formats
