#pragma once

#include <string>

#include <cli/context.hpp>
#include <sugo/report.hpp>
#include <terminal/bars.hpp>

namespace sugo::cli {

/// ASCII where the terminal or the locale knows no more.
terminal::Ink ink_of(Context& context);

/// A row for each month of the report, a shade for each day; empty for a week or less, and for more than a year.
std::string heat_text(Context& context, const reporting::Report& report);

}  // namespace sugo::cli
