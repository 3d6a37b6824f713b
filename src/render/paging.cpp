#include <render/paging.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

// Blocks that keep together form groups. A group goes where it fits: on what is left of the page, else on a new page.
// First that is tried for the wider groups of `prefer`, then for the groups of `must`.

namespace sugo::render {
namespace {

double bottom(const Element& element) {
    return element.y + element.height;
}

bool lower(const Element& a, const Element& b) {
    return bottom(a) < bottom(b);
}
bool higher(const Element& a, const Element& b) {
    return a.y < b.y;
}

/// The block's elements that end above `most`, and the rest moved up to a block of its own.
std::pair<Block, Block> cut(Block block, double most) {
    const auto middle = std::stable_partition(block.elements.begin(), block.elements.end(),
                                              [most](const Element& element) { return bottom(element) <= most; });
    Block rest = block;
    rest.space_before = 0;
    rest.elements.assign(middle, block.elements.end());
    block.elements.erase(middle, block.elements.end());
    const double moved = std::min_element(rest.elements.begin(), rest.elements.end(), higher)->y;
    for (Element& element : rest.elements) element.y -= moved;
    rest.height = block.height - moved;
    // Columns of another rhythm may reach a little below the cut.
    block.height = std::max(moved, bottom(*std::max_element(block.elements.begin(), block.elements.end(), lower)));
    block.keep = Keep::free;
    return {std::move(block), std::move(rest)};
}

/// Whether a cut leaves something on both sides.
bool can_cut(const Block& block, double most) {
    if (block.height <= most || block.elements.empty()) return false;
    const auto [first, last] = std::minmax_element(block.elements.begin(), block.elements.end(), lower);
    return bottom(*first) <= most && bottom(*last) > most;
}

class Pages {
public:
    Pages(const Flow& flow, const Frame& frame) : flow_(flow), frame_(frame), pages_(1), y_(frame.top) {}

    /// Places blocks first … last - 1 together if they fit anywhere; says whether they did.
    bool place_together(std::size_t first, std::size_t last) {
        if (height(first, last, false) > room()) {
            if (at_top() || height(first, last, true) > frame_.height) return false;
            begin_page();
        }
        for (; first != last; ++first) place(first);
        return true;
    }

    /// Places a group that is higher than a page: each page full, but never one block alone at the end.
    void place_apart(std::size_t first, std::size_t last) {
        while (first != last && !place_together(first, last)) {
            if (!at_top()) begin_page();
            std::size_t count = 1;
            while (first + count < last && height(first, first + count + 1, true) <= frame_.height) ++count;
            if (first + count + 1 == last && count > 1) --count;
            for (; count > 0; --count) place(first++);
        }
    }

    std::vector<Page> take() && { return std::move(pages_); }

private:
    [[nodiscard]] bool at_top() const { return pages_.back().blocks.empty(); }
    [[nodiscard]] double room() const { return frame_.bottom() - y_; }

    /// What blocks first … last - 1 take on this page, or on a new one.
    [[nodiscard]] double height(std::size_t first, std::size_t last, bool on_new_page) const {
        const bool on_top = on_new_page || at_top();
        double sum = on_top ? head_height(flow_.blocks[first]) : flow_.blocks[first].space_before;
        sum += flow_.blocks[first].height;
        for (std::size_t i = first + 1; i < last; ++i) sum += flow_.blocks[i].space_before + flow_.blocks[i].height;
        return sum;
    }

    [[nodiscard]] double head_height(const Block& block) const {
        if (!block.in_table) return 0;
        return flow_.table_head.height + (block.continues ? block.continues->height : 0);
    }

    void begin_page() {
        pages_.emplace_back();
        y_ = frame_.top;
    }

    void place(std::size_t index) {
        const Block& block = flow_.blocks[index];
        const bool first = at_top();
        if (!first) {
            y_ += block.space_before;
        } else if (block.in_table) {
            put(flow_.table_head, true);
            pages_.back().has_table_head = true;
            if (block.continues) put(*block.continues, true);
        }
        put(block, first);
        pages_.back().blocks.push_back(index);
    }

    void put(const Block& block, bool first) {
        for (Element element : block.elements) {
            if (element.repeats && !first) continue;
            element.x += frame_.left;
            element.y += y_;
            pages_.back().elements.push_back(std::move(element));
        }
        y_ += block.height;
    }

    const Flow& flow_;
    const Frame& frame_;
    std::vector<Page> pages_;
    double y_;
};

std::size_t end_of_group(const std::vector<Block>& blocks, std::size_t first, Keep weakest) {
    std::size_t last = first;
    while (last + 1 < blocks.size() && blocks[last].keep >= weakest) ++last;
    return last + 1;
}

}  // namespace

std::vector<Block> divide(std::vector<Block> blocks, double most) {
    std::vector<Block> divided;
    for (Block& block : blocks) {
        while (can_cut(block, most)) {
            auto [head, rest] = cut(std::move(block), most);
            divided.push_back(std::move(head));
            block = std::move(rest);
        }
        divided.push_back(std::move(block));
    }
    return divided;
}

std::vector<Page> paginate(const Flow& flow, const Frame& frame) {
    Pages pages(flow, frame);
    for (std::size_t first = 0; first < flow.blocks.size();) {
        const std::size_t wide = end_of_group(flow.blocks, first, Keep::prefer);
        if (pages.place_together(first, wide)) {
            first = wide;
            continue;
        }
        const std::size_t narrow = end_of_group(flow.blocks, first, Keep::must);
        pages.place_apart(first, narrow);
        first = narrow;
    }
    return std::move(pages).take();
}

}  // namespace sugo::render
