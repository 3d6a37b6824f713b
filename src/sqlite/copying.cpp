#include <sqlite/copying.hpp>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <utility>

#include <SQLiteCpp/Backup.h>
#include <fmt/format.h>
#include <unistd.h>

#include <sqlite/database.hpp>
#include <sqlite/errors.hpp>
#include <sqlite/files.hpp>
#include <sqlite/inspection.hpp>
#include <sqlite/reading.hpp>
#include <sqlite/statement.hpp>
#include <sugo/sqlite.hpp>

// A copy is made under a name of its own, verified there, and only then takes the name that was asked for: what carries
// the name of a backup is one.

namespace sugo::sqlite {
namespace {

/// A name beside the one asked for that nobody uses.
std::filesystem::path new_name_beside(const std::filesystem::path& file) {
    for (int n = 1;; ++n) {
        std::filesystem::path name = fmt::format("{}.part{}", file.string(), n);
        if (make_private_file(name)) return name;
    }
}

/// The first thing that is wrong with a copy, empty if nothing is.
std::string fault_of(Connection& copy, const std::map<std::string, std::int64_t>& expected, Verification verification) {
    if (const auto faults = integrity_faults(copy, 1, verification); !faults.empty()) return faults.front();
    Statement broken(copy, "PRAGMA foreign_key_check");
    if (broken.step()) return "rows in " + broken.take<std::string>() + " name others that are not there";
    return row_counts(copy) == expected ? "" : "the copy does not have as many rows";
}

std::int64_t count_of(const std::map<std::string, std::int64_t>& counts, const char* table) {
    const auto found = counts.find(table);
    return found == counts.end() ? 0 : found->second;
}

Backup census_of(Connection& connection, const std::filesystem::path& file) {
    Backup backup;
    backup.file = file.string();
    backup.bytes = static_cast<std::int64_t>(std::filesystem::file_size(file));
    backup.schema_version = schema_version(connection);
    const auto counts = row_counts(connection);
    backup.sessions = count_of(counts, "session");
    backup.invoices = count_of(counts, "issued");
    if (counts.contains("journal")) {
        Statement newest(connection, "SELECT max(at) FROM journal");
        newest.step();
        backup.newest_change = newest.take<std::optional<Instant>>();
    }
    return backup;
}

}  // namespace

Unfinished::Unfinished(const std::filesystem::path& beside) : path_(new_name_beside(beside)) {}

Unfinished::~Unfinished() {
    std::error_code ignored;
    if (!kept_) std::filesystem::remove(path_, ignored);
}

void Unfinished::become(const std::filesystem::path& target, bool replace) {
    // A link, unlike a rename, does not take the place of a file that is there.
    if (!replace) {
        if (::link(path_.c_str(), target.c_str()) == 0) return flush_folder(target.parent_path());
        if (errno == EEXIST) refuse(target);
        if (std::filesystem::exists(target)) refuse(target);  // where the file system has no links
    }
    if (std::rename(path_.c_str(), target.c_str()) != 0) {
        throw Failure(ErrorKind::system, fmt::format("{} cannot be written: {}", target.string(), std::strerror(errno)),
                      "check the permissions of the file and its folder, or name another file");
    }
    kept_ = true;
    flush_folder(target.parent_path());
}

void Unfinished::refuse(const std::filesystem::path& target) {
    throw Failure(ErrorKind::refused, fmt::format("{} is there already", target.string()),
                  fmt::format("sugo backup --force '{}'", target.string()));
}

void require_ours(Connection& connection) {
    Statement mark(connection, "PRAGMA application_id");
    mark.step();
    if (mark.take<std::uint32_t>() == application_id) return;
    throw Failure(ErrorKind::refused, fmt::format("{} is not a sugo database", connection.place()),
                  "name another file with --db FILE");
}

std::map<std::string, std::int64_t> row_counts(Connection& connection) {
    std::map<std::string, std::int64_t> counts;
    Statement table(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
    while (table.step()) {
        auto name = table.take<std::string>();
        Statement rows(connection, fmt::format("SELECT count(*) FROM \"{}\"", name));
        rows.step();
        counts[std::move(name)] = rows.take<std::int64_t>();
    }
    return counts;
}

std::string copy_to_file(Connection& source, const std::filesystem::path& file, Verification verification) {
    const Transaction one_state(source, Transaction::Kind::read);
    const auto counts = row_counts(source);
    const auto copy = translated(file.string(), [&] {
        SQLite::Database made(file.string(), SQLite::OPEN_READWRITE, busy_milliseconds);
        SQLite::Backup(made, source.database()).executeStep(-1);
        // One file alone, also where nothing can be written beside it.
        made.exec("PRAGMA journal_mode = DELETE");
        return std::make_unique<Connection>(std::move(made), file.string(), seeded_ids(Instant{}, 1));
    });
    return fault_of(*copy, counts, verification);
}

Backup census(const std::filesystem::path& file) {
    const auto connection = open_for_reading(file);
    const Transaction one_state(*connection, Transaction::Kind::read);
    require_ours(*connection);
    return census_of(*connection, file);
}

}  // namespace sugo::sqlite

namespace sugo {

Backup back_up_sqlite(const std::filesystem::path& database, const std::filesystem::path& to, bool replace,
                      Verification verification) {
    using namespace sqlite;
    const auto target = std::filesystem::absolute(to);
    if (!replace && std::filesystem::exists(target)) Unfinished::refuse(target);
    make_private_folder(target.parent_path());
    const auto source = open_for_reading(database);
    require_ours(*source);
    Unfinished unfinished(target);
    if (const auto fault = copy_to_file(*source, unfinished.path(), verification); !fault.empty()) {
        throw Failure(ErrorKind::bad_data,
                      fmt::format("{} is damaged, so no copy of it is kept: {}", source->place(), fault),
                      "sugo doctor");
    }
    unfinished.become(target, replace);
    return census(target);
}

Backup read_backup(const std::filesystem::path& file) {
    return sqlite::census(file);
}

}  // namespace sugo
