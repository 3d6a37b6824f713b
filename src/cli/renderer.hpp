#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace sugo::cli {

/// Runs a program on an input and gives what it wrote to standard output. No shell is involved.
/// Failure (system) when it cannot be started or fails; what it wrote to standard error is in the message.
std::string run_program(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                        std::string_view input);

/// Where sugo-render may be: beside sugo itself, in the libexec folder of the place that sugo was copied or installed
/// to, and in the one it was built for. `self` is sugo's own file, empty where it is unknown.
std::vector<std::filesystem::path> renderer_places(const std::filesystem::path& self,
                                                   const std::filesystem::path& libexec);

/// The first of the places that holds a program. Failure (system), which names the places, when none does.
std::filesystem::path find_renderer(const std::vector<std::filesystem::path>& places);

}  // namespace sugo::cli
