#include <support/test.hpp>

#include <formats/csv_reader.hpp>
#include <formats/csv_writer.hpp>
#include <sugo/error.hpp>

using namespace sugo;
using formats::CsvReader;

namespace {

using Row = std::vector<std::string>;

std::vector<Row> rows(std::string_view text) {
    CsvReader csv(text, "a.csv", "again");
    std::vector<Row> all;
    while (csv.next()) all.push_back(csv.cells());
    return all;
}

std::string refusal(std::string_view text) {
    try {
        rows(text);
    } catch (const Failure& failure) {
        CHECK(failure.error().kind == ErrorKind::bad_data);
        CHECK(failure.error().hint == "again");
        return failure.error().message;
    }
    return "nothing was refused";
}

}  // namespace

TEST_CASE("the separator is whichever the first row has most of, outside of quotes") {
    CHECK(rows("a,b\n1,2") == std::vector<Row>{{"a", "b"}, {"1", "2"}});
    CHECK(rows("a;\"b,c,d\"\n1;2") == std::vector<Row>{{"a", "b,c,d"}, {"1", "2"}});
    CHECK(rows("a\tb\n1,5\t2") == std::vector<Row>{{"a", "b"}, {"1,5", "2"}});
    CHECK(rows("sep=;\r\na,b;c\r\n") == std::vector<Row>{{"a,b", "c"}});
    CHECK(rows("sep=1,b\n") == std::vector<Row>{{"sep=1", "b"}});
}

TEST_CASE("quoted cells hold separators, quotes and line breaks, and rows know their line") {
    CsvReader csv("a,b\r\n\"x, \"\"y\"\"\nz\",\"\"\r\rc,d e\n", "a.csv", "");
    REQUIRE(csv.next());
    REQUIRE(csv.next());
    CHECK(csv.cells() == Row{"x, \"y\"\nz", ""});
    CHECK(csv.place() == "a.csv:2");
    CHECK(csv.row() == "\"x, \"\"y\"\"\nz\",\"\"");
    REQUIRE(csv.next());
    CHECK(csv.cells() == Row{"c", "d e"});
    CHECK(csv.place() == "a.csv:5");
    CHECK(!csv.next());
}

TEST_CASE("rows without anything in them are no rows, and a quote inside a bare cell is itself") {
    CHECK(rows("a,b\n\n,\n  5\" pipe,c\n,,\n") == std::vector<Row>{{"a", "b"}, {"  5\" pipe", "c"}});
    CHECK(rows("").empty());
    CHECK(rows("\r\n\n").empty());
    CHECK(rows("a,\n") == std::vector<Row>{{"a", ""}});
}

TEST_CASE("quotes that make no sense are refused with the line where they begin") {
    CHECK(refusal("a,b\n1,\"2\n3\n") == "a.csv:2: a quote that does not end, expected a closing one");
    CHECK(refusal("a,b\n\"1\"x,2") == "a.csv:2: text behind a closing quote, expected a separator");
}

TEST_CASE("what the CSV writer writes is read back") {
    property("any cells", [](const std::vector<std::pair<std::string, std::string>>& written) {
        std::string text = formats::csv_row(std::vector<std::string>{"first", "second"});
        std::vector<Row> expected = {{"first", "second"}};
        for (const auto& [left, right] : written) {
            const std::string cells[] = {formats::csv_cell(left), formats::csv_cell(right)};
            text += formats::csv_row(cells);
            if (!left.empty() || !right.empty()) expected.push_back({left, right});
        }
        std::vector<Row> read = rows(text);
        for (Row& row : read) {
            for (std::string& cell : row) cell = std::string(formats::csv_text(cell));
        }
        RC_ASSERT(read == expected);
    });
}
