#pragma once

#include <span>

#include <sqlite/connection.hpp>
#include <sqlite/migrations.hpp>
#include <sugo/sqlite.hpp>

namespace sugo::sqlite {

/// Brings the schema up to date in one transaction. An old database is backed up first and `options.migrated` is told.
void migrate(Connection& connection, std::span<const Migration> migrations, const OpenOptions& options);

/// As migrate, for a file that is a copy itself: none is made of it.
void migrate_copy(Connection& connection, std::span<const Migration> migrations);

/// A verified copy beside the file, mode 0600, named after the schema version and the moment.
std::filesystem::path back_up(Connection& connection, int version);

}  // namespace sugo::sqlite
