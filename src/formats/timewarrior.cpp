#include <formats/timewarrior.hpp>

#include <algorithm>
#include <cstdint>
#include <iterator>

#include <fmt/compile.h>
#include <fmt/format.h>

#include <sugo/formats.hpp>
#include <sugo/text.hpp>

namespace sugo::formats {

namespace timewarrior {

namespace {

constexpr std::size_t kLongestText = 10'000;

// Timewarrior makes spaces of control characters too, but did not always, and files are edited by hand.
void clean(std::string& text, std::string_view place) {
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    std::replace_if(text.begin(), text.end(), is_control, ' ');
    for (std::size_t at = text.find('\xC2'); at != std::string::npos; at = text.find('\xC2', at + 1)) {
        if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0) text.replace(at, 2, " ");
    }
    text.erase(text.find_last_not_of(' ') + 1);
    text.erase(0, text.find_first_not_of(' '));
    if (text.size() > kLongestText) {
        fail(place, fmt::format("a text of {} bytes, more than {}", text.size(), kLongestText));
    }
}

// FNV-1a: the same on every machine, for it stays in databases.
class Hash {
public:
    void add(std::string_view text) {
        for (const char c : text) add_byte(static_cast<unsigned char>(c));
        add_byte(0);
    }
    void add(std::int64_t number) {
        for (int shift = 0; shift < 64; shift += 8) {
            add_byte(static_cast<unsigned char>(static_cast<std::uint64_t>(number) >> shift));
        }
    }
    [[nodiscard]] std::uint64_t value() const { return value_; }

private:
    void add_byte(unsigned char byte) { value_ = (value_ ^ byte) * 0x100000001B3U; }

    std::uint64_t value_ = 0xCBF29CE484222325U;
};

// The start in clear and a hash of everything: two different intervals of a log never start together.
std::string key_of(const importing::Interval& interval) {
    Hash hash;
    hash.add(interval.start.time_since_epoch().count());
    hash.add(interval.stop ? interval.stop->time_since_epoch().count() : 0);
    for (const std::string& tag : interval.tags) hash.add(tag);
    hash.add(std::string_view("\x01"));  // no tag is a control character, so a note is never taken for a tag
    hash.add(interval.note);
    std::string key;
    fmt::format_to(std::back_inserter(key), FMT_COMPILE("{:x}-{:016x}"), interval.start.time_since_epoch().count(),
                   hash.value());
    return key;
}

}  // namespace

void fail(std::string_view place, std::string_view what) {
    throw Failure(ErrorKind::bad_data, fmt::format("{}: {}", place, what),
                  "mend it there, or import what `timew export` prints");
}

std::string place_of_line(std::string_view place, std::size_t line) {
    const fmt::format_int digits(line);
    std::string result;
    result.reserve(place.size() + 1 + digits.size());
    result += place;
    result += ':';
    return result.append(digits.data(), digits.size());
}

void finish(importing::Interval& interval) {
    if (interval.stop && *interval.stop < interval.start) fail(interval.place, "the interval ends before it starts");
    std::vector<std::string>& tags = interval.tags;
    for (std::string& tag : tags) clean(tag, interval.place);
    std::erase(tags, "");
    std::sort(tags.begin(), tags.end());
    tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
    clean(interval.note, interval.place);
    interval.key = key_of(interval);
}

void append_utf8(std::string& out, unsigned code) {
    const auto byte = [&](unsigned value) { out += static_cast<char>(value); };
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = 0xFFFD;
    if (code < 0x80) return byte(code);
    if (code < 0x800) {
        byte(0xC0U | (code >> 6U));
    } else {
        if (code < 0x10000) {
            byte(0xE0U | (code >> 12U));
        } else {
            byte(0xF0U | (code >> 18U));
            byte(0x80U | ((code >> 12U) & 0x3FU));
        }
        byte(0x80U | ((code >> 6U) & 0x3FU));
    }
    byte(0x80U | (code & 0x3FU));
}

int hex4(std::string_view text) {
    if (text.size() < 4) return -1;
    int value = 0;
    for (const char c : text.substr(0, 4)) {
        const char low = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
        const bool digit = low >= '0' && low <= '9';
        if (!digit && (low < 'a' || low > 'f')) return -1;
        value = value * 16 + (digit ? low - '0' : low - 'a' + 10);
    }
    return value;
}

}  // namespace timewarrior

namespace {

// What no reader can make sense of is told before the form is looked at.
void check_bytes(std::string_view text, std::string_view place) {
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        timewarrior::fail(place, "the file is UTF-16, expected UTF-8");
    }
    if (text.find('\0') == std::string_view::npos && is_utf8(text)) return;
    std::size_t number = 0;
    while (!text.empty()) {
        ++number;
        const std::string_view line = text.substr(0, text.find('\n'));
        const std::string at = timewarrior::place_of_line(place, number);
        if (line.find('\0') != std::string_view::npos) timewarrior::fail(at, "a NUL byte, expected text");
        if (!is_utf8(line)) timewarrior::fail(at, "bytes that are not UTF-8, expected UTF-8");
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    timewarrior::fail(place, "bytes that are not UTF-8, expected UTF-8");
}

}  // namespace

Result<importing::ImportSource> read_timewarrior(std::string_view text, std::string_view place) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    try {
        if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
        check_bytes(text, place);
        const std::size_t first = text.find_first_not_of(" \t\r\n");
        const bool is_export = first != std::string_view::npos && text[first] == '[';
        return importing::ImportSource{
            "timewarrior", is_export ? timewarrior::read_export(text, place) : timewarrior::read_data(text, place)};
    } catch (const Failure& failure) {
        return failure.error();
    }
}

}  // namespace sugo::formats
