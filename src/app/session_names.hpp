#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <sugo/store.hpp>

namespace sugo::tracking {

/// The session that "@1" (the newest by start) or a short id means: at least three of its last base32 characters, in
/// any case. Failure: usage if it is no such name or fits several (they are listed), not_found.
Session find_session(Store& store, std::string_view name, const Now& now);

/// The sessions named, each once and in the order of the names, among which may be ranges: "@1-@5", "@1..@5". All are
/// found before any changes, because @2 may be @1 afterwards. Failure as of find_session.
std::vector<Session> find_sessions(Store& store, const std::vector<std::string>& names, const Now& now);

/// Whether a word that may mean something else names a session: it begins with '@', or is a short id as the log has it.
bool names_session(Store& store, std::string_view word);

}  // namespace sugo::tracking
