#include <terminal/window.hpp>

#include <sys/ioctl.h>
#include <unistd.h>

namespace sugo::terminal {

bool is_terminal(int file) {
    return isatty(file) == 1;
}

bool is_in_front(int file) {
    return is_terminal(file) && tcgetpgrp(file) == getpgrp();
}

std::optional<WindowSize> window_size(int file) {
    winsize size{};
    if (ioctl(file, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return std::nullopt;
    return WindowSize{size.ws_col, size.ws_row == 0 ? WindowSize{}.rows : size.ws_row};
}

}  // namespace sugo::terminal
