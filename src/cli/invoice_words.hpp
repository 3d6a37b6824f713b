#pragma once

#include <string>
#include <vector>

#include <cli/context.hpp>
#include <sugo/billing.hpp>

namespace sugo::cli {

/// The lines and sums of a document, as a table.
/// A remark on what an invoice leaves empty that those who pay it look for: addresses and how to pay. Empty: nothing.
std::string missing_words(const InvoiceDocument& document);
std::string lines_text(Context& context, const InvoiceDocument& document);
/// "through 2026-03-31", "from 2026-03-01 through 2026-03-31"
std::string period_words(const std::optional<Day>& from, Day through);
/// The name of whoever pays, else the client's word.
std::string buyer_name(const InvoiceDocument& document);
/// What stays out of an invoice and why, under "left out", or nothing. What is on earlier invoices is one line, or
/// years of them would hide the rest.
std::string left_out_text(std::vector<billing::LeftOver> left_over);
/// Also the amounts of a draft that are in another currency.
std::string left_out_text(const billing::Shown& shown);
/// "part paid", "void"
std::string state_words(billing::Shown::State state);
/// "due 2026-04-30", "overdue since 2026-04-30"
std::string due_words(const billing::Shown& shown);
/// The payments of an invoice and what is open, or nothing.
std::string payments_text(Context& context, const billing::Shown& shown);
/// The document as plain text, as wide as the window and at most 78 columns.
/// The lines of text of a draft with the numbers that --remove-text takes; empty if it has none, or is issued.
std::string texts_text(Context& context, const billing::Shown& shown);
std::string document_text(Context& context, const InvoiceDocument& document);

}  // namespace sugo::cli
