#include <sugo/corrections.hpp>

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <app/corrections.hpp>
#include <app/overlaps.hpp>

namespace sugo::tracking {
namespace {

/// Where the session could begin: at the end of what was logged before it, if that is near enough.
Instant earliest(Store& store, const Session& session, Seconds most, const Now& now) {
    Instant start = session.start;
    for (const Session& other : store.sessions().overlapping(session.start - most, session.start)) {
        // A running pomodoro that has rung ended there.
        if (other.id != session.id) start = *as_ended(other, now.at).stop;
    }
    return std::min(start, session.start);
}

/// Where it could end: at the begin of what was logged after it, or now.
Instant latest(Store& store, const Session& session, Seconds most, const Now& now) {
    const Instant stop = *session.stop;
    const Instant limit = std::min(stop + most, now.at);
    for (const Session& other : store.sessions().overlapping(stop, limit)) {
        if (other.id != session.id) return other.start;
    }
    // At the limit itself something may begin, or it is now.
    if (limit == now.at) return std::max(stop, now.at);
    const std::vector<Session> next = store.sessions().overlapping(limit, limit + Seconds(1));
    return !next.empty() && next.front().start == limit ? limit : stop;
}

std::string nothing_to_fill(Store& store, const Session& session, Seconds most) {
    return fmt::format("{} has no gap of at most {} beside it", unambiguous_id(store, session.id), format(most));
}

}  // namespace

Corrected fill(Store& store, const FillRequest& request, const Now& now) {
    Corrected answer;
    store.transact(
        now.at,
        [&] {
            return Label{label_of("fill", answer), {}};
        },
        [&] {
            const Entries entries(store, now);
            const std::vector<Session> sessions = find_correctable(store, entries, request.sessions, now);
            // One after the other, so that two of them do not take the same gap.
            for (const Session& session : sessions) {
                Span span{session.start, session.stop.value_or(never)};
                if (request.before) span.start = earliest(store, session, request.most, now);
                if (request.after && session.stop) span.stop = latest(store, session, request.most, now);
                if (span.start == session.start && span.stop == session.stop.value_or(never)) {
                    answer.remarks.push_back(nothing_to_fill(store, session, request.most));
                    continue;
                }
                Corrected one = retime(store, entries, {{session, span}}, false, now);
                answer.corrections.push_back(std::move(one.corrections.front()));
                answer.remarks.insert(answer.remarks.end(), one.remarks.begin(), one.remarks.end());
            }
            if (!answer.corrections.empty()) return;
            throw Failure(ErrorKind::refused, answer.remarks.front(),
                          "sugo gaps " + to_string(sugo::day_of(sessions.front())));
        });
    return answer;
}

}  // namespace sugo::tracking
