#pragma once

#include <span>
#include <string>

#include <sugo/id.hpp>
#include <sugo/money.hpp>
#include <sugo/time.hpp>

namespace sugo {

/// Money received for an issued invoice, in its currency.
struct Payment {
    PaymentId id;
    InvoiceId invoice;
    Day day{};
    Money amount;
    std::string note;

    bool operator==(const Payment&) const = default;
};

/// How far an issued invoice is settled. Derived from its payments, never stored.
struct Balance {
    Money paid;
    Money open;

    bool operator==(const Balance&) const = default;
};
/// Of what is owed and what came in. Failure (refused) if a payment is in another currency than what is owed.
Balance balance_of(Money owed, std::span<const Payment> payments);

}  // namespace sugo
