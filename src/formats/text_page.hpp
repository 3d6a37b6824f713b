#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <sugo/invoice.hpp>

namespace sugo::formats {

/// A page of plain text that grows downwards, no line wider than the page.
class TextPage {
public:
    explicit TextPage(int width) : width_(width) {}

    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] const std::string& text() const { return text_; }

    /// One line; spaces at its end are dropped.
    void line(std::string_view line);
    void blank() { line(""); }
    void rule();
    /// Wrapped lines from a column on.
    void block(std::string_view text, int indent = 0);
    /// Wrapped lines at the right edge.
    void right(std::string_view text);

private:
    int width_;
    std::string text_;
};

/// The text wrapped to a width, at least one line, safe on a terminal.
std::vector<std::string> wrapped(std::string_view text, int width);

/// The lines of an invoice with what stands under them, and its sums.
void write_table(TextPage& page, const InvoiceDocument& document);

}  // namespace sugo::formats
