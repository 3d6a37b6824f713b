#pragma once

namespace sugo {

/// Signs without a shape that turn or break the line they stand in, so that text reads otherwise than it is: controls
/// of writing direction, the line and paragraph separators, and the byte order mark.
constexpr bool is_hidden_sign(char32_t point) {
    return (point >= 0x2028 && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069) || point == 0xfeff;
}

}  // namespace sugo
