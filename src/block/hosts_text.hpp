#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The text of a hosts file with sugo's block in it, and without. The block stands first, so that nothing depends on
// how the rest ends, and an entry of it comes before any other of the same name:
//
//     # BEGIN sugo-block
//     # until 2026-03-02T17:25:00Z
//     0.0.0.0 news.example
//     :: news.example
//     # END sugo-block

namespace sugo::block {

using Time = std::chrono::sys_seconds;

/// "2026-03-02T17:25:00Z", in exactly this form; empty if it is no time.
std::optional<Time> parse_time(std::string_view text);
std::string to_text(Time time);

// The following throw a Failure (bad_data) where the text holds anything of a block that is not one whole block as it
// was written: begun or ended twice or only once, or with a line of somebody else's in it.

/// When the block is due to go; empty: there is none.
std::optional<Time> deadline(std::string_view hosts);
/// All of it but the block, byte for byte.
std::string without_block(std::string_view hosts);
/// A new block before all of it but an older one. Every site is_site().
std::string with_block(std::string_view hosts, const std::vector<std::string>& sites, Time until);

}  // namespace sugo::block
