#include <sqlite/session_rows.hpp>

#include <algorithm>
#include <string>

namespace sugo::sqlite {
namespace {

std::vector<std::string> split_tags(std::string_view joined) {
    std::vector<std::string> tags;
    while (!joined.empty()) {
        const auto end = std::min(joined.find('\x1f'), joined.size());
        tags.emplace_back(joined.substr(0, end));
        joined.remove_prefix(std::min(end + 1, joined.size()));
    }
    std::sort(tags.begin(), tags.end());  // group_concat promises no order
    return tags;
}

}  // namespace

Session read_session(Statement& row) {
    Session session;
    session.id = row.take<SessionId>();
    session.kind = row.take<KindId>();
    session.project = row.take<std::optional<ProjectId>>();
    session.start = row.take<Instant>();
    session.stop = row.take<std::optional<Instant>>();
    session.zone = row.take<Zone>();
    session.note = row.take<std::string>();
    session.tags = split_tags(row.take<std::string>());
    session.billable = row.take<std::optional<bool>>();
    session.planned = row.take<std::optional<Seconds>>();
    session.outcome = row.take<Outcome>();
    session.settled = row.take<bool>();
    session.source = row.take<std::string>();
    session.source_key = row.take<std::string>();
    return session;
}

std::vector<Session> read_sessions(Statement& rows) {
    std::vector<Session> sessions;
    while (rows.step()) sessions.push_back(read_session(rows));
    return sessions;
}

void read_outline(Statement& row, bool with_tags, Session& session) {
    session.id = row.take<SessionId>();
    session.kind = row.take<KindId>();
    session.project = row.take<std::optional<ProjectId>>();
    session.start = row.take<Instant>();
    session.stop = row.take<std::optional<Instant>>();
    row.take_into(session.zone.name);
    session.billable = row.take<std::optional<bool>>();
    session.planned = row.take<std::optional<Seconds>>();
    session.outcome = row.take<Outcome>();
    session.settled = row.take<bool>();
    if (with_tags) session.tags = split_tags(row.take<std::string>());
}

}  // namespace sugo::sqlite
