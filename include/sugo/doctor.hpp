#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// What a look through a database finds. The look itself is inspect_sqlite() in sqlite.hpp.

namespace sugo {

/// Something in a database that is not as it should be.
struct Finding {
    /// What was looked at when it was found.
    enum class Check {
        file,         ///< that it is a database of sugo, of a version that is known
        permissions,  ///< that nobody else can read it
        schema,       ///< tables, indexes, triggers and views, against those that sugo makes
        pages,        ///< SQLite's own integrity check
        references,   ///< rows that name other rows
        sessions,     ///< times, zones and outcomes
        overlaps,     ///< time that is logged twice, a second open session
        claims,       ///< which invoice holds which session
        numbers,      ///< gaps and repeats
        invoices,     ///< hashes and sums of issued invoices
        payments,     ///< what came in, against what is owed
        journal,      ///< whether what was done can be undone
        settings
    } check = Check::file;
    /// One sentence without a full stop.
    std::string what;
    /// What to do about it, as a command where there is one.
    std::string remedy;

    bool operator==(const Finding&) const = default;
};
std::string_view to_string(Finding::Check check);  ///< "file", "permissions", …

/// What was looked at, and what was found.
struct Diagnosis {
    std::string database;
    int schema_version = 0;
    std::int64_t sessions = 0;
    std::int64_t invoices = 0;  ///< issued ones
    std::int64_t changes = 0;   ///< entries of the journal
    std::vector<Finding> findings;

    bool operator==(const Diagnosis&) const = default;
};

}  // namespace sugo
