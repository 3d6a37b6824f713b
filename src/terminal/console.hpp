#pragma once

#include <chrono>
#include <deque>
#include <string>

#include <signal.h>
#include <termios.h>

#include <terminal/keys.hpp>

namespace sugo::terminal {

/// What ended a wait.
struct Event {
    enum class Kind {
        time,
        key,
        resize,
        interrupt,  ///< Ctrl-C
        suspend,    ///< Ctrl-Z
        gone,       ///< the terminal was closed, or the program is asked to end
    };
    Kind kind = Kind::time;
    /// As KeyReader calls it.
    std::string key;
};

/// Waits for the time, Ctrl-C and, once they are taken, for keys. While it lives, Ctrl-C does not end the program. No
/// handler and no global: signals are blocked and collected.
class Console {
public:
    /// Failure cannot be: where signals cannot be collected, it waits for the time alone.
    Console();
    ~Console();
    Console(const Console&) = delete;
    Console& operator=(const Console&) = delete;

    /// Waits at most that long. Keys are told only while they are taken.
    [[nodiscard]] Event wait(std::chrono::nanoseconds time);

    /// Keys come at once and unseen, Ctrl-C and Ctrl-Z too; standard input must be the terminal that this program is in
    /// front of.
    void take_keys();
    void give_keys_back();
    /// Stops the program as Ctrl-Z does, with the keys given back; returns when it goes on.
    void suspend();

private:
    void watch(int signal);
    [[nodiscard]] Event signalled() const;
    void read_keys();

    sigset_t watched_{};
    sigset_t before_{};
    int signals_ = -1;
    bool has_keys_ = false;
    termios lines_{};
    KeyReader reader_;
    std::deque<Event> pending_;
};

}  // namespace sugo::terminal
