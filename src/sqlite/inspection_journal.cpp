#include <sqlite/inspection.hpp>

#include <algorithm>

#include <SQLiteCpp/Backup.h>
#include <fmt/format.h>

#include <sqlite/database.hpp>
#include <sqlite/errors.hpp>
#include <sqlite/reading.hpp>
#include <sqlite/recording.hpp>
#include <sugo/settings.hpp>

// Whether a change can be undone is not reasoned about but tried, on a copy in memory: redo as far as it goes, and undo
// from where the journal stands back to the first entry that stops it.

namespace sugo::sqlite {
namespace {

using enum Finding::Check;

struct Entry {
    std::int64_t number = 0;
    std::string label;
    int changes = 0;
    std::string changeset;
};

enum class Direction { back, forth };

/// What undo or redo would take one after the other.
std::vector<Entry> entries(Connection& connection, int version, Direction direction) {
    std::vector<Entry> found;
    Statement row(
        connection,
        direction == Direction::back
            ? "SELECT number, label, changes, changeset, state = 'kept' OR way_out <> '' OR schema_version <> ?"
              " FROM journal WHERE state IN ('done', 'kept') ORDER BY number DESC"
            : "SELECT number, label, changes, changeset, schema_version <> ? FROM journal"
              " WHERE state = 'undone' ORDER BY number");
    row.bind(version);
    while (row.step()) {
        Entry entry;
        entry.number = row.take<std::int64_t>();
        entry.label = row.take<std::string>();
        entry.changes = row.take<int>();
        entry.changeset = row.take<std::string>();
        if (row.take<bool>()) break;
        found.push_back(std::move(entry));
    }
    return found;
}

bool applies(Connection& copy, const Entry& entry, Direction direction) {
    try {
        if (count_changes(copy, entry.changeset) != entry.changes) return false;
        return direction == Direction::back ? apply_changes(copy, inverted(copy, entry.changeset).bytes())
                                            : apply_changes(copy, entry.changeset);
    } catch (const Failure&) {
        return false;  // the changeset itself cannot be read
    }
}

void try_entries(Patient& patient, Connection& copy, Direction direction) {
    const Transaction tried(copy, Transaction::Kind::write);  // taken back at the end
    for (const Entry& entry : entries(patient.connection(), patient.diagnosis().schema_version, direction)) {
        if (applies(copy, entry, direction)) continue;
        const char* verb = direction == Direction::back ? "undone" : "redone";
        patient.find(
            journal,
            fmt::format("change {}, \"{}\", and those {} it cannot be {}: what it changed is not as sugo left it",
                        entry.number, entry.label, direction == Direction::back ? "before" : "after", verb),
            "nothing, if you need not undo it; sugo history shows what was done");
        return;
    }
}

}  // namespace

void inspect_journal(Patient& patient) {
    const auto copy = open_empty_memory();
    translated(patient.connection().place(),
               [&] { SQLite::Backup(copy->database(), patient.connection().database()).executeStep(-1); });
    copy->execute("PRAGMA foreign_keys = ON");
    try_entries(patient, *copy, Direction::forth);
    try_entries(patient, *copy, Direction::back);
}

void inspect_settings(Patient& patient) {
    Statement row(patient.connection(), "SELECT key, value FROM setting ORDER BY key");
    while (row.step()) {
        const auto key = row.take<std::string>();
        const auto value = row.take<std::string>();
        // A setting that is not known may be a newer sugo's.
        if (std::ranges::find(all_settings(), key, &SettingInfo::key) == all_settings().end()) continue;
        if (const auto parsed = parse_setting(key, value); !parsed) {
            patient.find(settings, fmt::format("the setting {} cannot be read: {}", key, parsed.error().message),
                         fmt::format("sugo config {} \"\"", key));
        }
    }
}

}  // namespace sugo::sqlite
