#pragma once

#include <compare>
#include <cstdint>

namespace sugo {

/// A 63-bit identity, positive, made by an IdSource; 0 means "not stored yet".
/// The tag keeps a client's id from being taken for a project's.
template <class Tag>
struct Id {
    std::int64_t value = 0;

    auto operator<=>(const Id&) const = default;
    [[nodiscard]] explicit operator bool() const { return value != 0; }
};

using ClientId = Id<struct ClientTag>;
using ProjectId = Id<struct ProjectTag>;
using KindId = Id<struct KindTag>;
using RateId = Id<struct RateTag>;
using SessionId = Id<struct SessionTag>;
using InterruptionId = Id<struct InterruptionTag>;
using BreakMarkId = Id<struct BreakMarkTag>;
using InvoiceId = Id<struct InvoiceTag>;
using TextLineId = Id<struct TextLineTag>;
using PaymentId = Id<struct PaymentTag>;

}  // namespace sugo
