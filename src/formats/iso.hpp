#pragma once

#include <optional>
#include <string_view>

#include <sugo/time.hpp>

// Times as machines write them: one form each, exactly.

namespace sugo::formats {

// The years that sugo knows: nothing of another one is read.
constexpr unsigned kFirstYear = 1970;
constexpr unsigned kLastYear = 9999;

[[nodiscard]] constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// "2026-03-08"
std::optional<Day> parse_iso_day(std::string_view text);
/// "2026-03-08T10:40:00Z"
std::optional<Instant> parse_iso_instant(std::string_view text);
/// "20260308T104000Z", as Timewarrior writes it.
std::optional<Instant> parse_compact_instant(std::string_view text);

}  // namespace sugo::formats
