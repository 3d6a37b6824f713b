#pragma once

#include <array>
#include <string_view>

namespace sugo {

/// A sign that stands for exactly one currency here: "$" is never an Australian dollar.
struct CurrencySymbol {
    std::string_view code;
    std::string_view sign;
};

inline constexpr std::array<CurrencySymbol, 5> kCurrencySymbols{
    {{"USD", "$"}, {"EUR", "\u20AC"}, {"GBP", "\u00A3"}, {"JPY", "\u00A5"}, {"KRW", "\u20A9"}}};

}  // namespace sugo
