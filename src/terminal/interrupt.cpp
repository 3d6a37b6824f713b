#include <terminal/interrupt.hpp>

#include <cerrno>
#include <ctime>

namespace sugo::terminal {

InterruptWatch::InterruptWatch() {
    sigemptyset(&watched_);
    sigaddset(&watched_, SIGINT);
    sigprocmask(SIG_BLOCK, &watched_, &before_);
}

InterruptWatch::~InterruptWatch() {
    // A Ctrl-C that nobody waited for any more must not end the program in its last step.
    const timespec at_once{};
    sigtimedwait(&watched_, nullptr, &at_once);
    sigprocmask(SIG_SETMASK, &before_, nullptr);
}

bool InterruptWatch::wait(std::chrono::nanoseconds time) const {
    constexpr long kNanoseconds = 1'000'000'000;
    const timespec limit{.tv_sec = time.count() / kNanoseconds, .tv_nsec = time.count() % kNanoseconds};
    // EINTR (the program was stopped and went on) ends the wait early; the caller looks at the clock anyway.
    return sigtimedwait(&watched_, nullptr, &limit) != SIGINT;
}

}  // namespace sugo::terminal
