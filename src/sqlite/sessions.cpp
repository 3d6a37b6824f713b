#include <sqlite/sessions.hpp>

#include <sqlite/changes.hpp>
#include <sqlite/session_rows.hpp>
#include <sqlite/statement.hpp>

// Changes of the log, and sessions by identity. What is asked by time or by many filters is in session_queries.cpp.

namespace sugo::sqlite {

SessionId Sessions::add(const Session& session) {
    const SessionId id{connection_.id_or_next(session.id.value)};
    Statement(connection_,
              "INSERT INTO session (id, kind_id, project_id, start, stop, zone, note, billable, planned, outcome,"
              " settled, source, source_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .run(id, session.kind, session.project, session.start, session.stop, session.zone, session.note,
             session.billable, session.planned, session.outcome, session.settled, session.source, session.source_key);
    set_tags(id, session.tags);
    return id;
}

void Sessions::update(const Session& session) {
    connection_.require_change();
    const int rows = Statement(connection_,
                               "UPDATE session SET kind_id = ?, project_id = ?, start = ?, stop = ?, zone = ?,"
                               " note = ?, billable = ?, planned = ?, outcome = ?, settled = ?, source = ?,"
                               " source_key = ? WHERE id = ?")
                         .run(session.kind, session.project, session.start, session.stop, session.zone, session.note,
                              session.billable, session.planned, session.outcome, session.settled, session.source,
                              session.source_key, session.id);
    require_known(rows, "session");
    Statement(connection_, "DELETE FROM session_tag WHERE session_id = ?").run(session.id);
    set_tags(session.id, session.tags);
}

void Sessions::set_tags(SessionId id, const std::vector<std::string>& tags) {
    if (tags.empty()) return;
    Statement add(connection_, "INSERT INTO session_tag (session_id, tag) VALUES (?, ?)");
    for (const auto& tag : tags) add.run(id, tag);
}

void Sessions::remove(SessionId id) {
    connection_.require_change();
    Statement holder(connection_,
                     "SELECT EXISTS (SELECT 1 FROM issued WHERE issued.invoice_id = claim.invoice_id) FROM claim"
                     " WHERE session_id = ?");
    if (holder.bind(id).step() && !holder.take<bool>()) {
        throw Failure(ErrorKind::refused, "the session is on a draft",
                      "take it off first: sugo invoice edit CLIENT --drop SESSION");
    }
    Statement(connection_, "DELETE FROM session_tag WHERE session_id = ?").run(id);
    Statement(connection_, "DELETE FROM interruption WHERE session_id = ?").run(id);
    Statement(connection_, "DELETE FROM session_row WHERE session_id = ?").run(id);
    require_known(Statement(connection_, "DELETE FROM session WHERE id = ?").run(id), "session");
}

std::optional<Session> Sessions::open() const {
    Statement row(connection_, select_session, where_open);
    return row.step() ? std::optional(read_session(row)) : std::nullopt;
}

std::optional<Session> Sessions::find(SessionId id) const {
    Statement row(connection_, select_session, "WHERE id = ?");
    return row.bind(id).step() ? std::optional(read_session(row)) : std::nullopt;
}

void Sessions::keep_row(SessionId session, std::string_view row) {
    connection_.require_change();
    Statement(connection_, "INSERT INTO session_row (session_id, source_row) VALUES (?, ?)").run(session, row);
}

std::set<std::string> Sessions::source_keys(std::string_view source) const {
    std::set<std::string> keys;
    Statement each(connection_,
                   "SELECT source_key FROM session WHERE source = ? AND source_key <> '' ORDER BY source_key");
    each.bind(source);
    while (each.step()) keys.emplace_hint(keys.end(), each.take<std::string>());
    return keys;
}

}  // namespace sugo::sqlite
