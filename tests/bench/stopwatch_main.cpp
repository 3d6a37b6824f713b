// Runs programs one after another, as it is told line by line: the words of a command, separated by 0x1F, the first one
// a file for its standard output. It answers with nanoseconds until the first output ("-" unless that goes to a pipe,
// named "|") and until the end, the most memory in KiB, and the exit code.
//
// A program of its own, because what wait4 says of memory includes the program that forked, and Python is larger than
// what is measured.
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <iostream>
#include <string>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;

std::vector<std::string> split(const std::string& line) {
    std::vector<std::string> words(1);
    for (const char character : line) {
        if (character == '\x1f') {
            words.emplace_back();
        } else {
            words.back() += character;
        }
    }
    return words;
}

/// Where a command's standard output goes, and what is read of it here: -1 unless it is a pipe.
struct Output {
    int write = -1;
    int read = -1;
};

Output open_output(const std::string& name) {
    if (name == "|") {
        std::array<int, 2> ends{};
        if (pipe2(ends.data(), O_CLOEXEC) == 0) return {ends[1], ends[0]};
        return {};
    }
    return {open(name.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600), -1};
}

/// Reads to the end; gives the moment of the first byte.
Clock::time_point drain(int file) {
    std::array<char, 4096> buffer{};
    Clock::time_point first{};
    for (;;) {
        const ssize_t size = read(file, buffer.data(), buffer.size());
        if (size < 0 && errno == EINTR) continue;
        if (first == Clock::time_point{}) first = Clock::now();
        if (size <= 0) return first;
    }
}

std::int64_t nanoseconds(Clock::time_point begin, Clock::time_point end) {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(end - begin).count();
}

bool run(const std::vector<std::string>& words) {
    const Output output = open_output(words.front());
    std::vector<char*> arguments;
    for (std::size_t n = 1; n < words.size(); ++n) arguments.push_back(const_cast<char*>(words[n].c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output.write, STDOUT_FILENO);

    const Clock::time_point begin = Clock::now();
    pid_t child = 0;
    const int problem = posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(output.write);
    if (problem != 0) return false;
    std::string first = "-";
    if (output.read >= 0) {
        first = std::to_string(nanoseconds(begin, drain(output.read)));
        close(output.read);
    }
    int status = 0;
    rusage usage{};
    while (wait4(child, &status, 0, &usage) < 0 && errno == EINTR) continue;
    const Clock::time_point end = Clock::now();
    std::cout << first << ' ' << nanoseconds(begin, end) << ' ' << usage.ru_maxrss << ' '
              << (WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status)) << std::endl;
    return true;
}

}  // namespace

int main() {
    std::string line;
    while (std::getline(std::cin, line)) {
        if (!run(split(line))) return 1;
    }
    return 0;
}
