#include <formats/json_writer.hpp>

#include <algorithm>

#include <fmt/format.h>

namespace sugo::formats {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

bool is_plain(char byte) {
    return byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\';
}

unsigned char byte_at(std::string_view text, std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

bool continues(unsigned char byte) {
    return (byte & 0xC0U) == 0x80U;
}

// The length of the well-formed sequence at `at`, 0 if there is none (Unicode 15, table 3-7).
std::size_t sequence_length(std::string_view text, std::size_t at) {
    const unsigned char lead = byte_at(text, at);
    const unsigned char second = byte_at(text, at + 1);
    if (lead >= 0xC2 && lead <= 0xDF) return continues(second) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        const unsigned char low = lead == 0xE0 ? 0xA0 : 0x80;
        const unsigned char high = lead == 0xED ? 0x9F : 0xBF;
        return second >= low && second <= high && continues(byte_at(text, at + 2)) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const unsigned char low = lead == 0xF0 ? 0x90 : 0x80;
        const unsigned char high = lead == 0xF4 ? 0x8F : 0xBF;
        const bool whole = continues(byte_at(text, at + 2)) && continues(byte_at(text, at + 3));
        return second >= low && second <= high && whole ? 4 : 0;
    }
    return 0;
}

void append_escape(std::string& out, unsigned char byte) {
    switch (byte) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\r':
            out += "\\r";
            return;
        case '\t':
            out += "\\t";
            return;
        default:
            out += fmt::format("\\u{:04x}", byte);
    }
}

}  // namespace

void JsonWriter::separate() {
    if (comma_) out_ += ',';
    comma_ = true;
}

void JsonWriter::open(char bracket) {
    separate();
    out_ += bracket;
    comma_ = false;
}

void JsonWriter::close(char bracket) {
    out_ += bracket;
    comma_ = true;
}

void JsonWriter::key(std::string_view name) {
    separate();
    out_ += '"';
    out_ += name;
    out_ += "\":";
    comma_ = false;
}

void JsonWriter::next_line() {
    if (comma_) out_ += ',';
    comma_ = false;
    out_ += '\n';
}

void JsonWriter::text(std::string_view value) {
    separate();
    out_ += '"';
    std::size_t written = 0;
    // Most texts are plain from end to end.
    const auto first = static_cast<std::size_t>(std::ranges::find_if_not(value, is_plain) - value.begin());
    const auto flush = [&](std::size_t until) { out_ += value.substr(written, until - written); };
    for (std::size_t at = first; at < value.size();) {
        const unsigned char byte = byte_at(value, at);
        const std::size_t length = byte >= 0x80 ? sequence_length(value, at) : std::size_t{is_plain(value[at])};
        if (length > 0) {
            at += length;
            continue;
        }
        flush(at);
        if (byte >= 0x80) {
            out_ += kReplacement;
        } else {
            append_escape(out_, byte);
        }
        written = ++at;
    }
    flush(value.size());
    out_ += '"';
}

void JsonWriter::number(std::int64_t value) {
    separate();
    const fmt::format_int digits(value);
    out_.append(digits.data(), digits.size());
}

void JsonWriter::boolean(bool value) {
    separate();
    out_ += value ? "true" : "false";
}

void JsonWriter::null() {
    separate();
    out_ += "null";
}

}  // namespace sugo::formats
