#pragma once

#include <optional>
#include <string>
#include <vector>

#include <sugo/people.hpp>
#include <sugo/rate_card.hpp>
#include <sugo/store.hpp>

// Use cases on the rate card.

namespace sugo::pricing {

/// What a rate is for, in words: at most one of `scope` and `tier`.
struct RateScope {
    /// "acme/ner", "acme" (the client itself), or empty.
    std::string scope;
    /// A kind, alone or with a scope.
    std::string kind;
    /// "long" or "short".
    std::string tier;
};
struct RateSet {
    RateEntry entry;
    /// "acme/ner meeting", "acme", "long"
    std::string scope;
    /// The rate that applied to the same scope before, if any.
    std::optional<RateEntry> before;
    /// An entry of the same scope and day that this one replaced.
    std::optional<RateEntry> replaced;
    /// Unbilled sessions already logged whose amount changes.
    int sessions_changed = 0;
};
/// A rate from a day on. The currency is the client's, or the profile's for kinds and tiers, unless the text names one.
/// Issued invoices never change.
RateSet set_rate(Store& store, const RateScope& scope, std::string_view rate, Day from, const Now& now);
/// Removes the entry of a scope that begins on a day (or its only one).
RateSet remove_rate(Store& store, const RateScope& scope, std::optional<Day> from, const Now& now);

struct RateRow {
    RateEntry entry;
    std::string scope;
};
/// All, narrowest scope first, then by name and day.
std::vector<RateRow> list_rates(Store& store);

struct Explained {
    people::Work work;
    Day day{};
    Tier tier{};
    /// Why that tier: "acme/ner has 12h 00m agreed a week, long from 10h 00m".
    std::string tier_reason;
    bool billable = false;
    std::vector<RateStep> steps;
    std::vector<std::string> scopes;  ///< a name for each step
    std::optional<Rate> rate;
};
Explained explain(Store& store, const std::vector<std::string>& words, Day day);

}  // namespace sugo::pricing
