#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// Pictures made of characters: they say the same without colour, and with ASCII alone.

namespace sugo::terminal {

enum class Ink { blocks, ascii };

/// A bar of `whole`, where `most` fills the width: its `part` dark, the rest light. Whatever is more than nothing shows
/// at least one cell. 0 <= part <= whole <= most.
std::string bar(std::int64_t part, std::int64_t whole, std::int64_t most, int width, Ink ink);

/// Shades from nothing (0) to the darkest.
inline constexpr int kDarkest = 4;
std::string_view shade(int level, Ink ink);
/// Which shade stands for a value, where `most` is the darkest.
int level_of(std::int64_t value, std::int64_t most);

}  // namespace sugo::terminal
