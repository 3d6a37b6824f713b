#include <sqlite/store.hpp>

#include <stdexcept>
#include <utility>

#include <sqlite/database.hpp>
#include <sqlite/recording.hpp>

namespace sugo::sqlite {

SqliteStore::SqliteStore(std::unique_ptr<Connection> connection, int schema_version)
    : connection_(std::move(connection)),
      schema_version_(schema_version),
      clients_(*connection_),
      rates_(*connection_),
      sessions_(*connection_),
      invoices_(*connection_),
      profile_(*connection_),
      settings_(*connection_),
      journal_(*connection_, schema_version),
      changes_at_first_(connection_->total_changes()) {}

void SqliteStore::transact(Instant at, const std::function<Label()>& label, const std::function<void()>& work) {
    if (connection_->in_transaction()) throw std::logic_error("a transaction is going on already");
    Transaction transaction(*connection_, Transaction::Kind::write);
    require_schema(*connection_, schema_version_);
    Changing changing(*connection_);
    Changeset changeset;
    {
        Recording recording(*connection_);
        work();
        changeset = recording.changeset();
    }
    if (changeset.empty()) return;  // nothing to keep: rolled back, without an entry
    journal_.write(at, label(), changeset.bytes());
    transaction.commit();
}

void SqliteStore::read(const std::function<void()>& work) const {
    if (connection_->in_transaction()) {  // sees one state as it is
        work();
        return;
    }
    Transaction transaction(*connection_, Transaction::Kind::read);
    work();
    transaction.commit();
}

}  // namespace sugo::sqlite
