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

}  // namespace sugo::sqlite
