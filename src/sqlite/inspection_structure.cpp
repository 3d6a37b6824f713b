#include <sqlite/inspection.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include <sqlite/database.hpp>
#include <sqlite/migrations.hpp>
#include <sqlite/reading.hpp>
#include <sqlite/recording.hpp>
#include <sugo/sqlite.hpp>

// The schema is compared with one made afresh by the migrations up to the version that the database says it has.

namespace sugo::sqlite {
namespace {

using enum Finding::Check;

struct SchemaEntry {
    std::string type;
    /// That it is, or belongs to.
    std::string table;
    std::string sql;

    bool operator==(const SchemaEntry&) const = default;
};
using Schema = std::map<std::string, SchemaEntry>;

/// On one line, so that it can be typed, and compared with what was typed.
std::string one_line(std::string_view sql) {
    std::string line;
    for (const char character : sql) {
        const bool space = character == ' ' || character == '\n';
        if (!space || line.empty() || line.back() != ' ') line += space ? ' ' : character;
    }
    return line;
}

Schema read_schema(Connection& connection) {
    Schema schema;
    Statement row(
        connection,
        "SELECT name, type, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'");
    while (row.step()) {
        auto name = row.take<std::string>();
        auto type = row.take<std::string>();
        auto table = row.take<std::string>();
        schema[std::move(name)] = {std::move(type), std::move(table), one_line(row.take<std::string>())};
    }
    return schema;
}

Schema schema_of_version(int version) {
    const auto made = open_empty_memory();
    for (const Migration& migration : migrations().first(static_cast<std::size_t>(version))) {
        made->execute(std::string(migration.sql).c_str());
    }
    return read_schema(*made);
}

/// The version whose schema this is; none if it is that of no version.
std::optional<int> version_of(const Schema& present) {
    for (int version = sqlite_schema_version(); version > 0; --version) {
        if (schema_of_version(version) == present) return version;
    }
    return std::nullopt;
}

/// Tables hold what cannot be made again; all else can, where its table is.
std::string remake(const Patient& patient, const std::string& name, const SchemaEntry& wanted, const Schema& present) {
    if (wanted.type == "table" || !present.contains(wanted.table)) return std::string(to_a_backup);
    const bool is_there = present.contains(name);
    return patient.shell((is_there ? fmt::format("DROP {} {}; ", wanted.type, name) : "") + wanted.sql);
}

/// What somebody put into a table of their own is saved before it goes. One that another version of sugo makes is no
/// such table.
std::string clear_away(const Patient& patient, const std::string& name, const SchemaEntry& entry) {
    std::string drop = patient.shell(fmt::format("DROP {} {}", entry.type, name));
    if (entry.type != "table") return drop;
    if (schema_of_version(sqlite_schema_version()).contains(name)) return std::string(to_a_backup);
    return fmt::format("{} > '{}.{}.sql' && {}", patient.shell(".dump " + name), patient.place(), name, drop);
}

void inspect_entries(Patient& patient, const Schema& wanted, const Schema& present) {
    for (const auto& [name, entry] : wanted) {
        const auto found = present.find(name);
        if (found == present.end()) {
            patient.find(schema, fmt::format("the {} {} is missing", entry.type, name),
                         remake(patient, name, entry, present));
        } else if (found->second != entry) {
            patient.find(schema, fmt::format("the {} {} is not as sugo makes it", entry.type, name),
                         remake(patient, name, entry, present));
        }
    }
    for (const auto& [name, entry] : present) {
        // A view changes nothing, so anybody may have one of their own.
        if (entry.type == "view" || wanted.contains(name)) continue;
        patient.find(schema, fmt::format("the {} {} is not one of sugo's", entry.type, name),
                     clear_away(patient, name, entry));
    }
}

/// "row 5 missing from index session_start" → "session_start"; empty if the line is about no index.
std::string index_of(std::string_view line) {
    for (const std::string_view words :
         {"missing from index ", "# of entries in index ", "non-unique entry in index "}) {
        if (const auto at = line.find(words); at != std::string_view::npos) {
            return std::string(line.substr(at + words.size()));
        }
    }
    return {};
}

/// "CHECK constraint failed in session", "NULL value in session.note"
bool is_about_a_value(std::string_view line) {
    return line.starts_with("CHECK constraint failed in ") || line.find(" value in ") != std::string_view::npos;
}

}  // namespace

std::vector<std::string> integrity_faults(Connection& connection, int most, Verification verification) {
    std::vector<std::string> faults;
    const char* check = verification == Verification::quick ? "quick_check" : "integrity_check";
    Statement row(connection, fmt::format("PRAGMA {}({})", check, most));
    while (row.step()) {
        auto line = row.take<std::string>();
        if (line != "ok") faults.push_back(std::move(line));
    }
    return faults;
}

void inspect_schema(Patient& patient) {
    Connection& connection = patient.connection();
    const int version = patient.diagnosis().schema_version;
    if (version < 1) return;
    const Schema present = read_schema(connection);
    const Schema wanted = schema_of_version(version);
    if (present == wanted) return;
    if (const auto true_version = version_of(present)) {
        patient.find(file,
                     fmt::format("it says version {}, and its tables are those of version {}", version, *true_version),
                     patient.shell(fmt::format("PRAGMA user_version = {}", *true_version)));
    } else {
        inspect_entries(patient, wanted, present);
    }
}

void inspect_pages(Patient& patient) {
    constexpr int most = 100;
    std::map<std::string, int> indexes;
    std::map<std::string, int> values;
    std::vector<std::string> others;
    for (std::string& line : integrity_faults(patient.connection(), most)) {
        if (const auto index = index_of(line); !index.empty()) {
            ++indexes[index];
        } else if (is_about_a_value(line)) {
            ++values[line];
        } else {
            others.push_back(std::move(line));
        }
    }
    for (const auto& [index, count] : indexes) {
        patient.find(pages, fmt::format("the index {} does not match its table ({} faults)", index, count),
                     patient.shell("REINDEX"));
    }
    for (const auto& [line, count] : values) {
        patient.find(pages, fmt::format("a table holds what its rules forbid: {} ({} rows)", line, count),
                     std::string(to_a_backup));
    }
    if (others.empty()) return;
    patient.find(
        pages, fmt::format("the file is damaged in {} places, the first: {}", others.size(), one_line(others.front())),
        std::string(to_a_backup));
}

void inspect_references(Patient& patient) {
    std::map<std::pair<std::string, std::string>, int> broken;
    Statement row(patient.connection(), "PRAGMA foreign_key_check");
    while (row.step()) {
        auto table = row.take<std::string>();
        row.take<std::optional<std::int64_t>>();
        ++broken[{std::move(table), row.take<std::string>()}];
    }
    for (const auto& [tables, count] : broken) {
        if (tables.first == "claim" && patient.found(claims)) continue;  // said there by name
        patient.find(references,
                     fmt::format("{} {} in the table {} {} a {} that is not there", count, count == 1 ? "row" : "rows",
                                 tables.first, count == 1 ? "names" : "name", tables.second),
                     std::string(to_a_backup));
    }
}

}  // namespace sugo::sqlite
