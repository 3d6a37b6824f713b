#pragma once

#include <chrono>

#include <signal.h>

namespace sugo::terminal {

/// While it lives, Ctrl-C does not end the program but is seen by wait(). No handler and no global: the signal is
/// blocked and collected.
class InterruptWatch {
public:
    InterruptWatch();
    ~InterruptWatch();
    InterruptWatch(const InterruptWatch&) = delete;
    InterruptWatch& operator=(const InterruptWatch&) = delete;

    /// Waits that long; false as soon as Ctrl-C is pressed.
    [[nodiscard]] bool wait(std::chrono::nanoseconds time) const;

private:
    sigset_t watched_{};
    sigset_t before_{};
};

}  // namespace sugo::terminal
