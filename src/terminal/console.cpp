#include <terminal/console.hpp>

#include <array>
#include <cerrno>
#include <ctime>
#include <string_view>
#include <utility>

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace sugo::terminal {

Console::Console() {
    sigprocmask(SIG_SETMASK, nullptr, &before_);
    sigemptyset(&watched_);
    watch(SIGINT);
}

Console::~Console() {
    give_keys_back();
    // A Ctrl-C that nobody waited for any more must not end the program in its last step.
    const timespec at_once{};
    sigtimedwait(&watched_, nullptr, &at_once);
    sigprocmask(SIG_SETMASK, &before_, nullptr);
    if (signals_ >= 0) close(signals_);
}

void Console::watch(int signal) {
    sigaddset(&watched_, signal);
    sigprocmask(SIG_BLOCK, &watched_, nullptr);
    signals_ = signalfd(signals_, &watched_, SFD_CLOEXEC | SFD_NONBLOCK);
}

Event Console::signalled() const {
    signalfd_siginfo info{};
    if (read(signals_, &info, sizeof info) != sizeof info) return {};
    if (info.ssi_signo == SIGINT) return {Event::Kind::interrupt, {}};
    if (info.ssi_signo == SIGWINCH) return {Event::Kind::resize, {}};
    return {Event::Kind::gone, {}};
}

void Console::read_keys() {
    std::array<char, 256> bytes{};
    const ssize_t count = read(STDIN_FILENO, bytes.data(), bytes.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (count <= 0) {
        pending_.push_back({Event::Kind::gone, {}});
        return;
    }
    for (std::string& key : reader_.feed(std::string_view(bytes.data(), static_cast<std::size_t>(count)))) {
        if (key == "ctrl-c") {
            pending_.push_back({Event::Kind::interrupt, {}});
        } else if (key == "ctrl-z") {
            pending_.push_back({Event::Kind::suspend, {}});
        } else {
            pending_.push_back({Event::Kind::key, std::move(key)});
        }
    }
}

Event Console::wait(std::chrono::nanoseconds time) {
    constexpr long kNanoseconds = 1'000'000'000;
    if (pending_.empty()) {
        std::array<pollfd, 2> files{{{signals_, POLLIN, 0}, {has_keys_ ? STDIN_FILENO : -1, POLLIN, 0}}};
        const timespec limit{.tv_sec = time.count() / kNanoseconds, .tv_nsec = time.count() % kNanoseconds};
        // EINTR (the program was stopped and went on) ends the wait early; the caller looks at the clock anyway.
        if (ppoll(files.data(), files.size(), &limit, nullptr) <= 0) return {};
        if (files[0].revents != 0) return signalled();
        read_keys();
    }
    if (pending_.empty()) return {};
    Event event = std::move(pending_.front());
    pending_.pop_front();
    return event;
}

void Console::take_keys() {
    if (has_keys_ || tcgetattr(STDIN_FILENO, &lines_) != 0) return;
    for (const int signal : {SIGWINCH, SIGTERM, SIGHUP}) watch(signal);
    termios keys = lines_;
    keys.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | ISIG | IEXTEN);
    keys.c_iflag &= ~static_cast<tcflag_t>(IXON | ICRNL | INLCR | IGNCR);
    keys.c_cc[VMIN] = 1;
    keys.c_cc[VTIME] = 0;
    has_keys_ = tcsetattr(STDIN_FILENO, TCSADRAIN, &keys) == 0;
}

void Console::give_keys_back() {
    if (std::exchange(has_keys_, false)) tcsetattr(STDIN_FILENO, TCSADRAIN, &lines_);
}

void Console::suspend() {
    const bool had_keys = has_keys_;
    give_keys_back();
    raise(SIGTSTP);
    if (had_keys) take_keys();
}

}  // namespace sugo::terminal
