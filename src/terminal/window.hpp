#pragma once

#include <optional>

namespace sugo::terminal {

/// Whether a file descriptor is a terminal.
bool is_terminal(int file);
/// The columns of the window behind a file descriptor; empty if it has none.
std::optional<int> window_columns(int file);

}  // namespace sugo::terminal
