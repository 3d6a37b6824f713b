#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sugo/time.hpp>

// Copies of a database. Making them is the work of the functions in sqlite.hpp.

namespace sugo {

/// A copy of a database, by what is in it.
struct Backup {
    std::string file;
    std::int64_t bytes = 0;
    int schema_version = 0;
    std::int64_t sessions = 0;
    std::int64_t invoices = 0;  ///< issued ones
    /// When something was changed last, before it was made; empty if nothing ever was.
    std::optional<Instant> newest_change;

    bool operator==(const Backup&) const = default;
};

/// How a copy is looked through before it counts. Both read every page, every row and its references; `full` also holds
/// every index against its table, which takes many times as long.
enum class Verification { full, quick };

/// What is asked of a restore.
struct RestoreRequest {
    std::filesystem::path database;
    std::filesystem::path backup;
    /// Where the present file is copied to; a free name.
    std::filesystem::path keep;
    /// Take the backup even if it lacks invoices that are issued; their numbers stay taken.
    bool accept_lost_invoices = false;
    Instant at{};
};

/// A backup that took the place of the database.
struct Restored {
    /// The database as it is now.
    Backup database;
    std::string from;
    /// The copy of what was there before; empty if nothing was.
    std::string kept;
    /// Whether that was damaged, and so copied byte for byte instead of verified.
    bool kept_damaged = false;
    /// Numbers of issued invoices that the backup did not hold.
    std::vector<std::string> lost_invoices;
    /// Whether it could not be read which those are.
    bool lost_unknown = false;

    bool operator==(const Restored&) const = default;
};

}  // namespace sugo
