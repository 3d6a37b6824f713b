#pragma once

#include <string>

#include <sugo/client.hpp>
#include <sugo/invoice.hpp>

// Values to pages. Nothing here opens a file but the fonts, reads a clock or prints.

namespace sugo::render {

struct PageOptions {
    Profile::Paper paper = Profile::Paper::a4;
};

/// An invoice as the bytes of a PDF: every face embedded as a subset, no date, name or path of the machine in it,
/// byte-identical for equal documents on equal fonts. Each call stands alone: any thread, any locale.
/// Failure (system) if Noto Sans is not installed, or no installed Noto face has a character of the document:
/// the sentence names the character, the hint the Debian package.
std::string invoice_pdf(const InvoiceDocument& document, const PageOptions& options);

}  // namespace sugo::render
