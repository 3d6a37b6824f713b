#include <sugo/money.hpp>

#include <algorithm>

#include <core/scan.hpp>

namespace sugo {

namespace {

// The active currencies and funds of ISO 4217, list one. Metals, testing codes and units without minor
// digits of their own (XAU, XTS, XDR …) are not currencies that an invoice can be written in.
constexpr std::string_view kCodes =
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF "
    "CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD "
    "HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD "
    "MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN "
    "PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD "
    "TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG ";

constexpr std::string_view kNoDigits = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF ";
constexpr std::string_view kThreeDigits = "BHD IQD JOD KWD LYD OMR TND ";
constexpr std::string_view kFourDigits = "CLF UYW ";

bool lists(std::string_view codes, std::string_view code) {
    // Each entry is a code and a space, so a code can only be found where an entry begins.
    for (std::size_t at = 0; at < codes.size(); at += 4) {
        if (codes.substr(at, 3) == code) return true;
    }
    return false;
}

int minor_digits_of(std::string_view code) {
    if (lists(kNoDigits, code)) return 0;
    if (lists(kThreeDigits, code)) return 3;
    if (lists(kFourDigits, code)) return 4;
    return 2;
}

}  // namespace

Result<Currency> Currency::parse(std::string_view code) {
    const std::string_view given = trimmed(code);
    std::array<char, 3> capitals{};
    const bool fits = given.size() == capitals.size() && std::all_of(given.begin(), given.end(), is_letter);
    if (fits) {
        std::transform(given.begin(), given.end(), capitals.begin(),
                       [](char c) { return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c; });
    }
    const std::string_view known(capitals.data(), capitals.size());
    if (!fits || !lists(kCodes, known)) {
        return Error{ErrorKind::usage, quoted(code) + " is not a currency code of ISO 4217",
                     "USD, EUR, GBP, KRW or another code of three letters"};
    }
    return Currency(capitals, minor_digits_of(known));
}

}  // namespace sugo
