#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Which sites are blocked: names from outside, of which nothing may come into a hosts file that is not a name.

namespace sugo::block {

/// The most that a list may hold: bytes, and sites.
constexpr std::size_t kMostListBytes = std::size_t{64} * 1024;
constexpr std::size_t kMostSites = 1'000;

/// Whether it is the full name of a site in lower case: two labels or more of letters, digits and hyphens, at most 253
/// bytes. Not an address, and no name of the machine's own (localhost).
bool is_site(std::string_view name);

/// The names of a list, a name a line, each once and in lower case; what stands behind a '#' is a comment. Beside a
/// name stands the same with "www.". Failure (bad_data): a line that is no name, none at all, or too many.
std::vector<std::string> parse_sites(std::string_view list);

/// As it may be shown on a terminal: what is not printable ASCII becomes '?', and it is cut after 80 bytes.
std::string shown(std::string_view text);

}  // namespace sugo::block
