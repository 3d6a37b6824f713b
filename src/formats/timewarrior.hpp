#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <sugo/importing.hpp>

// The two texts of Timewarrior that hold intervals. Both readers throw Failure (bad_data) with the place and what was
// expected.

namespace sugo::formats::timewarrior {

/// A data file: one interval a line.
std::vector<importing::Interval> read_data(std::string_view text, std::string_view place);
/// What `timew export` prints: a list of objects.
std::vector<importing::Interval> read_export(std::string_view text, std::string_view place);

/// Throws with the place and a hint that fits both texts.
[[noreturn]] void fail(std::string_view place, std::string_view what);

/// Brings what was read into the one form that both texts share: control characters are spaces, tags sorted and once
/// each; and gives it the key of its content. Checks that it does not end before it starts.
void finish(importing::Interval& interval);

/// Appends a code point as UTF-8; one that is none (a lone surrogate) as U+FFFD.
void append_utf8(std::string& out, unsigned code);
/// The value of four hex digits at the front of `text`, -1 if they are not there.
int hex4(std::string_view text);

}  // namespace sugo::formats::timewarrior
