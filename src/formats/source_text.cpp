#include <formats/source_text.hpp>

#include <algorithm>
#include <iterator>

#include <fmt/compile.h>
#include <fmt/format.h>

#include <sugo/text.hpp>

namespace sugo::formats {

namespace {

constexpr std::size_t kLongestText = 10'000;

}  // namespace

void refuse_source(std::string_view place, std::string_view what, std::string_view hint) {
    throw Failure(ErrorKind::bad_data, fmt::format("{}: {}", place, what), std::string(hint));
}

std::string place_of_line(std::string_view place, std::size_t line) {
    const fmt::format_int digits(line);
    std::string result;
    result.reserve(place.size() + 1 + digits.size());
    result += place;
    result += ':';
    return result.append(digits.data(), digits.size());
}

std::string_view checked_text(std::string_view text, std::string_view place, std::string_view hint) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        refuse_source(place, "the file is UTF-16, expected UTF-8", hint);
    }
    if (text.find('\0') == std::string_view::npos && is_utf8(text)) return text;
    SourceLines lines(text);
    for (std::string_view line; lines.next(line);) {
        const bool has_nul = line.find('\0') != std::string_view::npos;
        if (!has_nul && is_utf8(line)) continue;
        refuse_source(place_of_line(place, lines.number()),
                      has_nul ? "a NUL byte, expected text" : "bytes that are not UTF-8, expected UTF-8", hint);
    }
    refuse_source(place, "bytes that are not UTF-8, expected UTF-8", hint);
}

// Programs make spaces of control characters too, but not all and not always, and files are edited by hand.
void clean_line(std::string& text, std::string_view place, std::string_view hint) {
    // A line end of Windows is one line end.
    for (auto at = text.find("\r\n"); at != std::string::npos; at = text.find("\r\n", at)) text.erase(at, 1);
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    std::replace_if(text.begin(), text.end(), is_control, ' ');
    for (std::size_t at = text.find('\xC2'); at != std::string::npos; at = text.find('\xC2', at + 1)) {
        if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0) text.replace(at, 2, " ");
    }
    text.erase(text.find_last_not_of(' ') + 1);
    text.erase(0, text.find_first_not_of(' '));
    if (text.size() > kLongestText) {
        refuse_source(place, fmt::format("a text of {} bytes, more than {}", text.size(), kLongestText), hint);
    }
}

bool SourceLines::next(std::string_view& line) {
    if (rest_.empty()) return false;
    ++number_;
    line = rest_.substr(0, rest_.find('\n'));
    rest_.remove_prefix(std::min(line.size() + 1, rest_.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return true;
}

std::string content_key(std::int64_t seconds, const ContentHash& hash) {
    std::string key;
    fmt::format_to(std::back_inserter(key), FMT_COMPILE("{:x}-{:016x}"), seconds, hash.value());
    return key;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r\n\v\f";
    const std::size_t first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::string lowered(std::string_view text) {
    std::string small(text);
    for (char& c : small) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return small;
}

}  // namespace sugo::formats
