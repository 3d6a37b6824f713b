#pragma once

#include <optional>
#include <string>
#include <string_view>

// What sugo tells people to type.

namespace sugo::cli {

/// An advice whose commands name the database that --db named: typed as it stands, it must not change another one.
std::string for_database(std::string_view advice, const std::optional<std::string>& database);

}  // namespace sugo::cli
