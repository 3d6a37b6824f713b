#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sugo {

/// Whether bytes are well-formed UTF-8.
bool is_utf8(std::string_view text);

/// Columns on a terminal: CJK and emoji count two, combining marks none. Ill-formed bytes count one.
int display_width(std::string_view text);
/// The text filled with spaces to `width` columns; longer text is left as it is.
std::string pad_right(std::string_view text, int width);
std::string pad_left(std::string_view text, int width);
/// The text cut to at most `width` columns, ending in "…" if something was cut.
std::string truncate(std::string_view text, int width);
/// Lines of at most `width` columns, broken at spaces, or between CJK characters; a longer word is cut. '\n' always
/// breaks. Never empty: no text is one empty line.
std::vector<std::string> wrap(std::string_view text, int width);
/// The text with control characters and ill-formed bytes replaced by "�": safe on a terminal.
std::string printable(std::string_view text);

}  // namespace sugo
