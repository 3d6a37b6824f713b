#include <support/test.hpp>

#include <fstream>
#include <functional>
#include <iterator>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sqlite/errors.hpp>
#include <sqlite/files.hpp>

#include "helpers.hpp"

using namespace sugo;
using namespace sugo::sqlite_test;

namespace {

std::string bytes_of(const std::filesystem::path& file) {
    if (!std::filesystem::is_regular_file(file)) return {};
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void write_bytes(const std::filesystem::path& file, std::string_view bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

unsigned mode_of(const std::filesystem::path& path) {
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_mode & 0777U;
}

std::vector<std::string> names_in(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
}

/// Opening fails so, and leaves the file and its folder as they were.
Error refusal(const std::filesystem::path& file) {
    const auto before = bytes_of(file);
    const auto beside = names_in(file.parent_path());
    const auto error = failure_of([&] { in_file(file); });
    CHECK(bytes_of(file) == before);
    CHECK(names_in(file.parent_path()) == beside);
    CHECK_FALSE(error.hint.empty());
    return error;
}

/// The migrations of this library without the newest ones.
std::unique_ptr<SqliteStore> in_old_file(const std::filesystem::path& file, std::size_t version) {
    return sqlite::open_file(file, OpenOptions{ids(), {}}, sqlite::migrations().first(version), 5'000);
}

/// This library's migrations and one more.
std::vector<sqlite::Migration> with_next(std::string_view sql) {
    std::vector<sqlite::Migration> next(sqlite::migrations().begin(), sqlite::migrations().end());
    next.push_back({"9999_next.sql", sql});
    return next;
}

/// Runs something as a user that owns nothing here; root may write everywhere.
bool true_for_a_stranger(const std::function<bool()>& ask) {
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        bool answer = false;
        try {
            answer = (::geteuid() != 0 || (::setgid(65'534) == 0 && ::setuid(65'534) == 0)) && ask();
        } catch (...) {
        }
        ::_exit(answer ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

TEST_CASE("a new database is for its user alone, and so is the folder made for it") {
    const Scratch scratch;
    const auto file = scratch.path() / "share" / "sugo" / "sugo.db";
    {
        auto store = in_file(file);
        put_work(*store);
        CHECK(mode_of(file) == 0600);
        CHECK(mode_of(file.string() + "-wal") == 0600);
        CHECK(mode_of(file.string() + "-shm") == 0600);
    }
    CHECK(mode_of(file.parent_path()) == 0700);
    CHECK(mode_of(file.parent_path().parent_path()) == 0700);
    CHECK(names_in(file.parent_path()) == std::vector<std::string>{"sugo.db"});
    CHECK(in_file(file)->sessions().newest(4));
}

TEST_CASE("a missing folder is refused where a name may be mistyped, and a new file is told of once") {
    const Scratch scratch;
    std::vector<std::filesystem::path> made;
    const auto open = [&](const std::filesystem::path& file) {
        OpenOptions options{.ids = ids(), .make_folders = false};
        options.made = [&](const std::filesystem::path& path) { made.push_back(path); };
        return open_sqlite(file, std::move(options));
    };
    const auto error = failure_of([&] { open(scratch / "none" / "sugo.db"); });
    CHECK(error.kind == ErrorKind::not_found);
    CHECK(error.message == "there is no folder " + (scratch / "none").string());
    CHECK(names_in(scratch.path()).empty());
    open(scratch / "sugo.db");
    open(scratch / "sugo.db");
    CHECK(made == std::vector{scratch / "sugo.db"});
}

TEST_CASE("a database says that it is sugo's, and keeps what it has promised") {
    const Scratch scratch;
    auto store = in_file(scratch / "sugo.db");
    auto& database = store->connection().database();
    const auto pragma = [&](const std::string& name) { return database.execAndGet("PRAGMA " + name).getString(); };
    CHECK(pragma("application_id") == std::to_string(0x7375676f));
    CHECK(pragma("user_version") == std::to_string(sqlite_schema_version()));
    CHECK(pragma("journal_mode") == "wal");
    CHECK(pragma("synchronous") == "2");
    CHECK(pragma("foreign_keys") == "1");
    CHECK(pragma("busy_timeout") == "5000");
    CHECK(pragma("trusted_schema") == "0");
    const auto header = sqlite::read_header(scratch / "sugo.db");
    CHECK(header.application_id == 0x7375676f);
    CHECK(header.write_ahead);
}

TEST_CASE("names that SQLite reads in its own way are just names") {
    const Scratch scratch;
    const auto here = std::filesystem::current_path();
    std::filesystem::current_path(scratch.path());
    in_file(":memory:");
    in_file("file:sugo.db?mode=memory");
    in_file("수고.db");
    std::filesystem::current_path(here);
    CHECK(names_in(scratch.path()) == std::vector<std::string>{":memory:", "file:sugo.db?mode=memory", "수고.db"});
}

TEST_CASE("an empty file becomes a database") {
    const Scratch scratch;
    write_bytes(scratch / "empty.db", "");
    SQLite::Database((scratch / "unused.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
        .exec("PRAGMA journal_mode = WAL");
    for (const auto* name : {"empty.db", "unused.db"}) {
        auto store = in_file(scratch / name);
        put_work(*store);
        CHECK(store->clients().client("acme"));
    }
}

TEST_CASE("what is not a sugo database is refused and not touched") {
    const Scratch scratch;
    write_bytes(scratch / "letter.txt", "Dear customer,");
    write_bytes(scratch / "long.txt", std::string(5'000, 'x'));
    write_bytes(scratch / "cut.db", "SQLite format 3");
    std::filesystem::create_directory(scratch / "folder");
    const auto other = [&](const char* name, const std::string& sql) {
        SQLite::Database((scratch / name).string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(sql);
    };
    other("notes.db", "CREATE TABLE note (text)");
    other("wal.db", "PRAGMA journal_mode = WAL; CREATE TABLE note (text)");
    other("versioned.db", "PRAGMA user_version = 3");
    other("fossil.db", "PRAGMA application_id = 252006673; CREATE TABLE note (text)");
    for (const auto* name :
         {"letter.txt", "long.txt", "cut.db", "folder", "notes.db", "wal.db", "versioned.db", "fossil.db"}) {
        CAPTURE(name);
        const auto error = refusal(scratch / name);
        CHECK(error.kind == ErrorKind::refused);
        CHECK(error.message == (scratch / name).string() + " is not a sugo database");
    }
}

TEST_CASE("a database from the future is refused and not touched") {
    const Scratch scratch;
    const auto file = scratch / "sugo.db";
    in_file(file);
    const auto next = with_next("CREATE TABLE idea (id INTEGER PRIMARY KEY) STRICT;");
    SUBCASE("closed properly") {
        sqlite::open_file(file, OpenOptions{ids(), {}}, next, 5'000);
    }
    SUBCASE("its newer version still in the write-ahead log") {
        auto reader = std::make_unique<SQLite::Database>(file.string(), SQLite::OPEN_READWRITE);
        reader->exec("BEGIN; SELECT count(*) FROM client");  // its state must stay in the file
        auto future = sqlite::open_file(file, OpenOptions{ids(), {}}, next, 5'000);
        CHECK(sqlite::read_header(file).user_version == static_cast<unsigned>(sqlite_schema_version()));
        std::filesystem::copy(file, scratch / "copy.db");
        std::filesystem::copy(file.string() + "-wal", scratch / "copy.db-wal");
        future.reset();
        reader.reset();
        std::filesystem::rename(scratch / "copy.db", file);
        std::filesystem::rename(scratch / "copy.db-wal", file.string() + "-wal");
        const auto before = bytes_of(file);
        CHECK(failure_of([&] { in_file(file); }).kind == ErrorKind::refused);
        CHECK(bytes_of(file) == before);
        return;
    }
    const auto error = refusal(file);
    CHECK(error.kind == ErrorKind::refused);
    CHECK(error.message.find("was written by a newer sugo") != std::string::npos);
}

TEST_CASE("a damaged database is told") {
    const Scratch scratch;
    const auto file = scratch / "sugo.db";
    put_work(*in_file(file));
    auto bytes = bytes_of(file);
    bytes.replace(100, bytes.size() - 100, std::string(bytes.size() - 100, '\x5a'));
    write_bytes(file, bytes);
    const auto error = failure_of([&] { dump(*in_file(file)); });
    CHECK(error.kind == ErrorKind::bad_data);
    CHECK(error.message == file.string() + " is damaged");
}

TEST_CASE("a file or folder that cannot be written is told") {
    const Scratch scratch;
    const auto file = scratch / "sugo.db";
    put_work(*in_file(file));
    std::filesystem::permissions(scratch.path(), std::filesystem::perms(0555));
    std::filesystem::permissions(file, std::filesystem::perms(0444));
    CHECK(true_for_a_stranger([&] {
        const auto error = failure_of([&] { put_work(*in_file(file)); });
        return error.kind == ErrorKind::system && error.message.find(file.string()) == 0 && !error.hint.empty();
    }));
    CHECK(true_for_a_stranger([&] {
        const auto error = failure_of([&] { in_file(scratch / "new.db"); });
        return error.kind == ErrorKind::system &&
               error.message.starts_with((scratch / "new.db").string() + " cannot be made: ");
    }));
    CHECK(true_for_a_stranger([&] {
        return failure_of([&] { in_file(scratch.path() / "a" / "b.db"); })
            .message.starts_with((scratch / "a").string() + " cannot be made: ");
    }));
    std::filesystem::permissions(scratch.path(), std::filesystem::perms(0755));
    CHECK(true_for_a_stranger([&] {  // the folder may be written by its owner, the file by nobody
        return failure_of([&] { put_work(*in_file(file)); }).kind == ErrorKind::system;
    }));
}

TEST_CASE("what SQLite reports becomes a sentence of its kind") {
    const auto told = [](int code) { return sqlite::to_error(SQLite::Exception("reason", code), "/db"); };
    CHECK(told(SQLITE_BUSY).message == "another sugo is writing to /db");
    CHECK(told(SQLITE_FULL).message == "there is no room left on the disk of /db");
    CHECK(told(SQLITE_READONLY).message == "/db cannot be written");
    CHECK(told(SQLITE_READONLY_DIRECTORY).kind == ErrorKind::system);
    CHECK(told(SQLITE_IOERR_WRITE).message == "the disk failed at /db (reason)");
    CHECK(told(SQLITE_CORRUPT_VTAB).kind == ErrorKind::bad_data);
    CHECK(told(SQLITE_NOMEM).kind == ErrorKind::system);
    CHECK(told(SQLITE_ERROR).message == "the database /db failed (reason)");
}

TEST_CASE("a full disk changes nothing, and the store can be used on") {
    const Scratch scratch;
    auto store = in_file(scratch / "sugo.db");
    const auto work = put_work(*store);
    const auto before = dump(*store);
    auto& database = store->connection().database();
    const auto pages = database.execAndGet("PRAGMA page_count").getInt();
    database.exec("PRAGMA max_page_count = " + std::to_string(pages + 3));
    const auto error = failure_of([&] {
        change(*store, [&] {
            for (int n = 0; n < 10'000; ++n) {
                auto session = worked_at(100'000 + n * 1'500, work.kind);
                session.note = std::string(200, 'n');
                store->sessions().add(session);
            }
        });
    });
    CHECK(error.kind == ErrorKind::system);
    CHECK(error.message.find("no room left") != std::string::npos);
    CHECK(dump(*store) == before);
    database.exec("PRAGMA max_page_count = 1000000");
    CHECK_NOTHROW(change(*store, [&] { store->settings().set("week", "60"); }));
}

TEST_CASE("an old database is backed up, then migrated, and undo does not go behind that") {
    const Scratch scratch;
    const auto file = scratch / "sugo.db";
    std::string before;
    {
        auto old = in_old_file(file, 5);  // before invoices
        // The journal of today writes a column that it did not have; the file is left without it, as it was then.
        auto& database = old->connection().database();
        database.exec("ALTER TABLE journal ADD COLUMN by_time INTEGER NOT NULL DEFAULT 0");
        change(*old, [&] { old->clients().add(acme()); });
        change(*old, [&] { old->settings().set("week", "60"); });
        old->journal().undo();
        before = dump_table(database, "client");
        database.exec("ALTER TABLE journal DROP COLUMN by_time");
    }
    std::vector<std::string> told;
    OpenOptions options{
        seeded_ids(at(3'661), 7), [&](const std::filesystem::path& backup, int from, int to) {
            told.push_back(backup.filename().string() + " " + std::to_string(from) + " " + std::to_string(to));
        }};
    auto store = sqlite::open_file(file, options, sqlite::migrations(), 5'000);
    const auto name = "sugo.db.before-v" + std::to_string(sqlite_schema_version()) + "-20260302T100101Z";
    CHECK(told == std::vector{name + " 5 " + std::to_string(sqlite_schema_version())});
    CHECK(mode_of(scratch / name) == 0600);
    CHECK(dump_table(store->connection().database(), "client") == before);
    SQLite::Database backup((scratch / name).string());
    CHECK(backup.execAndGet("PRAGMA user_version").getInt() == 5);
    CHECK(dump_table(backup, "client") == before);

    CHECK(store->journal().history(5).at(0).state == Change::State::dropped);
    CHECK(store->journal().history(5).at(1).state == Change::State::kept);
    CHECK(failure_of([&] { store->journal().undo(); }).kind == ErrorKind::refused);
    CHECK(failure_of([&] { store->journal().redo(); }).kind == ErrorKind::refused);
    const auto work = put_work(*[&] {
        store->transact(at(), "rename", [&] {
            auto client = store->clients().client("acme").value();
            client.slug = "old";
            store->clients().update(client);
        });
        return store.get();
    }());
    put_issued(*store, work, {work.sessions[0]});
    CHECK(store->invoices().issued().size() == 1);

    store.reset();
    told.clear();
    sqlite::open_file(file, options, sqlite::migrations(), 5'000);
    CHECK(told.empty());
}

TEST_CASE("undo refuses a change whose rows had another schema, even if the journal was left as it was") {
    const Scratch scratch;
    auto store = in_file(scratch / "sugo.db");
    change(
        *store, [&] { store->settings().set("week", "60"); }, "week 60");
    store->connection().database().exec("UPDATE journal SET schema_version = schema_version - 1");
    const auto error = failure_of([&] { store->journal().undo(); });
    CHECK(error.kind == ErrorKind::refused);
    CHECK(error.message == "\"week 60\" was done before the database was migrated, so sugo cannot undo it");
}

TEST_CASE("a migration that fails leaves the old database whole") {
    const Scratch scratch;
    const auto file = scratch / "sugo.db";
    put_work(*in_file(file));
    for (const auto* sql :
         {"CREATE TABLE idea (id INTEGER PRIMARY KEY); nonsense", "DELETE FROM client"}) {  // breaks references
        const auto next = with_next(sql);
        CHECK(failure_of([&] {
                  sqlite::open_file(file, OpenOptions{ids(), {}}, next, 5'000);
              }).kind != ErrorKind::interrupted);
        auto store = in_file(file);
        CHECK(store->clients().client("acme"));
        CHECK(store->connection()
                  .database()
                  .execAndGet("SELECT count(*) FROM sqlite_schema WHERE name = 'idea'")
                  .getInt() == 0);
    }
}

TEST_CASE("a damaged database is not migrated") {
    const Scratch scratch;
    const auto file = scratch / "sugo.db";
    {
        auto store = in_file(file);
        put_work(*store);
    }
    // A wrong number of entries in an index: only integrity_check sees it.
    SQLite::Database raw(file.string(), SQLite::OPEN_READWRITE);
    raw.exec(
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'stop - start > 86400',"
        " 'stop - start > 1') WHERE name = 'session_long'");
    const auto next = with_next("CREATE TABLE idea (id INTEGER PRIMARY KEY) STRICT;");
    const auto error = failure_of([&] { sqlite::open_file(file, OpenOptions{ids(), {}}, next, 5'000); });
    CHECK(error.kind == ErrorKind::bad_data);
    CHECK(error.message.find("does not migrate it") != std::string::npos);
    for (const auto& name : names_in(scratch.path())) CHECK(name.find("before") == std::string::npos);
}

TEST_CASE("a store that another sugo has migrated meanwhile is not written by the old one") {
    const Scratch scratch;
    const auto file = scratch / "sugo.db";
    auto old = in_file(file);
    const auto next = with_next("CREATE TABLE idea (id INTEGER PRIMARY KEY) STRICT;");
    auto fresh = sqlite::open_file(file, OpenOptions{ids(), {}}, next, 5'000);
    const auto error = failure_of([&] { put_work(*old); });
    CHECK(error.kind == ErrorKind::refused);
    CHECK(error.hint == "start sugo again");
    CHECK_NOTHROW(put_work(*fresh));
}
