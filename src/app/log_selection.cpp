#include <app/log_selection.hpp>

#include <algorithm>
#include <cstddef>
#include <deque>
#include <iterator>

#include <app/entries.hpp>
#include <app/work_words.hpp>

namespace sugo::tracking {
namespace {

bool touches(const Session& session, const TimeInterval& interval, const Now& now) {
    return overlap(session.start, as_ended(session, now.at).stop.value_or(now.at), interval.start, interval.stop);
}

/// What the store cannot filter.
bool is_chosen(const Session& session, const LogRequest& request, const Books& books, const Now& now) {
    if (request.period && !request.period->contains(day_of(session, now))) return false;
    if (request.interval && !touches(session, *request.interval, now)) return false;
    return !request.billable || is_billable(session, books) == *request.billable;
}

}  // namespace

SessionQuery query_of(Store& store, const LogRequest& request) {
    SessionQuery query;
    if (request.period) {
        query.from = Instant(request.period->first.time_since_epoch()) - date::days(1);
        query.until = Instant(request.period->last.time_since_epoch()) + date::days(2);
    }
    if (request.interval) {
        const auto sharing = store.sessions().overlapping(request.interval->start, request.interval->stop);
        query.from = sharing.empty() ? request.interval->start : sharing.front().start;
        query.until = request.interval->stop;
    }
    if (!request.work.empty()) {
        query.projects.emplace();
        for (const Project& project : people::projects_named(store, request.work))
            query.projects->push_back(project.id);
    }
    if (!request.kind.empty()) query.kind = people::find_kind(store, request.kind).id;
    query.tags = request.tags;
    query.text = request.text;
    query.unclaimed = request.unbilled;
    if (!request.period && !request.interval && !request.billable) query.newest = request.newest;
    return query;
}

std::vector<Session> chosen(Store& store, const LogRequest& request, const Books& books, const Now& now) {
    std::deque<Session> sessions;
    const auto most = static_cast<std::size_t>(std::max(request.newest.value_or(0), 0));
    store.sessions().select(query_of(store, request), [&](const Session& session) {
        if (!is_chosen(session, request, books, now)) return;
        sessions.push_back(session);
        if (request.newest && sessions.size() > most) sessions.pop_front();
    });
    return {std::make_move_iterator(sessions.begin()), std::make_move_iterator(sessions.end())};
}

void scan_chosen(Store& store, const LogRequest& request, bool with_tags, const Books& books, const Now& now,
                 const std::function<void(const Session&)>& visit) {
    if (request.newest) {  // which ones those are is known at the end
        std::ranges::for_each(chosen(store, request, books, now), visit);
        return;
    }
    store.sessions().scan(query_of(store, request), with_tags, [&](const Session& session) {
        if (is_chosen(session, request, books, now)) visit(session);
    });
}

}  // namespace sugo::tracking
