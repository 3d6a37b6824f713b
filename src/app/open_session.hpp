#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <app/entries.hpp>
#include <sugo/session.hpp>

namespace sugo::tracking {

/// The open session. Failure (refused) if nothing runs.
Session need_open(Store& store);
/// A moment, not after now, in the open session so far. Failure (refused) if it lies before it began.
Instant moment_of_open(const Session& open, std::string_view at, const Entries& entries, const Now& now,
                       std::vector<std::string>& remarks);

/// What to say of a pomodoro that rang before `at`, when somebody at last came back; `name` is what it is called now.
std::optional<std::string> late_remark(const Session& ended, Instant at, const Now& now, std::string_view name);

}  // namespace sugo::tracking
