#include <sqlite/invoices.hpp>

#include <utility>

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
    Statement row(connection_,
                  "SELECT coalesce(max(seq), 0) FROM (SELECT seq FROM issued WHERE scope = ?1"
                  " UNION ALL SELECT seq FROM lost_number WHERE scope = ?1)");
    row.bind(scope).step();
    return row.take<std::int64_t>();
}

std::vector<GivenNumber> Invoices::lost_numbers() const {
    std::vector<GivenNumber> lost;
    Statement row(connection_, "SELECT number, scope, seq FROM lost_number ORDER BY scope, seq");
    while (row.step()) {
        GivenNumber given;
        given.number = row.take<std::string>();
        given.scope = row.take<std::string>();
        given.seq = row.take<std::int64_t>();
        lost.push_back(std::move(given));
    }
    return lost;
}

void Invoices::lose(const GivenNumber& given) {
    connection_.require_change();
    Statement(connection_, "INSERT INTO lost_number (number, scope, seq) VALUES (?, ?, ?)")
        .run(given.number, given.scope, given.seq);
}

std::optional<Day> Invoices::last_date() const {
    Statement row(connection_, "SELECT max(issued) FROM issued");
    row.step();
    return row.take<std::optional<Day>>();
}

}  // namespace sugo::sqlite
