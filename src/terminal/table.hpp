#pragma once

#include <optional>
#include <string>
#include <vector>

#include <terminal/style.hpp>

namespace sugo::terminal {

enum class Align { left, right };
enum class Tone { plain, strong, quiet, good, warn, bad };

/// How a column behaves when the window is narrow.
struct Column {
    std::string head;
    Align align = Align::left;
    /// The columns it may be cut to; 0: never cut.
    int least = 0;
    /// Columns with the greatest number leave first when even cutting does not help; 0: stays.
    int drop = 0;
    Tone tone = Tone::plain;
};

/// Rows under each other, as wide as they need and never wider than the window. Widths count as a terminal does.
class Table {
public:
    explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

    /// Missing cells are empty.
    void row(std::vector<std::string> cells, Tone tone = Tone::plain);
    /// A line of its own between rows, over all columns.
    void line(std::string text, Tone tone = Tone::strong);
    [[nodiscard]] bool empty() const { return rows_.empty(); }

    /// Lines ending in '\n', without spaces at their ends. Heads are shown if any column has one.
    /// `width` empty: as wide as it needs. `indent` spaces stand before each row, not before lines.
    [[nodiscard]] std::string text(std::optional<int> width, const Style& style, int indent = 0) const;

private:
    struct Row {
        std::vector<std::string> cells;
        Tone tone = Tone::plain;
        bool whole = false;
    };
    [[nodiscard]] std::vector<int> natural_widths() const;
    [[nodiscard]] std::vector<int> fitted(int room) const;

    std::vector<Column> columns_;
    std::vector<Row> rows_;
};

/// A text in a tone.
std::string toned(std::string_view text, Tone tone, const Style& style);

}  // namespace sugo::terminal
