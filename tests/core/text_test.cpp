#include <support/test.hpp>

#include <clocale>

#include <sugo/text.hpp>

using namespace sugo;

using Lines = std::vector<std::string>;

TEST_CASE("UTF-8 is told from other bytes") {
    CHECK(is_utf8(""));
    CHECK(is_utf8("한글 café 😀"));
    for (const char* text : {"\xFF", "\xC3", "\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "a\x80"})
        CHECK_FALSE(is_utf8(text));
}

TEST_CASE("width counts columns: wide signs two, combining marks none") {
    CHECK(display_width("") == 0);
    CHECK(display_width("abc") == 3);
    CHECK(display_width("한글") == 4);
    CHECK(display_width("請求書") == 6);
    CHECK(display_width("😀") == 2);
    CHECK(display_width("🍅") == 2);
    CHECK(display_width("é") == 1);
    CHECK(display_width("e\u0301") == 1);
    CHECK(display_width("…") == 1);
    CHECK(display_width("₩1,500") == 6);
    CHECK(display_width("─") == 1);
    CHECK(display_width("\xFF\xFE") == 2);
    CHECK(display_width("a\xE2\x82z") == 4);
    CHECK(display_width("\x1B\x01") == 2);
}

TEST_CASE("width does not ask for the user's locale, nor change it") {
    const std::string before = std::setlocale(LC_ALL, nullptr);
    CHECK(before == "C");
    CHECK(display_width("한글") == 4);
    CHECK(std::setlocale(LC_ALL, nullptr) == before);
}

TEST_CASE("text is filled to a width and never shortened by that") {
    CHECK(pad_right("한", 4) == "한  ");
    CHECK(pad_left("한", 4) == "  한");
    CHECK(pad_right("abc", 2) == "abc");
    CHECK(pad_left("abc", -1) == "abc");
}

TEST_CASE("text that is too long ends in an ellipsis") {
    CHECK(sugo::truncate("pomodoro", 8) == "pomodoro");
    CHECK(sugo::truncate("pomodoro", 7) == "pomodo…");
    CHECK(sugo::truncate("한글한글", 8) == "한글한글");
    CHECK(sugo::truncate("한글한글", 7) == "한글한…");
    CHECK(sugo::truncate("한글한글", 6) == "한글…");
    CHECK(sugo::truncate("cafe\u0301 au lait", 5) == "cafe\u0301…");
    CHECK(sugo::truncate("abc", 1) == "…");
    CHECK(sugo::truncate("abc", 0).empty());
    CHECK(sugo::truncate("", 0).empty());
}

TEST_CASE("text is wrapped at spaces, and between wide signs") {
    CHECK(wrap("the quick brown fox", 10) == Lines{"the quick", "brown fox"});
    CHECK(wrap("the quick", 9) == Lines{"the quick"});
    CHECK(wrap("", 10) == Lines{""});
    CHECK(wrap("a\n\nb\n", 10) == Lines{"a", "", "b", ""});
    CHECK(wrap("  indented text", 10) == Lines{"  indented", "text"});
    CHECK(wrap("trailing   ", 10) == Lines{"trailing"});
    CHECK(wrap("請求書番号", 4) == Lines{"請求", "書番", "号"});
    CHECK(wrap("NER 파이프라인", 8) == Lines{"NER 파이", "프라인"});
    CHECK(wrap("abcdefghij", 4) == Lines{"abcd", "efgh", "ij"});
    CHECK(wrap("ab cdefghij k", 4) == Lines{"ab", "cdef", "ghij", "k"});
    CHECK(wrap("한", 1) == Lines{"한"});
    CHECK(wrap("ab", 0) == Lines{"a", "b"});
}

TEST_CASE("wrapped lines fit and lose nothing but spaces") {
    property("any text of several scripts", [] {
        const auto signs = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
            "a", "bc", " ", "  ", "한", "請", "😀", "e\u0301", "…", "\xFF", "\n", "word"));
        std::string text;
        for (const std::string& sign : signs) text += sign;
        const int width = *rc::gen::inRange(2, 20);
        const auto bare = [](std::string whole) {
            std::erase_if(whole, [](char c) { return c == ' ' || c == '\n'; });
            return whole;
        };
        std::string joined;
        for (const std::string& line : wrap(text, width)) {
            RC_ASSERT(display_width(line) <= width);
            joined += line;
        }
        RC_ASSERT(bare(joined) == bare(text));
        RC_ASSERT(display_width(sugo::truncate(text, width)) <= width);
        RC_ASSERT(display_width(printable(text)) == display_width(text));
        RC_ASSERT(is_utf8(printable(text)));
    });
    property("any bytes", [](const std::string& bytes) {
        for (const std::string& line : wrap(bytes, 5)) RC_ASSERT(display_width(line) <= 5);
        RC_ASSERT(is_utf8(printable(bytes)));
    });
}

TEST_CASE("control characters and broken bytes do not reach the terminal") {
    CHECK(printable("plain 한글") == "plain 한글");
    CHECK(printable("a\x1B[31mb") == "a�[31mb");
    CHECK(printable("a\nb\tc\x7F") == "a�b�c�");
    CHECK(printable("\xC2\x9B"
                    "31m") == "�31m");
    CHECK(printable("\xFFz") == "�z");
}

TEST_CASE("signs that turn or break a line unseen are shown as replaced") {
    CHECK(printable("a\u202Eb\u2066c\u2028d\uFEFF") == "a\uFFFDb\uFFFDc\uFFFDd\uFFFD");
}
