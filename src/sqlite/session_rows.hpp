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

/// The same, and the row that was kept when it was imported.
inline constexpr std::string_view select_session_and_row =
    "SELECT id, kind_id, project_id, start, stop, zone, note,"
    " (SELECT group_concat(tag, char(31)) FROM session_tag WHERE session_id = session.id),"
    " billable, planned, outcome, settled, source, source_key,"
    " (SELECT source_row FROM session_row WHERE session_id = session.id) FROM session";

/// The columns that read_outline() takes.
inline constexpr std::string_view select_outline =
    "SELECT id, kind_id, project_id, start, stop, zone, billable, planned, outcome, settled FROM session";
inline constexpr std::string_view select_outline_and_tags =
    "SELECT id, kind_id, project_id, start, stop, zone, billable, planned, outcome, settled,"
    " (SELECT group_concat(tag, char(31)) FROM session_tag WHERE session_id = session.id) FROM session";

/// Of a single table, so that the planner always takes the partial index.
inline constexpr std::string_view where_open = "WHERE stop IS NULL";

/// Who may share a second with a time from ?1 to ?2, apart from the open session: what starts at most a day before it,
/// and what lasts longer than a day, which has an index of its own that is nearly empty. So a handful of rows is looked
/// at however long the log is, and the answer is right even if sessions in the log overlap each other. An empty session
/// shares no second with anything. The indexes are named because ANALYZE on a small log talks the planner out of them.
inline constexpr std::string_view where_near =
    "INDEXED BY session_start WHERE start >= ?1 - 86400 AND start < ?2 AND stop > ?1 AND stop > start";
inline constexpr std::string_view where_long =
    "INDEXED BY session_long WHERE stop - start > 86400 AND start < ?1 - 86400 AND stop > ?1";

inline constexpr std::string_view where_newest = "ORDER BY start DESC, id DESC LIMIT 1 OFFSET ?";

/// By the end of an id: ?1 is its bits, ?2 says which ones those are. From five characters on an index finds it.
inline constexpr std::string_view where_short_id =
    "INDEXED BY session_short_id WHERE id & 33554431 = ?1 & 33554431 AND id & ?2 = ?1 ORDER BY start, id LIMIT 20";
inline constexpr std::string_view where_shorter_id = "WHERE id & ?2 = ?1 ORDER BY start, id LIMIT 20";
/// Of others than ?3, and of five characters or more.
inline constexpr std::string_view where_short_id_shared =
    "INDEXED BY session_short_id WHERE id & 33554431 = ?1 & 33554431 AND id & ?2 = ?1 AND id <> ?3 LIMIT 1";

Session read_session(Statement& row);
std::vector<Session> read_sessions(Statement& rows);
/// Overwrites what sums need of a session; with tags if they were selected.
void read_outline(Statement& row, bool with_tags, Session& session);

}  // namespace sugo::sqlite
