// Periods that have a name: "this week", ":lastmonth", "2026-Q1", "march 2026", "last 7 days".
#include <array>

#include <core/calendar.hpp>
#include <core/words.hpp>

namespace sugo {

namespace {

Period week_around(Day day) {
    return days_of(week_of(day));
}

Period month_around(Day day) {
    const date::year_month_day date(day);
    return month_of(static_cast<int>(date.year()), static_cast<unsigned>(date.month()));
}

Period quarter_of(int year, unsigned number) {
    return {month_of(year, number * 3 - 2).first, month_of(year, number * 3).last};
}

Period quarter_around(Day day) {
    const date::year_month_day date(day);
    return quarter_of(static_cast<int>(date.year()), (static_cast<unsigned>(date.month()) + 2) / 3);
}

Period year_around(Day day) {
    return year_of(static_cast<int>(date::year_month_day(day).year()));
}

struct Unit {
    std::string_view name;
    Period (*around)(Day);
};
constexpr std::array<Unit, 4> kUnits{
    {{"week", week_around}, {"month", month_around}, {"quarter", quarter_around}, {"year", year_around}}};

Period one_day(Day day) {
    return {day, day};
}

/// The unit that today is in, or the one before it.
std::optional<Period> read_unit(std::string_view name, bool before, Day today) {
    for (const Unit& unit : kUnits) {
        if (unit.name != name) continue;
        const Period now = unit.around(today);
        return before ? unit.around(now.first - date::days(1)) : now;
    }
    return std::nullopt;
}

// ":week", ":lastmonth", ":yesterday", ":monday", as Timewarrior calls them.
std::optional<Period> read_hint(std::string_view name, Day today) {
    if (name == "day") return one_day(today);
    for (const char c : name) {
        if (!is_letter(c)) return std::nullopt;
    }
    if (const DayReading day = read_day(name, today); day.day) return one_day(*day.day);
    const bool before = name.starts_with("last");
    return read_unit(before ? name.substr(4) : name, before, today);
}

// "7 days", "2 weeks": so many days, today the last of them.
std::optional<Period> read_latest(std::string_view words, Day today) {
    constexpr std::int64_t kMost = 4'000'000;
    Scanner scanner(words);
    const std::optional<Digits> count = scanner.digits();
    if (!count || count->value < 1 || count->value > kMost || !scanner.spaces()) return std::nullopt;
    const std::string_view unit = scanner.word();
    const bool weeks = unit == "week" || unit == "weeks";
    if (!scanner.at_end() || (!weeks && unit != "day" && unit != "days")) return std::nullopt;
    return Period{today - date::days(static_cast<int>(count->value) * (weeks ? 7 : 1)) + date::days(1), today};
}

// "march": the latest that has begun; "march 2026".
std::optional<Period> read_month(std::string_view words, Day today) {
    Scanner scanner(words);
    const std::string_view name = scanner.word();
    const bool has_year = scanner.spaces();
    const std::optional<std::int64_t> year = has_year ? scanner.digits(4) : std::nullopt;
    if (!scanner.at_end() || (has_year && !year)) return std::nullopt;
    for (unsigned month = 1; month <= 12; ++month) {
        if (normal_words(month_name(month)) != name) continue;
        if (year)
            return make_day(*year, month, 1) ? std::optional(month_of(static_cast<int>(*year), month)) : std::nullopt;
        const int present = static_cast<int>(date::year_month_day(today).year());
        const Period candidate = month_of(present, month);
        return candidate.first <= today ? candidate : month_of(present - 1, month);
    }
    return std::nullopt;
}

// "2026-q1".
std::optional<Period> read_quarter(std::string_view words) {
    Scanner scanner(words);
    const std::optional<std::int64_t> year = scanner.digits(4);
    if (!year || !scanner.take("-q")) return std::nullopt;
    const std::optional<std::int64_t> number = scanner.digits(1);
    if (!number || !scanner.at_end() || *number < 1 || *number > 4 || !make_day(*year, 1, 1)) return std::nullopt;
    return quarter_of(static_cast<int>(*year), static_cast<unsigned>(*number));
}

}  // namespace

std::optional<Period> read_named_period(std::string_view words, Day today) {
    if (words.starts_with(':')) return read_hint(words.substr(1), today);
    if (words.starts_with("this ")) return read_unit(words.substr(5), false, today);
    const bool last = words.starts_with("last ");
    if (last || words.starts_with("past ")) {
        if (const std::optional<Period> latest = read_latest(words.substr(5), today)) return latest;
        return last ? read_unit(words.substr(5), true, today) : std::nullopt;
    }
    if (const std::optional<Period> quarter = read_quarter(words)) return quarter;
    return read_month(words, today);
}

bool names_all_time(std::string_view text) {
    const std::string words = normal_words(text);
    return words == "all" || words == ":all" || words == "all time";
}

}  // namespace sugo
