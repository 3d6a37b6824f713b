#pragma once

#include <optional>
#include <string_view>

#include <sqlite/connection.hpp>
#include <sugo/store.hpp>

namespace sugo::sqlite {

/// How many changes can be undone.
inline constexpr std::int64_t kept_changesets = 1'000;

/// The journal: what was done with its changesets, and the way back and forth.
class Journals final : public Journal {
public:
    /// `schema_version` is the one that this library writes; undo never crosses a migration.
    Journals(Connection& connection, int schema_version) : connection_(connection), schema_version_(schema_version) {}

    Change undo() override;
    Change redo() override;
    [[nodiscard]] std::vector<Change> history(int most) const override;

    /// Writes down what a transaction did, in that transaction.
    void write(Instant at, const Label& label, std::string_view changeset);

private:
    std::optional<Change> newest_done();
    std::optional<Change> oldest_undone();
    void take_back(Change& change);
    bool can_be_undone(const Change& change);

    Connection& connection_;
    int schema_version_;
};

}  // namespace sugo::sqlite
