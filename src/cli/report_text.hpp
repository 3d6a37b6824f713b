#pragma once

#include <string>
#include <string_view>

#include <cli/context.hpp>
#include <sugo/report.hpp>

namespace sugo::cli {

/// A report for people: its sums, the days as shades, and a table with bars for each grouping. `period` names the time
/// as in "no sessions from 2026-03-01 to 2026-03-31".
std::string report_text(Context& context, const reporting::Report& report, std::string_view period);

}  // namespace sugo::cli
