#include <terminal/window.hpp>

#include <sys/ioctl.h>
#include <unistd.h>

namespace sugo::terminal {

bool is_terminal(int file) {
    return isatty(file) == 1;
}

std::optional<int> window_columns(int file) {
    winsize size{};
    if (ioctl(file, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return std::nullopt;
    return size.ws_col;
}

}  // namespace sugo::terminal
