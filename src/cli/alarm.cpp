#include <cli/alarm.hpp>

#include <array>
#include <cstdint>

#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

namespace sugo::cli {

Alarm::Alarm() {
    sigset_t poke{};
    sigemptyset(&poke);
    sigaddset(&poke, SIGUSR1);
    sigprocmask(SIG_BLOCK, &poke, nullptr);
    pokes_ = signalfd(-1, &poke, SFD_CLOEXEC | SFD_NONBLOCK);
    clock_ = timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
}

Alarm::~Alarm() {
    if (pokes_ >= 0) close(pokes_);
    if (clock_ >= 0) close(clock_);
}

void Alarm::sleep_until(Instant moment) {
    itimerspec at{};
    at.it_value.tv_sec = moment.time_since_epoch().count();
    at.it_value.tv_nsec = 1;  // never "no time at all", which would be no alarm
    timerfd_settime(clock_, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &at, nullptr);
    std::array<pollfd, 2> files{{{pokes_, POLLIN, 0}, {clock_, POLLIN, 0}}};
    poll(files.data(), files.size(), -1);
    signalfd_siginfo info{};
    while (read(pokes_, &info, sizeof info) == sizeof info) {
    }
    std::uint64_t times = 0;
    // Nothing is to be learnt from what is read: the caller looks at the clock.
    [[maybe_unused]] const auto count = read(clock_, &times, sizeof times);
}

}  // namespace sugo::cli
