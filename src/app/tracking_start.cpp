#include <sugo/tracking.hpp>

#include <utility>

#include <fmt/format.h>

#include <app/away.hpp>
#include <app/entries.hpp>
#include <app/moments.hpp>
#include <app/open_session.hpp>
#include <app/overlaps.hpp>
#include <app/session_details.hpp>
#include <app/session_names.hpp>
#include <app/targets.hpp>
#include <app/work_words.hpp>

namespace sugo::tracking {
namespace {

/// The kind that has no pomodori, whatever it is called: the store was born with it.
constexpr KindId meeting{5};

/// The length of a pomodoro of this work; none for a stopwatch session.
std::optional<Seconds> planned_length(Store& store, const people::Work& work, std::optional<Seconds> length,
                                      bool open) {
    if (open && length) throw Failure(ErrorKind::usage, "an open session has no length", "--open or --for 25m");
    if (open) return std::nullopt;
    if (length) {
        if (*length > Seconds::zero() && *length <= std::chrono::hours(24)) return length;
        throw Failure(ErrorKind::refused, "a pomodoro is longer than nothing and at most a day", "--for 25m");
    }
    if (work.kind.id == meeting) return std::nullopt;
    return people::settings_of(store).pomodoro;
}

/// Ends what is open so that another can begin at `at`.
void close_open(Store& store, Instant at, AwayAnswer away, const Now& now, Started& answer) {
    const auto open = store.sessions().open();
    if (!open) return;
    if (at < open->start) {
        const Entries entries(store, now);
        // Begun by a clock that was ahead: nothing that could be typed now lies behind it.
        const bool ahead = open->start > now.at;
        throw Failure(ErrorKind::refused,
                      fmt::format("{} has been running {}, so nothing can begin at {}", entries.work(*open),
                                  times_text(*open, now), moment_text(at, now)),
                      ahead ? std::string("sugo cancel, or sugo edit @1 --from TIME")
                            : fmt::format("--at {}, or sugo cancel", moment_argument(open->start, now)));
    }
    // Where the user says when it began, that says when the other ended.
    const bool is_now = at == now.at;
    const Session closed = is_now ? ended_by(store, *open, at, away, now, answer.remarks) : ended(*open, at);
    store.sessions().update(closed);
    answer.ended = Entries(store, now).of(closed);
    if (auto late = late_remark(closed, at, now, "@2")) answer.remarks.push_back(*std::move(late));
}

/// Begins a session whose work is known, inside a transaction.
void begin(Store& store, Session session, Instant at, AwayAnswer away, const Now& now, Started& answer) {
    close_open(store, at, away, now, answer);
    session.start = at;
    session.zone = now.zone;
    session.outcome = Outcome::running;
    const Entries entries(store, now);
    require_room(store, entries, {at, never}, {}, now, {});
    session.id = store.sessions().add(session);
    keep_sign(store, session, now);
    answer.started = entries.of(session);
    for (std::string& remark : remarks_on(store, answer.started, now)) answer.remarks.push_back(std::move(remark));
    for (std::string& remark : target_remarks(store, session, now)) answer.remarks.push_back(std::move(remark));
    const auto ring = rings_at(session);
    if (ring && *ring <= now.at) {
        answer.remarks.push_back(
            fmt::format("it rang at {} already: sugo stop ends it there, sugo stop --at now keeps it all",
                        moment_text(*ring, now)));
    }
}

/// The session before this one, if that was paused and this one is what was left of it.
std::optional<Session> paused_before(Store& store, const Session& session) {
    SessionQuery query;
    query.until = session.start;
    query.newest = 1;
    std::optional<Session> before;
    store.sessions().select(query, [&](const Session& one) { before = one; });
    const bool fits = before && before->outcome == Outcome::paused && before->stop && before->planned &&
                      *rings_at(*before) - *before->stop == session.planned;
    return fits ? before : std::nullopt;
}

/// How long the pomodoro was to be of which a session is a part.
std::optional<Seconds> whole_length(Store& store, Session session) {
    while (const auto before = paused_before(store, session)) session = *before;
    return session.planned;
}

/// What is left of a pomodoro that was paused and may still go on; empty if there is none.
std::optional<Seconds> left_of(Store& store, const Session& past, const Now& now) {
    if (past.outcome != Outcome::paused || !past.stop) return std::nullopt;
    const auto newest = store.sessions().newest(1);
    if (!newest || newest->id != past.id) return std::nullopt;
    if (now.at - *past.stop > people::settings_of(store).cycle.pause) return std::nullopt;
    return *rings_at(past) - *past.stop;
}

/// What can be begun again: with its work, note and tags, and as long if it was timed here.
Session again(Store& store, const Session& past, const Now& now) {
    const people::Work work = people::work_of(store, past);
    people::require_active(work);
    if (!past.stop && ended(past, now.at).outcome != Outcome::rung) {
        throw Failure(ErrorKind::refused, fmt::format("{} is still running", work.name()), "sugo status");
    }
    Session session;
    session.kind = past.kind;
    session.project = past.project;
    session.note = past.note;
    session.tags = past.tags;
    session.billable = past.billable;
    if (past.source != "timer") {
        session.planned = planned_length(store, work, std::nullopt, false);
        return session;
    }
    const auto left = left_of(store, past, now);
    session.planned = left ? left : whole_length(store, past);
    return session;
}

Session past_session(Store& store, std::string_view name, const Now& now) {
    if (!name.empty()) return find_session(store, name, now);
    if (auto newest = store.sessions().newest(1)) return *std::move(newest);
    throw Failure(ErrorKind::refused, "there is nothing to continue: the log is empty", "sugo start acme/ner");
}

}  // namespace

Started start(Store& store, const StartRequest& request, const Now& now) {
    Started answer;
    const auto label = [&] { return Label{"start " + answer.started.work, {}}; };
    store.transact(now.at, label, [&] {
        const people::Work work = people::find_work(store, request.words);
        Session session = session_of(work, request.note, request.tags, request.billable);
        session.planned = planned_length(store, work, request.length, request.open);
        begin(store, std::move(session), past_moment(request.at, now, answer.remarks), request.away, now, answer);
    });
    return answer;
}

Started resume(Store& store, std::string_view session, std::string_view at, const Now& now, AwayAnswer away) {
    Started answer;
    const auto label = [&] { return Label{"continue " + answer.started.work, {}}; };
    store.transact(now.at, label, [&] {
        Session repeated = again(store, past_session(store, session, now), now);
        begin(store, std::move(repeated), past_moment(at, now, answer.remarks), away, now, answer);
    });
    return answer;
}

}  // namespace sugo::tracking
