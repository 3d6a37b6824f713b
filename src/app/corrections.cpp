#include <app/corrections.hpp>

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include <app/claims.hpp>
#include <app/overlaps.hpp>
#include <app/session_details.hpp>
#include <app/session_names.hpp>

namespace sugo::tracking {
namespace {

constexpr auto longest = std::chrono::hours(24);

/// Times that a session may have: a running one begins at any time up to now.
void check_retiming(Store& store, const Retiming& retiming, const Now& now) {
    const auto& [session, span] = retiming;
    const Now local = there(session, now);
    const std::string name = unambiguous_id(store, session.id);
    const Instant end = session.stop ? span.stop : span.start;
    if (end > now.at) {
        const std::string way = session.stop && span.start < now.at
                                    ? fmt::format("sugo edit {} --to {}", name, moment_for(session, now.at, now))
                                    : std::string("sugo status");
        throw Failure(ErrorKind::refused,
                      fmt::format("{} would {} at {}, in the future, and planned things are not sessions", name,
                                  session.stop ? "end" : "begin", moment_text(end, local)),
                      way);
    }
    if (session.stop && span.stop - span.start > longest) {
        throw Failure(ErrorKind::refused,
                      fmt::format("{} would be {} long, and a session is at most a day long", name,
                                  format(span.stop - span.start)),
                      fmt::format("sugo edit {} --for {}", name, format(session.stop.value() - session.start)));
    }
    check_begin(span.start, local);
}

/// Whether two of the sessions themselves would share a second.
void refuse_mutual(Store& store, const Entries& entries, std::vector<Retiming> retimings, const Now& now) {
    std::ranges::sort(retimings, {}, [](const Retiming& one) { return one.span.start; });
    for (std::size_t at = 1; at < retimings.size(); ++at) {
        const Session& first = retimings[at - 1].session;
        const Session& second = retimings[at].session;
        if (retimings[at - 1].span.stop <= retimings[at].span.start) continue;
        throw Failure(ErrorKind::refused,
                      fmt::format("{} {} and {} {} would overlap each other", entries.work(first),
                                  times_text(first, now), entries.work(second), times_text(second, now)),
                      fmt::format("the same without {}", unambiguous_id(store, first.id)));
    }
}

}  // namespace

Now there(const Session& session, const Now& now) {
    return session.zone == now.zone ? now : now_in(now.at, session.zone);
}

std::vector<Session> find_correctable(Store& store, const Entries& entries, const std::vector<std::string>& names,
                                      const Now& now) {
    std::vector<Session> sessions = find_sessions(store, names, now);
    for (const Session& session : sessions) require_editable(entries.of(session));
    std::ranges::sort(sessions, [](const Session& left, const Session& right) {
        return std::tie(left.start, left.id) < std::tie(right.start, right.id);
    });
    return sessions;
}

Corrected retime(Store& store, const Entries& entries, const std::vector<Retiming>& retimings, bool trim,
                 const Now& now) {
    Corrected answer;
    std::vector<SessionId> own;
    for (const Retiming& retiming : retimings) {
        check_retiming(store, retiming, now);
        own.push_back(retiming.session.id);
    }
    refuse_mutual(store, entries, retimings, now);
    for (const auto& [session, span] : retimings) {
        if (trim) {
            for (Trimmed& cut : make_room(store, entries, span, own, now)) answer.trimmed.push_back(std::move(cut));
        }
        require_room(store, entries, span, own, now, "the same with --trim, which cuts what is there");
        Session changed = session;
        if (session.stop) {
            changed = retimed(session, span.start, span.stop);
        } else {
            changed.start = span.start;
        }
        const Entry before = entries.of(session);
        if (changed != session) store.sessions().update(changed);
        answer.corrections.push_back({{before}, {entries.of(changed)}});
    }
    for (const Correction& correction : answer.corrections) remark_on_place(store, correction, now, answer.remarks);
    return answer;
}

std::string label_of(std::string_view verb, const Corrected& answer) {
    std::size_t count = 0;
    for (const Correction& correction : answer.corrections) count += correction.before.size();
    if (answer.corrections.size() == 1) return fmt::format("{} {}", verb, answer.corrections[0].after[0].work);
    return fmt::format("{} {} sessions", verb, count);
}

void remark_on_place(Store& store, const Correction& correction, const Now& now, std::vector<std::string>& remarks) {
    const Entry& after = correction.after.front();
    if (after.session.start == correction.before.front().session.start) return;
    for (std::string& remark : remarks_on(store, after, now)) {
        if (std::ranges::find(remarks, remark) == remarks.end()) remarks.push_back(std::move(remark));
    }
}

}  // namespace sugo::tracking
