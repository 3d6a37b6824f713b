#include <formats/timewarrior.hpp>

#include <algorithm>

#include <formats/source_text.hpp>
#include <sugo/formats.hpp>

namespace sugo::formats {

namespace timewarrior {

namespace {

constexpr std::string_view kHint = "mend it there, or import what `timew export` prints";

// The start in clear and a hash of everything: two different intervals of a log never start together.
std::string key_of(const importing::Interval& interval) {
    ContentHash hash;
    hash.add(interval.start.time_since_epoch().count());
    hash.add(interval.stop ? interval.stop->time_since_epoch().count() : 0);
    for (const std::string& tag : interval.tags) hash.add(tag);
    hash.add(std::string_view("\x01"));  // no tag is a control character, so a note is never taken for a tag
    hash.add(interval.note);
    return content_key(interval.start.time_since_epoch().count(), hash);
}

}  // namespace

void fail(std::string_view place, std::string_view what) {
    refuse_source(place, what, kHint);
}

void finish(importing::Interval& interval) {
    if (interval.stop && *interval.stop < interval.start) fail(interval.place, "the interval ends before it starts");
    std::vector<std::string>& tags = interval.tags;
    for (std::string& tag : tags) clean_line(tag, interval.place, kHint);
    std::erase(tags, "");
    std::sort(tags.begin(), tags.end());
    tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
    clean_line(interval.note, interval.place, kHint);
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

Result<importing::ImportSource> read_timewarrior(std::string_view text, std::string_view place) {
    try {
        text = checked_text(text, place, timewarrior::kHint);
        const std::size_t first = text.find_first_not_of(" \t\r\n");
        const bool is_export = first != std::string_view::npos && text[first] == '[';
        return importing::ImportSource{
            "timewarrior", is_export ? timewarrior::read_export(text, place) : timewarrior::read_data(text, place), {}};
    } catch (const Failure& failure) {
        return failure.error();
    }
}

}  // namespace sugo::formats
