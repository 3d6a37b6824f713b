#include <sugo/tracking.hpp>

#include <utility>

#include <fmt/format.h>

#include <app/entries.hpp>
#include <app/moments.hpp>
#include <app/overlaps.hpp>
#include <app/session_details.hpp>

namespace sugo::tracking {
namespace {

Span span_of(const AddRequest& request, std::optional<Day> day, const Now& now, std::vector<std::string>& remarks) {
    if (request.interval.empty()) return read_span(request.from, request.to, request.length, day, now, remarks);
    if (!request.from.empty() || !request.to.empty() || request.length) {
        throw Failure(ErrorKind::usage, "the times are given twice",
                      fmt::format("\"{}\" alone, or --from 09:00 --to 10:30", request.interval));
    }
    return taken(parse_interval(request.interval, now, day).value(), remarks);
}

}  // namespace

Added add(Store& store, const AddRequest& request, const Now& now) {
    Added answer;
    const auto label = [&] { return Label{"add " + answer.added.work, {}}; };
    store.transact(now.at, label, [&] {
        const people::Work work = people::find_work(store, request.words);
        std::optional<Day> day;
        if (!request.on.empty()) day = parse_day(request.on, now.today).value();
        const Span span = span_of(request, day, now, answer.remarks);
        check_span(span, now);
        Session session = session_of(work, request.note, request.tags, request.billable);
        session.start = span.start;
        session.stop = span.stop;
        session.zone = now.zone;
        session.outcome = Outcome::stopped;
        session.source = "added";
        const Entries entries(store, now);
        if (request.trim) answer.trimmed = make_room(store, entries, span, {}, now);
        require_room(store, entries, span, {}, now, "the same with --trim, which cuts what is there");
        session.id = store.sessions().add(session);
        answer.added = entries.of(session);
        for (std::string& remark : remarks_on(store, answer.added, now)) answer.remarks.push_back(std::move(remark));
    });
    return answer;
}

}  // namespace sugo::tracking
