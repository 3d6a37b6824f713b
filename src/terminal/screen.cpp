#include <terminal/screen.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include <terminal/keys.hpp>

namespace sugo::terminal {
namespace {

// The second screen, without a cursor, and without going on to a next line at the right margin.
constexpr std::string_view kEnter = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[2J";
constexpr std::string_view kLeave = "\x1b[?7h\x1b[?25h\x1b[?1049l";

}  // namespace

Screen::Screen(std::function<void(std::string_view)> write) : write_(std::move(write)) {
    enter();
}

Screen::~Screen() {
    try {
        leave();
    } catch (...) {  // the terminal is gone; there is nothing left to put right
    }
}

void Screen::enter() {
    if (!std::exchange(entered_, true)) write_(std::string(kEnter) + std::string(kMarkPastes));
    drawn_.clear();
}

void Screen::leave() {
    if (std::exchange(entered_, false)) write_(std::string(kLeavePastes) + std::string(kLeave));
}

void Screen::forget() {
    drawn_.clear();
    if (entered_) write_("\x1b[2J");
}

void Screen::draw(const std::vector<std::string>& lines) {
    std::string text;
    for (std::size_t row = 0; row < std::max(lines.size(), drawn_.size()); ++row) {
        const std::string_view line = row < lines.size() ? std::string_view(lines[row]) : std::string_view();
        const std::string_view before = row < drawn_.size() ? std::string_view(drawn_[row]) : std::string_view();
        if (line != before) text += fmt::format("\x1b[{};1H{}\x1b[K", row + 1, line);
    }
    drawn_ = lines;
    if (!text.empty()) write_(text);
}

}  // namespace sugo::terminal
