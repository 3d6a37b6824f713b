// Arithmetic of money. Every product goes through 128 bits and is rounded once, half away from zero: the way
// invoices are checked by hand, and symmetric, so that a credit note is exactly the invoice with the other sign.
#include <sugo/money.hpp>

#include <algorithm>
#include <limits>
#include <numeric>

namespace sugo {

namespace {

__extension__ using Wide = unsigned __int128;

constexpr std::uint64_t magnitude(std::int64_t value) {
    // Unsigned negation, because the smallest int64 has no positive twin.
    return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

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
    std::vector<std::int64_t> shares(weights.size(), 0);
    if (weights.empty()) return shares;
    Wide whole = 0;
    for (const std::int64_t weight : weights) {
        if (weight < 0) throw Failure(ErrorKind::refused, "a share cannot have a negative weight");
        whole += magnitude(weight);
    }
    if (whole == 0) {
        shares.front() = total;
        return shares;
    }

    std::vector<std::uint64_t> parts(weights.size());
    std::vector<Wide> remainders(weights.size());
    std::uint64_t left = magnitude(total);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const Wide product = Wide{magnitude(total)} * magnitude(weights[i]);
        parts[i] = static_cast<std::uint64_t>(product / whole);
        remainders[i] = product % whole;
        left -= parts[i];
    }
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t one, std::size_t other) { return remainders[one] > remainders[other]; });
    for (std::size_t i = 0; i < left; ++i) ++parts[order[i]];

    std::transform(parts.begin(), parts.end(), shares.begin(),
                   [&](std::uint64_t part) { return with_sign(part, total < 0); });
    return shares;
}

}  // namespace sugo
