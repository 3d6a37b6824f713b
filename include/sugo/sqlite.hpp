#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include <sugo/ids.hpp>
#include <sugo/store.hpp>

namespace sugo {

/// How a store is opened.
struct OpenOptions {
    IdSource ids;
    /// Called once before an old database is migrated, with the path of the backup just made.
    std::function<void(const std::filesystem::path& backup, int from, int to)> migrated;
};

/// Opens the file, or makes it (mode 0600, its folder 0700). Failure: refused (not a sugo database, or made by a newer
/// sugo), bad_data (damaged), system (disk, permissions, locked for longer than 5 s).
std::unique_ptr<Store> open_sqlite(const std::filesystem::path& file, OpenOptions options);
/// A store in memory, for tests and trials.
std::unique_ptr<Store> open_memory(IdSource ids);

/// The schema version that this library writes.
int sqlite_schema_version();

}  // namespace sugo
