#pragma once

#include <string>

#include <cli/context.hpp>

namespace sugo::cli {

/// The lines and sums of a document, as a table.
std::string lines_text(Context& context, const InvoiceDocument& document);
/// "through 2026-03-31", "from 2026-03-01 through 2026-03-31"
std::string period_words(const std::optional<Day>& from, Day through);
/// The name of whoever pays, else the client's word.
std::string buyer_name(const InvoiceDocument& document);
/// The document as plain text, as wide as the window and at most 78 columns.
std::string document_text(Context& context, const InvoiceDocument& document);

}  // namespace sugo::cli
