#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include <sugo/time.hpp>

namespace sugo {

// The years that sugo reads: a typing error beyond them is told instead of kept.
inline constexpr int kFirstYear = 1970;
inline constexpr int kLastYear = 9999;

/// Empty if there is no such day from kFirstYear to kLastYear.
std::optional<Day> make_day(std::int64_t year, std::int64_t month, std::int64_t day);
Period month_of(int year, unsigned month);
Period year_of(int year);
/// "March", of 3.
std::string_view month_name(unsigned month);
/// 52 or 53.
int weeks_in(int year);

}  // namespace sugo
