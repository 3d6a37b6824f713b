#pragma once

#include <filesystem>
#include <memory>

#include <sqlite/connection.hpp>

namespace sugo::sqlite {

/// Opens a database of any version for reading alone; what it says is left as it is. Works where neither file nor
/// folder can be written, and with a schema that SQLite refuses. Failure as open_sqlite, but for the version.
std::unique_ptr<Connection> open_for_reading(const std::filesystem::path& file);

/// A connection to a new database in memory, without a table.
std::unique_ptr<Connection> open_empty_memory();

}  // namespace sugo::sqlite
