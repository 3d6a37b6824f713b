#pragma once

#include <sugo/importing.hpp>

namespace sugo::importing {

/// Gives times of day to what has none, laid into the first room of its day that neither the log nor the source holds;
/// what is here already is left as it is. Failure (refused) if a day has no room.
void lay_out(Store& store, Request& request, const Now& now);

}  // namespace sugo::importing
