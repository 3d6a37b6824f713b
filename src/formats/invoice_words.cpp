#include <formats/invoice_words.hpp>

#include <fmt/format.h>

namespace sugo::formats {

std::vector<std::string> party_facts(const Party& party) {
    const std::string tax_id = party.tax_id.empty() ? "" : "Tax ID " + party.tax_id;
    const std::string country(country_name(party.country));
    std::vector<std::string> facts;
    for (const std::string& text : {party.legal_name, party.address, country, party.email, party.phone, tax_id}) {
        if (!text.empty()) facts.push_back(text);
    }
    return facts;
}

std::string invoice_terms(const InvoiceDocument& document) {
    const int days = document.net_days;
    const std::string count = fmt::format("{} {}", days, days == 1 ? "day" : "days");
    if (!document.due) return days == 0 ? "On receipt" : "Net " + count;
    const std::string net = days == 0 ? "on receipt" : "net " + count;
    const bool by_terms = document.issued && *document.due - *document.issued == date::days(document.net_days);
    return fmt::format("Due {}{}", to_string(*document.due), by_terms ? ", " + net : "");
}

std::string credited_text(const InvoiceReference& invoice) {
    return fmt::format("invoice {} of {}", invoice.number, to_string(invoice.issued));
}

std::string amount_title(const InvoiceDocument& document) {
    return fmt::format("Amount, {}", document.currency.code());
}

std::string page_zone(const InvoiceDocument& document) {
    for (const InvoiceLine& line : document.lines) {
        for (const DetailRow& row : detail_rows(line, document.detail)) {
            if (!row.zone.empty()) return row.zone;
        }
    }
    return {};
}

std::string times_text(const DetailRow& row) {
    return row.start && row.stop ? fmt::format("{}–{}", clock_text(*row.start), clock_text(*row.stop)) : "";
}

std::string note_text(const DetailRow& row, const std::string& page_zone) {
    if (row.zone == page_zone) return row.note;
    return row.note.empty() ? fmt::format("({} time)", row.zone) : fmt::format("{} ({} time)", row.note, row.zone);
}

}  // namespace sugo::formats
