#pragma once

#include <cstdint>
#include <optional>
#include <string>

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

}  // namespace sugo
