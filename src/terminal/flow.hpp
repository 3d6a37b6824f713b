#pragma once

#include <string>
#include <string_view>

namespace sugo::terminal {

/// A text without its escape sequences of colour.
std::string plain(std::string_view text);
/// Columns of a text in which escape sequences take no room.
int visible_width(std::string_view text);
/// Of the widest of its lines.
int widest_line(std::string_view text);

/// A line broken at spaces so that it fits, without a break at its end. What follows a break keeps the line's indent.
/// Escape sequences take no room; a longer word stays whole.
std::string flow(std::string_view line, int width);

}  // namespace sugo::terminal
