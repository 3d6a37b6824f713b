#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// CSV as RFC 4180 has it and as programs write it: the separator is a comma, a semicolon or a tab, whichever the first
// row has most of; lines end in CRLF, LF or CR; a quoted cell may hold separators, line breaks and doubled quotes.

namespace sugo::formats {

/// Walks through the rows of a CSV text, which it views and does not copy. Throws Failure (bad_data) naming the line.
class CsvReader {
public:
    /// The text must be without a byte order mark. A first line "sep=;", as Excel writes it, says the separator.
    CsvReader(std::string_view text, std::string_view place, std::string_view hint);

    /// The next row that has a cell with something in it; false at the end.
    bool next();

    [[nodiscard]] const std::vector<std::string>& cells() const { return cells_; }
    /// Where the row begins; the first line is 1.
    [[nodiscard]] std::size_t line() const { return line_; }
    /// "toggl.csv:12"
    [[nodiscard]] std::string place() const;
    /// The row as it stands, without its line end.
    [[nodiscard]] std::string_view row() const { return row_; }

private:
    std::string& begin_cell(std::size_t nth);
    void read_row();
    void read_quoted(std::string& cell);
    void take_line_end();
    [[nodiscard]] bool at_line_end() const;

    std::string_view text_;
    std::string_view place_;
    std::string_view hint_;
    char separator_ = ',';
    std::size_t at_ = 0;
    std::size_t next_line_ = 1;
    std::size_t line_ = 0;
    std::string_view row_;
    std::vector<std::string> cells_;
};

}  // namespace sugo::formats
