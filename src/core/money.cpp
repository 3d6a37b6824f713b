// Arithmetic of money. Every product goes through 128 bits and is rounded once, half away from zero: the way
// invoices are checked by hand, and symmetric, so that a credit note is exactly the invoice with the other sign.
#include <sugo/money.hpp>

#include <algorithm>
#include <limits>

#include <core/magnitude.hpp>
#include <sugo/share_out.hpp>

namespace sugo {

namespace {

__extension__ using Wide = unsigned __int128;

[[noreturn]] void throw_too_large() {
    throw Failure(ErrorKind::refused, "the amount is too large to be held",
                  "amounts up to 9,000,000,000,000,000,000 minor units");
}

std::int64_t with_sign(Wide size, bool negative) {
    constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (size > Wide{kMost} + (negative ? 1U : 0U)) throw_too_large();
    const auto small = static_cast<std::uint64_t>(size);
    return static_cast<std::int64_t>(negative ? 0 - small : small);
}

Currency shared_currency(Money left, Money right) {
    if (left.currency != right.currency) {
        throw Failure(
            ErrorKind::refused,
            std::string(left.currency.code()).append(" and ").append(right.currency.code()) + " cannot be added up",
            "one currency at a time");
    }
    return left.currency;
}

}  // namespace

Money operator+(Money left, Money right) {
    const Currency currency = shared_currency(left, right);
    std::int64_t sum = 0;
    if (__builtin_add_overflow(left.minor, right.minor, &sum)) throw_too_large();
    return {sum, currency};
}

Money operator-(Money left, Money right) {
    const Currency currency = shared_currency(left, right);
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(left.minor, right.minor, &difference)) throw_too_large();
    return {difference, currency};
}

Money operator-(Money money) {
    return Money{0, money.currency} - money;
}

std::int64_t mul_div(std::int64_t a, std::int64_t b, std::int64_t c) {
    if (c == 0) throw Failure(ErrorKind::refused, "nothing can be divided by zero");
    const bool negative = ((a < 0) != (b < 0)) != (c < 0);
    const Wide product = Wide{magnitude(a)} * magnitude(b);
    const Wide divisor = magnitude(c);
    Wide quotient = product / divisor;
    const Wide remainder = product % divisor;
    if (remainder >= divisor - remainder) ++quotient;
    return with_sign(quotient, negative);
}

Money amount(Rate rate, Seconds time) {
    return {mul_div(rate.minor_per_hour, time.count(), 3600), rate.currency};
}

Money portion(Money money, Percent percent) {
    return {mul_div(money.minor, percent.per_ten_thousand, 10'000), money.currency};
}

std::vector<std::int64_t> largest_remainder(std::int64_t total, std::span<const std::int64_t> weights) {
    ShareOut out;
    for (const std::int64_t weight : weights) out.add(weight);
    out.share(total);
    std::vector<std::int64_t> shares(weights.size());
    std::ranges::transform(weights, shares.begin(), [&](std::int64_t weight) { return out.next(weight); });
    return shares;
}

}  // namespace sugo
