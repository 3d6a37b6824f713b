#include <sqlite/session_conditions.hpp>

#include <algorithm>
#include <cstddef>

namespace sugo::sqlite {
namespace {

/// "?, ?, ?"
std::string placeholders(std::size_t count) {
    std::string text;
    for (std::size_t n = 0; n < count; ++n) text += n == 0 ? "?" : ", ?";
    return text;
}

}  // namespace

std::string chosen_rows(const SessionQuery& query) {
    std::string sql;
    const auto add = [&sql](std::string_view condition) {
        sql += sql.empty() ? "WHERE " : " AND ";
        sql += condition;
    };
    if (query.from) add("start >= ?");
    if (query.until) add("start < ?");
    if (query.projects) add("project_id IN (" + placeholders(query.projects->size()) + ")");
    if (query.kind) add("kind_id = ?");
    for (std::size_t n = 0; n < query.tags.size(); ++n) {
        add("EXISTS (SELECT 1 FROM session_tag WHERE session_id = session.id AND tag = ?)");
    }
    if (!query.text.empty()) add("instr(lower(note), lower(?)) > 0");
    if (query.unclaimed) add("settled = 0 AND NOT EXISTS (SELECT 1 FROM claim WHERE session_id = session.id)");
    if (query.newest) sql += " ORDER BY start DESC, id DESC LIMIT ?";
    return sql;
}

void put_values(Statement& statement, const SessionQuery& query) {
    if (query.from) statement.put(*query.from);
    if (query.until) statement.put(*query.until);
    if (query.projects) {
        for (const auto project : *query.projects) statement.put(project);
    }
    if (query.kind) statement.put(*query.kind);
    for (const auto& tag : query.tags) statement.put(tag);
    if (!query.text.empty()) statement.put(query.text);
    if (query.newest) statement.put(std::max(*query.newest, 0));
}

bool chooses_all(const SessionQuery& query) {
    return chosen_rows(query).empty();
}

}  // namespace sugo::sqlite
