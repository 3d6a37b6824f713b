#pragma once

#include <string>
#include <vector>

#include <sugo/invoice.hpp>

// What an invoice says, as text and as HTML alike.

namespace sugo::formats {

/// A party's name, address, country, mail, phone and tax id, as far as they are known; an address may have several
/// lines.
std::vector<std::string> party_facts(const Party& party);
/// "Due 2026-04-30, net 30 days"; on a draft "Net 30 days".
std::string invoice_terms(const InvoiceDocument& document);
/// "invoice 2026-018 of 2026-03-31"
std::string credited_text(const InvoiceReference& invoice);
/// "Amount, USD"
std::string amount_title(const InvoiceDocument& document);
/// The zone of the first row of detail, in which all times are meant that name none; empty without times.
std::string page_zone(const InvoiceDocument& document);
/// "09:00–09:25", or empty.
std::string times_text(const DetailRow& row);
/// The note, with the zone behind it where it is not the page's.
std::string note_text(const DetailRow& row, const std::string& page_zone);

}  // namespace sugo::formats
