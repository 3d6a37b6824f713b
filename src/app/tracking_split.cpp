#include <sugo/corrections.hpp>

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <app/corrections.hpp>
#include <app/overlaps.hpp>

namespace sugo::tracking {
namespace {

constexpr int most_parts = 100;

/// A moment inside a session; a time alone may be past the midnight that the session goes over.
Instant moment_inside(const Session& session, std::string_view text, const Now& now,
                      std::vector<std::string>& remarks) {
    const Now local = there(session, now);
    const Day day = sugo::day_of(session);
    Resolved moment = parse_moment(text, local, day).value();
    if (moment.at < session.start && names_no_day(text, local)) {
        moment = parse_moment(text, local, day + date::days(1)).value();
    }
    const Instant stop = session.stop.value_or(now.at);
    if (moment.at <= session.start || moment.at >= stop) {
        const Instant middle = session.start + (stop - session.start) / 2;
        throw Failure(ErrorKind::refused,
                      fmt::format("{} is not within {}", moment_text(moment.at, local), times_text(session, local)),
                      fmt::format("--at {}", moment_for(session, middle, now)));
    }
    if (moment.remark) remarks.push_back(*moment.remark);
    return moment.at;
}

/// Where equal parts meet.
std::vector<Instant> meeting_points(Store& store, const Session& session, int parts) {
    const std::string name = unambiguous_id(store, session.id);
    if (!session.stop) {
        throw Failure(ErrorKind::refused, "it is still running, so it has no equal parts",
                      fmt::format("sugo split {} --at \"5m ago\"", name));
    }
    const Seconds length = *session.stop - session.start;
    if (length < Seconds(parts)) {
        throw Failure(ErrorKind::refused, fmt::format("{} is too short for {} parts: {}", name, parts, format(length)),
                      fmt::format("sugo remove {}", name));
    }
    std::vector<Instant> points;
    for (int part = 1; part < parts; ++part) points.push_back(session.start + length * part / parts);
    return points;
}

/// The stretch from `start` on of a session that was split; what runs goes on without its ring.
Session part_of(const Session& session, Instant start, std::optional<Instant> stop) {
    if (stop && session.stop) return retimed(session, start, *stop);
    Session part = session;
    part.start = start;
    if (stop) return ended_at(part, *stop);
    part.planned.reset();
    return part;
}

Correction cut_at(Store& store, const Entries& entries, const Session& session, const std::vector<Instant>& points) {
    Correction correction;
    const Entry before = entries.of(session);
    correction.before.push_back(before);
    Session first = part_of(session, session.start, points.front());
    std::vector<Interruption> interruptions = store.sessions().interruptions(session.id);
    // The first one ends before another can be open.
    store.sessions().update(first);
    correction.after.push_back(entries.of(first));
    for (std::size_t at = 0; at < points.size(); ++at) {
        const bool last = at + 1 == points.size();
        Session part = part_of(session, points[at], last ? session.stop : std::optional(points[at + 1]));
        part.id = {};
        // The source's row stays with the first, by whose key it is known.
        part.source_key.clear();
        part.id = store.sessions().add(part);
        if (before.claim) store.invoices().claim(before.claim->invoice, part.id);
        for (Interruption& interruption : interruptions) {
            if (interruption.at < part.start) continue;
            interruption.session = part.id;
            store.sessions().update(interruption);
        }
        correction.after.push_back(entries.of(part));
    }
    return correction;
}

void check(const SplitRequest& request) {
    if (request.parts < 2 || request.parts > most_parts) {
        throw Failure(ErrorKind::usage, fmt::format("a session is split into 2 to {} parts", most_parts), "--into 2");
    }
    if (request.at.empty()) return;
    if (request.parts != 2) {
        throw Failure(ErrorKind::usage, "--at and --into exclude each other", "--at 10:00 --at 11:00");
    }
}

/// A pomodoro whose time is up has ended at its ring, though nobody said so.
void refuse_rung(const Session& session, const Now& now) {
    if (session.stop || as_ended(session, now.at).outcome != Outcome::rung) return;
    throw Failure(ErrorKind::refused, "its time is up: it ends at its ring, not now", "sugo stop");
}

}  // namespace

Corrected split(Store& store, const SplitRequest& request, const Now& now) {
    Corrected answer;
    store.transact(
        now.at,
        [&] {
            return Label{label_of("split", answer), {}};
        },
        [&] {
            check(request);
            const Entries entries(store, now);
            const std::vector<Session> sessions = find_correctable(store, entries, request.sessions, now);
            if (!request.at.empty() && sessions.size() > 1) {
                throw Failure(ErrorKind::usage, "--at splits one session",
                              fmt::format("sugo split {}", request.sessions[0]));
            }
            for (const Session& session : sessions) {
                refuse_rung(session, now);
                std::vector<Instant> points;
                for (const std::string& text : request.at) {
                    points.push_back(moment_inside(session, text, now, answer.remarks));
                }
                if (points.empty()) points = meeting_points(store, session, request.parts);
                std::ranges::sort(points);
                points.erase(std::unique(points.begin(), points.end()), points.end());
                answer.corrections.push_back(cut_at(store, entries, session, points));
                if (!session.stop && session.planned) answer.remarks.emplace_back("it runs on without a ring");
            }
        });
    return answer;
}

}  // namespace sugo::tracking
