#include <support/test.hpp>

#include <sugo/text.hpp>
#include <terminal/big_text.hpp>
#include <terminal/screen.hpp>

using namespace sugo::terminal;

TEST_CASE("the second screen is left with the cursor and the first one as they were") {
    std::string sent;
    {
        Screen screen([&](std::string_view text) { sent += text; });
        CHECK(sent.find("\x1b[?1049h") != std::string::npos);
        CHECK(sent.find("\x1b[?25l") != std::string::npos);
    }
    CHECK(sent.ends_with("\x1b[?7h\x1b[?25h\x1b[?1049l"));
    const std::string before = sent;
    {
        Screen screen([&](std::string_view text) { sent += text; });
        screen.leave();
        sent.clear();
    }
    CHECK(sent.empty());
}

TEST_CASE("only the lines that changed are sent") {
    std::string sent;
    Screen screen([&](std::string_view text) { sent += text; });
    screen.draw({"one", "two", "three"});
    sent.clear();
    screen.draw({"one", "2", "three"});
    CHECK(sent == "\x1b[2;1H2\x1b[K");
    sent.clear();
    screen.draw({"one", "2", "three"});
    CHECK(sent.empty());
    screen.draw({"one"});
    CHECK(sent == "\x1b[2;1H\x1b[K\x1b[3;1H\x1b[K");
    screen.forget();
    sent.clear();
    screen.draw({"one"});
    CHECK(sent == "\x1b[1;1Hone\x1b[K");
}

TEST_CASE("a terminal that is gone does not end the program in leaving") {
    bool gone = false;
    Screen screen([&](std::string_view) {
        if (gone) throw std::runtime_error("closed");
    });
    gone = true;
}

TEST_CASE("large digits are as wide on every line") {
    CHECK(big_text("1:20", Size::half, Ink::blocks) ==
          std::vector<std::string>{"▄█  ▄ ▀▀█ █▀█", " █  ▄ █▀▀ █ █", "▀▀▀   ▀▀▀ ▀▀▀"});
    CHECK(big_text("12", Size::half, Ink::ascii) == std::vector<std::string>{"12"});
    CHECK(big_text("1", Size::whole, Ink::ascii) ==
          std::vector<std::string>{"  ##  ", "####  ", "  ##  ", "  ##  ", "######"});
    property("rows of one width", [] {
        const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("0123456789:")));
        for (const Size size : {Size::line, Size::half, Size::whole}) {
            const std::vector<std::string> rows = big_text(text, size, Ink::blocks);
            for (const std::string& row : rows)
                RC_ASSERT(sugo::display_width(row) == sugo::display_width(rows.front()));
        }
    });
}
