#include <sugo/money.hpp>

#include <fmt/format.h>

#include <core/money_symbols.hpp>

namespace sugo {

namespace {

// A number of minor units taken apart.
struct Parts {
    bool negative = false;
    std::string whole;
    std::string fraction;
};

Parts parts_of(std::int64_t minor, int minor_digits) {
    const auto places = static_cast<std::size_t>(minor_digits);
    std::string digits = fmt::to_string(minor);
    const bool negative = digits.front() == '-';
    if (negative) digits.erase(0, 1);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    const std::size_t point = digits.size() - places;
    return {negative, digits.substr(0, point), digits.substr(point)};
}

std::string grouped(std::string whole) {
    for (std::size_t at = whole.size(); at > 3;) {
        at -= 3;
        whole.insert(at, 1, ',');
    }
    return whole;
}

std::string with_fraction(std::string whole, std::string_view fraction) {
    if (!fraction.empty()) whole.append(1, '.').append(fraction);
    return whole;
}

// "$" or "CHF ".
std::string prefix_of(const Currency& currency) {
    for (const CurrencySymbol& symbol : kCurrencySymbols) {
        if (symbol.code == currency.code()) return std::string(symbol.sign);
    }
    return std::string(currency.code()) + ' ';
}

std::string plain(std::int64_t minor, const Currency& currency) {
    const Parts parts = parts_of(minor, currency.minor_digits());
    return (parts.negative ? "-" : "") + with_fraction(parts.whole, parts.fraction);
}

}  // namespace

std::string format(Money money) {
    const Parts parts = parts_of(money.minor, money.currency.minor_digits());
    return (parts.negative ? "-" : "") + prefix_of(money.currency) +
           with_fraction(grouped(parts.whole), parts.fraction);
}

std::string format(Rate rate) {
    Parts parts = parts_of(rate.minor_per_hour, rate.currency.minor_digits());
    if (parts.fraction.find_first_not_of('0') == std::string::npos) parts.fraction.clear();
    return (parts.negative ? "-" : "") + prefix_of(rate.currency) +
           with_fraction(grouped(parts.whole), parts.fraction) + "/h";
}

std::string format(Percent percent) {
    Parts parts = parts_of(percent.per_ten_thousand, 2);
    while (!parts.fraction.empty() && parts.fraction.back() == '0') parts.fraction.pop_back();
    return (parts.negative ? "-" : "") + with_fraction(parts.whole, parts.fraction) + " %";
}

std::string decimal(Money money) {
    return plain(money.minor, money.currency);
}
std::string decimal(Rate rate) {
    return plain(rate.minor_per_hour, rate.currency);
}

}  // namespace sugo
