#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace sugo::terminal {

/// One line that is being typed, edited at its end.
class LineInput {
public:
    LineInput() = default;
    explicit LineInput(std::string text) : text_(std::move(text)) {}

    /// A key as KeyReader calls it: text is added; "backspace" takes the last character, "ctrl-w" the last word,
    /// "ctrl-u" all. Others do nothing.
    void press(std::string_view key);
    [[nodiscard]] const std::string& text() const { return text_; }
    /// As much of the end as fits, with a cursor behind it.
    [[nodiscard]] std::string shown(int width) const;

private:
    std::string text_;
};

}  // namespace sugo::terminal
