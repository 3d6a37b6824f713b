#pragma once

#include <optional>
#include <string>
#include <vector>

#include <sugo/tracking.hpp>

namespace sugo::tracking {

/// What lies between the last sign of life in the open session and now.
std::optional<Absence> absence_in(Store& store, const Session& open, const Now& now);
/// Keeps this moment as a sign of life, unless there is an absence that nobody has answered.
void keep_sign(Store& store, const Session& open, const Now& now);

/// The open session as it ends at `at`, by what is said of an absence before it. Failure (refused): there is one, and
/// nothing is said; or void is said of a stopwatch session.
Session ended_by(Store& store, const Session& open, Instant at, AwayAnswer answer, const Now& now,
                 std::vector<std::string>& remarks);

}  // namespace sugo::tracking
