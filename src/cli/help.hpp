#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <cli/command.hpp>

namespace sugo::cli {

/// An option that every command takes: "-h,--help", "--db" with the value FILE.
struct GlobalOption {
    std::string_view names;
    std::string_view value;
    std::string_view help;
};
std::span<const GlobalOption> global_options();

/// "-n,--note" in its parts.
std::vector<std::string> split_names(std::string_view names);
/// "sugo start WORK…"
std::string usage_line(const Command& command, const Syntax& syntax);
/// The page of a command, of a group ("invoice"), or of the whole program (empty path).
std::string help_text(std::string_view path, int width);
/// "sugo 0.1.0\n"
std::string version_text();

}  // namespace sugo::cli
