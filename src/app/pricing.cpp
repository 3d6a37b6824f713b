#include <sugo/pricing.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <app/rate_scopes.hpp>
#include <app/repriced.hpp>

namespace sugo::pricing {
namespace {

bool is_letter(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

/// The currency that a rate's text names by its sign or its code, if any.
std::optional<Currency> named_currency(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> signs{
        {{"€", "EUR"}, {"£", "GBP"}, {"₩", "KRW"}, {"¥", "JPY"}}};
    for (const auto& [sign, code] : signs) {
        if (text.find(sign) != std::string_view::npos) return Currency::parse(code).value();
    }
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin;
        while (end < text.size() && is_letter(text[end])) ++end;
        if (end - begin == 3) {
            if (const auto currency = Currency::parse(text.substr(begin, 3))) return *currency;
        }
        begin = end + 1;
    }
    return std::nullopt;
}

Rate read_rate(std::string_view text, const Scope& scope) {
    const Currency named = named_currency(text).value_or(scope.currency);
    const auto usual = parse_rate(text, scope.currency);
    if (usual || named == scope.currency) return usual.value();
    if (scope.fixed_currency) {
        const std::string client = scope.name.substr(0, scope.name.find_first_of("/ "));
        throw Failure(ErrorKind::refused,
                      fmt::format("{} is billed in {}, so a rate in {} would never apply", client,
                                  scope.currency.code(), named.code()),
                      fmt::format("a rate in {}, or sugo client edit {} --currency {}", scope.currency.code(), client,
                                  named.code()));
    }
    return parse_rate(text, named).value();
}

/// The entry of the same scope and currency that is valid on a day: rates of two currencies never replace each other.
std::optional<RateEntry> valid_on(const std::vector<RateEntry>& card, const RateEntry& wanted, Day day) {
    std::optional<RateEntry> best;
    for (const RateEntry& entry : card) {
        if (!same_scope(entry, wanted) || entry.rate.currency != wanted.rate.currency || entry.valid_from > day)
            continue;
        if (!best || best->valid_from < entry.valid_from) best = entry;
    }
    return best;
}

/// The sessions of a day and later, in whatever zone.
SessionQuery since(Day day) {
    SessionQuery query;
    query.from = Instant(day.time_since_epoch()) - date::days(1);
    return query;
}

/// Of the entries that begin on one day the one to take away: the only one, or for a client's work that in its
/// currency.
RateEntry one_of_day(const std::vector<RateEntry>& entries, const Scope& scope) {
    if (entries.size() == 1) return entries.front();
    std::vector<std::string> rates;
    for (const RateEntry& entry : entries) {
        if (scope.fixed_currency && entry.rate.currency == scope.currency) return entry;
        rates.push_back(format(entry.rate));
    }
    throw Failure(ErrorKind::usage,
                  fmt::format("{} has {} rates from {}: {}", scope.name, entries.size(),
                              to_string(entries.front().valid_from), fmt::join(rates, " and ")),
                  "sugo rate list");
}

/// The entry to take away: the one of the day, or the only one.
RateEntry entry_named(Store& store, const Scope& scope, std::optional<Day> from) {
    std::vector<RateEntry> all = store.rates().entries();
    std::erase_if(all, [&](const RateEntry& entry) { return !same_scope(entry, scope.entry); });
    std::vector<std::string> days;
    std::vector<RateEntry> of_day;
    for (const RateEntry& entry : all) {
        if (entry.valid_from == from) of_day.push_back(entry);
        const std::string day = to_string(entry.valid_from);
        if (std::ranges::find(days, day) == days.end()) days.push_back(day);
    }
    if (!of_day.empty()) return one_of_day(of_day, scope);
    if (all.empty())
        throw Failure(ErrorKind::not_found, fmt::format("there is no rate for {}", scope.name), "sugo rate list");
    if (from) {
        throw Failure(ErrorKind::not_found,
                      fmt::format("no rate for {} begins on {}; there is one from {}", scope.name, to_string(*from),
                                  fmt::join(days, ", ")),
                      "--from " + days.back());
    }
    if (days.size() > 1) {
        throw Failure(ErrorKind::usage,
                      fmt::format("{} has {} rates, from {}", scope.name, all.size(), fmt::join(days, ", ")),
                      "--from " + days.back());
    }
    return one_of_day(all, scope);
}

}  // namespace

RateSet set_rate(Store& store, const RateScope& words, std::string_view text, Day from, const Now& now) {
    RateSet set;
    const auto label = [&] {
        return Label{fmt::format("set rate {} {} from {}", set.scope, format(set.entry.rate), to_string(from)), {}};
    };
    store.transact(now.at, label, [&] {
        const Scope scope = find_scope(store, words);
        const Books before = people::load_books(store);
        set.scope = scope.name;
        set.entry = scope.entry;
        set.entry.valid_from = from;
        set.entry.rate = read_rate(text, scope);
        set.before = valid_on(before.rates, set.entry, from);
        if (set.before && set.before->valid_from == from) {
            if (set.before->rate == set.entry.rate) {
                set.entry = *set.before;
                return;
            }
            set.replaced = set.before;
            store.rates().remove(set.replaced->id);
        }
        set.entry.id = store.rates().add(set.entry);
        set.sessions_changed = repriced(store, before, people::load_books(store), since(from)).changed;
    });
    return set;
}

RateSet remove_rate(Store& store, const RateScope& words, std::optional<Day> from, const Now& now) {
    RateSet removed;
    const auto label = [&] {
        return Label{fmt::format("remove rate {} from {}", removed.scope, to_string(removed.entry.valid_from)), {}};
    };
    store.transact(now.at, label, [&] {
        const Scope scope = find_scope(store, words);
        const Books before = people::load_books(store);
        removed.scope = scope.name;
        removed.entry = entry_named(store, scope, from);
        store.rates().remove(removed.entry.id);
        const Books after = people::load_books(store);
        removed.before = valid_on(after.rates, removed.entry, removed.entry.valid_from);
        removed.sessions_changed = repriced(store, before, after, since(removed.entry.valid_from)).changed;
    });
    return removed;
}

}  // namespace sugo::pricing
