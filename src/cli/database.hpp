#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace sugo::cli {

struct DatabasePlace {
    std::filesystem::path file;
    /// Whether the user named it. A name may be mistyped, so what is made under it is said.
    bool named = false;
    /// What said so: "--db" or a variable of the environment.
    std::string source{};
};

/// Where the database is: --db, else SUGO_DB, else below XDG_DATA_HOME, else below ~/.local/share.
/// Failure (system) when there is no home either.
DatabasePlace database_place(const std::optional<std::string>& option,
                             const std::function<std::optional<std::string>(const std::string&)>& environment);

}  // namespace sugo::cli
