#include <sugo/invoice.hpp>

#include <fmt/format.h>

namespace sugo {

InvoiceDocument credit_note(const InvoiceDocument& credited, InvoiceId id, Day date, const std::string& reason) {
    InvoiceDocument note = credited;
    note.id = id;
    note.number.reset();
    note.issued = date;
    note.due = date;
    note.net_days = 0;
    note.detail = Detail::none;
    note.credits = InvoiceReference{credited.number.value(), credited.issued.value()};
    for (InvoiceLine& line : note.lines) line.work.clear();
    if (!reason.empty()) {
        InvoiceLine text;
        text.description = reason;
        note.lines.push_back(std::move(text));
    }
    return note;
}

std::string title_of(const InvoiceDocument& document) {
    if (!document.number) return "Draft invoice";
    const std::string_view noun = document.voided ? "Void invoice" : document.credits ? "Credit note" : "Invoice";
    return fmt::format("{} {}", noun, *document.number);
}

std::string_view total_title(const InvoiceDocument& document) {
    if (document.credits) return "Total credited";
    return is_payable(document) ? "Total due" : "Total";
}

bool is_payable(const InvoiceDocument& document) {
    return document.number && !document.voided && !document.credits;
}

}  // namespace sugo
