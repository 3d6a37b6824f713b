#pragma once

#include <cli/context.hpp>
#include <timer/picture.hpp>

namespace sugo::cli {

/// How things stand as the timer shows them. Today's marks are left to the sheet.
timer::Picture picture_of(Context& context, const tracking::Status& status);
/// The sessions of a day with their marks, by time: X rang, v void, p paused, / ended early, o without a ring; then '
/// and -.
std::vector<std::string> marks_of(const tracking::Sheet& sheet, Instant now);

}  // namespace sugo::cli
