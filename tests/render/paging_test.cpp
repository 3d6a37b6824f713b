#include <support/test.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <numeric>

#include <render/paging.hpp>

namespace {

using namespace sugo::render;

const Frame kFrame{.paper_width = 120, .paper_height = 140, .left = 10, .top = 20, .width = 100, .height = 100};

Element bar(double y, double height) {
    Element element;
    element.y = y;
    element.width = 50;
    element.height = height;
    return element;
}

Block block(double height, Keep keep = Keep::free, bool in_table = false) {
    Block made;
    made.elements = {bar(0, height)};
    made.height = height;
    made.keep = keep;
    made.in_table = in_table;
    return made;
}

Flow flow_of(std::vector<Block> blocks) {
    Flow flow;
    flow.blocks = std::move(blocks);
    flow.table_head = block(8);
    return flow;
}

std::vector<std::vector<std::size_t>> indexes(const std::vector<Page>& pages) {
    std::vector<std::vector<std::size_t>> all;
    for (const Page& page : pages) all.push_back(page.blocks);
    return all;
}

using Indexes = std::vector<std::vector<std::size_t>>;

TEST_CASE("what fits stays on one page, in order") {
    CHECK(indexes(paginate(flow_of({block(40), block(30), block(30)}), kFrame)) == Indexes{{0, 1, 2}});
}

TEST_CASE("what does not fit any more begins a page, without the space above it") {
    Flow flow = flow_of({block(60), block(60)});
    flow.blocks[1].space_before = 15;
    const std::vector<Page> pages = paginate(flow, kFrame);
    CHECK(indexes(pages) == Indexes{{0}, {1}});
    CHECK(pages[1].elements[0].y == kFrame.top);
}

TEST_CASE("blocks that must keep together move together") {
    CHECK(indexes(paginate(flow_of({block(60), block(30, Keep::must), block(30)}), kFrame)) == Indexes{{0}, {1, 2}});
}

TEST_CASE("blocks that prefer to keep together part when no page is high enough for them") {
    const Flow flow = flow_of({block(60, Keep::prefer), block(30, Keep::prefer), block(30)});
    CHECK(indexes(paginate(flow, kFrame)) == Indexes{{0}, {1, 2}});
}

TEST_CASE("a group higher than a page never leaves one block alone at its end") {
    const Flow flow = flow_of({block(40, Keep::must), block(30, Keep::must), block(30, Keep::must), block(30)});
    CHECK(indexes(paginate(flow, kFrame)) == Indexes{{0, 1}, {2, 3}});
}

TEST_CASE("a page that goes on with the table repeats its head and says what is continued") {
    Flow flow =
        flow_of({block(50, Keep::free, true), block(50, Keep::free, true), block(50, Keep::free, true), block(90)});
    flow.blocks[1].continues = std::make_shared<Block>(block(12));
    const std::vector<Page> pages = paginate(flow, kFrame);
    CHECK(indexes(pages) == Indexes{{0}, {1}, {2}, {3}});
    CHECK(pages[1].has_table_head);
    CHECK(pages[1].elements.size() == 3);
    CHECK(pages[1].elements.back().y == kFrame.top + 8 + 12);
    CHECK(pages[2].elements.size() == 2);
    CHECK_FALSE(pages[3].has_table_head);
}

TEST_CASE("a word said once for several rows is said again on the next page") {
    Flow flow = flow_of({block(60), block(30), block(30)});
    for (Block& row : flow.blocks) {
        row.elements.push_back(bar(0, 1));
        row.elements.back().repeats = true;
    }
    flow.blocks[0].elements.back().repeats = false;
    const std::vector<Page> pages = paginate(flow, kFrame);
    CHECK(indexes(pages) == Indexes{{0, 1}, {2}});
    CHECK(pages[0].elements.size() == 3);
    CHECK(pages[1].elements.size() == 2);
}

TEST_CASE("a block that is too high is cut between its lines") {
    Block tall;
    for (int i = 0; i < 10; ++i) tall.elements.push_back(bar(10.0 * i, 10));
    tall.height = 103;
    tall.space_before = 7;
    tall.keep = Keep::must;
    const std::vector<Block> pieces = divide({tall}, 35);
    REQUIRE(pieces.size() == 4);
    CHECK(pieces[0].elements.size() == 3);
    CHECK(pieces[0].height == 30);
    CHECK(pieces[0].space_before == 7);
    CHECK(pieces[0].keep == Keep::free);
    CHECK(pieces[1].space_before == 0);
    CHECK(pieces[3].elements.size() == 1);
    CHECK(pieces[3].keep == Keep::must);
    CHECK(pieces[3].height == 13);
}

TEST_CASE("every block stands on exactly one page, in order and within the frame") {
    property("whatever the heights and ties", [](const std::vector<std::pair<unsigned char, unsigned char>>& drawn) {
        std::vector<Block> blocks;
        for (const auto& [height, kind] : drawn) {
            blocks.push_back(block(1.0 + height % 85, Keep{kind % 3}, kind % 2 == 0));
            blocks.back().space_before = kind % 7;
        }
        const Flow flow = flow_of(blocks);
        const std::vector<Page> pages = paginate(flow, kFrame);
        std::vector<std::size_t> placed;
        for (const Page& page : pages) {
            RC_ASSERT(!page.blocks.empty() || blocks.empty());
            placed.insert(placed.end(), page.blocks.begin(), page.blocks.end());
            for (const Element& element : page.elements) {
                RC_ASSERT(element.y >= kFrame.top);
                RC_ASSERT(element.y + element.height <= kFrame.bottom() + 1e-9);
            }
        }
        std::vector<std::size_t> all(blocks.size());
        std::iota(all.begin(), all.end(), 0U);
        RC_ASSERT(placed == all);
    });
}

}  // namespace
