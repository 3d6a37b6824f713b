#include <support/test.hpp>

#include <sugo/text.hpp>
#include <terminal/bars.hpp>

using namespace sugo::terminal;

TEST_CASE("a bar is as long as its share of the greatest, dark as far as its part reaches") {
    CHECK(bar(0, 0, 100, 10, Ink::blocks).empty());
    CHECK(bar(100, 100, 100, 10, Ink::blocks) == "██████████");
    CHECK(bar(50, 100, 100, 10, Ink::blocks) == "█████░░░░░");
    CHECK(bar(0, 50, 100, 10, Ink::blocks) == "░░░░░");
    CHECK(bar(25, 50, 100, 8, Ink::ascii) == "##--");
    CHECK(bar(1, 1, 100'000, 10, Ink::ascii) == "#");
    CHECK(bar(0, 1, 100'000, 10, Ink::ascii) == "-");
    CHECK(bar(0, 0, 0, 10, Ink::ascii).empty());
}

TEST_CASE("shades grow with the value, only nothing is without one") {
    CHECK(level_of(0, 100) == 0);
    CHECK(level_of(1, 100) == 1);
    CHECK(level_of(25, 100) == 1);
    CHECK(level_of(26, 100) == 2);
    CHECK(level_of(75, 100) == 3);
    CHECK(level_of(76, 100) == 4);
    CHECK(level_of(200, 100) == 4);
    CHECK(level_of(5, 0) == 0);
    CHECK(shade(0, Ink::ascii) == ".");
    CHECK(shade(kDarkest, Ink::blocks) == "█");
}

TEST_CASE("properties of bars") {
    property("no bar is wider than its room, and a longer time never has a shorter bar", [] {
        const int width = *rc::gen::inRange(1, 120);
        const auto most = *rc::gen::inRange(1, 1'000'000);
        const auto whole = *rc::gen::inRange(0, most + 1);
        const auto part = *rc::gen::inRange(0, whole + 1);
        const int drawn = sugo::display_width(bar(part, whole, most, width, Ink::ascii));
        RC_ASSERT(drawn <= width);
        RC_ASSERT((drawn == 0) == (whole == 0));
        const auto longer = *rc::gen::inRange(whole, most + 1);
        RC_ASSERT(sugo::display_width(bar(0, longer, most, width, Ink::ascii)) >= drawn);
    });
}
