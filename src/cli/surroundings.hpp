#pragma once

#include <string>
#include <vector>

#include <cli/context.hpp>

// What a command takes from around it: the environment, the options, the system.

namespace sugo::cli {

/// The command that shows long texts: SUGO_PAGER, else PAGER, else less, which shows what fits into the window without
/// staying.
formats::Origin pager_of(const World& world);

/// The database, the zone, the pager, colour, and the present where it is fixed, each with where it comes from.
std::vector<formats::Origin> surroundings(Context& context);

}  // namespace sugo::cli
