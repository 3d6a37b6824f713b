#include <sqlite/migrate.hpp>

#include <algorithm>
#include <functional>
#include <string>

#include <fmt/format.h>

#include <sqlite/copying.hpp>
#include <sqlite/database.hpp>
#include <sqlite/errors.hpp>
#include <sqlite/files.hpp>
#include <sqlite/reading.hpp>
#include <sqlite/statement.hpp>

namespace sugo::sqlite {
namespace {

/// The present by the program's own clock: the room has none, but identities carry it in their high bits.
std::string stamp(IdSource& ids) {
    const auto at = std::chrono::floor<Seconds>(
        date::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(ids.next() >> 20)));
    const auto day = std::chrono::floor<date::days>(at);
    const date::year_month_day civil(day);
    const date::hh_mm_ss<Seconds> clock(at - day);
    return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}Z", static_cast<int>(civil.year()),
                       static_cast<unsigned>(civil.month()), static_cast<unsigned>(civil.day()), clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count());
}

/// A new file that nobody else can read, under a name that is free.
std::filesystem::path make_backup_file(Connection& connection, int version) {
    const auto name = fmt::format("{}.before-v{}-{}", connection.place(), version, stamp(connection.ids()));
    std::filesystem::path path = name;
    for (int n = 2; !make_private_file(path); ++n) path = fmt::format("{}-{}", name, n);
    return path;
}

/// What was done before cannot be undone across a migration: rows may have another shape now.
void close_journal(Connection& connection) {
    connection.execute(
        "UPDATE journal SET changeset = NULL, state = CASE state WHEN 'done' THEN 'kept' ELSE 'dropped' END"
        " WHERE state IN ('done', 'undone')");
}

void require_whole_references(Connection& connection) {
    Statement check(connection, "PRAGMA foreign_key_check");
    if (check.step()) {
        throw Failure(
            ErrorKind::bad_data,
            fmt::format("{} names rows in \"{}\" that it does not hold", connection.place(), check.take<std::string>()),
            "restore a backup; nothing was changed");
    }
}

/// Called before an old database is changed, with the versions it has and will have.
using BeforeChange = std::function<void(int from, int to)>;

void run_migrations(Connection& connection, std::span<const Migration> migrations, const BeforeChange& before) {
    Transaction transaction(connection, Transaction::Kind::write);
    const int from = schema_version(connection);  // again: another sugo may have been faster
    const int to = static_cast<int>(migrations.size());
    if (from >= to) return;
    if (from > 0) before(from, to);
    for (const auto& migration : migrations.subspan(static_cast<std::size_t>(from))) {
        connection.execute(std::string(migration.sql).c_str());
    }
    if (from > 0) {
        close_journal(connection);
        require_whole_references(connection);
    }
    connection.execute(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", application_id, to).c_str());
    transaction.commit();
}

/// A table is rebuilt by copying and renaming, which foreign keys would see as loss; they are checked at the end.
void without_foreign_keys(Connection& connection, const std::function<void()>& work) {
    connection.execute("PRAGMA foreign_keys = OFF");
    work();
    connection.execute("PRAGMA foreign_keys = ON");
}

}  // namespace

std::filesystem::path back_up(Connection& connection, int version) {
    const auto path = make_backup_file(connection, version);
    std::string fault;
    try {
        // The connection itself holds the write lock, and a backup cannot be taken from a writing connection.
        fault = copy_to_file(*open_for_reading(connection.place()), path);
    } catch (...) {
        std::filesystem::remove(path);
        throw;
    }
    if (!fault.empty()) {
        std::filesystem::remove(path);
        throw Failure(ErrorKind::bad_data,
                      fmt::format("{} is damaged, so sugo does not migrate it", connection.place()),
                      fmt::format("save what can be read: sqlite3 '{}' .recover", connection.place()));
    }
    return path;
}

void migrate(Connection& connection, std::span<const Migration> migrations, const OpenOptions& options) {
    without_foreign_keys(connection, [&] {
        run_migrations(connection, migrations, [&](int from, int to) {
            const auto backup = back_up(connection, to);
            if (options.migrated) options.migrated(backup, from, to);
        });
    });
}

void migrate_copy(Connection& connection, std::span<const Migration> migrations) {
    without_foreign_keys(connection, [&] { run_migrations(connection, migrations, [](int, int) {}); });
}

}  // namespace sugo::sqlite
