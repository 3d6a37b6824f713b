#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sugo {

/// A whole number as it stood in the text.
struct Digits {
    std::int64_t value = 0;
    int count = 0;
};

/// Walks over text from left to right. Everything it returns was consumed; what is not there is not consumed.
/// It accepts any bytes and knows no locale.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    [[nodiscard]] std::string_view rest() const { return rest_; }
    /// The next byte, or '\0' at the end.
    [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_.front(); }

    bool take(char expected);
    bool take(std::string_view expected);
    /// Skips one or more spaces; false if there is none.
    bool spaces();
    /// A run of ASCII letters, perhaps empty.
    std::string_view word();
    /// A run of digits, perhaps empty.
    std::string_view digit_run();
    /// A run of 1 to 18 digits; a longer run is not a number that sugo can hold.
    std::optional<Digits> digits();
    /// Exactly `count` digits, not followed by another one.
    std::optional<std::int64_t> digits(int count);

private:
    std::string_view rest_;
};

[[nodiscard]] constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
[[nodiscard]] constexpr char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
[[nodiscard]] constexpr bool is_letter(char c) {
    return lower(c) >= 'a' && lower(c) <= 'z';
}

std::string_view trimmed(std::string_view text);
/// Trimmed, ASCII capitals made small, every run of white space one space: what the word parsers read.
std::string normal_words(std::string_view text);
/// The text in quotation marks as an error message shows it: one line, safe on a terminal, not endless.
std::string quoted(std::string_view text);

}  // namespace sugo
