#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <terminal/bars.hpp>

namespace sugo::terminal {

/// How large a time is drawn.
enum class Size {
    line,   ///< as it is, one row
    half,   ///< three rows of half blocks, four columns a digit; as `line` where there is ASCII alone
    whole,  ///< five rows, eight columns a digit
};

/// Digits and colons in large, as lines of equal width.
std::vector<std::string> big_text(std::string_view digits, Size size, Ink ink);

}  // namespace sugo::terminal
