#include <sqlite/recording.hpp>

#include <array>

#include <sqlite3.h>

#include <sqlite/errors.hpp>

// sqlite3changeset_apply answers OK for tables or columns that it does not find and then does nothing, so what it did
// is counted. It defers foreign keys and tries rows that break a constraint again after the others of their table,
// which is why no trigger may depend on another table's rows that the same command changes.

namespace sugo::sqlite {
namespace {

constexpr std::array kRecorded{
    "kind",       "client",      "project",     "rate",   "session",      "session_tag", "session_row",  "interruption",
    "break_mark", "profile",     "setting",     "series", "series_first", "invoice",     "invoice_text", "claim",
    "issued",     "issued_line", "issued_work", "voided", "payment",      "lost_number", "restored",
};

void check(Connection& connection, int code) {
    if (code == SQLITE_OK) return;
    throw Failure(to_error(SQLite::Exception(sqlite3_errstr(code), code), connection.place()));
}

/// The C interface takes pointers to what it does not change.
void* readable(std::string_view changeset) {
    return const_cast<char*>(changeset.data());
}

int refuse_conflicts(void* /*context*/, int /*conflict*/, sqlite3_changeset_iter* /*change*/) {
    return SQLITE_CHANGESET_ABORT;
}

}  // namespace

std::span<const char* const> recorded_tables() {
    return kRecorded;
}

void Recording::Delete::operator()(sqlite3_session* session) const {
    sqlite3session_delete(session);
}

Recording::Recording(Connection& connection) : connection_(connection) {
    sqlite3_session* session = nullptr;
    check(connection_, sqlite3session_create(connection_.database().getHandle(), "main", &session));
    session_.reset(session);
    for (const char* table : kRecorded) check(connection_, sqlite3session_attach(session_.get(), table));
}

Changeset Recording::changeset() {
    int size = 0;
    void* bytes = nullptr;
    check(connection_, sqlite3session_changeset(session_.get(), &size, &bytes));
    return {bytes, size};
}

int count_changes(Connection& connection, std::string_view changeset) {
    const int count = changes_in(changeset);
    if (count < 0) check(connection, SQLITE_CORRUPT);
    return count;
}

Changeset inverted(Connection& connection, std::string_view changeset) {
    int size = 0;
    void* bytes = nullptr;
    check(connection, sqlite3changeset_invert(static_cast<int>(changeset.size()), readable(changeset), &size, &bytes));
    return {bytes, size};
}

bool apply_changes(Connection& connection, std::string_view changeset) {
    sqlite3* handle = connection.database().getHandle();
    const auto before = sqlite3_total_changes64(handle);
    const int code = sqlite3changeset_apply(handle, static_cast<int>(changeset.size()), readable(changeset), nullptr,
                                            refuse_conflicts, nullptr);
    if (code == SQLITE_ABORT || (code & 0xff) == SQLITE_CONSTRAINT) return false;
    check(connection, code);
    return sqlite3_total_changes64(handle) - before == count_changes(connection, changeset);
}

}  // namespace sugo::sqlite
