#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include <render/invoice_blocks.hpp>
#include <render/invoice_words.hpp>
#include <render/styles.hpp>

namespace sugo::render {
namespace {

/// Seller on the left, what the page is on the right.
Block letterhead(const InvoiceDocument& document, const Typesetter& type, const Frame& frame) {
    const double right_width = frame.width * 0.42;
    const Place seller{.width = frame.width - right_width - kGutter};
    const Place title_place{.x = frame.width - right_width, .y = -6, .width = right_width, .right = true};

    Block block;
    const Party& party = document.seller.party;
    double y = type.set(block, party.legal_name, kName, seller);
    type.set(block, party_lines(party), kSoft, {.y = y + 2, .width = seller.width});

    Style marked = kTitle;
    marked.ink = Ink::warning;
    const Style remark{.size = 9, .leading = 16, .ink = Ink::warning};
    if (document.voided) {
        y = type.set(block, "Void invoice", marked, title_place);
        y = type.set(block, document.number.value_or(""), {.size = 11.5, .leading = 16, .ink = Ink::soft},
                     {.x = title_place.x, .y = y, .width = right_width, .right = true});
        type.set(block, fmt::format("Void since {}, not to be paid", long_date(*document.voided)), remark,
                 {.x = title_place.x, .y = y, .width = right_width, .right = true});
    } else if (document.number) {
        y = type.set(block, document.credits ? "Credit note" : "Invoice", kTitle, title_place);
        type.set(block, *document.number, {.size = 11.5, .leading = 16, .ink = Ink::soft},
                 {.x = title_place.x, .y = y, .width = right_width, .right = true});
    } else {
        y = type.set(block, "Draft invoice", marked, title_place);
        type.set(block, "Not issued, not to be paid", remark,
                 {.x = title_place.x, .y = y, .width = right_width, .right = true});
    }
    return block;
}

/// Buyer on the left, dates on the right, a word and its value on each line.
Block parties(const InvoiceDocument& document, const Typesetter& type, const Frame& frame) {
    const double right_width = frame.width * 0.42;
    const double label_width = 72;
    const double right_x = frame.width - right_width;
    const double left_width = frame.width - right_width - kGutter;

    Block block;
    block.space_before = 34;
    double y = type.set(block, "Bill to", kSmall, {.width = left_width}) + 2;
    y = type.set(block, document.buyer.legal_name, kStrong, {.y = y, .width = left_width});
    type.set(block, party_lines(document.buyer), kBody, {.y = y, .width = left_width});

    y = kSmall.leading + 2;
    const auto row = [&](std::string_view label, const std::string& value) {
        type.set(block, label, kSoft, {.x = right_x, .y = y, .width = label_width});
        y = type.set(block, value, kBody,
                     {.x = right_x + label_width, .y = y, .width = right_width - label_width, .right = true});
    };
    if (document.issued) row("Date", long_date(*document.issued));
    if (document.credits) {
        row("Credits", fmt::format("Invoice {}", document.credits->number));
        row("", fmt::format("of {}", long_date(document.credits->issued)));
    }
    if (document.due && !document.credits) row("Due", long_date(*document.due));
    if (document.period) row("Period", long_period(*document.period));
    return block;
}

}  // namespace

std::vector<Block> head_blocks(const InvoiceDocument& document, const Typesetter& type, const Frame& frame) {
    return {letterhead(document, type, frame), parties(document, type, frame)};
}

}  // namespace sugo::render
