#include <terminal/big_text.hpp>

#include <array>
#include <cstddef>

namespace sugo::terminal {
namespace {

constexpr std::size_t kRows = 5;
using Glyph = std::array<std::string_view, kRows>;

constexpr std::array<Glyph, 10> kDigits{{{"###", "# #", "# #", "# #", "###"},
                                         {" # ", "## ", " # ", " # ", "###"},
                                         {"###", "  #", "###", "#  ", "###"},
                                         {"###", "  #", "###", "  #", "###"},
                                         {"# #", "# #", "###", "  #", "  #"},
                                         {"###", "#  ", "###", "  #", "###"},
                                         {"###", "#  ", "###", "# #", "###"},
                                         {"###", "  #", "  #", "  #", "  #"},
                                         {"###", "# #", "###", "# #", "###"},
                                         {"###", "# #", "###", "  #", "###"}}};
constexpr Glyph kColon{" ", "#", " ", "#", " "};
constexpr Glyph kNothing{" ", " ", " ", " ", " "};

const Glyph& glyph_of(char sign) {
    if (sign >= '0' && sign <= '9') return kDigits.at(static_cast<std::size_t>(sign - '0'));
    return sign == ':' ? kColon : kNothing;
}

/// A line for each row, '#' where there is ink.
std::array<std::string, kRows> pixels(std::string_view digits) {
    std::array<std::string, kRows> rows;
    for (const char sign : digits) {
        const Glyph& glyph = glyph_of(sign);
        for (std::size_t row = 0; row < kRows; ++row) {
            if (!rows.at(row).empty()) rows.at(row) += ' ';
            rows.at(row) += glyph.at(row);
        }
    }
    return rows;
}

std::string half_blocks(std::string_view upper, std::string_view lower) {
    std::string line;
    for (std::size_t n = 0; n < upper.size(); ++n) {
        const bool above = upper[n] == '#';
        const bool below = n < lower.size() && lower[n] == '#';
        line += above && below ? "█" : above ? "▀" : below ? "▄" : " ";
    }
    return line;
}

}  // namespace

std::vector<std::string> big_text(std::string_view digits, Size size, Ink ink) {
    const std::array<std::string, kRows> rows = pixels(digits);
    if (size == Size::half && ink == Ink::blocks) {
        return {half_blocks(rows[0], rows[1]), half_blocks(rows[2], rows[3]), half_blocks(rows[4], {})};
    }
    if (size != Size::whole) return {std::string(digits)};
    std::vector<std::string> lines;
    for (const std::string& row : rows) {
        std::string line;
        for (const char pixel : row) line += pixel != '#' ? "  " : ink == Ink::blocks ? "██" : "##";
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace sugo::terminal
