#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <sugo/error.hpp>
#include <sugo/time.hpp>

namespace sugo {

/// An ISO 4217 currency. Only codes of the standard's list can be made.
class Currency {
public:
    /// US dollars; a default so that values holding money can be default-made.
    constexpr Currency() = default;

    /// The currency of an ISO 4217 code, in any case. Error: usage.
    static Result<Currency> parse(std::string_view code);

    [[nodiscard]] std::string_view code() const { return {code_.data(), code_.size()}; }
    /// Digits after the point: 0 (KRW), 2 (USD), 3 (BHD) or 4 (CLF), by ISO 4217.
    [[nodiscard]] int minor_digits() const { return minor_digits_; }

    auto operator<=>(const Currency&) const = default;

private:
    constexpr Currency(std::array<char, 3> code, int minor_digits) : code_(code), minor_digits_(minor_digits) {}

    std::array<char, 3> code_{'U', 'S', 'D'};
    int minor_digits_ = 2;
};

/// An amount in whole minor units (cents, won) of one currency.
struct Money {
    std::int64_t minor = 0;
    Currency currency;

    bool operator==(const Money&) const = default;
};

/// Sums and differences. Failure (refused) when the currencies differ or the sum leaves 64 bits.
Money operator+(Money left, Money right);
Money operator-(Money left, Money right);
Money operator-(Money money);

/// A price in whole minor units per hour.
struct Rate {
    std::int64_t minor_per_hour = 0;
    Currency currency;

    bool operator==(const Rate&) const = default;
};

/// A share of a whole in 1/10,000: 1,900 is 19 %.
struct Percent {
    std::int64_t per_ten_thousand = 0;

    auto operator<=>(const Percent&) const = default;
};

/// a × b ÷ c through 128 bits, rounded once, half away from zero.
/// Failure (refused) when c is 0 or the result leaves 64 bits.
std::int64_t mul_div(std::int64_t a, std::int64_t b, std::int64_t c);

/// rate × time, rounded once. The only place where time becomes money.
Money amount(Rate rate, Seconds time);
/// money × percent, rounded once.
Money portion(Money money, Percent percent);

/// `total` in integer shares proportional to `weights` that add up to it exactly
/// (largest remainder; ties go to the earlier weight). Weights are not negative;
/// if all are 0 the first gets everything. Empty weights give no shares.
std::vector<std::int64_t> largest_remainder(std::int64_t total, std::span<const std::int64_t> weights);

/// "$9,077.50", "₩1,500,000", "CHF 12.00", "-$3.10": for people.
std::string format(Money money);
/// "$150/h", "$78.90/h": for people; the decimals only when there are any.
std::string format(Rate rate);
/// "19 %", "7.7 %".
std::string format(Percent percent);
/// "9077.50", "-3.10": for machines; without the currency, always with its minor digits.
std::string decimal(Money money);
/// "150.00": for machines.
std::string decimal(Rate rate);

/// Reads "150", "1,234.50", "$150", "150.5 USD". No rounding: more digits than the currency has is an error,
/// as is another currency than the one given. Error: usage.
Result<Money> parse_money(std::string_view text, Currency currency);
/// As parse_money, optionally followed by "/h". Not negative.
Result<Rate> parse_rate(std::string_view text, Currency currency);
/// Reads "19", "19%", "7.7 %" (at most two decimals, 0 to 100). Error: usage.
Result<Percent> parse_percent(std::string_view text);

}  // namespace sugo
