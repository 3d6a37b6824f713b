#include <sqlite/database.hpp>

#include <utility>

#include <fmt/format.h>
#include <sqlite3.h>

#include <sqlite/errors.hpp>
#include <sqlite/files.hpp>
#include <sqlite/library.hpp>
#include <sqlite/migrate.hpp>
#include <sqlite/reading.hpp>
#include <sqlite/statement.hpp>

// A file's header is read before SQLite opens it: so a file that is not ours is left without a byte changed and without
// a -wal or -shm beside it, and the usual opening runs few statements. A database of sugo has its application_id in the
// header from its first commit, because it becomes write-ahead only after that.

namespace sugo::sqlite {
namespace {

/// A Store is used by one thread, so SQLite need not lock at each call.
constexpr int one_thread = SQLITE_OPEN_NOMUTEX;

void make_database_file(const std::filesystem::path& file, const OpenOptions& options) {
    const auto folder = file.parent_path();
    if (!options.make_folders && !std::filesystem::exists(folder)) {
        throw Failure(ErrorKind::not_found, fmt::format("there is no folder {}", folder.string()),
                      fmt::format("mkdir -p '{}', or name another file with --db FILE", folder.string()));
    }
    make_private_folder(folder);
    if (make_private_file(file) && options.made) options.made(file);
}

/// The header of a file that may be opened: empty, or ours, and not newer than this library.
Header checked_header(const std::filesystem::path& file, std::size_t known_version, const OpenOptions& options) {
    if (!std::filesystem::exists(file)) make_database_file(file, options);
    if (!std::filesystem::is_regular_file(file)) throw not_ours(file);
    const auto header = read_header(file);
    if (header.kind == Header::Kind::empty) return header;
    const bool ours = header.application_id == application_id;
    const bool unused = header.application_id == 0 && header.user_version == 0 && !header.used;
    if (header.kind == Header::Kind::other || (!ours && !unused)) throw not_ours(file);
    if (header.cut_short) throw Failure(damaged(file.string()));
    if (header.user_version > known_version) throw from_the_future(file, header.user_version, known_version);
    return header;
}

/// Enforced on every connection: nothing of this is kept in the file.
void configure(SQLite::Database& database) {
    sqlite3* handle = database.getHandle();
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    database.exec("PRAGMA synchronous = FULL");
    // What is answered stands in the file itself, not only in the -wal beside it, which stays as long as somebody has
    // the database open (a pomodoro that counts down) and which people delete. Closing has the less to do.
    database.exec("PRAGMA wal_autocheckpoint = 1");
}

/// Kept in the file, so only asked when the header does not say it. Another sugo that is just opening the file may be
/// faster.
void make_write_ahead(Connection& connection) {
    const int code = connection.database().tryExec("PRAGMA journal_mode = WAL");
    if (code != SQLITE_OK && code != SQLITE_BUSY) {
        throw Failure(to_error(SQLite::Exception(connection.database().getHandle(), code), connection.place()));
    }
}

}  // namespace

Failure not_ours(const std::filesystem::path& file) {
    return Failure(ErrorKind::refused, fmt::format("{} is not a sugo database", file.string()),
                   "name another file with --db FILE, or move this one away");
}

Failure from_the_future(const std::filesystem::path& file, std::int64_t found, std::size_t known) {
    return Failure(ErrorKind::refused,
                   fmt::format("{} was written by a newer sugo (version {} of the database, this one knows {})",
                               file.string(), found, known),
                   "update sugo, or name another file with --db FILE");
}

int schema_version(Connection& connection) {
    Statement version(connection, "PRAGMA user_version");
    version.step();
    return version.take<int>();
}

void require_schema(Connection& connection, int version) {
    if (schema_version(connection) != version) {
        throw Failure(ErrorKind::refused,
                      fmt::format("another sugo has migrated {} since it was opened", connection.place()),
                      "start sugo again");
    }
}

std::unique_ptr<SqliteStore> open_file(const std::filesystem::path& file, OpenOptions options,
                                       std::span<const Migration> migrations, int busy) {
    // Absolute, because SQLite would take "file:…" for a URI and ":memory:" for no file.
    const auto path = std::filesystem::absolute(file);
    const auto header = checked_header(path, migrations.size(), options);
    prepare_library();
    auto connection = translated(path.string(), [&] {
        SQLite::Database database(path.string(), SQLite::OPEN_READWRITE | one_thread, busy);
        configure(database);
        return std::make_unique<Connection>(std::move(database), path.string(), options.ids);
    });
    const int version = schema_version(*connection);  // the header may be older than what the -wal holds
    const int target = static_cast<int>(migrations.size());
    if (version > target) {
        sqlite3_db_config(connection->database().getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        throw from_the_future(path, version, migrations.size());
    }
    if (version < target) migrate(*connection, migrations, options);
    if (!header.write_ahead) make_write_ahead(*connection);
    return std::make_unique<SqliteStore>(std::move(connection), target);
}

std::unique_ptr<SqliteStore> open_memory_store(IdSource ids) {
    const std::string place = "the database in memory";
    prepare_library();
    auto connection = translated(place, [&] {
        SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | one_thread);
        configure(database);
        return std::make_unique<Connection>(std::move(database), place, std::move(ids));
    });
    migrate(*connection, migrations(), OpenOptions{.ids = connection->ids()});
    return std::make_unique<SqliteStore>(std::move(connection), sqlite_schema_version());
}

}  // namespace sugo::sqlite

namespace sugo {

std::unique_ptr<Store> open_sqlite(const std::filesystem::path& file, OpenOptions options) {
    return sqlite::open_file(file, std::move(options), sqlite::migrations(), sqlite::busy_milliseconds);
}

std::unique_ptr<Store> read_sqlite(const std::filesystem::path& file) {
    try {
        if (!std::filesystem::exists(file)) return nullptr;
        auto connection = sqlite::open_for_reading(file);
        const int version = sqlite::schema_version(*connection);
        if (version != sqlite_schema_version()) return nullptr;
        return std::make_unique<sqlite::SqliteStore>(std::move(connection), version);
    } catch (const std::exception&) {  // no database of sugo, damaged, or not to be read
        return nullptr;
    }
}

std::unique_ptr<Store> open_memory(IdSource ids) {
    return sqlite::open_memory_store(std::move(ids));
}

int sqlite_schema_version() {
    return static_cast<int>(sqlite::migrations().size());
}

}  // namespace sugo
