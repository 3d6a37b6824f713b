#include <support/test.hpp>

#include <terminal/table.hpp>

#include <sstream>

#include <sugo/text.hpp>

using namespace sugo::terminal;

namespace {

const Style kPlain{false};

Table log_table() {
    Table table({{.head = ""},
                 {.head = "", .align = Align::right},
                 {.head = "", .least = 8},
                 {.head = "", .least = 6, .drop = 3},
                 {.head = "", .align = Align::right, .drop = 1},
                 {.head = "", .drop = 2, .tone = Tone::quiet}});
    table.line("2026-03-02 Monday");
    table.row({"09:00–09:25", "25m", "acme/ner code", "retrain with the new split", "$62.50", "7k2mq"});
    table.row(
        {"09:30–10:35", "1h 05m", "한빛/검색 code", "개체명 인식 오류 보고서를 유형별로 정리", "₩1,500,000", "7k2mr"});
    return table;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

}  // namespace

TEST_CASE("a table is as wide as it needs where no window limits it") {
    CHECK(log_table().text(std::nullopt, kPlain, 2) ==
          "2026-03-02 Monday\n"
          "  09:00–09:25     25m  acme/ner code   retrain with the new split                   $62.50  7k2mq\n"
          "  09:30–10:35  1h 05m  한빛/검색 code  개체명 인식 오류 보고서를 유형별로 정리  ₩1,500,000  7k2mr\n");
}

TEST_CASE("a table fits every window down to 30 columns, with Korean counting two") {
    for (int width = 30; width <= 120; ++width) {
        CAPTURE(width);
        for (const std::string& line : lines_of(log_table().text(width, kPlain, 2))) {
            CAPTURE(line);
            CHECK(sugo::display_width(line) <= width);
        }
    }
}

TEST_CASE("notes are cut before times and amounts, and leave before them") {
    const std::string narrow = log_table().text(70, kPlain, 2);
    CHECK(narrow.find("1h 05m") != std::string::npos);
    CHECK(narrow.find("₩1,500,000") != std::string::npos);
    CHECK(narrow.find("…") != std::string::npos);
    const std::string narrower = log_table().text(46, kPlain, 2);
    CHECK(narrower.find("retrain") == std::string::npos);
    CHECK(narrower.find("₩1,500,000") != std::string::npos);
}

TEST_CASE("emphasis changes no column and is absent without colour") {
    Table table({{.head = "name"}, {.head = "total", .align = Align::right}});
    table.row({"acme", "$9,077.50"});
    table.row({"all", "$14,870.84"}, Tone::strong);
    CHECK(table.text(80, kPlain) == "name       total\nacme   $9,077.50\nall   $14,870.84\n");
    CHECK(table.text(80, Style{true}) ==
          "\x1b[2mname\x1b[0m       \x1b[2mtotal\x1b[0m\n"
          "acme   $9,077.50\n"
          "\x1b[1mall\x1b[0m   \x1b[1m$14,870.84\x1b[0m\n");
}

TEST_CASE("a column in which nothing stands takes no room") {
    Table table({{.head = "name"}, {.head = "note"}, {.head = "time"}});
    table.row({"acme", "", "25m"});
    CHECK(table.text(80, kPlain) == "name  time\nacme  25m\n");
}

TEST_CASE("control characters in a cell do not reach the terminal") {
    Table table({{.head = ""}});
    table.row({"a\x1b[2Jb\n"});
    CHECK(table.text(80, kPlain).find('\x1b') == std::string::npos);
}
