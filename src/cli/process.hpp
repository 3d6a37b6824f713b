#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sugo::cli {

/// A program to be run.
struct ProcessRequest {
    std::filesystem::path program;
    std::vector<std::string> arguments;
    /// What it reads from standard input.
    std::string input;
    /// Added to this program's environment.
    std::map<std::string, std::string> environment;
    /// It and all it started is killed after that; empty: it may take as long as it likes.
    std::optional<std::chrono::milliseconds> limit;
};

/// How a program ended.
struct ProcessResult {
    /// Its exit code, 128 + the number of the signal that ended it, or kNotStarted.
    int code = 0;
    bool timed_out = false;
    std::string out;
    std::string err;
    std::chrono::milliseconds took{};
};
inline constexpr int kNotStarted = 127;

/// Runs a program until it ends; what it started itself and left running is not waited for. Its group is its own, so
/// that Ctrl-C does not reach it. Failure (system) if there can be no process.
ProcessResult run_process(const ProcessRequest& request);

/// Starts a program that outlives this one: in a session of its own, without a terminal, with nobody to hear it.
/// `limit` is not for it. Failure (system) if it cannot be started.
void detach_process(const ProcessRequest& request);

}  // namespace sugo::cli
