#pragma once

#include <optional>
#include <string>

#include <sugo/session.hpp>

namespace sugo::tracking {

/// What to say of a pomodoro that rang before `at`, when somebody at last came back; `name` is what it is called now.
std::optional<std::string> late_remark(const Session& ended, Instant at, const Now& now, std::string_view name);

}  // namespace sugo::tracking
