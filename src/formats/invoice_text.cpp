#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <sugo/formats.hpp>
#include <sugo/text.hpp>

#include <formats/invoice_words.hpp>
#include <formats/text_page.hpp>

// An invoice as one mails it without an attachment: read top down, every line within the width.

namespace sugo::formats {

namespace {

constexpr int kNarrowest = 40;
/// From this width on seller and buyer stand side by side.
constexpr int kTwoColumns = 64;
constexpr int kGutter = 4;

std::vector<std::string> party_lines(std::string_view title, const Party& party, int width) {
    std::vector<std::string> lines{std::string(title)};
    for (const std::string& text : party_facts(party)) {
        for (std::string& line : wrapped(text, width)) lines.push_back(std::move(line));
    }
    return lines;
}

void write_parties(TextPage& page, const InvoiceDocument& document) {
    const bool side_by_side = page.width() >= kTwoColumns;
    const int left_width = side_by_side ? (page.width() - kGutter) / 2 : page.width();
    const int right_width = side_by_side ? page.width() - kGutter - left_width : page.width();
    const std::vector<std::string> left = party_lines("From", document.seller.party, left_width);
    const std::vector<std::string> right = party_lines("Bill to", document.buyer, right_width);
    if (!side_by_side) {
        for (const std::string& line : left) page.line(line);
        page.blank();
        for (const std::string& line : right) page.line(line);
        return;
    }
    for (std::size_t n = 0; n < std::max(left.size(), right.size()); ++n) {
        page.line(pad_right(n < left.size() ? left[n] : "", left_width + kGutter) + (n < right.size() ? right[n] : ""));
    }
}

void write_labelled(TextPage& page, std::string_view label, std::string_view text) {
    constexpr int kLabel = 12;
    bool first = true;
    for (const std::string& line : wrapped(text, page.width() - kLabel)) {
        page.line(pad_right(first ? label : "", kLabel) + line);
        first = false;
    }
}

void write_head(TextPage& page, const InvoiceDocument& document) {
    if (document.voided) {
        page.block(fmt::format("VOID INVOICE {}, void since {}, not to be paid", document.number.value_or(""),
                               to_string(*document.voided)));
    } else if (document.number) {
        page.block((document.credits ? "CREDIT NOTE " : "INVOICE ") + *document.number);
    } else {
        page.block("DRAFT INVOICE, not issued, not to be paid");
    }
    page.blank();
    write_parties(page, document);
    page.blank();
    if (document.issued) write_labelled(page, "Date", to_string(*document.issued));
    if (document.credits) write_labelled(page, "Credits", credited_text(*document.credits));
    if (document.due && !document.credits) write_labelled(page, "Due", to_string(*document.due));
    if (document.period) write_labelled(page, "Period", to_string(*document.period));
    if (document.issued || document.due || document.period) page.blank();
}

void write_end(TextPage& page, const InvoiceDocument& document) {
    if (document.credits) return;
    page.blank();
    write_labelled(page, "Terms", invoice_terms(document));
    if (!document.seller.payment.empty()) write_labelled(page, "How to pay", document.seller.payment);
}

}  // namespace

std::string invoice_text(const InvoiceDocument& document, int width) {
    TextPage page(std::max(width, kNarrowest));
    write_head(page, document);
    write_table(page, document);
    write_end(page, document);
    return page.text();
}

}  // namespace sugo::formats
