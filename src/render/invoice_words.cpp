#include <render/invoice_words.hpp>

#include <array>
#include <string_view>

#include <fmt/format.h>

#include <sugo/time.hpp>

namespace sugo::render {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};

struct Civil {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;

    [[nodiscard]] std::string_view month_name() const { return kMonths.at(month - 1); }
};

Civil civil(Day day) {
    const date::year_month_day ymd(day);
    return {static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day())};
}

void add_line(std::string& lines, std::string_view line) {
    if (line.empty()) return;
    if (!lines.empty()) lines += '\n';
    lines += line;
}

std::string cjk_of_language(std::string_view language) {
    const std::string_view primary = language.substr(0, language.find('-'));
    if (primary == "ko" || primary == "ja") return std::string(primary);
    if (primary != "zh") return {};
    for (const std::string_view traditional : {"Hant", "hant", "TW", "HK", "MO"})
        if (language.find(traditional) != std::string_view::npos) return "zh-hant";
    return "zh-hans";
}

std::string cjk_of_country(std::string_view country) {
    if (country == "KR" || country == "KP") return "ko";
    if (country == "JP") return "ja";
    if (country == "CN" || country == "SG") return "zh-hans";
    if (country == "TW" || country == "HK" || country == "MO") return "zh-hant";
    return {};
}

}  // namespace

std::string long_date(Day day) {
    return fmt::format("{} {}", short_date(day), civil(day).year);
}

std::string short_date(Day day) {
    const Civil date = civil(day);
    return fmt::format("{} {}", date.day, date.month_name());
}

std::string long_period(Period period) {
    const Civil first = civil(period.first);
    const Civil last = civil(period.last);
    if (period.first == period.last) return long_date(period.last);
    if (first.year != last.year) return fmt::format("{} – {}", long_date(period.first), long_date(period.last));
    if (first.month != last.month) return fmt::format("{} – {}", short_date(period.first), long_date(period.last));
    return fmt::format("{}–{}", first.day, long_date(period.last));
}

std::string party_lines(const Party& party) {
    std::string lines;
    add_line(lines, party.address);
    add_line(lines, country_name(party.country));
    add_line(lines, party.email);
    add_line(lines, party.phone);
    if (!party.tax_id.empty()) add_line(lines, "Tax ID " + party.tax_id);
    return lines;
}

std::string terms(const InvoiceDocument& document) {
    const int days = document.net_days;
    const std::string count = fmt::format("{} {}", days, days == 1 ? "day" : "days");
    if (!document.due) return days == 0 ? "On receipt" : fmt::format("Net {}", count);
    const bool by_terms = document.issued && *document.due - *document.issued == date::days(document.net_days);
    const std::string due = fmt::format("Due {}", long_date(*document.due));
    if (!by_terms) return due;
    return days == 0 ? fmt::format("{}, on receipt", due) : fmt::format("{}, net {}", due, count);
}

std::string cjk_language(const InvoiceDocument& document) {
    for (const std::string& language : {cjk_of_language(document.language), cjk_of_country(document.buyer.country),
                                        cjk_of_country(document.seller.party.country)})
        if (!language.empty()) return language;
    return "ja";
}

}  // namespace sugo::render
