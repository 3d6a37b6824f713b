#pragma once

#include <string_view>

#include <sugo/store.hpp>

namespace sugo::tracking {

/// The session that "@1" (the newest by start) or a short id means: at least three of its last base32 characters, in
/// any case. Failure: usage if it is no such name or fits several (they are listed), not_found.
Session find_session(Store& store, std::string_view name, const Now& now);

}  // namespace sugo::tracking
