#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include <sugo/backup.hpp>
#include <sugo/doctor.hpp>
#include <sugo/ids.hpp>
#include <sugo/store.hpp>

namespace sugo {

/// How a store is opened.
struct OpenOptions {
    IdSource ids;
    /// Called once before an old database is migrated, with the path of the backup just made.
    std::function<void(const std::filesystem::path& backup, int from, int to)> migrated = {};
    /// Whether missing folders are made.
    bool make_folders = true;
    /// Called once when there was no file and a new one is made.
    std::function<void(const std::filesystem::path& file)> made = {};
};

/// Opens the file, or makes it (mode 0600, its folder 0700). Failure: refused (not a sugo database, or made by a newer
/// sugo), not_found (the folder), bad_data (damaged), system (disk, permissions, locked for longer than 5 s).
std::unique_ptr<Store> open_sqlite(const std::filesystem::path& file, OpenOptions options);
/// Opens a file as it is, for reading alone: any change is a Failure. Null if there is none, or none that this library
/// reads without bringing it up to date.
std::unique_ptr<Store> read_sqlite(const std::filesystem::path& file);
/// A store in memory, for tests and trials.
std::unique_ptr<Store> open_memory(IdSource ids);

/// Copies a database while others may write to it. The copy (mode 0600) is verified, then stands under its name whole
/// or not at all; missing folders are made (0700). Failure: refused if the name is taken and may not be replaced,
/// bad_data if the database is damaged, system.
Backup back_up_sqlite(const std::filesystem::path& database, const std::filesystem::path& to, bool replace,
                      Verification verification = Verification::full);
/// What is in a backup. Failure: refused if it is no database of sugo, bad_data, system.
Backup read_backup(const std::filesystem::path& file);

/// Puts a backup in the place of a database, whole or not at all, while others may use it: they wait, and see the
/// restored one from then on. The backup is copied, brought to this library's version and verified before; what was
/// there is copied to `keep`. Undo does not go behind it. Failure: refused (the backup lacks issued invoices, or is not
/// sugo's), not_found, bad_data (the backup is damaged), system.
Restored restore_sqlite(const RestoreRequest& request, IdSource ids);

/// Looks through a database and says what is not as it should be. It changes nothing and works where the file cannot be
/// written or open_sqlite refuses it. Failure (not_found) if there is no such file.
Diagnosis inspect_sqlite(const std::filesystem::path& file);

/// The schema version that this library writes.
int sqlite_schema_version();

}  // namespace sugo
