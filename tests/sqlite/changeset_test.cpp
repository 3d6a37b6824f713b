// SQLite declares its own iterator, the measure here, only to who asks for it.
#define SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_PREUPDATE_HOOK

#include <support/test.hpp>

#include <sqlite/changeset.hpp>

#include "helpers.hpp"

using namespace sugo;
using namespace sugo::sqlite_test;

namespace {

/// As SQLite's iterator counts them; -1 if it cannot read on.
int counted_by_sqlite(const std::string& changeset) {
    sqlite3_changeset_iter* iterator = nullptr;
    std::string bytes = changeset;  // exactly so large that a read behind its end is seen
    bytes.shrink_to_fit();
    REQUIRE(sqlite3changeset_start(&iterator, static_cast<int>(bytes.size()), bytes.data()) == SQLITE_OK);
    int count = 0;
    while (sqlite3changeset_next(iterator) == SQLITE_ROW) ++count;
    return sqlite3changeset_finalize(iterator) == SQLITE_OK ? count : -1;
}

std::string newest_changeset(SqliteStore& store) {
    return store.connection()
        .database()
        .execAndGet("SELECT changeset FROM journal ORDER BY number DESC LIMIT 1")
        .getString();
}

/// Rows of many tables added, changed and removed in one change.
std::string changeset_of_all_sorts() {
    auto store = in_memory();
    const auto work = put_work(*store);
    change(*store, [&] {
        auto session = worked_at(90'000, work.kind);
        session.note = std::string(20'000, 'n');  // a length of three bytes
        session.source = "csv";
        session.source_key = "1";
        session.tags = {"deep", "말뭉치"};
        store->sessions().keep_row(store->sessions().add(session), "2026-03-03T10:00:00,…");
        auto changed = store->sessions().find(work.sessions[0]).value();
        changed.note = "";
        changed.project.reset();
        store->sessions().update(changed);
        store->sessions().remove(work.sessions[1]);
        store->settings().set("week", "60");
    });
    return newest_changeset(*store);
}

}  // namespace

TEST_CASE("changes are counted as SQLite counts them") {
    const auto changeset = changeset_of_all_sorts();
    CHECK(sqlite::changes_in(changeset) == counted_by_sqlite(changeset));
    CHECK(sqlite::changes_in(changeset) > 8);
    CHECK(sqlite::changes_in("") == 0);
}

TEST_CASE("of a changeset that is cut off nothing is counted, wherever that is within a change") {
    const auto changeset = changeset_of_all_sorts();
    int whole = 0;
    for (std::size_t size = 1; size < changeset.size(); ++size) {
        const auto cut = changeset.substr(0, size);
        const int count = sqlite::changes_in(cut);
        if (count >= 0) CHECK(count == counted_by_sqlite(cut));
        whole += count >= 0 ? 1 : 0;
    }
    // Cut between two changes, or between a table's header and its first change.
    CHECK(whole >= sqlite::changes_in(changeset) - 1);
    CHECK(whole < 3 * sqlite::changes_in(changeset));
    CHECK(sqlite::changes_in("a letter") == -1);
    CHECK(sqlite::changes_in(std::string("T\x01\x01t\0\x12\0\x03\xff\xff\xff\xff\xff", 13)) == -1);
}
