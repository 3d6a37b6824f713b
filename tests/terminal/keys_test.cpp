#include <support/test.hpp>

#include <sugo/text.hpp>
#include <terminal/keys.hpp>
#include <terminal/line_input.hpp>

using namespace sugo::terminal;
using Keys = std::vector<std::string>;

TEST_CASE("keys come by name, characters as themselves") {
    KeyReader reader;
    CHECK(reader.feed("q'-") == Keys{"q", "'", "-"});
    CHECK(reader.feed("\x7f\t\x03\x1a\x15\r") == Keys{"backspace", "tab", "ctrl-c", "ctrl-z", "ctrl-u", "enter"});
    CHECK(reader.feed("한é") == Keys{"한", "é"});
    CHECK(reader.feed("\x1b") == Keys{"escape"});
    CHECK(reader.feed("").empty());
}

TEST_CASE("arrows, function keys and Alt are no keys, and nothing of them is taken for text") {
    KeyReader reader;
    CHECK(reader.feed("\x1b[A\x1b[1;5Cx\x1bOPy\x1b[15~z") == Keys{"x", "y", "z"});
    CHECK(reader.feed("\x1bq").empty());
}

TEST_CASE("what is pasted is one key and no command, marked by the terminal or not") {
    KeyReader reader;
    CHECK(reader.feed("a\x1b[200~first\nv 메일\t\x1b[201~q") == Keys{"a", "paste:first v 메일 ", "q"});
    CHECK(reader.feed("\x1b[200~be").empty());
    CHECK(reader.feed("gun\x1b[201~") == Keys{"paste:begun"});
    CHECK(reader.feed("first\rv because\rx") == Keys{"paste:first v because x"});
    CHECK(reader.feed("전화\r") == Keys{"전", "화", "enter"});
    LineInput line("one ");
    line.press("paste:two 셋");
    CHECK(line.text() == "one two 셋");
}

TEST_CASE("a character whose bytes come apart is one key, a broken one is none") {
    KeyReader reader;
    const std::string sign = "한";
    CHECK(reader.feed(sign.substr(0, 1)).empty());
    CHECK(reader.feed(sign.substr(1)) == Keys{"한"});
    CHECK(reader.feed("\xff\x80q") == Keys{"q"});
}

TEST_CASE("any bytes give keys that are whole characters or names") {
    property("whole keys", [](const std::string& bytes) {
        KeyReader reader;
        std::size_t length = 0;
        for (const std::string& key : reader.feed(bytes)) {
            RC_ASSERT(!key.empty());
            RC_ASSERT(sugo::is_utf8(key));
            length += 1;
        }
        RC_ASSERT(length <= bytes.size());
    });
}

TEST_CASE("a line is edited at its end, by characters") {
    LineInput line("report");
    for (const char* key : {" ", "한", "글", "backspace", "e", "\u0301", "tab", "escape", "ctrl-a"}) line.press(key);
    CHECK(line.text() == "report 한e\u0301");
    line.press("backspace");
    CHECK(line.text() == "report 한");
    line.press("ctrl-w");
    CHECK(line.text() == "report ");
    line.press("ctrl-u");
    line.press("backspace");
    CHECK(line.text().empty());
}

TEST_CASE("what is typed shows its end where there is no room for all") {
    const LineInput line("재검토 메일");
    CHECK(line.shown(20) == "재검토 메일_");
    CHECK(line.shown(7) == " 메일_");
    CHECK(line.shown(6) == " 메일_");
    CHECK(line.shown(4) == "일_");
    CHECK(line.shown(1) == "_");
}
