#include <sqlite/journal.hpp>
#include <sqlite/sessions.hpp>
#include <sqlite/statement.hpp>

namespace sugo::sqlite {

void Sessions::keep_sign(SessionId session, const ClockReading& sign) {
    Statement(connection_,
              "INSERT INTO sign_of_life (one, session_id, at, awake, running, boot) VALUES (1, ?, ?, ?, ?, ?)"
              " ON CONFLICT (one) DO UPDATE SET session_id = excluded.session_id, at = excluded.at,"
              " awake = excluded.awake, running = excluded.running, boot = excluded.boot")
        .run(session, sign.realtime, sign.awake, sign.running, sign.boot);
}

std::optional<ClockReading> Sessions::sign(SessionId session) const {
    Statement row(connection_, "SELECT at, awake, running, boot FROM sign_of_life WHERE session_id = ?");
    row.bind(session);
    if (!row.step()) return std::nullopt;
    ClockReading sign;
    sign.realtime = row.take<Instant>();
    sign.awake = Seconds(row.take<std::int64_t>());
    sign.running = Seconds(row.take<std::int64_t>());
    sign.boot = row.take<std::string>();
    return sign;
}

bool Sessions::tell_ring(SessionId session) {
    const int rows = Statement(connection_, "INSERT OR IGNORE INTO told_ring (session_id) VALUES (?)").run(session);
    if (rows == 0) return false;
    Statement(connection_,
              "DELETE FROM told_ring WHERE session_id <="
              " (SELECT session_id FROM told_ring ORDER BY session_id DESC LIMIT 1 OFFSET ?)")
        .run(kept_changesets);
    return true;
}

}  // namespace sugo::sqlite
