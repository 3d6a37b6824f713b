#pragma once

#include <sugo/time.hpp>

namespace sugo::cli {

/// Sleeps until a moment of the real clock without waking before it. A poke (SIGUSR1) wakes it, and so does the clock
/// when it is set. From its making on, pokes are kept and do not end the program.
class Alarm {
public:
    Alarm();
    ~Alarm();
    Alarm(const Alarm&) = delete;
    Alarm& operator=(const Alarm&) = delete;

    void sleep_until(Instant moment);

private:
    int pokes_ = -1;
    int clock_ = -1;
};

}  // namespace sugo::cli
