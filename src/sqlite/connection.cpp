#include <sqlite/connection.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <sqlite3.h>

#include <sqlite/errors.hpp>
#include <sqlite/statement.hpp>

namespace sugo::sqlite {
namespace {

/// From so many new rows on, a transaction is an import. The pages of its random keys then stay in memory instead of
/// going to the disk and back for nearly every row; all else gets along with SQLite's own little.
constexpr std::int64_t many_rows = 10'000;
constexpr const char* large_cache = "PRAGMA cache_size = -262144";
constexpr const char* usual_cache = "PRAGMA cache_size = -2000";

}  // namespace

Connection::Connection(SQLite::Database database, std::string place, IdSource ids)
    : database_(std::move(database)), place_(std::move(place)), ids_(std::move(ids)) {}

void Connection::execute(const char* sql) {
    translated(place_, [&] { database_.exec(sql); });
}

StatementPool::node_type Connection::borrow(std::string_view sql) {
    if (const auto found = pool_.find(sql); found != pool_.end()) return pool_.extract(found);
    StatementPool fresh;
    std::string text(sql);
    auto prepared = translated(place_, [&] { return std::make_unique<SQLite::Statement>(database_, text); });
    const auto added = fresh.emplace(std::move(text), std::move(prepared)).first;
    return fresh.extract(added);
}

void Connection::give_back(StatementPool::node_type statement) noexcept {
    statement.mapped()->tryReset();
    statement.mapped()->clearBindings();  // what was lent to it may be gone
    pool_.insert(std::move(statement));   // when its twin came back first, this one is finalized
}

std::int64_t Connection::total_changes() {
    return sqlite3_total_changes64(database_.getHandle());
}

bool Connection::in_transaction() {
    return sqlite3_get_autocommit(database_.getHandle()) == 0;
}

void Connection::require_change() const {
    if (!changing_) throw std::logic_error("the store is changed only inside Store::transact");
}

void Connection::rise_above_journal() {
    if (newest_id_ == 0) {
        // Another process, or this one with the clock set back, may have made later identities than this source would.
        Statement newest(*this, "SELECT max_id FROM journal ORDER BY number DESC LIMIT 1");
        if (newest.step()) ids_.rise_above(newest.take<std::int64_t>());
    }
}

void Connection::note_new_row() {
    if (++new_rows_ == many_rows) execute(large_cache);
}

std::int64_t Connection::next_id() {
    require_change();
    rise_above_journal();
    note_new_row();
    newest_id_ = ids_.next();
    return newest_id_;
}

std::int64_t Connection::id_or_next(std::int64_t given) {
    if (given == 0) return next_id();
    require_change();
    rise_above_journal();
    note_new_row();
    ids_.rise_above(given);
    newest_id_ = std::max(newest_id_, given);
    return given;
}

Transaction::Transaction(Connection& connection, Kind kind) : connection_(connection) {
    connection_.execute(kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
    // After a full disk or a failed read SQLite may have rolled back by itself.
    if (!committed_ && connection_.in_transaction()) connection_.database().tryExec("ROLLBACK");
}

void Transaction::commit() {
    connection_.execute("COMMIT");
    committed_ = true;
}

Changing::Changing(Connection& connection) : connection_(connection) {
    connection_.changing_ = true;
    connection_.newest_id_ = 0;
    connection_.new_rows_ = 0;
}

Changing::~Changing() {
    connection_.changing_ = false;
    if (connection_.new_rows_ >= many_rows) connection_.database().tryExec(usual_cache);
}

}  // namespace sugo::sqlite
