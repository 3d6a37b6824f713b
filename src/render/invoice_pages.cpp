#include <iterator>
#include <utility>

#include <render/invoice_blocks.hpp>
#include <render/paging.hpp>
#include <render/styles.hpp>

namespace sugo::render {
namespace {

void append(std::vector<Block>& blocks, std::vector<Block> more) {
    blocks.insert(blocks.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

Frame frame_of(Profile::Paper paper) {
    Frame frame;
    const bool letter = paper == Profile::Paper::letter;
    frame.paper_width = letter ? 612.0 : 595.276;
    frame.paper_height = letter ? 792.0 : 841.89;
    frame.left = kMarginSide;
    frame.top = kMarginTop;
    frame.width = frame.paper_width - 2 * kMarginSide;
    frame.height = frame.paper_height - kMarginTop - kMarginBottom;
    return frame;
}

void add_bar(Block& block, double x, double y, double width, double thickness, Ink ink) {
    Element bar;
    bar.x = x;
    bar.y = y;
    bar.width = width;
    bar.height = thickness;
    bar.ink = ink;
    block.elements.push_back(std::move(bar));
    block.height = std::max(block.height, y + thickness);
}

Flow invoice_flow(const InvoiceDocument& document, const Typesetter& type, const Frame& frame) {
    // No piece is higher than this, so that a few that keep together always find a page.
    const double most = frame.height / 5;
    Flow table = table_flow(document, type, frame);

    Flow flow;
    flow.table_head = table.table_head;
    append(flow.blocks, divide(head_blocks(document, type, frame), most));
    flow.blocks.push_back(std::move(table.table_head));
    flow.blocks.back().space_before = 38;
    flow.blocks.back().keep = Keep::must;
    append(flow.blocks, divide(std::move(table.blocks), most));
    // The sums never stand on a page without a row.
    flow.blocks.back().keep = Keep::must;
    append(flow.blocks, divide(end_blocks(document, type, frame), most));
    return flow;
}

std::vector<Page> invoice_pages(const InvoiceDocument& document, const Typesetter& type, const Frame& frame) {
    std::vector<Page> pages = paginate(invoice_flow(document, type, frame), frame);
    for (std::size_t page = 0; page < pages.size(); ++page) {
        Block foot = foot_block(document, type, frame, page + 1, pages.size());
        pages[page].elements.insert(pages[page].elements.end(), foot.elements.begin(), foot.elements.end());
    }
    return pages;
}

}  // namespace sugo::render
