#include <sugo/client.hpp>

#include <fmt/format.h>

#include <utf8.h>

#include <core/hidden_signs.hpp>
#include <sugo/text.hpp>

// Text that a person typed, before it is kept: well-formed, without anything that would act on a terminal.

namespace sugo {
namespace {

constexpr std::size_t longest_text = 10'000;
constexpr std::string_view blank = " \t\r\n";

std::string_view trim(std::string_view text) {
    const std::size_t first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

/// Controls of ASCII and, in UTF-8, of the second half of Latin-1 (C2 80 to C2 9F).
bool has_control(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x20 || byte == 0x7f) return true;
        if (byte == 0xc2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xa0) return true;
    }
    return false;
}

/// The text is valid UTF-8.
bool has_hidden_sign(std::string_view text) {
    for (const char* at = text.data(); at != text.data() + text.size();) {
        if (is_hidden_sign(static_cast<char32_t>(utf8::unchecked::next(at)))) return true;
    }
    return false;
}

/// Windows line ends, old Mac line ends and the two typed characters \n, all as '\n'.
std::string unified_breaks(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view pair = text.substr(at, 2);
        if (pair == "\r\n" || pair == "\\n") {
            result += '\n';
            ++at;
        } else {
            result += text[at] == '\r' ? '\n' : text[at];
        }
    }
    return result;
}

std::optional<Error> check(std::string_view text) {
    if (!is_utf8(text)) return misuse("the text is not valid UTF-8");
    if (text.size() > longest_text) {
        return misuse(fmt::format("the text has {} bytes, more than {}", text.size(), longest_text));
    }
    if (has_hidden_sign(text)) {
        return misuse("the text has an invisible sign in it, of writing direction or a line's end",
                      "type the text instead of pasting it");
    }
    return std::nullopt;
}

}  // namespace

Result<std::string> parse_line_text(std::string_view text) {
    text = trim(text);
    if (auto problem = check(text)) return *problem;
    if (text.find_first_of("\r\n") != std::string_view::npos) return misuse("the text has more than one line");
    if (has_control(text)) return misuse("the text has a control character in it");
    return std::string(text);
}

Result<std::string> parse_block_text(std::string_view text) {
    const std::string whole = unified_breaks(text);
    text = trim(whole);
    if (auto problem = check(text)) return *problem;
    std::string result;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        line = line.substr(0, line.find_last_not_of(blank) + 1);
        if (has_control(line)) return misuse("the text has a control character in it");
        result += line;
        if (end == std::string_view::npos) break;
        result += '\n';
        text.remove_prefix(end + 1);
    }
    return result;
}

}  // namespace sugo
