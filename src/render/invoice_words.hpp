#pragma once

#include <string>

#include <sugo/invoice.hpp>

namespace sugo::render {

/// "31 March 2026"
std::string long_date(Day day);
/// "31 March"
std::string short_date(Day day);
/// "1–31 March 2026", "28 February – 31 March 2026", or the one day.
std::string long_period(Period period);

/// A party's lines under its name: address, country, tax id, mail and phone, each on its own.
std::string party_lines(const Party& party);

/// "Due 30 April 2026, net 30 days"; on a draft "Net 30 days".
std::string terms(const InvoiceDocument& document);

/// The language whose shapes Chinese characters take: that of the invoice if it writes them, else of the buyer's or the
/// seller's country, else Japanese. "ko", "ja", "zh-hans", "zh-hant".
std::string cjk_language(const InvoiceDocument& document);

}  // namespace sugo::render
