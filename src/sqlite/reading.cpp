#include <sqlite/reading.hpp>

#include <string>
#include <utility>

#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <sqlite/database.hpp>
#include <sqlite/errors.hpp>
#include <sqlite/library.hpp>

// A write-ahead database cannot be read without its -shm file. A connection that may write makes that and takes it away
// again, so it is preferred and forbidden to change anything; where nothing can be written, a file without a -wal
// beside it is read as one that nobody changes.

namespace sugo::sqlite {
namespace {

/// No identity is made by who only reads.
IdSource no_ids() {
    return seeded_ids(Instant{}, 1);
}

bool can_be_written(const std::filesystem::path& file) {
    return ::access(file.c_str(), W_OK) == 0 && ::access(file.parent_path().c_str(), W_OK) == 0;
}

/// "file:/a/b%3Fc?immutable=1"
std::string immutable_uri(const std::filesystem::path& file) {
    std::string uri = "file:";
    for (const char character : file.string()) {
        if (character == '?' || character == '#' || character == '%') {
            uri += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(character)));
        } else {
            uri += character;
        }
    }
    return uri + "?immutable=1";
}

SQLite::Database opened(const std::string& name, int flags) {
    SQLite::Database database(name, flags | SQLITE_OPEN_NOMUTEX, busy_milliseconds);
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    // Entries of the schema that SQLite cannot read are passed over, so that the others can be looked at.
    database.exec("PRAGMA writable_schema = ON; PRAGMA query_only = ON");
    return database;
}

SQLite::Database opened_read_only(const std::filesystem::path& file) {
    SQLite::Database database = opened(file.string(), SQLite::OPEN_READONLY);
    const int code = database.tryExec("SELECT 1 FROM sqlite_schema");
    const bool in_the_way = (code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_READONLY;
    if (!in_the_way || std::filesystem::exists(file.string() + "-wal")) return database;
    return opened(immutable_uri(file), SQLite::OPEN_READONLY | SQLite::OPEN_URI);
}

}  // namespace

std::unique_ptr<Connection> open_for_reading(const std::filesystem::path& file) {
    prepare_library();
    const auto path = std::filesystem::absolute(file);
    return translated(path.string(), [&] {
        auto database = can_be_written(path) ? opened(path.string(), SQLite::OPEN_READWRITE) : opened_read_only(path);
        return std::make_unique<Connection>(std::move(database), path.string(), no_ids());
    });
}

std::unique_ptr<Connection> open_empty_memory() {
    const std::string place = "a database in memory";
    prepare_library();
    return translated(place, [&] {
        SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLITE_OPEN_NOMUTEX);
        return std::make_unique<Connection>(std::move(database), place, no_ids());
    });
}

}  // namespace sugo::sqlite
