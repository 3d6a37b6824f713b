#pragma once

#include <string>
#include <vector>

#include <sugo/store.hpp>

// What is said of a day that is full and of late evenings.

namespace sugo::tracking {

/// Sentences for who begins a session, which is in the store already, after as much as was wanted of today, or late on
/// many evenings; each at most once a day, without anything being kept for it. Reads two days, late in the evening
/// nine.
std::vector<std::string> target_remarks(Store& store, const Session& begun, const Now& now);

}  // namespace sugo::tracking
