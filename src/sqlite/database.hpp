#pragma once

#include <filesystem>
#include <memory>
#include <span>

#include <sqlite/connection.hpp>
#include <sqlite/migrations.hpp>
#include <sqlite/store.hpp>
#include <sugo/sqlite.hpp>

namespace sugo::sqlite {

/// "sugo", in the file's header.
inline constexpr std::uint32_t application_id = 0x7375676f;

/// How long a write waits for another one.
inline constexpr int busy_milliseconds = 5'000;

/// As open_sqlite, with migrations and patience as given; tests make old and new databases so.
std::unique_ptr<SqliteStore> open_file(const std::filesystem::path& file, OpenOptions options,
                                       std::span<const Migration> migrations, int busy_milliseconds);
/// As open_memory.
std::unique_ptr<SqliteStore> open_memory_store(IdSource ids);

/// What is said to a file that is no database of sugo, and to one of a newer sugo.
Failure not_ours(const std::filesystem::path& file);
Failure from_the_future(const std::filesystem::path& file, std::int64_t found, std::size_t known);

/// The schema version of the database.
int schema_version(Connection& connection);
/// Failure (refused) if another sugo has migrated the database since it was opened.
void require_schema(Connection& connection, int version);

}  // namespace sugo::sqlite
