#include <sqlite/sessions.hpp>
#include <sqlite/statement.hpp>

namespace sugo::sqlite {
namespace {

BreakMark read_break_mark(Statement& row) {
    BreakMark mark;
    mark.id = row.take<BreakMarkId>();
    mark.at = row.take<Instant>();
    const Result<BreakMark::Kind> kind = parse_break_mark(row.take<std::string>());
    if (!kind) throw Failure(ErrorKind::bad_data, "the database holds what cannot be: " + kind.error().message);
    mark.kind = *kind;
    return mark;
}

}  // namespace

BreakMarkId Sessions::add(const BreakMark& mark) {
    const BreakMarkId id{connection_.id_or_next(mark.id.value)};
    Statement(connection_, "INSERT INTO break_mark (id, at, kind) VALUES (?, ?, ?)")
        .run(id, mark.at, to_string(mark.kind));
    return id;
}

std::vector<BreakMark> Sessions::break_marks(std::optional<Instant> from) const {
    std::vector<BreakMark> marks;
    Statement row(connection_, "SELECT id, at, kind FROM break_mark WHERE at >= ? ORDER BY at, id");
    row.bind(from.value_or(Instant::min()));
    while (row.step()) marks.push_back(read_break_mark(row));
    return marks;
}

}  // namespace sugo::sqlite
