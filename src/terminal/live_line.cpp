#include <terminal/live_line.hpp>

#include <algorithm>
#include <utility>

#include <sugo/text.hpp>

namespace sugo::terminal {
namespace {

constexpr int kSpare = 3;

}  // namespace

LiveLine::LiveLine(std::function<void(std::string_view)> write, int columns, bool escapes)
    : write_(std::move(write)), columns_(std::max(columns - kSpare, 1)), escapes_(escapes) {
    if (escapes_) write_("\x1b[?25l");
}

LiveLine::~LiveLine() {
    try {
        wipe();
        if (escapes_) write_("\x1b[?25h");
    } catch (...) {  // the terminal is gone; there is nothing left to put right
    }
}

void LiveLine::draw(std::string_view text) {
    const std::string shown = truncate(text, columns_);
    const int width = display_width(shown);
    std::string line = "\r" + shown;
    if (escapes_) {
        line += "\x1b[K";
    } else if (width < drawn_) {
        line.append(static_cast<std::size_t>(drawn_ - width), ' ');
    }
    drawn_ = width;
    write_(line);
}

void LiveLine::wipe() {
    if (drawn_ == 0) return;
    draw("");
    write_("\r");
    drawn_ = 0;
}

}  // namespace sugo::terminal
