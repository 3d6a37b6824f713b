#include <support/test.hpp>

#include <terminal/live_line.hpp>

using sugo::terminal::LiveLine;

TEST_CASE("one line is drawn over itself, wiped, and the cursor comes back") {
    std::string screen;
    {
        LiveLine line([&](std::string_view text) { screen += text; }, 80, true);
        line.draw("0:02 left");
        line.draw("0:01 left");
    }
    CHECK(screen == "\x1b[?25l\r0:02 left\x1b[K\r0:01 left\x1b[K\r\x1b[K\r\x1b[?25h");
}

TEST_CASE("a dumb terminal gets carriage returns and spaces only") {
    std::string screen;
    {
        LiveLine line([&](std::string_view text) { screen += text; }, 80, false);
        line.draw("10:00");
        line.draw("9:59");
    }
    CHECK(screen == "\r10:00\r9:59 \r    \r");
}

TEST_CASE("the line leaves room for a ^C") {
    std::string screen;
    LiveLine line([&](std::string_view text) { screen = text; }, 12, false);
    line.draw("24:59 한빛/검색");
    CHECK(screen == "\r24:59 한…");
}
