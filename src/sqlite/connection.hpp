#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <sugo/ids.hpp>

namespace sugo::sqlite {

/// Prepared statements that wait for their next use, by their text.
using StatementPool = std::map<std::string, std::unique_ptr<SQLite::Statement>, std::less<>>;

/// The open database, its prepared statements, and the transaction that is going on.
class Connection {
public:
    /// `place` names the database in messages.
    Connection(SQLite::Database database, std::string place, IdSource ids);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    [[nodiscard]] SQLite::Database& database() { return database_; }
    [[nodiscard]] const std::string& place() const { return place_; }
    [[nodiscard]] IdSource& ids() { return ids_; }

    /// Runs one or more statements without values.
    void execute(const char* sql);
    /// Takes a statement out of the pool, or prepares it.
    StatementPool::node_type borrow(std::string_view sql);
    void give_back(StatementPool::node_type statement) noexcept;

    /// Whether a transaction of any kind is open.
    [[nodiscard]] bool in_transaction();
    /// std::logic_error unless Store::transact is running.
    void require_change() const;

    /// Rows written since it was opened, those taken back again among them.
    [[nodiscard]] std::int64_t total_changes();
    /// A new identity, greater than all that this database has seen. Only inside Store::transact.
    std::int64_t next_id();
    /// The identity given, which came from elsewhere, or for 0 a new one; new ones are above it from then on.
    std::int64_t id_or_next(std::int64_t given);
    /// The newest identity that this transaction made, 0 if none.
    [[nodiscard]] std::int64_t newest_id() const { return newest_id_; }

private:
    void rise_above_journal();
    void note_new_row();

    friend class Changing;

    SQLite::Database database_;
    std::string place_;
    IdSource ids_;
    bool changing_ = false;
    std::int64_t newest_id_ = 0;
    std::int64_t new_rows_ = 0;
    StatementPool pool_;
};

/// BEGIN … COMMIT; without commit() it is rolled back.
class Transaction {
public:
    enum class Kind { read, write };

    /// A writing one takes the write lock at once: reading first and writing later would fail beside a second writer.
    Transaction(Connection& connection, Kind kind);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();

    void commit();

private:
    Connection& connection_;
    bool committed_ = false;
};

/// While it lives, ports may change the store.
class Changing {
public:
    explicit Changing(Connection& connection);
    Changing(const Changing&) = delete;
    Changing& operator=(const Changing&) = delete;
    ~Changing();

private:
    Connection& connection_;
};

}  // namespace sugo::sqlite
