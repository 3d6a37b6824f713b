#include <sqlite/rates.hpp>

#include <sqlite/changes.hpp>
#include <sqlite/statement.hpp>

namespace sugo::sqlite {

RateId Rates::add(const RateEntry& entry) {
    const RateId id{connection_.id_or_next(entry.id.value)};
    Statement(connection_,
              "INSERT INTO rate (id, project_id, client_id, kind_id, tier, valid_from, minor_per_hour, currency)"
              " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .run(id, entry.project, entry.client, entry.kind, entry.tier, entry.valid_from, entry.rate.minor_per_hour,
             entry.rate.currency);
    return id;
}

void Rates::remove(RateId id) {
    connection_.require_change();
    require_known(Statement(connection_, "DELETE FROM rate WHERE id = ?").run(id), "rate");
}

std::vector<RateEntry> Rates::entries() const {
    std::vector<RateEntry> entries;
    Statement row(connection_,
                  "SELECT id, project_id, client_id, kind_id, tier, valid_from, minor_per_hour, currency"
                  " FROM rate ORDER BY valid_from, id");
    while (row.step()) {
        RateEntry entry;
        entry.id = row.take<RateId>();
        entry.project = row.take<std::optional<ProjectId>>();
        entry.client = row.take<std::optional<ClientId>>();
        entry.kind = row.take<std::optional<KindId>>();
        entry.tier = row.take<std::optional<Tier>>();
        entry.valid_from = row.take<Day>();
        entry.rate.minor_per_hour = row.take<std::int64_t>();
        entry.rate.currency = row.take<Currency>();
        entries.push_back(std::move(entry));
    }
    return entries;
}

}  // namespace sugo::sqlite
