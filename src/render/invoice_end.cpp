#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include <render/invoice_blocks.hpp>
#include <render/invoice_words.hpp>
#include <render/styles.hpp>
#include <render/table_text.hpp>

namespace sugo::render {
namespace {

constexpr double kLabelWidth = 72;

/// What is to be paid, on the right half, the amounts under the table's.
Block totals(const InvoiceDocument& document, const Typesetter& type, const Frame& frame) {
    const std::string total = format(document.total);
    const double amount_width = std::max(type.width(total, kTotal), type.width(format(document.subtotal), kBody));
    const double width = std::min(frame.width, std::max(frame.width * 0.42, amount_width + kGutter + 90));
    const double x = frame.width - width;
    const double label_width = width - amount_width - kGutter;

    Block block;
    add_bar(block, 0, 0, frame.width, kHairline, Ink::hairline);
    double y = 10;
    const auto row = [&](const std::string& label, const std::string& amount, const Style& left, const Style& right) {
        const double below = type.set(block, label, left, {.x = x, .y = y, .width = label_width});
        type.set(block, amount, right, {.x = x, .y = y, .width = width, .right = true});
        y = below;
    };
    if (document.tax) {
        row("Subtotal", format(document.subtotal), kSoft, kBody);
        row(fmt::format("{} {}", document.tax->label, format(document.tax->percent)), format(document.tax_amount),
            kSoft, kBody);
        y += 6;
        add_bar(block, x, y, width, kHairline, Ink::hairline);
        y += 8;
    }
    // Both words stand on one baseline.
    const Style label{.size = 10, .leading = kTotal.leading, .bold = true};
    const double lower = kCapHeight * (kTotal.size - label.size) / 2;
    type.set(block, total_title(document), label, {.x = x, .y = y + lower, .width = label_width});
    type.set(block, total, kTotal, {.x = x, .y = y, .width = width, .right = true});
    return block;
}

/// Which clock the times are of.
Block clock(const Typesetter& type, const Frame& frame, std::string_view zone) {
    Block block;
    type.set(block, fmt::format("Times are in {}.", zone), kSoft, {.width = frame.width});
    return block;
}

/// A word on the left and what it is about.
Block labelled(const Typesetter& type, const Frame& frame, std::string_view label, std::string_view text) {
    Block block;
    type.set(block, label, kSoft, {.width = kLabelWidth});
    type.set(block, text, kBody, {.x = kLabelWidth, .width = frame.width - kLabelWidth});
    return block;
}

}  // namespace

std::vector<Block> end_blocks(const InvoiceDocument& document, const Typesetter& type, const Frame& frame) {
    std::vector<Block> blocks{totals(document, type, frame)};
    blocks.back().keep = Keep::prefer;
    if (const std::string zone = page_zone(document); !zone.empty()) {
        blocks.push_back(clock(type, frame, zone));
        blocks.back().space_before = 34;
        blocks.back().keep = Keep::prefer;
    }
    if (document.credits) return blocks;
    const bool after_clock = blocks.size() > 1;
    blocks.push_back(labelled(type, frame, "Terms", terms(document)));
    blocks.back().space_before = after_clock ? 8 : 34;
    if (!document.seller.payment.empty()) {
        blocks.back().keep = Keep::prefer;
        blocks.push_back(labelled(type, frame, "How to pay", document.seller.payment));
        blocks.back().space_before = 8;
    }
    return blocks;
}

Block foot_block(const InvoiceDocument& document, const Typesetter& type, const Frame& frame, std::size_t page,
                 std::size_t pages) {
    Style style = kSmall;
    if (!is_payable(document) && !document.credits) style.ink = Ink::warning;
    const double y = frame.paper_height - kFootHeight - kSmall.leading;
    const double half = (frame.width - kGutter) / 2;
    const std::string name = document.number ? title_of(document) : title_of(document) + ", not issued";
    Block block;
    type.set_line(block, name, style, {.x = frame.left, .y = y, .width = half});
    if (pages > 1)
        type.set(block, fmt::format("Page {} of {}", page, pages), style,
                 {.x = frame.right() - half, .y = y, .width = half, .right = true});
    return block;
}

}  // namespace sugo::render
