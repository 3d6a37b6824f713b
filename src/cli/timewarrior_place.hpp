#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace sugo::cli {

/// Where Timewarrior keeps its data: TIMEWARRIORDB, ~/.timewarrior, or below XDG_DATA_HOME. Failure (not_found) if
/// nowhere.
std::filesystem::path timewarrior_folder(
    const std::function<std::optional<std::string>(const std::string&)>& environment);

/// The files of months in a data folder (with or without a data/ level), by name. Failure (not_found) if there are
/// none.
std::vector<std::filesystem::path> timewarrior_months(const std::filesystem::path& folder);

}  // namespace sugo::cli
