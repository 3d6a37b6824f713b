#pragma once

#include <vector>

#include <sugo/tracking.hpp>

namespace sugo::tracking {

/// The sessions that a request means, by start. Failure (not_found) if it names work that there is not.
std::vector<Session> chosen(Store& store, const LogRequest& request, const Books& books, const Now& now);

}  // namespace sugo::tracking
