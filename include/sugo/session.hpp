#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sugo/client.hpp>
#include <sugo/id.hpp>
#include <sugo/time.hpp>

namespace sugo {

/// How a session ended. A pomodoro rings; a stopwatch session is stopped. One that ends in a pause is no pomodoro yet:
/// what is left of it is a session of its own, which may ring.
enum class Outcome { running, rung, stopped, voided, paused };
std::string_view to_string(Outcome outcome);  ///< "running", "rung", "stopped", "void", "paused"
Result<Outcome> parse_outcome(std::string_view text);

/// A stretch of work, half-open. One pomodoro is one session with a planned length.
struct Session {
    SessionId id;
    KindId kind;
    std::optional<ProjectId> project;
    Instant start{};
    /// Empty while it runs.
    std::optional<Instant> stop;
    /// The zone in which it was recorded; its day is the local day of `start` there.
    Zone zone;
    std::string note;
    /// Sorted, without repeats.
    std::vector<std::string> tags;
    /// The session's own word; empty: the project's, else the kind's.
    std::optional<bool> billable;
    /// The pomodoro's length; empty: a stopwatch session.
    std::optional<Seconds> planned;
    Outcome outcome = Outcome::running;
    /// Billed outside sugo: never drafted.
    bool settled = false;
    /// "timer", "added" or an importer's name, and the importer's key of the row it came from.
    std::string source = "timer";
    std::string source_key;

    bool operator==(const Session&) const = default;
};

/// What broke into a session. Cirillo's marks: ' for one's own idea, - for somebody else; `voiding` is what made the
/// pomodoro void.
struct Interruption {
    enum class Kind { internal, external, voiding };

    InterruptionId id;
    SessionId session;
    Instant at{};
    Kind kind = Kind::internal;
    /// What came up, or why; may be empty.
    std::string note;

    bool operator==(const Interruption&) const = default;
};
std::string_view to_string(Interruption::Kind kind);  ///< "internal", "external", "void"
Result<Interruption::Kind> parse_interruption_kind(std::string_view text);

/// The time worked until `now` if it runs, else until its stop. Never negative.
Seconds worked(const Session& session, Instant now);
/// The local day a session belongs to.
Day day_of(const Session& session);
/// Whether two half-open stretches share a second; an empty stretch shares none.
bool overlap(Instant start, Instant stop, Instant other_start, Instant other_stop);

/// When a running pomodoro rings; empty for a stopwatch session.
std::optional<Instant> rings_at(const Session& session);
/// The running session as it ends at `at`: a pomodoro whose time was up by then is rung and ends at the ring, else
/// stopped at `at`. Failure (refused) if `at` is before the start.
Session ended(Session session, Instant at);
/// As ended(), but exactly at `at`: the user's word. Only one that ends at its ring is rung; past it, it is a stopped
/// session.
Session ended_at(Session session, Instant at);

/// The running pomodoro as void from `at`: it stays on record and counts for nothing. Failure (refused): it is a
/// stopwatch session, it had rung by then, or `at` is before the start.
Session voided_at(Session session, Instant at);

/// The running pomodoro as it ends in a pause at `at`. Failure (refused): it is a stopwatch session, it had rung by
/// then, or `at` is before the start.
Session paused_at(Session session, Instant at);

/// Whether a pomodoro was stopped before its ring.
bool ended_early(const Session& session);

/// Whether a session may be billed: its own word, else the project's, else the kind's; never without a client, never
/// when void or empty.
bool is_billable(const Session& session, const Project* project, const Kind& kind);

/// The last `digits` base32 characters (0-9, a-z without i, l, o, u) of an id: what people type.
std::string short_id(SessionId id, int digits = 5);

}  // namespace sugo
