#include <sugo/time.hpp>

#include <array>
#include <utility>

#include <core/calendar.hpp>
#include <core/words.hpp>

namespace sugo {

namespace {

constexpr std::string_view kPeriodExamples =
    "2026-03, 2026-W12, 2026-03-01..2026-03-31, yesterday, \"this week\", \"last month\" or \"since monday\"";

struct PeriodReading {
    std::optional<Period> period;
    std::string complaint;
};

PeriodReading found(Period period) {
    const Period known{year_of(kFirstYear).first, year_of(kLastYear).last};
    if (known.contains(period.first) && known.contains(period.last)) return {period, {}};
    return {std::nullopt, complaint_about_year(kFirstYear - 1)};
}

// "2026", "2026-03".
PeriodReading read_year_or_month(std::string_view words) {
    Scanner scanner(words);
    const std::optional<std::int64_t> year = scanner.digits(4);
    if (!year) return {};
    const bool has_month = scanner.take('-');
    const std::optional<std::int64_t> month = has_month ? scanner.digits(2) : std::nullopt;
    if (!scanner.at_end() || (has_month && !month)) return {};
    if (std::string complaint = complaint_about_year(*year); !complaint.empty()) {
        return {std::nullopt, std::move(complaint)};
    }
    if (!month) return found(year_of(static_cast<int>(*year)));
    if (*month < 1 || *month > 12) return {std::nullopt, "is not a month: a year has months 01 to 12"};
    return found(month_of(static_cast<int>(*year), static_cast<unsigned>(*month)));
}

PeriodReading read_one(std::string_view words, Day today) {
    if (words.size() > kLongestWords) return {};
    if (const std::optional<Period> named = read_named_period(words, today)) return found(*named);
    if (names_all_time(words)) return {std::nullopt, "is all time, which has no first day"};
    if (const std::optional<Week> week = read_week(words)) {
        if (std::string complaint = complaint_about(*week); !complaint.empty()) {
            return {std::nullopt, std::move(complaint)};
        }
        return {days_of(*week), {}};  // the first week that is known begins in 1969
    }
    const DayReading day = read_day(words, today);
    if (day.day) return found({*day.day, *day.day});
    if (!day.complaint.empty()) return {std::nullopt, day.complaint};
    return read_year_or_month(words);
}

// "p1m", "p2w", "p10d" from a day: ISO 8601's duration of days. The last day of a short month where it lacks the day.
std::optional<Day> end_of_duration(std::string_view words, Day first) {
    Scanner scanner(words);
    const bool leads = scanner.take('p');
    const std::optional<Digits> count = leads ? scanner.digits() : std::nullopt;
    const std::string_view unit = scanner.word();
    if (!count || !scanner.at_end() || count->value < 1 || count->count > 6) return std::nullopt;
    const int number = static_cast<int>(count->value);
    if (unit == "d") return first + date::days(number - 1);
    if (unit == "w") return first + date::days(number * 7 - 1);
    if ((unit != "m" && unit != "y") || number > kLastYear) return std::nullopt;
    const date::months months(unit == "m" ? number : number * 12);
    date::year_month_day end = date::year_month_day(first) + months;
    if (!end.year().ok()) return std::nullopt;
    if (!end.ok()) return Day(end.year() / end.month() / date::last);
    return Day(end) - date::days(1);
}

// The words before and after the first of what may stand between two periods.
std::optional<std::pair<std::string_view, std::string_view>> split(std::string_view words) {
    constexpr std::array<std::string_view, 5> kBetween{"..", "/", " to ", " - ", " – "};
    for (const std::string_view between : kBetween) {
        const std::size_t at = words.find(between);
        if (at == std::string_view::npos) continue;
        return std::pair(trimmed(words.substr(0, at)), trimmed(words.substr(at + between.size())));
    }
    return std::nullopt;
}

Error not_read(std::string_view text, const PeriodReading& reading) {
    return {ErrorKind::usage, quoted(text) + ' ' + (reading.complaint.empty() ? "is not a period" : reading.complaint),
            std::string(kPeriodExamples)};
}

// "since monday", "from 2026-03-01": up to today.
Result<Period> read_since(std::string_view words, std::string_view text, Day today) {
    const PeriodReading from = read_one(words, today);
    if (!from.period) return not_read(text, from);
    if (from.period->first > today) {
        return Error{ErrorKind::usage, quoted(text) + " has not begun", std::string(kPeriodExamples)};
    }
    return Period{from.period->first, today};
}

}  // namespace

Result<Period> parse_period(std::string_view text, Day today) {
    const std::string normal = normal_words(text);
    std::string_view words(normal);
    if (words.starts_with("since ")) return read_since(words.substr(6), text, today);
    const bool from = words.starts_with("from ");
    if (from) words.remove_prefix(5);
    const auto both = split(words);
    if (!both && from) return read_since(words, text, today);
    if (!both) {
        const PeriodReading reading = read_one(words, today);
        if (!reading.period) return not_read(text, reading);
        return *reading.period;
    }
    const auto& [first_words, last_words] = *both;
    const PeriodReading first = read_one(first_words, today);
    if (!first.period) return not_read(first_words.empty() ? text : first_words, first);
    PeriodReading last;
    if (const auto end = end_of_duration(last_words, first.period->first)) {
        last = found({first.period->first, *end});
    } else {
        last = read_one(last_words, today);
    }
    if (!last.period) return not_read(last_words.empty() ? text : last_words, last);
    const Period period{first.period->first, last.period->last};
    if (period.last < period.first) {
        return Error{ErrorKind::usage, quoted(text) + " ends before it begins", "2026-03-01..2026-03-31"};
    }
    return period;
}

}  // namespace sugo
