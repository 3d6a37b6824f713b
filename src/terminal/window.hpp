#pragma once

#include <optional>

namespace sugo::terminal {

/// Whether a file descriptor is a terminal.
bool is_terminal(int file);
/// Whether it is the terminal that this program is in front of, and may read from.
bool is_in_front(int file);

struct WindowSize {
    int columns = 80;
    int rows = 24;
};
/// The window behind a file descriptor; empty if it has none.
std::optional<WindowSize> window_size(int file);

}  // namespace sugo::terminal
