// A program's input and its two outputs are served by one poll loop, so that neither side can wait for the other for
// ever.
#include <cli/process.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

#include <sugo/error.hpp>

namespace sugo::cli {
namespace {

using Clock = std::chrono::steady_clock;
/// Of each output; what a program says beyond that is dropped.
constexpr std::size_t kMostOutput = std::size_t{64} << 20U;

[[noreturn]] void fail(const std::string& what) {
    throw Failure(ErrorKind::system,
                  fmt::format("no program can be run: {}: {}", what, std::generic_category().message(errno)));
}

class Descriptor {
public:
    explicit Descriptor(int file = -1) : file_(file) {}
    ~Descriptor() { shut(); }
    Descriptor(Descriptor&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(file_, other.file_);
        return *this;
    }

    [[nodiscard]] int get() const { return file_; }
    [[nodiscard]] bool open() const { return file_ >= 0; }
    void shut() {
        if (file_ >= 0) close(std::exchange(file_, -1));
    }

private:
    int file_;
};

/// While it lives, a write to a program that does not read is an error, not the end of this one.
class NoPipeSignal {
public:
    NoPipeSignal() : before_(signal(SIGPIPE, SIG_IGN)) {}
    ~NoPipeSignal() { signal(SIGPIPE, before_); }
    NoPipeSignal(const NoPipeSignal&) = delete;
    NoPipeSignal& operator=(const NoPipeSignal&) = delete;

private:
    void (*before_)(int);
};

struct Pipe {
    Descriptor read;
    Descriptor write;
};

Pipe make_pipe() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) fail("no pipe");
    return {Descriptor(ends[0]), Descriptor(ends[1])};
}

/// Reads what is there; shuts the end when the other side is done.
void drain(Descriptor& end, std::string& into) {
    std::array<char, 65536> buffer{};
    const ssize_t count = read(end.get(), buffer.data(), buffer.size());
    if (count > 0) {
        const auto room = kMostOutput - std::min(into.size(), kMostOutput);
        into.append(buffer.data(), std::min(static_cast<std::size_t>(count), room));
    } else if (count == 0 || (errno != EINTR && errno != EAGAIN)) {
        end.shut();
    }
}

/// Writes what fits. A reader that is gone says why by its exit code, not here.
void feed(Descriptor& end, std::string_view& input) {
    const ssize_t count = input.empty() ? 0 : write(end.get(), input.data(), input.size());
    if (count > 0) input.remove_prefix(static_cast<std::size_t>(count));
    const bool broken = count < 0 && errno != EINTR && errno != EAGAIN;
    if (input.empty() || broken) end.shut();
}

/// A program that runs, with its ends.
struct Running {
    pid_t pid = -1;
    Descriptor process;
    Descriptor in;
    Descriptor out;
    Descriptor err;
};

std::vector<std::string> words_of(const ProcessRequest& request) {
    std::vector<std::string> words{request.program.string()};
    words.insert(words.end(), request.arguments.begin(), request.arguments.end());
    return words;
}

/// This program's environment and what is added to it.
std::vector<std::string> variables_of(const ProcessRequest& request) {
    std::vector<std::string> variables;
    for (char** one = environ; *one != nullptr; ++one) {
        const std::string_view variable = *one;
        if (!request.environment.contains(std::string(variable.substr(0, variable.find('='))))) {
            variables.emplace_back(variable);
        }
    }
    for (const auto& [name, value] : request.environment) variables.push_back(fmt::format("{}={}", name, value));
    return variables;
}

/// The words and the environment of a program as the system takes them.
class Words {
public:
    explicit Words(const ProcessRequest& request)
        : words_(words_of(request)),
          variables_(variables_of(request)),
          arguments_(pointers_to(words_)),
          environment_(pointers_to(variables_)) {}
    Words(const Words&) = delete;
    Words& operator=(const Words&) = delete;

    [[nodiscard]] char* const* arguments() const { return arguments_.data(); }
    [[nodiscard]] char* const* environment() const { return environment_.data(); }

private:
    static std::vector<char*> pointers_to(std::vector<std::string>& words) {
        std::vector<char*> pointers;
        for (std::string& word : words) pointers.push_back(word.data());
        pointers.push_back(nullptr);
        return pointers;
    }

    std::vector<std::string> words_;
    std::vector<std::string> variables_;
    std::vector<char*> arguments_;
    std::vector<char*> environment_;
};

/// The child's side of fork: signals as a new program expects them, then the program.
[[noreturn]] void become(const ProcessRequest& request, const Words& words) {
    sigset_t none{};
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_DFL);
    execve(request.program.c_str(), words.arguments(), words.environment());
    _exit(kNotStarted);
}

Running start(const ProcessRequest& request, const Words& words) {
    Pipe in = make_pipe();
    Pipe out = make_pipe();
    Pipe err = make_pipe();
    Running running;
    running.pid = fork();
    if (running.pid < 0) fail("no process");
    if (running.pid == 0) {
        setpgid(0, 0);
        dup2(in.read.get(), STDIN_FILENO);
        dup2(out.write.get(), STDOUT_FILENO);
        dup2(err.write.get(), STDERR_FILENO);
        become(request, words);
    }
    running.process = Descriptor(static_cast<int>(syscall(SYS_pidfd_open, running.pid, 0)));
    running.in = std::move(in.write);
    running.out = std::move(out.read);
    running.err = std::move(err.read);
    for (const Descriptor* end : {&running.in, &running.out, &running.err}) fcntl(end->get(), F_SETFL, O_NONBLOCK);
    return running;
}

int milliseconds_until(std::optional<Clock::time_point> deadline) {
    if (!deadline) return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*deadline - Clock::now());
    return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 1'000'000'000));
}

/// Serves its ends until it ends; false if it did not within its time.
bool serve(Running& running, std::string_view input, std::optional<Clock::time_point> deadline, ProcessResult& result) {
    for (;;) {
        std::array<pollfd, 4> waiting{pollfd{running.in.get(), POLLOUT, 0}, pollfd{running.out.get(), POLLIN, 0},
                                      pollfd{running.err.get(), POLLIN, 0}, pollfd{running.process.get(), POLLIN, 0}};
        const int ready = poll(waiting.data(), waiting.size(), milliseconds_until(deadline));
        if (ready < 0 && errno != EINTR) fail("poll");
        if (ready == 0) return false;
        if (ready < 0) continue;
        if (waiting[0].revents != 0) feed(running.in, input);
        if (waiting[1].revents != 0) drain(running.out, result.out);
        if (waiting[2].revents != 0) drain(running.err, result.err);
        const bool quiet = waiting[1].revents == 0 && waiting[2].revents == 0;
        // What it said before it ended is read; what others say whom it left behind is not waited for.
        if (quiet && waiting[3].revents != 0) return true;
        if (!running.process.open() && !running.out.open() && !running.err.open()) return true;
    }
}

int wait_for(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) fail("wait");
    }
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/// The input as a file that is gone from the folder: a pipe would hold no more than its buffer when nobody waits.
Descriptor input_file(const std::string& input) {
    Descriptor file(open("/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
    if (!file.open()) return Descriptor(open("/dev/null", O_RDONLY | O_CLOEXEC));
    std::string_view left = input;
    while (!left.empty()) {
        const ssize_t written = write(file.get(), left.data(), left.size());
        if (written <= 0 && errno != EINTR) break;
        if (written > 0) left.remove_prefix(static_cast<std::size_t>(written));
    }
    lseek(file.get(), 0, SEEK_SET);
    return file;
}

/// How a detached program begins: in a session of its own, with signals as a new program expects them. posix_spawn does
/// not copy this program first, which is most of what fork costs.
class SpawnWishes {
public:
    SpawnWishes(int input, int output) {
        posix_spawn_file_actions_init(&files_);
        posix_spawn_file_actions_adddup2(&files_, input, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&files_, output, STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&files_, output, STDERR_FILENO);
        sigset_t none{};
        sigemptyset(&none);
        sigset_t usual{};
        sigemptyset(&usual);
        for (const int signal : {SIGPIPE, SIGXFSZ}) sigaddset(&usual, signal);
        posix_spawnattr_init(&attributes_);
        posix_spawnattr_setsigmask(&attributes_, &none);
        posix_spawnattr_setsigdefault(&attributes_, &usual);
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~SpawnWishes() {
        posix_spawn_file_actions_destroy(&files_);
        posix_spawnattr_destroy(&attributes_);
    }
    SpawnWishes(const SpawnWishes&) = delete;
    SpawnWishes& operator=(const SpawnWishes&) = delete;

    [[nodiscard]] const posix_spawn_file_actions_t* files() const { return &files_; }
    [[nodiscard]] const posix_spawnattr_t* attributes() const { return &attributes_; }

private:
    posix_spawn_file_actions_t files_{};
    posix_spawnattr_t attributes_{};
};

}  // namespace

ProcessResult run_process(const ProcessRequest& request) {
    const Words words(request);
    const NoPipeSignal no_signal;
    const Clock::time_point began = Clock::now();
    Running running = start(request, words);
    ProcessResult result;
    const auto deadline = request.limit ? std::optional(began + *request.limit) : std::nullopt;
    result.timed_out = !serve(running, request.input, deadline, result);
    if (result.timed_out) kill(-running.pid, SIGKILL);
    result.code = wait_for(running.pid);
    result.took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began);
    return result;
}

void detach_process(const ProcessRequest& request) {
    // Those of before that have ended; whoever runs for long would keep their names for ever.
    while (waitpid(-1, nullptr, WNOHANG) > 0) {
    }
    const Words words(request);
    const Descriptor input = input_file(request.input);
    const Descriptor nothing(open("/dev/null", O_WRONLY | O_CLOEXEC));
    const SpawnWishes wishes(input.get(), nothing.get());
    pid_t child = 0;
    const int problem = posix_spawn(&child, request.program.c_str(), wishes.files(), wishes.attributes(),
                                    words.arguments(), words.environment());
    if (problem != 0) {
        errno = problem;
        fail(request.program.string());
    }
}

}  // namespace sugo::cli
