#include <sqlite/changes.hpp>
#include <sqlite/sessions.hpp>
#include <sqlite/statement.hpp>

namespace sugo::sqlite {
namespace {

constexpr std::string_view select_interruption = "SELECT id, session_id, at, kind, note FROM interruption";

Interruption read_interruption(Statement& row) {
    Interruption interruption;
    interruption.id = row.take<InterruptionId>();
    interruption.session = row.take<SessionId>();
    interruption.at = row.take<Instant>();
    const Result<Interruption::Kind> kind = parse_interruption_kind(row.take<std::string>());
    if (!kind) throw Failure(ErrorKind::bad_data, "the database holds what cannot be: " + kind.error().message);
    interruption.kind = *kind;
    interruption.note = row.take<std::string>();
    return interruption;
}

}  // namespace

InterruptionId Sessions::add(const Interruption& interruption) {
    const InterruptionId id{connection_.id_or_next(interruption.id.value)};
    Statement(connection_, "INSERT INTO interruption (id, session_id, at, kind, note) VALUES (?, ?, ?, ?, ?)")
        .run(id, interruption.session, interruption.at, to_string(interruption.kind), interruption.note);
    return id;
}

void Sessions::update(const Interruption& interruption) {
    connection_.require_change();
    const int rows =
        Statement(connection_, "UPDATE interruption SET session_id = ?, at = ?, kind = ?, note = ? WHERE id = ?")
            .run(interruption.session, interruption.at, to_string(interruption.kind), interruption.note,
                 interruption.id);
    require_known(rows, "interruption");
}

std::vector<Interruption> Sessions::interruptions(SessionId session) const {
    std::vector<Interruption> interruptions;
    Statement row(connection_, select_interruption, "WHERE session_id = ? ORDER BY at, id");
    row.bind(session);
    while (row.step()) interruptions.push_back(read_interruption(row));
    return interruptions;
}

void Sessions::each_interruption(const std::function<void(const Interruption&)>& visit) const {
    Statement row(connection_, select_interruption, "ORDER BY id");
    while (row.step()) visit(read_interruption(row));
}

}  // namespace sugo::sqlite
