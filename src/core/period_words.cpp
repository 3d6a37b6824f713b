#include <sugo/time.hpp>

#include <core/calendar.hpp>
#include <core/words.hpp>

namespace sugo {

namespace {

constexpr std::string_view kPeriodExamples =
    "2026-03, 2026-W12, 2026-03-01..2026-03-31, yesterday, \"this week\" or \"last month\"";

struct PeriodReading {
    std::optional<Period> period;
    std::string complaint;
};

PeriodReading found(Period period) {
    return {period, {}};
}

// "this week", "last month": named by the period that today is in.
std::optional<Period> read_named(std::string_view words, Day today) {
    const date::year_month_day now(today);
    const int year = static_cast<int>(now.year());
    const Period this_month = month_of(year, static_cast<unsigned>(now.month()));
    if (words == "this week") return days_of(week_of(today));
    if (words == "last week") return days_of(week_of(today - date::weeks(1)));
    if (words == "this month") return this_month;
    if (words == "last month") {
        const date::year_month_day before(this_month.first - date::days(1));
        return month_of(static_cast<int>(before.year()), static_cast<unsigned>(before.month()));
    }
    if (words == "this year") return year_of(year);
    if (words == "last year") return year_of(year - 1);
    return std::nullopt;
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
    if (const std::optional<Period> named = read_named(words, today)) return found(*named);
    if (const std::optional<Week> week = read_week(words)) {
        if (std::string complaint = complaint_about(*week); !complaint.empty()) {
            return {std::nullopt, std::move(complaint)};
        }
        return found(days_of(*week));
    }
    const DayReading day = read_day(words, today);
    if (day.day) return found({*day.day, *day.day});
    if (!day.complaint.empty()) return {std::nullopt, day.complaint};
    return read_year_or_month(words);
}

Error not_read(std::string_view text, const PeriodReading& reading) {
    return {ErrorKind::usage, quoted(text) + ' ' + (reading.complaint.empty() ? "is not a period" : reading.complaint),
            std::string(kPeriodExamples)};
}

}  // namespace

Result<Period> parse_period(std::string_view text, Day today) {
    const std::string words = normal_words(text);
    const std::size_t dots = words.find("..");
    if (dots == std::string::npos) {
        const PeriodReading reading = read_one(words, today);
        if (!reading.period) return not_read(text, reading);
        return *reading.period;
    }
    const std::string_view both(words);
    const std::string_view first_words = trimmed(both.substr(0, dots));
    const std::string_view last_words = trimmed(both.substr(dots + 2));
    const PeriodReading first = read_one(first_words, today);
    if (!first.period) return not_read(first_words.empty() ? text : first_words, first);
    const PeriodReading last = read_one(last_words, today);
    if (!last.period) return not_read(last_words.empty() ? text : last_words, last);
    const Period period{first.period->first, last.period->last};
    if (period.last < period.first) {
        return Error{ErrorKind::usage, quoted(text) + " ends before it begins", "2026-03-01..2026-03-31"};
    }
    return period;
}

}  // namespace sugo
