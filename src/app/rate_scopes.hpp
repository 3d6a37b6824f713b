#pragma once

#include <string>

#include <sugo/pricing.hpp>

// What a rate is for, as words and as the members of an entry.

namespace sugo::pricing {

/// A scope found: an entry without day and rate, its name, and the currency that its rates have.
struct Scope {
    RateEntry entry;
    std::string name;
    Currency currency;
    /// Set when the client is paid in its currency alone, so that a rate in another would never apply.
    bool fixed_currency = false;
};
/// Failure: usage if it is for nothing or for two things, not_found, refused for own work.
Scope find_scope(Store& store, const RateScope& words);

/// "acme/ner meeting", "acme", "consult", "long"
std::string scope_name(const RateEntry& entry, const Books& books);
bool same_scope(const RateEntry& left, const RateEntry& right);

}  // namespace sugo::pricing
