// move, lengthen, shorten.
#include <sugo/corrections.hpp>

#include <utility>

#include <fmt/format.h>

#include <app/corrections.hpp>
#include <app/overlaps.hpp>

namespace sugo::tracking {
namespace {

/// What runs has no end of its own.
Retiming shifted(const Session& session, Instant start) {
    return {session, {start, session.stop ? start + (*session.stop - session.start) : never}};
}

/// On other days, at the same time of day on each session's own clock.
std::vector<Retiming> on_other_days(const std::vector<Session>& sessions, date::days by,
                                    std::vector<std::string>& remarks) {
    std::vector<Retiming> retimings;
    for (const Session& session : sessions) {
        const Resolved start = resolve(to_wall(session.start, session.zone) + by, session.zone);
        if (start.remark) remarks.push_back(*start.remark);
        retimings.push_back(shifted(session, start.at));
    }
    return retimings;
}

std::vector<Retiming> moved(const std::vector<Session>& sessions, const std::string& to, const Now& now,
                            std::vector<std::string>& remarks) {
    const Session& first = sessions.front();
    const Now local = there(first, now);
    const std::optional<Shift> said = read_shift(to);
    if (said && said->days != date::days::zero()) return on_other_days(sessions, said->days, remarks);
    if (const auto day = parse_day(to, local.today); !said && day) {
        return on_other_days(sessions, *day - sugo::day_of(first), remarks);
    }
    Seconds by = said ? said->by : Seconds::zero();
    if (!said) {
        const Resolved start = parse_moment(to, local, sugo::day_of(first)).value();
        if (start.remark) remarks.push_back(*start.remark);
        by = start.at - first.start;
    }
    std::vector<Retiming> retimings;
    for (const Session& session : sessions) retimings.push_back(shifted(session, session.start + by));
    return retimings;
}

/// A session whose length changes by `by`, which may be negative.
Retiming resized(Store& store, const Session& session, Seconds by, bool at_start) {
    if (!session.stop && !at_start) {
        throw Failure(
            ErrorKind::refused, "it is still running, so it has no end yet",
            by < Seconds::zero() ? fmt::format("sugo stop --at \"{} ago\"", format(-by)) : std::string("sugo stop"));
    }
    if (!session.stop) return {session, {session.start - by, never}};
    const Seconds length = *session.stop - session.start;
    if (length + by <= Seconds::zero()) {
        const std::string name = unambiguous_id(store, session.id);
        throw Failure(ErrorKind::refused,
                      fmt::format("{} is {} long, so nothing would be left of it", name, format(length)),
                      "sugo remove " + name);
    }
    if (at_start) return {session, {session.start - by, *session.stop}};
    return {session, {session.start, *session.stop + by}};
}

Corrected resize(Store& store, std::string_view verb, const ResizeRequest& request, Seconds by, const Now& now) {
    if (by == Seconds::zero()) throw Failure(ErrorKind::usage, "a length of nothing changes nothing", "5m");
    Corrected answer;
    store.transact(
        now.at,
        [&] {
            return Label{label_of(verb, answer), {}};
        },
        [&] {
            const Entries entries(store, now);
            std::vector<Retiming> retimings;
            for (const Session& session : find_correctable(store, entries, request.sessions, now)) {
                retimings.push_back(resized(store, session, by, request.at_start));
            }
            answer = retime(store, entries, retimings, request.trim, now);
        });
    return answer;
}

}  // namespace

Corrected move(Store& store, const MoveRequest& request, const Now& now) {
    Corrected answer;
    store.transact(
        now.at,
        [&] {
            return Label{label_of("move", answer), {}};
        },
        [&] {
            const Entries entries(store, now);
            const std::vector<Session> sessions = find_correctable(store, entries, request.sessions, now);
            std::vector<std::string> remarks;
            answer = retime(store, entries, moved(sessions, request.to, now, remarks), request.trim, now);
            answer.remarks.insert(answer.remarks.begin(), remarks.begin(), remarks.end());
        });
    return answer;
}

Corrected lengthen(Store& store, const ResizeRequest& request, const Now& now) {
    return resize(store, "lengthen", request, request.by, now);
}

Corrected shorten(Store& store, const ResizeRequest& request, const Now& now) {
    return resize(store, "shorten", request, -request.by, now);
}

}  // namespace sugo::tracking
