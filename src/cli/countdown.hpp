#pragma once

#include <cli/context.hpp>

namespace sugo::cli {

/// Waits until the running pomodoro rings and settles it, where nobody is at the keys. On a terminal (and unless
/// `silent`) one line counts down. Ctrl-C leaves it running. Gives the exit code; says what came of it.
int count_down(Context& context, const tracking::Started& started, bool silent);

}  // namespace sugo::cli
