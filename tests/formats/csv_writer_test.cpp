#include <support/test.hpp>

#include <vector>

#include <formats/csv_writer.hpp>

using namespace sugo::formats;

namespace {

/// What a reader that knows nothing but RFC 4180 makes of a cell.
std::string unquoted(const std::string& cell) {
    if (!cell.starts_with('"')) return cell;
    std::string text;
    for (std::size_t n = 1; n + 1 < cell.size(); ++n) {
        text += cell[n];
        if (cell[n] == '"') ++n;
    }
    return text;
}

}  // namespace

TEST_CASE("a cell is quoted only where a reader would misread it") {
    CHECK(csv_cell("error report") == "error report");
    CHECK(csv_cell("김민준 디자인") == "김민준 디자인");
    CHECK(csv_cell("Müller, Sohn & Co") == "\"Müller, Sohn & Co\"");
    CHECK(csv_cell("the \"big\" one") == "\"the \"\"big\"\" one\"");
    CHECK(csv_cell("two\nlines") == "\"two\nlines\"");
    CHECK(csv_cell(" spaces ") == "\" spaces \"");
    CHECK(csv_cell("") == "");
}

TEST_CASE("text that a spreadsheet would take for a formula is harmless") {
    for (const std::string start : {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"}) {
        CHECK(unquoted(csv_cell(start + "1+1")) == "'" + start + "1+1");
        CHECK(unquoted(csv_cell("'" + start + "1+1")) == "''" + start + "1+1");
    }
    CHECK(csv_cell("=HYPERLINK(\"http://example.com\")") == "\"'=HYPERLINK(\"\"http://example.com\"\")\"");
    CHECK(csv_cell("'twas the night") == "'twas the night");
    CHECK(csv_cell("a=b") == "a=b");
}

TEST_CASE("a text comes back unchanged from its cell") {
    property("csv_text(csv_cell(text)) is the text", [] {
        const auto piece = rc::gen::elementOf(
            std::vector<std::string>{"'", "=", "+", "-", "@", "\t", "\r", "\n", "\"", ",", " ", "a", "1", "＝", "김"});
        std::string text;
        for (const std::string& part : *rc::gen::container<std::vector<std::string>>(piece)) text += part;
        RC_ASSERT(csv_text(unquoted(csv_cell(text))) == text);
    });
}

TEST_CASE("a row ends with CRLF") {
    CHECK(csv_row(std::vector<std::string>{"a", csv_cell("b,c"), ""}) == "a,\"b,c\",\r\n");
}
