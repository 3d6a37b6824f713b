#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <sugo/error.hpp>

// What every reader of another program's text needs: its lines, its places, and keys of its content.

namespace sugo::formats {

/// Throws Failure (bad_data) "PLACE: WHAT".
[[noreturn]] void refuse_source(std::string_view place, std::string_view what, std::string_view hint);

/// "2026-03.data:12"
std::string place_of_line(std::string_view place, std::size_t line);

/// The text without a byte order mark. Failure (bad_data) naming the line that is not UTF-8 or has a NUL byte.
std::string_view checked_text(std::string_view text, std::string_view place, std::string_view hint);

/// One line of a name or note: control characters are spaces, none at the ends. Failure (bad_data) if it is longer than
/// sugo keeps.
void clean_line(std::string& text, std::string_view place, std::string_view hint);

/// Walks through lines; a carriage return before the line feed is no part of one.
class SourceLines {
public:
    explicit SourceLines(std::string_view text) : rest_(text) {}

    /// False at the end.
    bool next(std::string_view& line);
    /// Of the line read last; the first is 1.
    [[nodiscard]] std::size_t number() const { return number_; }

private:
    std::string_view rest_;
    std::size_t number_ = 0;
};

/// FNV-1a: the same on every machine, for keys stay in databases.
class ContentHash {
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

/// A key of content: its first moment in clear, and a hash of everything.
std::string content_key(std::int64_t seconds, const ContentHash& hash);

/// White space at the ends taken away.
std::string_view trimmed(std::string_view text);
/// ASCII capitals made small.
std::string lowered(std::string_view text);

}  // namespace sugo::formats
