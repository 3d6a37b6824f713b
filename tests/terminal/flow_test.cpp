#include <support/test.hpp>

#include <terminal/flow.hpp>

using sugo::terminal::flow;

TEST_CASE("a sentence is broken at spaces and keeps its indent") {
    CHECK(flow("  cut learn to 09:00", 12) == "  cut learn\n  to 09:00");
    CHECK(flow("short", 12) == "short");
    CHECK(flow("", 12).empty());
}

TEST_CASE("Korean counts two and colour nothing") {
    CHECK(flow("\x1b[32m한빛/검색 code\x1b[0m since 09:00", 20) == "\x1b[32m한빛/검색 code\x1b[0m since\n09:00");
}

TEST_CASE("the widest of several lines") {
    CHECK(sugo::terminal::widest_line("one\n\x1b[32m한빛\x1b[0m x\n\nab") == 6);
    CHECK(sugo::terminal::widest_line("") == 0);
    CHECK(sugo::terminal::widest_line("abc\n") == 3);
}

TEST_CASE("a word longer than the window stays whole") {
    CHECK(flow("see 0123456789abcdef now", 8) == "see\n0123456789abcdef\nnow");
}
