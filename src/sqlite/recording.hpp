#pragma once

#include <memory>
#include <span>
#include <string_view>

#include <sqlite/changeset.hpp>
#include <sqlite/connection.hpp>

struct sqlite3_session;

namespace sugo::sqlite {

/// The tables whose changes can be undone: all but the journal.
std::span<const char* const> recorded_tables();

/// Notes every change of the recorded tables while it lives (SQLite's session extension).
class Recording {
public:
    explicit Recording(Connection& connection);

    /// What changed so far, by the first and last state of each row; empty if nothing differs.
    [[nodiscard]] Changeset changeset();

private:
    struct Delete {
        void operator()(sqlite3_session* session) const;
    };
    Connection& connection_;
    std::unique_ptr<sqlite3_session, Delete> session_;
};

/// How many rows a changeset adds, changes or removes. Failure (bad_data) if it is none.
int count_changes(Connection& connection, std::string_view changeset);
/// The way back.
Changeset inverted(Connection& connection, std::string_view changeset);
/// Makes the changes. False if one of them did not fit or was passed over: the caller rolls back.
bool apply_changes(Connection& connection, std::string_view changeset);

}  // namespace sugo::sqlite
