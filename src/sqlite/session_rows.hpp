#pragma once

#include <string_view>
#include <vector>

#include <sqlite/statement.hpp>
#include <sugo/session.hpp>

namespace sugo::sqlite {

/// The columns that read_session() takes; tags are joined by the separator that the schema forbids in them.
inline constexpr std::string_view select_session =
    "SELECT id, kind_id, project_id, start, stop, zone, note,"
    " (SELECT group_concat(tag, char(31)) FROM session_tag WHERE session_id = session.id),"
    " billable, planned, outcome, settled, source, source_key FROM session";

/// Of a single table, so that the planner always takes the partial index.
inline constexpr std::string_view where_open = "WHERE stop IS NULL";

/// ?1 and ?2 bound the time. Who may reach into it: what starts at most a day before its end, what lasts longer than a
/// day (an index of its own, nearly empty), and the open one. So a handful of rows is looked at however long the log
/// is, and the answer is right even if sessions in the log overlap each other. An empty session shares no second with
/// anything.
inline constexpr std::string_view where_overlapping =
    "WHERE id IN ("
    "SELECT id FROM session WHERE start >= ?1 - 86400 AND start < ?2 AND stop > ?1 AND stop > start"
    " UNION ALL SELECT id FROM session WHERE stop - start > 86400 AND start < ?1 - 86400 AND stop > ?1"
    " UNION ALL SELECT id FROM session WHERE stop IS NULL AND start < ?2"
    ") ORDER BY start, id";

inline constexpr std::string_view where_newest = "ORDER BY start DESC, id DESC LIMIT 1 OFFSET ?";

Session read_session(Statement& row);
std::vector<Session> read_sessions(Statement& rows);

}  // namespace sugo::sqlite
