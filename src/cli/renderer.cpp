// The page is drawn by a program of its own. Its input and its two outputs are served by one poll loop, so that
// neither side can wait for the other for ever.
#include <cli/renderer.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

#include <sugo/error.hpp>

namespace sugo::cli {
namespace {

constexpr int kNotStarted = 127;
constexpr const char* kRenderer = "sugo-render";

[[noreturn]] void fail(const std::string& what) {
    throw Failure(ErrorKind::system,
                  fmt::format("the renderer cannot be run: {}: {}", what, std::generic_category().message(errno)));
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
        into.append(buffer.data(), static_cast<std::size_t>(count));
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

struct Outputs {
    std::string out;
    std::string err;
};

Outputs exchange(Pipe& in, Pipe& out, Pipe& err, std::string_view input) {
    Outputs outputs;
    fcntl(in.write.get(), F_SETFL, O_NONBLOCK);
    while (out.read.open() || err.read.open()) {
        std::array<pollfd, 3> waiting{pollfd{in.write.get(), POLLOUT, 0}, pollfd{out.read.get(), POLLIN, 0},
                                      pollfd{err.read.get(), POLLIN, 0}};
        if (poll(waiting.data(), waiting.size(), -1) < 0) {
            if (errno == EINTR) continue;
            fail("poll");
        }
        if (waiting[0].revents != 0) feed(in.write, input);
        if (waiting[1].revents != 0) drain(out.read, outputs.out);
        if (waiting[2].revents != 0) drain(err.read, outputs.err);
    }
    return outputs;
}

[[noreturn]] void become(const std::filesystem::path& program, std::vector<char*>& arguments, const Pipe& in,
                         const Pipe& out, const Pipe& err) {
    dup2(in.read.get(), STDIN_FILENO);
    dup2(out.write.get(), STDOUT_FILENO);
    dup2(err.write.get(), STDERR_FILENO);
    signal(SIGPIPE, SIG_DFL);
    execv(program.c_str(), arguments.data());
    _exit(kNotStarted);
}

int wait_for(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) fail("wait");
    }
    return status;
}

}  // namespace

std::string run_program(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                        std::string_view input) {
    std::vector<std::string> words{program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);

    const NoPipeSignal no_signal;
    Pipe in = make_pipe();
    Pipe out = make_pipe();
    Pipe err = make_pipe();
    const pid_t child = fork();
    if (child < 0) fail("no process");
    if (child == 0) become(program, pointers, in, out, err);
    in.read.shut();
    out.write.shut();
    err.write.shut();
    Outputs outputs = exchange(in, out, err, input);
    in.write.shut();
    const int status = wait_for(child);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return std::move(outputs.out);
    if (WIFEXITED(status) && WEXITSTATUS(status) == kNotStarted)
        throw Failure(ErrorKind::system, fmt::format("the renderer {} cannot be started", program.string()));
    std::string said = outputs.err.substr(0, outputs.err.find('\n'));
    if (said.starts_with("sugo-render: ")) said.erase(0, said.find(' ') + 1);
    throw Failure(ErrorKind::system,
                  said.empty() ? "the page could not be drawn" : fmt::format("the page could not be drawn: {}", said));
}

std::vector<std::filesystem::path> renderer_places(const std::filesystem::path& self,
                                                   const std::filesystem::path& libexec) {
    std::vector<std::filesystem::path> places;
    if (!self.empty()) {
        const std::filesystem::path folder = self.parent_path();
        const std::filesystem::path beside = folder.parent_path() / "libexec";
        places = {folder / kRenderer, beside / "sugo" / kRenderer, beside / kRenderer};
    }
    if (std::ranges::find(places, libexec / kRenderer) == places.end()) places.push_back(libexec / kRenderer);
    return places;
}

std::filesystem::path find_renderer(const std::vector<std::filesystem::path>& places) {
    std::string looked;
    for (const std::filesystem::path& place : places) {
        if (access(place.c_str(), X_OK) == 0 && !std::filesystem::is_directory(place)) return place;
        looked += (looked.empty() ? "" : ", ") + place.string();
    }
    throw Failure(ErrorKind::system,
                  fmt::format("the program {}, which draws pages, is not there; looked for {}", kRenderer, looked),
                  "SUGO_RENDER=/path/to/sugo-render, or --format text");
}

}  // namespace sugo::cli
