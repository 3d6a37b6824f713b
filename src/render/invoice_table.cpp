#include <memory>
#include <string>
#include <utility>

#include <fmt/format.h>

#include <render/invoice_blocks.hpp>
#include <render/styles.hpp>
#include <render/table_text.hpp>

namespace sugo::render {
namespace {

constexpr double kRowPadding = 7;
constexpr double kDayGap = 3;

class Table {
public:
    Table(const Typesetter& type, const Frame& frame, const Columns& columns)
        : type_(type), frame_(frame), columns_(columns) {}

    [[nodiscard]] Block head(const InvoiceDocument& document) const {
        Block block;
        type_.set(block, "Description", kSmall, {.width = columns_.description.width});
        set_right(block, "Hours", kSmall, columns_.hours, 0);
        set_right(block, "Rate", kSmall, columns_.rate, 0);
        set_right(block, fmt::format("Amount, {}", document.currency.code()), kSmall, columns_.amount, 0);
        add_bar(block, 0, block.height + 4, frame_.width, kRule, Ink::text);
        return block;
    }

    [[nodiscard]] Block line(const LineText& text, bool first) const {
        Block block;
        block.in_table = true;
        if (!first) add_bar(block, 0, 0, frame_.width, kHairline, Ink::hairline);
        const double y = kRowPadding;
        type_.set(block, text.description, kBody, {.y = y, .width = description_width(text)});
        set_right(block, text.hours, kBody, columns_.hours, y);
        set_right(block, text.rate, kBody, columns_.rate, y);
        set_right(block, text.amount, kBody, columns_.amount, y);
        block.height += text.details.empty() ? kRowPadding : 2;
        return block;
    }

    [[nodiscard]] Block detail(const DetailText& text, bool first, bool last) const {
        Block block;
        block.in_table = true;
        type_.set(block, text.day, kSmall, {.x = columns_.day.x, .width = columns_.description.width});
        if (text.same_day)
            for (Element& element : block.elements) element.repeats = true;
        type_.set(block, text.times, kSmall, {.x = columns_.times.x, .width = columns_.description.width});
        type_.set(block, text.note, kSmall, {.x = columns_.note.x, .width = columns_.note.width});
        set_right(block, text.hours, kSmall, columns_.hours, 0);
        if (!text.same_day && !first) block.space_before = kDayGap;
        if (last) block.height += kRowPadding;
        return block;
    }

    /// What stands above rows of detail whose line is on an earlier page.
    [[nodiscard]] std::shared_ptr<const Block> continued(const LineText& text) const {
        auto block = std::make_shared<Block>();
        const std::string_view word = ", continued";
        type_.set_line(*block, text.description, kSoft,
                       {.y = kRowPadding, .width = columns_.description.width - type_.width(word, kSoft)});
        type_.set(*block, word, kSoft, {.x = block->elements.back().width, .y = kRowPadding, .width = frame_.width});
        block->height += 2;
        return block;
    }

private:
    /// A line of text runs on through the columns that it leaves empty.
    [[nodiscard]] double description_width(const LineText& text) const {
        if (!text.hours.empty()) return columns_.description.width;
        return text.amount.empty() ? frame_.width : columns_.amount.x - kGutter;
    }

    void set_right(Block& block, std::string_view text, const Style& style, const Column& column, double y) const {
        if (column.width > 0)
            type_.set(block, text, style, {.x = column.x, .y = y, .width = column.width, .right = true});
    }

    const Typesetter& type_;
    const Frame& frame_;
    const Columns& columns_;
};

/// A line holds on to its first two rows of detail, and the last two rows to each other.
bool holds_next(std::size_t row, std::size_t rows) {
    return row < 1 || row + 2 == rows;
}

}  // namespace

Flow table_flow(const InvoiceDocument& document, const Typesetter& type, const Frame& frame) {
    const std::vector<LineText> lines = table_text(document);
    const Columns columns = columns_of(lines, type, frame);
    const Table table(type, frame, columns);
    Flow flow;
    flow.table_head = table.head(document);
    for (const LineText& text : lines) {
        flow.blocks.push_back(table.line(text, flow.blocks.empty()));
        if (text.details.empty()) continue;
        flow.blocks.back().keep = Keep::must;
        const auto continued = table.continued(text);
        const std::size_t rows = text.details.size();
        for (std::size_t row = 0; row < rows; ++row) {
            Block block = table.detail(text.details[row], row == 0, row + 1 == rows);
            block.continues = continued;
            if (holds_next(row, rows) && row + 1 < rows) block.keep = Keep::must;
            flow.blocks.push_back(std::move(block));
        }
    }
    return flow;
}

}  // namespace sugo::render
