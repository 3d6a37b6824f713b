#include <app/overlaps.hpp>

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <app/claims.hpp>

namespace sugo::tracking {
namespace {

std::vector<Session> others_in(Store& store, Span span, const std::vector<SessionId>& own) {
    std::vector<Session> found = store.sessions().overlapping(span.start, span.stop);
    std::erase_if(found, [&](const Session& session) { return std::ranges::find(own, session.id) != own.end(); });
    return found;
}

void refuse_running(const Entries& entries, const Session& open, const Now& now) {
    throw Failure(ErrorKind::refused, fmt::format("{} has been running {}", entries.work(open), times_text(open, now)),
                  "sugo stop");
}

/// What is left of a session outside the span: nothing, the front, the back or both.
std::vector<Session> pieces_of(const Session& session, Span span) {
    std::vector<Session> pieces;
    if (session.start < span.start) pieces.push_back(retimed(session, session.start, span.start));
    if (*session.stop > span.stop) pieces.push_back(retimed(session, span.stop, *session.stop));
    if (pieces.size() == 2) {
        // The source's row stays with the front, by whose key it is known.
        pieces.back().id = {};
        pieces.back().source_key.clear();
    }
    return pieces;
}

Trimmed cut(Store& store, const Entries& entries, const Session& session, Span span) {
    Trimmed trimmed;
    trimmed.before = entries.of(session);
    require_editable(trimmed.before);
    std::vector<Session> pieces = pieces_of(session, span);
    if (pieces.empty()) {
        require_removable(trimmed.before);
        store.sessions().remove(session.id);
    }
    for (Session& piece : pieces) {
        if (piece.id) {
            store.sessions().update(piece);
        } else {
            piece.id = store.sessions().add(piece);
            if (trimmed.before.claim) store.invoices().claim(trimmed.before.claim->invoice, piece.id);
        }
        trimmed.after.push_back(entries.of(piece));
    }
    return trimmed;
}

}  // namespace

void require_room(Store& store, const Entries& entries, Span span, const std::vector<SessionId>& own, const Now& now,
                  std::string_view hint) {
    const std::vector<Session> others = others_in(store, span, own);
    if (others.empty()) return;
    const Session& first = others.front();
    if (!first.stop) refuse_running(entries, first, now);
    const std::string id = unambiguous_id(store, first.id);
    if (*first.stop > now.at) {
        // Logged by a clock that was ahead. No begin that could be typed now lies behind it.
        throw Failure(ErrorKind::refused,
                      fmt::format("{} {} ({}) {} the future and would be overlapped", entries.work(first),
                                  times_text(first, now), id, first.start > now.at ? "lies in" : "reaches into"),
                      fmt::format("sugo edit {0} --from TIME --to TIME, or sugo remove {0}", id));
    }
    throw Failure(ErrorKind::refused,
                  fmt::format("it would overlap {} {} ({})", entries.work(first), times_text(first, now), id),
                  hint.empty() ? fmt::format("--at {}", moment_argument(*others.back().stop, now)) : std::string(hint));
}

std::vector<Trimmed> make_room(Store& store, const Entries& entries, Span span, const std::vector<SessionId>& own,
                               const Now& now) {
    std::vector<Trimmed> trimmed;
    for (const Session& other : others_in(store, span, own)) {
        if (!other.stop) refuse_running(entries, other, now);
        trimmed.push_back(cut(store, entries, other, span));
    }
    return trimmed;
}

Session retimed(Session session, Instant start, Instant stop) {
    session.start = start;
    session.stop = stop;
    if (session.outcome == Outcome::rung && session.planned != stop - start) session.outcome = Outcome::stopped;
    return session;
}

}  // namespace sugo::tracking
