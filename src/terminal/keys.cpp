#include <terminal/keys.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include <sugo/text.hpp>

namespace sugo::terminal {
namespace {

constexpr unsigned char kEscape = 0x1b;
constexpr unsigned char kDelete = 0x7f;

unsigned char byte_at(std::string_view bytes, std::size_t place) {
    return static_cast<unsigned char>(bytes[place]);
}

std::string control_name(unsigned char byte) {
    if (byte == '\r' || byte == '\n') return "enter";
    if (byte == '\t') return "tab";
    if (byte == '\b' || byte == kDelete) return "backspace";
    if (byte == 0 || byte > 26) return {};
    return std::string("ctrl-") + static_cast<char>('a' + byte - 1);
}

/// The bytes of an escape sequence (ECMA-48: parameters, then one final byte), or of Alt with a key.
std::size_t sequence_length(std::string_view bytes) {
    const bool is_control_sequence = bytes[1] == '[' || bytes[1] == 'O';
    std::size_t end = 2;
    while (is_control_sequence && end < bytes.size() && byte_at(bytes, end) < 0x40) ++end;
    return is_control_sequence ? std::min(end + 1, bytes.size()) : end;
}

std::size_t character_length(unsigned char lead) {
    if (lead >= 0xf8) return 1;  // leads nothing
    if (lead >= 0xf0) return 4;
    if (lead >= 0xe0) return 3;
    return lead >= 0xc0 ? 2 : 1;
}

constexpr std::string_view kPasteBegins = "\x1b[200~";
constexpr std::string_view kPasteEnds = "\x1b[201~";
constexpr std::size_t kLongestPaste = 100'000;

/// Control characters are spaces, and what is no UTF-8 is left out.
std::string in_one_line(std::string_view pasted) {
    std::string line;
    for (const char sign : pasted) line += static_cast<unsigned char>(sign) < 0x20 || sign == kDelete ? ' ' : sign;
    return is_utf8(line) ? line : std::string();
}

/// What a key adds to a text that is pasted.
std::string text_of(const std::string& key) {
    if (key == "enter" || key == "tab") return " ";
    if (key.starts_with(kPaste)) return key.substr(kPaste.size());
    const bool is_name = key.size() > 1 && static_cast<unsigned char>(key.front()) < 0x80;
    return is_name ? std::string() : key;
}

}  // namespace

std::vector<std::string> KeyReader::feed(std::string_view bytes) {
    rest_ += bytes;
    std::vector<std::string> keys = take_keys();
    const auto first_break = std::ranges::find(keys, "enter");
    const bool is_paste = first_break != keys.end() && std::next(first_break) != keys.end();
    if (!is_paste) return keys;
    std::string all(kPaste);
    for (const std::string& key : keys) all += text_of(key);
    return {all};
}

std::vector<std::string> KeyReader::take_keys() {
    std::string_view left = rest_;
    std::vector<std::string> keys;
    while (!left.empty()) {
        if (left.starts_with(kPasteBegins)) {
            const std::size_t end = left.find(kPasteEnds);
            if (end == std::string_view::npos && left.size() < kLongestPaste) break;  // the rest is still to come
            const std::string_view pasted =
                left.substr(kPasteBegins.size(), std::min(end, left.size()) - kPasteBegins.size());
            keys.push_back(std::string(kPaste) + in_one_line(pasted));
            left.remove_prefix(std::min(end, left.size() - kPasteEnds.size()) + kPasteEnds.size());
            continue;
        }
        const unsigned char first = byte_at(left, 0);
        std::size_t length = 1;
        std::string key;
        if (first == kEscape) {
            length = left.size() == 1 ? 1 : sequence_length(left);
            if (length == 1) key = "escape";
        } else if (first < 0x20 || first == kDelete) {
            key = control_name(first);
        } else {
            length = character_length(first);
            if (length > left.size()) break;  // its other bytes are still to come
            key = left.substr(0, length);
            if (!is_utf8(key)) {
                key.clear();
                length = 1;
            }
        }
        if (!key.empty()) keys.push_back(std::move(key));
        left.remove_prefix(length);
    }
    rest_ = std::string(left);
    return keys;
}

}  // namespace sugo::terminal
