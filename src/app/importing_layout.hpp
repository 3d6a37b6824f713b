#pragma once

#include <optional>

#include <sugo/importing.hpp>

namespace sugo::importing {

/// The request with times of day for what has none, laid into the first room of its day that neither the log nor the
/// source holds; what is here already is left as it is. Empty if nothing floats. Failure (refused) if a day has no
/// room.
std::optional<Request> laid_out(Store& store, const Request& request, const Now& now);

}  // namespace sugo::importing
