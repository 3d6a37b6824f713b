#include <sqlite/journal.hpp>

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include <sqlite/database.hpp>
#include <sqlite/recording.hpp>
#include <sqlite/statement.hpp>

// Entries are numbered without gaps. Those that were undone are always the newest ones that are not dropped,
// so the oldest of them is the one that was undone last.

namespace sugo::sqlite {
namespace {

constexpr std::string_view select_change = "SELECT number, at, label, state, way_out, by_time FROM journal";

Change::State read_state(std::string_view text) {
    for (const auto state : {Change::State::done, Change::State::undone, Change::State::dropped, Change::State::kept}) {
        if (to_string(state) == text) return state;
    }
    throw Failure(ErrorKind::bad_data, fmt::format("the journal holds a change that is \"{}\"", text));
}

Change read_change(Statement& row) {
    Change change;
    change.number = row.take<std::int64_t>();
    change.at = row.take<Instant>();
    change.label = row.take<std::string>();
    change.state = read_state(row.take<std::string>());
    change.way_out = row.take<std::string>();
    change.by_time = row.take<bool>();
    return change;
}

/// A change's rows, as they were recorded.
struct Recorded {
    int schema_version = 0;
    int changes = 0;
    std::string changeset;
};

Recorded recorded(Connection& connection, const Change& change) {
    Statement row(connection, "SELECT schema_version, changes, changeset FROM journal WHERE number = ?");
    row.bind(change.number).step();
    Recorded recorded;
    recorded.schema_version = row.take<int>();
    recorded.changes = row.take<int>();
    recorded.changeset = row.take<std::string>();
    return recorded;
}

/// Applies a recorded change in one of both directions, whole or not at all.
void apply_whole(Connection& connection, const Change& change, int schema_version, bool backwards) {
    const char* verb = backwards ? "undo" : "redo";
    const auto rows = recorded(connection, change);
    if (rows.schema_version != schema_version) {
        throw Failure(
            ErrorKind::refused,
            fmt::format("\"{}\" was done before the database was migrated, so sugo cannot {} it", change.label, verb),
            "sugo history shows what was done since");
    }
    const bool fits = count_changes(connection, rows.changeset) == rows.changes &&
                      (backwards ? apply_changes(connection, inverted(connection, rows.changeset).bytes())
                                 : apply_changes(connection, rows.changeset));
    if (!fits) {
        throw Failure(ErrorKind::system,
                      fmt::format("cannot {} \"{}\": what it changed is no longer as sugo left it", verb, change.label),
                      "nothing was changed; another program may have written to the database");
    }
}

void set_state(Connection& connection, Change& change, Change::State state) {
    Statement(connection, "UPDATE journal SET state = ? WHERE number = ?").run(state, change.number);
    change.state = state;
}

void require_outside(Connection& connection) {
    if (connection.in_transaction()) throw std::logic_error("undo and redo are transactions of their own");
}

}  // namespace

std::optional<Change> Journals::newest_done() {
    Statement newest(connection_, select_change, "WHERE state IN ('done', 'kept') ORDER BY number DESC LIMIT 1");
    return newest.step() ? std::optional(read_change(newest)) : std::nullopt;
}

std::optional<Change> Journals::oldest_undone() {
    Statement oldest(connection_, select_change, "WHERE state = 'undone' ORDER BY number LIMIT 1");
    return oldest.step() ? std::optional(read_change(oldest)) : std::nullopt;
}

void Journals::take_back(Change& change) {
    if (!change.way_out.empty()) {
        throw Failure(ErrorKind::refused, fmt::format("\"{}\" cannot be undone", change.label), change.way_out);
    }
    if (change.state == Change::State::kept) {
        throw Failure(ErrorKind::refused,
                      fmt::format("\"{}\" is too old to be undone: it is not among the last {} changes, or from before"
                                  " a migration",
                                  change.label, kept_changesets),
                      "sugo history");
    }
    apply_whole(connection_, change, schema_version_, true);
    set_state(connection_, change, Change::State::undone);
}

bool Journals::can_be_undone(const Change& change) {
    return change.way_out.empty() && change.state == Change::State::done &&
           recorded(connection_, change).schema_version == schema_version_;
}

Change Journals::undo() {
    require_outside(connection_);
    Transaction transaction(connection_, Transaction::Kind::write);
    require_schema(connection_, schema_version_);
    std::optional<Change> change = newest_done();
    if (!change) throw Failure(ErrorKind::refused, "there is nothing to undo", "sugo history");
    take_back(*change);
    while (change->by_time) {
        std::optional<Change> before = newest_done();
        if (!before || !can_be_undone(*before)) break;
        before->with = change->label;
        change = std::move(before);
        take_back(*change);
    }
    transaction.commit();
    return *std::move(change);
}

Change Journals::redo() {
    require_outside(connection_);
    Transaction transaction(connection_, Transaction::Kind::write);
    require_schema(connection_, schema_version_);
    std::optional<Change> change = oldest_undone();
    if (!change) throw Failure(ErrorKind::refused, "there is nothing to redo", "sugo history");
    for (std::optional<Change> next = change; next && (next->number == change->number || next->by_time);
         next = oldest_undone()) {
        apply_whole(connection_, *next, schema_version_, false);
        set_state(connection_, *next, Change::State::done);
        if (next->number != change->number) change->with = next->label;
    }
    change->state = Change::State::done;
    transaction.commit();
    return *std::move(change);
}

std::vector<Change> Journals::history(int most) const {
    std::vector<Change> changes;
    Statement row(connection_, select_change, "ORDER BY number DESC LIMIT ?");
    row.bind(most < 0 ? 0 : most);
    while (row.step()) changes.push_back(read_change(row));
    return changes;
}

void Journals::write(Instant at, const Label& label, std::string_view changeset) {
    std::int64_t number = 1;
    std::int64_t max_id = connection_.newest_id();
    {
        Statement newest(connection_, "SELECT number, max_id FROM journal ORDER BY number DESC LIMIT 1");
        if (newest.step()) {
            number = newest.take<std::int64_t>() + 1;
            max_id = std::max(max_id, newest.take<std::int64_t>());
        }
    }
    Statement(connection_, "UPDATE journal SET state = 'dropped', changeset = NULL WHERE state = 'undone'").run();
    Statement add(connection_,
                  "INSERT INTO journal"
                  " (number, at, label, way_out, by_time, state, schema_version, changes, max_id, changeset)"
                  " VALUES (?, ?, ?, ?, ?, 'done', ?, ?, ?, ?)");
    add.bind(number, at, label.text, label.way_out, label.by_time, schema_version_,
             count_changes(connection_, changeset), max_id);
    add.lend_blob(changeset);
    add.run();
    if (number <= kept_changesets) return;
    // One falls off the end for each one that is added.
    Statement(connection_,
              "UPDATE journal SET changeset = NULL, state = CASE state WHEN 'done' THEN 'kept' ELSE state END"
              " WHERE number = ?")
        .run(number - kept_changesets);
}

}  // namespace sugo::sqlite
