#include <sugo/session.hpp>

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <core/named.hpp>
#include <sugo/text.hpp>

namespace sugo {
namespace {

constexpr Names<Outcome, 5> outcomes{{{Outcome::running, "running"},
                                      {Outcome::rung, "rung"},
                                      {Outcome::stopped, "stopped"},
                                      {Outcome::voided, "void"},
                                      {Outcome::paused, "paused"}}};

constexpr Names<Interruption::Kind, 3> interruption_kinds{{{Interruption::Kind::internal, "internal"},
                                                           {Interruption::Kind::external, "external"},
                                                           {Interruption::Kind::voiding, "void"}}};

void refuse_end_before_start(const Session& session, Instant at) {
    if (at >= session.start) return;
    const WallTime start = to_wall(session.start, session.zone);
    const std::string began = to_string(day_of(session)) + " " + clock_text(start);
    throw Failure(ErrorKind::refused, fmt::format("the session began at {}, it cannot end before that", began),
                  "sugo cancel");
}

}  // namespace

std::string_view to_string(Outcome outcome) {
    return name_of(outcomes, outcome);
}

Result<Outcome> parse_outcome(std::string_view text) {
    if (const auto outcome = named(outcomes, text)) return *outcome;
    return Error{ErrorKind::usage,
                 fmt::format("\"{}\" is not an outcome: running, rung, stopped, void or paused", text), "stopped"};
}

std::string_view to_string(Interruption::Kind kind) {
    return name_of(interruption_kinds, kind);
}

Result<Interruption::Kind> parse_interruption_kind(std::string_view text) {
    if (const auto kind = named(interruption_kinds, text)) return *kind;
    return Error{ErrorKind::usage,
                 fmt::format("\"{}\" is no kind of interruption: internal, external or void", printable(text)),
                 "external"};
}

Seconds worked(const Session& session, Instant now) {
    return std::max(session.stop.value_or(now) - session.start, Seconds::zero());
}

Day day_of(const Session& session) {
    return day_of(session.start, session.zone);
}

bool overlap(Instant start, Instant stop, Instant other_start, Instant other_stop) {
    return std::max(start, other_start) < std::min(stop, other_stop);
}

std::optional<Instant> rings_at(const Session& session) {
    if (!session.planned) return std::nullopt;
    return session.start + *session.planned;
}

Session ended_at(Session session, Instant at) {
    refuse_end_before_start(session, at);
    const std::optional<Instant> ring = rings_at(session);
    session.stop = at;
    session.outcome = ring == at ? Outcome::rung : Outcome::stopped;
    return session;
}

Session ended(Session session, Instant at) {
    const std::optional<Instant> ring = rings_at(session);
    return ended_at(std::move(session), ring ? std::min(*ring, at) : at);
}

Session voided_at(Session session, Instant at) {
    if (!session.planned) {
        throw Failure(ErrorKind::refused, "a session without a ring is not void: it is stopped or forgotten",
                      "sugo stop, or sugo cancel");
    }
    session = ended_at(std::move(session), at);
    if (at >= *rings_at(session)) {
        throw Failure(ErrorKind::refused,
                      fmt::format("it rang at {}, and what has rung counts",
                                  clock_text(to_wall(*rings_at(session), session.zone))),
                      "sugo stop, or the time at which it broke off: --at TIME");
    }
    session.outcome = Outcome::voided;
    return session;
}

Session paused_at(Session session, Instant at) {
    const std::optional<Instant> ring = rings_at(session);
    if (!ring) {
        throw Failure(ErrorKind::refused, "a session without a ring needs no pause: stop it, and continue",
                      "sugo stop, then sugo continue");
    }
    session = ended_at(std::move(session), at);
    if (at >= *ring) {
        throw Failure(ErrorKind::refused, fmt::format("it rang at {}", clock_text(to_wall(*ring, session.zone))),
                      "sugo stop");
    }
    session.outcome = Outcome::paused;
    return session;
}

bool ended_early(const Session& session) {
    const std::optional<Instant> ring = rings_at(session);
    return ring && session.outcome == Outcome::stopped && *session.stop < *ring;
}

bool is_billable(const Session& session, const Project* project, const Kind& kind) {
    const bool is_empty = session.stop && *session.stop <= session.start;
    if (!project || !project->client || session.outcome == Outcome::voided || is_empty) return false;
    if (session.billable) return *session.billable;
    return project->billable.value_or(kind.billable);
}

std::string short_id(SessionId id, int digits) {
    constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    auto rest = static_cast<std::uint64_t>(id.value);
    std::string text(static_cast<std::size_t>(digits), '0');
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit) {
        *digit = alphabet[rest % alphabet.size()];
        rest /= alphabet.size();
    }
    return text;
}

}  // namespace sugo
