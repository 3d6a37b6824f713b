#include <sqlite/invoices.hpp>
#include <sqlite/statement.hpp>

namespace sugo::sqlite {

Series Invoices::series() const {
    Series series;
    Statement pattern(connection_, "SELECT pattern FROM series");
    if (pattern.step()) series.pattern = pattern.take<std::string>();
    Statement first(connection_, "SELECT scope, first FROM series_first ORDER BY scope");
    while (first.step()) {
        auto scope = first.take<std::string>();
        series.first.emplace_hint(series.first.end(), std::move(scope), first.take<std::int64_t>());
    }
    return series;
}

void Invoices::set_series(const Series& series) {
    connection_.require_change();
    Statement(
        connection_,
        "INSERT INTO series (id, pattern) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET pattern = excluded.pattern")
        .run(series.pattern);
    Statement(connection_, "DELETE FROM series_first").run();
    Statement first(connection_, "INSERT INTO series_first (scope, first) VALUES (?, ?)");
    for (const auto& [scope, count] : series.first) first.run(scope, count);
}

std::int64_t Invoices::last_seq(std::string_view scope) const {
    Statement row(connection_, "SELECT coalesce(max(seq), 0) FROM issued WHERE scope = ?");
    row.bind(scope).step();
    return row.take<std::int64_t>();
}

std::optional<Day> Invoices::last_date() const {
    Statement row(connection_, "SELECT max(issued) FROM issued");
    row.step();
    return row.take<std::optional<Day>>();
}

}  // namespace sugo::sqlite
