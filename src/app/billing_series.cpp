#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include <app/billing_parts.hpp>

namespace sugo::billing {

namespace {

/// Where a pattern would make a number: in this scope, with this count.
struct Place {
    std::string scope;
    std::int64_t seq = 0;
};

std::optional<std::int64_t> read_count(std::string_view digits) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || value < 0) return std::nullopt;
    return value;
}

constexpr std::string_view kYear = "{year}";
constexpr std::string_view kMonth = "{month}";

/// The characters that a part of a pattern without {seq} makes.
std::size_t width_of(std::string_view part) {
    std::size_t width = 0;
    while (!part.empty()) {
        const bool year = part.starts_with(kYear);
        const bool month = part.starts_with(kMonth);
        width += year ? 4 : month ? 2 : 1;
        part.remove_prefix(year ? kYear.size() : month ? kMonth.size() : 1);
    }
    return width;
}

/// Reads the year and month where such a part has them; its plain characters are compared later, with the whole number.
bool read_date(std::string_view part, std::string_view text, std::int64_t& year, std::int64_t& month) {
    while (!part.empty()) {
        const bool is_year = part.starts_with(kYear);
        const bool is_month = part.starts_with(kMonth);
        const std::size_t width = is_year ? 4 : is_month ? 2 : 1;
        if (is_year || is_month) {
            const std::optional<std::int64_t> value = read_count(text.substr(0, width));
            if (!value) return false;
            (is_year ? year : month) = *value;
        }
        part.remove_prefix(is_year ? kYear.size() : is_month ? kMonth.size() : 1);
        text.remove_prefix(width);
    }
    return true;
}

/// Reads a number against a pattern. Only {seq} has no fixed width, so there is at most one way.
/// Empty when the pattern cannot make this number.
std::optional<Place> place_of(const Series& series, std::string_view number) {
    const std::string_view pattern = series.pattern;
    const std::size_t open = pattern.find("{seq");
    const std::string_view before = pattern.substr(0, open);
    const std::string_view after = pattern.substr(pattern.find('}', open) + 1);
    const std::size_t fixed = width_of(before) + width_of(after);
    if (number.size() <= fixed) return std::nullopt;

    const std::size_t digits = number.size() - fixed;
    std::int64_t year = 2000;
    std::int64_t month = 1;
    const std::optional<std::int64_t> seq = read_count(number.substr(width_of(before), digits));
    if (!seq || !read_date(before, number, year, month)) return std::nullopt;
    if (!read_date(after, number.substr(width_of(before) + digits), year, month)) return std::nullopt;

    const date::year_month_day first{date::year(static_cast<int>(year)), date::month(static_cast<unsigned>(month)),
                                     date::day(1)};
    if (!first.ok()) return std::nullopt;
    const Day day{date::local_days(first)};
    if (number_of(series, day, *seq) != number) return std::nullopt;
    return Place{scope_of(series, day), *seq};
}

/// Every issued number must lie before the counts that are still to come.
void refuse_repeats(const InvoiceBook& book, const Series& series) {
    std::vector<std::string> given;
    for (const IssuedInvoice& invoice : book.issued()) given.push_back(invoice.document.number.value());
    for (const GivenNumber& lost : book.lost_numbers()) given.push_back(lost.number);
    for (const std::string& number : given) {
        const std::optional<Place> place = place_of(series, number);
        if (!place || place->seq < next_seq(book, series, place->scope)) continue;
        throw Failure(
            ErrorKind::refused,
            fmt::format("with the pattern {} the number {} would be given again one day", series.pattern, number),
            "choose a pattern that differs: sugo invoice series --pattern \"R-{year}-{seq:03}\"");
    }
}

void continue_with(const InvoiceBook& book, Series& series, std::int64_t next, Day today) {
    if (next < 1) {
        throw Failure(ErrorKind::usage, fmt::format("the first count is 1, not {}", next),
                      "sugo invoice series --next 1");
    }
    const std::string scope = scope_of(series, today);
    const std::int64_t last = book.last_seq(scope);
    if (last > 0 && next != last + 1) {
        throw Failure(ErrorKind::refused,
                      fmt::format("invoices are issued up to count {}, and {} would {}", last,
                                  number_of(series, today, next), next <= last ? "repeat one" : "leave a gap"),
                      "sugo invoice series");
    }
    if (last > 0) return;
    if (next == 1) {
        series.first.erase(scope);
    } else {
        series.first[scope] = next;
    }
}

SeriesState state_of(const InvoiceBook& book, const Now& now) {
    SeriesState state{book.series(), {}};
    state.next = number_of(state.series, now.today, next_seq(book, state.series, scope_of(state.series, now.today)));
    return state;
}

}  // namespace

std::int64_t next_seq(const InvoiceBook& book, const Series& series, const std::string& scope) {
    const std::int64_t last = book.last_seq(scope);
    if (last > 0) return last + 1;
    const auto first = series.first.find(scope);
    return first == series.first.end() ? 1 : first->second;
}

SeriesState series(Store& store, const Now& now) {
    SeriesState state;
    store.read([&] { state = state_of(store.invoices(), now); });
    return state;
}

SeriesState set_series(Store& store, std::optional<std::string> pattern, std::optional<std::int64_t> next,
                       const Now& now) {
    SeriesState state;
    const auto label = [&] { return Label{"continue invoices with " + state.next, {}}; };
    store.transact(now.at, label, [&] {
        InvoiceBook& book = store.invoices();
        const Series before = book.series();
        Series after = before;
        if (pattern) after.pattern = parse_pattern(*pattern).value();
        if (next) continue_with(book, after, *next, now.today);
        if (after != before) {
            refuse_repeats(book, after);
            book.set_series(after);
        }
        state = state_of(book, now);
    });
    return state;
}

}  // namespace sugo::billing
