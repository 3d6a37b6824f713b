#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace sugo::cli {

/// Where the database is: --db, else SUGO_DB, else below XDG_DATA_HOME, else below ~/.local/share.
/// Failure (system) when there is no home either.
std::filesystem::path database_file(const std::optional<std::string>& option,
                                    const std::function<std::optional<std::string>(const std::string&)>& environment);

}  // namespace sugo::cli
