#pragma once

#include <functional>
#include <vector>

#include <sugo/store.hpp>
#include <sugo/tracking.hpp>

namespace sugo::tracking {

/// What the store can say of the sessions that a request means: all of those, and a few that days and billing leave
/// out.
SessionQuery query_of(Store& store, const LogRequest& request);
/// The sessions that a request means, by start. Failure (not_found) if it names work that there is not.
std::vector<Session> chosen(Store& store, const LogRequest& request, const Books& books, const Now& now);
/// What sums need of the same sessions, in any order, as SessionLog::scan() gives it. A long log is never held.
void scan_chosen(Store& store, const LogRequest& request, bool with_tags, const Books& books, const Now& now,
                 const std::function<void(const Session&)>& visit);

}  // namespace sugo::tracking
