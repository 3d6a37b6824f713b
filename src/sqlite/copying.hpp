#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include <sqlite/connection.hpp>
#include <sugo/backup.hpp>

namespace sugo::sqlite {

/// The rows of each table.
std::map<std::string, std::int64_t> row_counts(Connection& connection);

/// Copies a database, as it is at one moment, into an empty file, and checks the copy: SQLite's integrity check,
/// references, and as many rows in each table. Others may write meanwhile. Returns what is wrong with the copy, empty
/// if nothing is.
std::string copy_to_file(Connection& source, const std::filesystem::path& file);

/// What is in a copy. Failure if it is no database of sugo.
Backup census(const std::filesystem::path& file);

}  // namespace sugo::sqlite
