#include <terminal/bars.hpp>

#include <algorithm>
#include <array>

namespace sugo::terminal {
namespace {

constexpr std::array<std::string_view, kDarkest + 1> kBlocks{"·", "░", "▒", "▓", "█"};
constexpr std::array<std::string_view, kDarkest + 1> kAscii{".", "-", "+", "*", "#"};

std::string repeated(std::string_view sign, std::int64_t count) {
    std::string text;
    for (std::int64_t n = 0; n < count; ++n) text += sign;
    return text;
}

/// Rounded, but never nothing for something.
std::int64_t cells(std::int64_t value, std::int64_t most, int width) {
    if (value <= 0 || most <= 0) return 0;
    return std::clamp<std::int64_t>((value * width + most / 2) / most, 1, width);
}

}  // namespace

std::string_view shade(int level, Ink ink) {
    return (ink == Ink::blocks ? kBlocks : kAscii).at(static_cast<std::size_t>(level));
}

int level_of(std::int64_t value, std::int64_t most) {
    if (value <= 0 || most <= 0) return 0;
    return static_cast<int>(std::min<std::int64_t>((value * kDarkest + most - 1) / most, kDarkest));
}

std::string bar(std::int64_t part, std::int64_t whole, std::int64_t most, int width, Ink ink) {
    const std::int64_t all = cells(whole, most, width);
    const std::int64_t dark = std::min(cells(part, most, width), all);
    return repeated(shade(kDarkest, ink), dark) + repeated(shade(1, ink), all - dark);
}

}  // namespace sugo::terminal
