#include <sugo/tracking.hpp>

#include <map>
#include <utility>
#include <vector>

#include <app/entries.hpp>
#include <app/log_selection.hpp>

namespace sugo::tracking {
namespace {

struct Marks {
    int internal = 0;
    int external = 0;
};

/// Of all sessions that have any: one pass over them costs less than a question for each pomodoro.
std::map<SessionId, Marks> marks_of(const SessionLog& sessions) {
    std::map<SessionId, Marks> marks;
    sessions.each_interruption([&](const Interruption& interruption) {
        if (interruption.kind == Interruption::Kind::internal) ++marks[interruption.session].internal;
        if (interruption.kind == Interruption::Kind::external) ++marks[interruption.session].external;
    });
    return marks;
}

}  // namespace

Statistics statistics(Store& store, const LogRequest& request, const Now& now) {
    Books books;
    std::vector<PomodoroRecord> records;
    store.read([&] {
        books = people::load_books(store);
        const std::map<SessionId, Marks> marks = marks_of(store.sessions());
        scan_chosen(store, request, false, books, now, [&](const Session& session) {
            auto record = pomodoro_record(as_ended(session, now.at));
            // One that runs has not ended yet, however long it would have counted by now.
            if (!record || (!session.stop && record->outcome != Outcome::rung)) return;
            if (session.project) record->client = books.projects.at(*session.project).client;
            if (const auto found = marks.find(session.id); found != marks.end()) {
                record->internal = found->second.internal;
                record->external = found->second.external;
            }
            records.push_back(*record);
        });
    });
    return {request.period, pomodoro_statistics(std::move(records), books)};
}

}  // namespace sugo::tracking
