#include <core/scan.hpp>

#include <algorithm>

#include <sugo/text.hpp>

namespace sugo {

namespace {

constexpr int kMostDigits = 18;  // every number of 18 digits fits 64 bits
constexpr int kQuotedColumns = 60;

template <class Belongs>
std::size_t run_of(std::string_view text, Belongs belongs) {
    return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), belongs) - text.begin());
}

std::int64_t value_of(std::string_view digits) {
    std::int64_t value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

}  // namespace

bool Scanner::take(char expected) {
    if (rest_.empty() || rest_.front() != expected) return false;
    rest_.remove_prefix(1);
    return true;
}

bool Scanner::take(std::string_view expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
}

bool Scanner::spaces() {
    const std::size_t length = run_of(rest_, is_space);
    rest_.remove_prefix(length);
    return length > 0;
}

std::string_view Scanner::word() {
    const std::string_view found = rest_.substr(0, run_of(rest_, is_letter));
    rest_.remove_prefix(found.size());
    return found;
}

std::string_view Scanner::digit_run() {
    const std::string_view found = rest_.substr(0, run_of(rest_, is_digit));
    rest_.remove_prefix(found.size());
    return found;
}

std::optional<Digits> Scanner::digits() {
    const Scanner before = *this;
    const std::string_view found = digit_run();
    if (found.empty() || found.size() > kMostDigits) {
        *this = before;
        return std::nullopt;
    }
    return Digits{value_of(found), static_cast<int>(found.size())};
}

std::optional<std::int64_t> Scanner::digits(int count) {
    const Scanner before = *this;
    const std::optional<Digits> found = digits();
    if (found && found->count == count) return found->value;
    *this = before;
    return std::nullopt;
}

std::string_view trimmed(std::string_view text) {
    text.remove_prefix(run_of(text, is_space));
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

std::string normal_words(std::string_view text) {
    std::string words;
    bool after_space = false;
    for (const char c : trimmed(text)) {
        if (is_space(c)) {
            after_space = true;
            continue;
        }
        if (after_space) words += ' ';
        after_space = false;
        words += lower(c);
    }
    return words;
}

std::string quoted(std::string_view text) {
    return '"' + truncate(printable(trimmed(text)), kQuotedColumns) + '"';
}

}  // namespace sugo
