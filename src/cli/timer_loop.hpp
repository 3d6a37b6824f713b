#pragma once

#include <cli/context.hpp>

namespace sugo::cli {

/// Shows the timer until somebody leaves it: on the whole window, or on one line where the terminal knows no escape
/// sequences. Keys must be there to be taken. What runs goes on, however it is left. Gives the exit code; says what
/// happened meanwhile.
int show_timer(Context& context);

}  // namespace sugo::cli
