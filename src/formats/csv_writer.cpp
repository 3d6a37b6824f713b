#include <formats/csv_writer.hpp>

#include <algorithm>
#include <array>

namespace sugo::formats {

namespace {

constexpr std::array<std::string_view, 11> formula_starts = {"=",  "+",  "-",  "@",  "\t", "\r",
                                                             "\n", "＝", "＋", "－", "＠"};

bool begins_a_formula(std::string_view text) {
    return std::ranges::any_of(formula_starts, [&](std::string_view start) { return text.starts_with(start); });
}

/// Whether nothing but apostrophes stands before the beginning of a formula.
bool needs_apostrophe(std::string_view text) {
    return begins_a_formula(text.substr(std::min(text.find_first_not_of('\''), text.size())));
}

std::string csv_quoted(std::string_view text) {
    std::string cell = "\"";
    for (const char c : text) {
        if (c == '"') cell += '"';
        cell += c;
    }
    return cell + '"';
}

}  // namespace

std::string csv_cell(std::string_view text) {
    std::string cell(needs_apostrophe(text) ? "'" : "");
    cell += text;
    // Spaces at the ends are quoted too: some readers cut them otherwise.
    const bool plain =
        cell.find_first_of(",;\"\r\n\t") == std::string::npos && !cell.starts_with(' ') && !cell.ends_with(' ');
    return plain ? cell : csv_quoted(cell);
}

std::string_view csv_text(std::string_view cell) {
    if (cell.starts_with('\'') && needs_apostrophe(cell)) cell.remove_prefix(1);
    return cell;
}

std::string csv_row(std::span<const std::string> cells) {
    std::string row;
    for (const std::string& cell : cells) {
        if (&cell != cells.data()) row += ',';
        row += cell;
    }
    return row + "\r\n";
}

}  // namespace sugo::formats
