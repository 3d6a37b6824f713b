#include <terminal/line_input.hpp>

#include <algorithm>
#include <cstddef>

#include <sugo/text.hpp>
#include <terminal/keys.hpp>

namespace sugo::terminal {
namespace {

constexpr std::string_view kCursor = "_";
constexpr std::size_t kMost = 4'000;

bool continues(char byte) {
    return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80U;
}

/// What the character before the end adds to a line may be nothing (an accent): it goes with the one it stands on.
void drop_last(std::string& text) {
    while (!text.empty()) {
        std::size_t begin = text.size() - 1;
        while (begin > 0 && continues(text[begin])) --begin;
        const int width = display_width(std::string_view(text).substr(begin));
        text.resize(begin);
        if (width > 0) return;
    }
}

/// So much of a text that is at most so long and ends in a whole character.
std::size_t whole_characters(std::string_view text, std::size_t most) {
    while (most > 0 && most < text.size() && continues(text[most])) --most;
    return std::min(most, text.size());
}

std::size_t first_character(std::string_view text) {
    std::size_t end = 1;
    while (end < text.size() && continues(text[end])) ++end;
    return end;
}

}  // namespace

void LineInput::press(std::string_view key) {
    if (key == "backspace") {
        drop_last(text_);
    } else if (key == "ctrl-u") {
        text_.clear();
    } else if (key == "ctrl-w") {
        while (text_.ends_with(' ')) text_.pop_back();
        const std::size_t space = text_.rfind(' ');
        text_.resize(space == std::string::npos ? 0 : space + 1);
    } else if (key.starts_with(kPaste)) {
        text_ += key.substr(kPaste.size());
        if (text_.size() > kMost) text_.resize(whole_characters(text_, kMost));
    } else if (!key.empty() && first_character(key) == key.size() && text_.size() < kMost) {
        text_ += key;
    }
}

std::string LineInput::shown(int width) const {
    std::string_view tail = text_;
    const int room = width - display_width(kCursor);
    while (!tail.empty() && display_width(tail) > room) tail.remove_prefix(first_character(tail));
    return std::string(tail) + std::string(kCursor);
}

}  // namespace sugo::terminal
