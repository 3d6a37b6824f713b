#include <core/zone_rule.hpp>

#include <algorithm>
#include <array>

#include <core/scan.hpp>

namespace sugo {

namespace {

// A number of 1 to 3 digits between two bounds.
std::optional<int> number(Scanner& scanner, int least, int most) {
    const std::optional<Digits> read = scanner.digits();
    if (!read || read->count > 3 || read->value < least || read->value > most) return std::nullopt;
    return static_cast<int>(read->value);
}

// "CEST" or "<+0330>", which tell nothing that sugo needs.
bool skip_name(Scanner& scanner) {
    if (!scanner.take('<')) return scanner.word().size() >= 3;
    while (!scanner.at_end() && scanner.peek() != '>') scanner.take(scanner.peek());
    return scanner.take('>');
}

// [+-]h[h[h]][:mm[:ss]]
std::optional<Seconds> signed_time(Scanner& scanner, int most_hours) {
    const bool negative = scanner.take('-');
    if (!negative) scanner.take('+');
    const std::optional<int> hours = number(scanner, 0, most_hours);
    if (!hours) return std::nullopt;
    Seconds time = std::chrono::hours(*hours);
    for (const Seconds unit : {Seconds(60), Seconds(1)}) {
        if (!scanner.take(':')) break;
        const std::optional<int> part = number(scanner, 0, 59);
        if (!part) return std::nullopt;
        time += *part * unit;
    }
    return negative ? -time : time;
}

// POSIX counts offsets to the west, sugo to the east.
std::optional<Seconds> offset(Scanner& scanner) {
    const std::optional<Seconds> west = signed_time(scanner, 24);
    if (!west) return std::nullopt;
    return -*west;
}

std::optional<YearlyChange> yearly_change(Scanner& scanner) {
    using Counted = YearlyChange::Counted;
    YearlyChange change;
    std::optional<int> day;
    if (scanner.take('M')) {
        const std::optional<int> month = number(scanner, 1, 12);
        if (!month || !scanner.take('.')) return std::nullopt;
        const std::optional<int> week = number(scanner, 1, 5);
        if (!week || !scanner.take('.')) return std::nullopt;
        change.month = *month;
        change.week = *week;
        day = number(scanner, 0, 6);
    } else if (scanner.take('J')) {
        change.counted = Counted::from_one_without_leap_days;
        day = number(scanner, 1, 365);
    } else {
        change.counted = Counted::from_zero;
        day = number(scanner, 0, 365);
    }
    if (!day) return std::nullopt;
    change.day = *day;
    const std::optional<Seconds> time =
        scanner.take('/') ? signed_time(scanner, 167) : std::optional<Seconds>(std::chrono::hours(2));
    if (!time) return std::nullopt;
    change.time = *time;
    return change;
}

date::sys_days day_in(const YearlyChange& change, date::year year) {
    const date::sys_days new_year = year / date::January / 1;
    switch (change.counted) {
        case YearlyChange::Counted::from_zero:
            return new_year + date::days(change.day);
        case YearlyChange::Counted::from_one_without_leap_days: {
            const bool past_leap_day = year.is_leap() && change.day >= 60;
            return new_year + date::days(change.day - (past_leap_day ? 0 : 1));
        }
        case YearlyChange::Counted::by_weekday:
            break;
    }
    const date::year_month month = year / date::month(static_cast<unsigned>(change.month));
    const date::weekday weekday(static_cast<unsigned>(change.day));
    if (change.week == 5) return month / weekday[date::last];
    return month / weekday[static_cast<unsigned>(change.week)];
}

}  // namespace

std::optional<ZoneRule> parse_zone_rule(std::string_view text) {
    Scanner scanner(text);
    ZoneRule rule;
    if (!skip_name(scanner)) return std::nullopt;
    const std::optional<Seconds> standard = offset(scanner);
    if (!standard) return std::nullopt;
    rule.standard = *standard;
    if (scanner.at_end()) return rule;

    if (!skip_name(scanner)) return std::nullopt;
    ZoneRule::Summer summer{rule.standard + std::chrono::hours(1), {}, {}};
    if (scanner.peek() != ',') {
        const std::optional<Seconds> written = offset(scanner);
        if (!written) return std::nullopt;
        summer.offset = *written;
    }
    for (YearlyChange* change : {&summer.begins, &summer.ends}) {
        if (!scanner.take(',')) return std::nullopt;
        const std::optional<YearlyChange> read = yearly_change(scanner);
        if (!read) return std::nullopt;
        *change = *read;
    }
    rule.summer = summer;
    return scanner.at_end() ? std::optional(rule) : std::nullopt;
}

ZoneStretch stretch_at(const ZoneRule& rule, Instant at) {
    if (!rule.summer) return {Instant::min(), Instant::max(), rule.standard};
    if (at < first_instant) return {Instant::min(), first_instant, rule.standard};
    if (at >= last_instant) return {last_instant, Instant::max(), rule.standard};
    const date::year year = date::year_month_day(date::floor<date::days>(at)).year();

    // A time of day may lie up to a week from its day, and so in another year: two years to either side hold all that
    // is near. Where a summer ends as the next one begins, that one stands behind and counts.
    constexpr int kYears = 2;
    std::array<std::pair<Instant, Seconds>, static_cast<std::size_t>(2 * (2 * kYears + 1))> changes;
    auto next = changes.begin();
    for (int step = -kYears; step <= kYears; ++step) {
        const date::year of = year + date::years(step);
        const auto& [offset, begins, ends] = *rule.summer;
        *next++ = {day_in(begins, of) + begins.time - rule.standard, offset};
        *next++ = {day_in(ends, of) + ends.time - offset, rule.standard};
    }
    const auto by_time = [](const auto& one, const auto& other) { return one.first < other.first; };
    std::stable_sort(changes.begin(), changes.end(), by_time);
    const auto after = std::upper_bound(changes.begin(), changes.end(), std::pair{at, Seconds{}}, by_time);
    return {std::prev(after)->first, after->first, std::prev(after)->second};
}

}  // namespace sugo
