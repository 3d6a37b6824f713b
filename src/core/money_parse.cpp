#include <sugo/money.hpp>

#include <charconv>
#include <optional>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include <core/money_symbols.hpp>
#include <core/scan.hpp>

namespace sugo {

namespace {

// Far above every rate, and far below what overflows when years of work are summed.
constexpr std::int64_t kMostMinorPerHour = 1'000'000'000'000;

// A decimal number as it was typed, its commas taken out.
struct Decimal {
    std::string whole;
    std::string fraction;
};

// "150", "1,234.50". Commas stand between groups of three, so that "1,5" is never read as fifteen.
std::optional<Decimal> take_decimal(Scanner& scanner) {
    Decimal number{std::string(scanner.digit_run()), {}};
    if (number.whole.empty()) return std::nullopt;
    if (scanner.peek() == ',' && number.whole.size() > 3) return std::nullopt;
    while (scanner.take(',')) {
        const std::string_view group = scanner.digit_run();
        if (group.size() != 3) return std::nullopt;
        number.whole += group;
    }
    if (scanner.take('.')) {
        number.fraction = scanner.digit_run();
        if (number.fraction.empty()) return std::nullopt;
    }
    return number;
}

// Empty when the number leaves 64 bits. The fraction has at most `places` digits.
std::optional<std::int64_t> in_units(const Decimal& number, int places, bool negative) {
    std::string digits = (negative ? "-" : "") + number.whole + number.fraction;
    digits.append(static_cast<std::size_t>(places) - number.fraction.size(), '0');
    std::int64_t value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (read.ec != std::errc()) return std::nullopt;
    return value;
}

// The code of the symbol or the letters that follow, or nothing.
std::optional<std::string> take_currency(Scanner& scanner) {
    for (const CurrencySymbol& symbol : kCurrencySymbols) {
        if (scanner.take(symbol.sign)) return std::string(symbol.code);
    }
    const std::string_view letters = scanner.word();
    if (letters.empty()) return std::nullopt;
    std::string code;
    for (const char c : letters) code += is_letter(c) && c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
    return code;
}

std::string examples(const Currency& currency, std::string_view after = "") {
    const int cents = currency.minor_digits();
    return fmt::format("150{0}, 1,234{1}{0} or {2} 150{0}", after, cents > 0 ? ".50" : "", currency.code());
}

struct Typed {
    bool negative = false;
    std::optional<std::string> currency;
    Decimal number;
};

// Sign, currency and number in any order that people write: -$3.10, $-3.10, 3.10 USD, CHF 12.
std::optional<Typed> take_typed(Scanner& scanner) {
    Typed typed;
    scanner.spaces();
    typed.negative = scanner.take('-');
    typed.currency = take_currency(scanner);
    scanner.spaces();
    if (!typed.negative) typed.negative = scanner.take('-');
    std::optional<Decimal> number = take_decimal(scanner);
    if (!number) return std::nullopt;
    typed.number = *std::move(number);
    scanner.spaces();
    if (!typed.currency) typed.currency = take_currency(scanner);
    scanner.spaces();
    return typed;
}

Result<Money> checked(const Typed& typed, std::string_view text, Currency currency) {
    const auto places = static_cast<std::size_t>(currency.minor_digits());
    if (typed.currency && *typed.currency != currency.code()) {
        return Error{ErrorKind::usage, fmt::format("{} is not an amount in {}", quoted(text), currency.code()),
                     examples(currency)};
    }
    if (typed.number.fraction.size() > places) {
        return Error{ErrorKind::usage,
                     places == 0
                         ? fmt::format("{} has decimals, but {} has none", quoted(text), currency.code())
                         : fmt::format("{} has more than the {} decimals of {}", quoted(text), places, currency.code()),
                     examples(currency)};
    }
    const std::optional<std::int64_t> minor = in_units(typed.number, currency.minor_digits(), typed.negative);
    if (!minor) return Error{ErrorKind::usage, quoted(text) + " is too large an amount", examples(currency)};
    return Money{*minor, currency};
}

}  // namespace

Result<Money> parse_money(std::string_view text, Currency currency) {
    Scanner scanner(text);
    const std::optional<Typed> typed = take_typed(scanner);
    if (!typed || !scanner.at_end()) {
        return Error{ErrorKind::usage, quoted(text) + " is not an amount of money", examples(currency)};
    }
    return checked(*typed, text, currency);
}

Result<Rate> parse_rate(std::string_view text, Currency currency) {
    Scanner scanner(text);
    const std::optional<Typed> typed = take_typed(scanner);
    if (typed && scanner.take('/')) {
        scanner.spaces();
        const std::string unit = normal_words(scanner.word());
        scanner.spaces();
        if (unit != "h" && unit != "hour") scanner = Scanner(text);
    }
    if (!typed || !scanner.at_end()) {
        return Error{ErrorKind::usage, quoted(text) + " is not a rate per hour", examples(currency, "/h")};
    }
    if (typed->negative) return Error{ErrorKind::usage, "a rate cannot be negative", examples(currency, "/h")};
    const Result<Money> money = checked(*typed, text, currency);
    if (!money) return money.error();
    if (money->minor > kMostMinorPerHour) {
        return Error{
            ErrorKind::usage,
            fmt::format("{} is too large a rate: at most {}", quoted(text), format(Rate{kMostMinorPerHour, currency})),
            examples(currency, "/h")};
    }
    return Rate{money->minor, money->currency};
}

Result<Percent> parse_percent(std::string_view text) {
    constexpr std::string_view kExamples = "19, 19 % or 7.7 %";
    constexpr std::int64_t kWhole = 10'000;
    Scanner scanner(trimmed(text));
    const bool negative = scanner.take('-');
    const std::optional<Decimal> number = take_decimal(scanner);
    scanner.spaces();
    scanner.take('%');
    if (!number || !scanner.at_end()) {
        return Error{ErrorKind::usage, quoted(text) + " is not a percentage", std::string(kExamples)};
    }
    if (number->fraction.size() > 2) {
        return Error{ErrorKind::usage, quoted(text) + " has more than two decimals", std::string(kExamples)};
    }
    const std::optional<std::int64_t> share = in_units(*number, 2, negative);
    if (!share || *share < 0 || *share > kWhole) {
        return Error{ErrorKind::usage, quoted(text) + " is not between 0 and 100 %", std::string(kExamples)};
    }
    return Percent{*share};
}

}  // namespace sugo
