#pragma once

#include <cstdint>
#include <memory>

#include <sqlite/clients.hpp>
#include <sqlite/connection.hpp>
#include <sqlite/invoices.hpp>
#include <sqlite/journal.hpp>
#include <sqlite/profile.hpp>
#include <sqlite/rates.hpp>
#include <sqlite/sessions.hpp>
#include <sqlite/settings.hpp>
#include <sugo/store.hpp>

namespace sugo::sqlite {

class SqliteStore final : public Store {
public:
    SqliteStore(std::unique_ptr<Connection> connection, int schema_version);

    using Store::transact;
    void transact(Instant at, const std::function<Label()>& label, const std::function<void()>& work) override;
    [[nodiscard]] bool has_changed() const override { return connection_->total_changes() != changes_at_first_; }
    void read(const std::function<void()>& work) const override;

    Clients& clients() override { return clients_; }
    Rates& rates() override { return rates_; }
    Sessions& sessions() override { return sessions_; }
    Invoices& invoices() override { return invoices_; }
    Profiles& profile() override { return profile_; }
    Settings& settings() override { return settings_; }
    Journals& journal() override { return journal_; }

    /// For tests that look behind the ports.
    [[nodiscard]] Connection& connection() { return *connection_; }

private:
    std::unique_ptr<Connection> connection_;
    int schema_version_;
    Clients clients_;
    Rates rates_;
    Sessions sessions_;
    Invoices invoices_;
    Profiles profile_;
    Settings settings_;
    Journals journal_;
    std::int64_t changes_at_first_;
};

}  // namespace sugo::sqlite
