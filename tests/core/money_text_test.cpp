#include <support/test.hpp>

#include <limits>

#include <sugo/money.hpp>

using namespace sugo;

namespace {

Currency currency(const std::string& code) {
    return Currency::parse(code).value();
}
Money money(std::int64_t minor, const char* code) {
    return {minor, currency(code)};
}

Error refusal(std::string_view text, const char* code = "USD") {
    const Result<Money> read = parse_money(text, currency(code));
    REQUIRE_MESSAGE(read.has_error(), std::string(text));
    return read.error();
}

const std::vector<std::string> kSomeCurrencies{"USD", "EUR", "GBP", "JPY", "KRW", "CHF", "BHD", "CLF", "HUF"};

}  // namespace

TEST_CASE("a currency is a code of ISO 4217 with its minor digits") {
    for (const char* code : {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND",
                             "VUV", "XAF", "XOF", "XPF"}) {
        CHECK_MESSAGE(currency(code).minor_digits() == 0, code);
    }
    for (const char* code : {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}) {
        CHECK_MESSAGE(currency(code).minor_digits() == 3, code);
    }
    for (const char* code : {"CLF", "UYW"}) CHECK_MESSAGE(currency(code).minor_digits() == 4, code);
    for (const char* code : {"AED", "ZWG", "HUF", "IDR", "PKR", "COP"}) {
        CHECK_MESSAGE(currency(code).minor_digits() == 2, code);
    }
    CHECK(currency("eur").code() == "EUR");
    CHECK(currency(" usd ") == Currency());
    for (const char* text : {"", "US", "USDD", "XXX", "XAU", "DEM", "D A", "U$D", "\xF0\x9F\x92\xB6", "ED "}) {
        const Result<Currency> read = Currency::parse(text);
        REQUIRE_MESSAGE(read.has_error(), text);
        CHECK(read.error().kind == ErrorKind::usage);
        CHECK_FALSE(read.error().hint.empty());
    }
}

TEST_CASE("money is written for people in groups of three, with the currency's own digits") {
    CHECK(format(money(907'750, "USD")) == "$9,077.50");
    CHECK(format(money(1'500'000, "KRW")) == "₩1,500,000");
    CHECK(format(money(1'200, "CHF")) == "CHF 12.00");
    CHECK(format(money(-310, "USD")) == "-$3.10");
    CHECK(format(money(-1'200, "CHF")) == "-CHF 12.00");
    CHECK(format(money(5, "EUR")) == "€0.05");
    CHECK(format(money(99'999, "GBP")) == "£999.99");
    CHECK(format(money(0, "JPY")) == "¥0");
    CHECK(format(money(1'234'567, "BHD")) == "BHD 1,234.567");
    CHECK(format(money(std::numeric_limits<std::int64_t>::min(), "USD")) == "-$92,233,720,368,547,758.08");
}

TEST_CASE("rates and percentages show decimals only when there are any") {
    CHECK(format(Rate{15'000, Currency()}) == "$150/h");
    CHECK(format(Rate{7'890, Currency()}) == "$78.90/h");
    CHECK(format(Rate{50'000, currency("KRW")}) == "₩50,000/h");
    CHECK(format(Rate{15'000, currency("CHF")}) == "CHF 150/h");
    CHECK(format(Percent{1'900}) == "19 %");
    CHECK(format(Percent{770}) == "7.7 %");
    CHECK(format(Percent{5}) == "0.05 %");
}

TEST_CASE("machines read plain decimals") {
    CHECK(decimal(money(907'750, "USD")) == "9077.50");
    CHECK(decimal(money(-310, "USD")) == "-3.10");
    CHECK(decimal(money(-5, "USD")) == "-0.05");
    CHECK(decimal(money(1'500'000, "KRW")) == "1500000");
    CHECK(decimal(Rate{15'000, Currency()}) == "150.00");
}

TEST_CASE("an amount is read as people type it") {
    for (const char* text :
         {"1234.5", "1,234.50", "$1234.50", "$1,234.5", "1234.50 USD", "usd 1,234.50", " 1234.50$ "}) {
        CHECK_MESSAGE(parse_money(text, Currency()).value() == money(123'450, "USD"), text);
    }
    CHECK(parse_money("150", Currency()).value() == money(15'000, "USD"));
    CHECK(parse_money("₩1,500,000", currency("KRW")).value() == money(1'500'000, "KRW"));
    CHECK(parse_money("-$3.10", Currency()).value() == money(-310, "USD"));
    CHECK(parse_money("$-3.10", Currency()).value() == money(-310, "USD"));
    CHECK(parse_money("0", Currency()).value() == money(0, "USD"));
}

TEST_CASE("an amount that is not exact or not meant is refused with an example") {
    for (const char* text :
         {"",    " ", "abc", "1,5", "1,23.00", "12,34",    "1234,567",     "1.",     ".5",       "1.2.3", "--1",
          "1 2", "$", "USD", "1e3", "0x10",    "1,234,56", "1.50 USD USD", "$5 USD", "\xFF\xFE", "１２"}) {
        const Error error = refusal(text);
        CHECK_MESSAGE(error.kind == ErrorKind::usage, text);
        CHECK_MESSAGE(error.message.find("is not an amount of money") != std::string::npos, error.message);
        CHECK(error.hint == "150, 1,234.50 or USD 150");
    }
    CHECK(refusal("1.234").message == "\"1.234\" has more than the 2 decimals of USD");
    CHECK(refusal("150.5", "JPY").message == "\"150.5\" has decimals, but JPY has none");
    CHECK(refusal("150.5", "JPY").hint == "150, 1,234 or JPY 150");
    CHECK(refusal("150 EUR").message == "\"150 EUR\" is not an amount in USD");
    CHECK(refusal("$150", "CAD").message == "\"$150\" is not an amount in CAD");
    CHECK(refusal("99999999999999999999").message == "\"99999999999999999999\" is too large an amount");
}

TEST_CASE("a rate may end in /h and is not negative") {
    for (const char* text : {"150", "$150", "150/h", "$150.00/h", "150 USD/h", "150 / h", "150/hour", "150/H"}) {
        CHECK_MESSAGE((parse_rate(text, Currency()).value() == Rate{15'000, Currency()}), text);
    }
    for (const char* text : {"-150", "150/d", "150/", "/h", "150/h/h", "", "150/hx"}) {
        CHECK_MESSAGE(parse_rate(text, Currency()).has_error(), text);
    }
}

TEST_CASE("a percentage has at most two decimals and lies between 0 and 100") {
    CHECK(parse_percent("19").value() == Percent{1'900});
    CHECK(parse_percent("19%").value() == Percent{1'900});
    CHECK(parse_percent("7.7 %").value() == Percent{770});
    CHECK(parse_percent("100").value() == Percent{10'000});
    CHECK(parse_percent("0").value() == Percent{0});
    for (const char* text : {"", "%", "100.01", "-1", "7.777", "19 % x", "abc", "99999999999999999999999"}) {
        const Result<Percent> read = parse_percent(text);
        REQUIRE_MESSAGE(read.has_error(), text);
        CHECK(read.error().kind == ErrorKind::usage);
    }
}

TEST_CASE("what is written is read back the same") {
    property("money", [](std::int64_t minor) {
        const Currency any = currency(*rc::gen::elementOf(kSomeCurrencies));
        const Money given{minor, any};
        RC_ASSERT(parse_money(format(given), any).value() == given);
        RC_ASSERT(parse_money(decimal(given), any).value() == given);
    });
    property("rates", [] {
        const Currency any = currency(*rc::gen::elementOf(kSomeCurrencies));
        const Rate given{*rc::gen::inRange<std::int64_t>(0, 100'000'000), any};
        RC_ASSERT(parse_rate(format(given), any).value() == given);
        RC_ASSERT(parse_rate(decimal(given), any).value() == given);
    });
    property("percentages", [] {
        const Percent given{*rc::gen::inRange<std::int64_t>(0, 10'001)};
        RC_ASSERT(parse_percent(format(given)).value() == given);
    });
}

TEST_CASE("the readers of money take any bytes") {
    property("no bytes crash them", [](const std::string& bytes) {
        parse_money(bytes, Currency()).has_value();
        parse_rate(bytes, Currency()).has_value();
        parse_percent(bytes).has_value();
        Currency::parse(bytes).has_value();
    });
    property("nor do bytes that look like money", [] {
        const auto bytes = *rc::gen::container<std::string>(rc::gen::element(
            '0', '1', '9', ',', '.', '-', '$', ' ', 'U', 'S', 'D', '/', 'h', '%', '\xE2', '\x82', '\xAC'));
        const Result<Money> read = parse_money(bytes, Currency());
        if (read) RC_ASSERT(parse_money(format(*read), Currency()).value() == *read);
        parse_rate(bytes, Currency()).has_value();
        parse_percent(bytes).has_value();
    });
}

TEST_CASE("a rate that could never be summed is refused") {
    CHECK(parse_rate("10,000,000,000", Currency{}).has_value());
    const Error error = parse_rate("90000000000000000", Currency{}).error();
    CHECK(error.kind == ErrorKind::usage);
    CHECK(error.message == "\"90000000000000000\" is too large a rate: at most $10,000,000,000/h");
}
