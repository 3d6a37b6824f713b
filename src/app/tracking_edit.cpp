#include <sugo/tracking.hpp>

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <app/claims.hpp>
#include <app/corrections.hpp>
#include <app/entries.hpp>
#include <app/moments.hpp>
#include <app/overlaps.hpp>
#include <app/party_edits.hpp>
#include <app/session_details.hpp>
#include <app/session_names.hpp>
#include <app/work_words.hpp>

namespace sugo::tracking {
namespace {

void change_work(Store& store, Session& session, const Entry& before, const EditRequest& request,
                 std::vector<std::string>& remarks) {
    people::Work work = people::work_of(store, session);
    if (!request.words.empty()) {
        work = people::find_work(store, request.words);
        if (work.client != before.client) require_removable(before);
        if (before.client && !work.client) {
            remarks.push_back(fmt::format("it is your own work now, no longer {}", before.work));
        }
        session.kind = work.kind.id;
        session.project.reset();
        if (work.project) session.project = work.project->id;
        if (!work.client && session.billable == true) session.billable.reset();
    }
    if (request.billable.empty()) return;
    session.billable = people::parse_yes_no_auto(request.billable);
    require_billable_work(work, session.billable);
}

/// A running session begins elsewhere; it ends by sugo stop alone.
Span running_span(const Session& session, const EditRequest& request, const Now& now,
                  std::vector<std::string>& remarks) {
    if (!request.to.empty() || request.length) {
        throw Failure(ErrorKind::refused, "it is still running, so it has no end yet",
                      request.to.empty() ? std::string("sugo stop") : fmt::format("sugo stop --at \"{}\"", request.to));
    }
    const Resolved start = parse_moment(request.from, now, sugo::day_of(session)).value();
    if (start.at > now.at) {
        throw Failure(ErrorKind::refused,
                      fmt::format("{} is in the future, and planned things are not sessions", request.from),
                      fmt::format("--from {}", moment_argument(session.start, now)));
    }
    if (start.remark) remarks.push_back(*start.remark);
    return {start.at, never};
}

/// The new times: what is not named stays, and a length alone moves the end.
Span ended_span(const Session& session, const EditRequest& request, const Now& now, std::vector<std::string>& remarks) {
    const bool from = !request.from.empty();
    const bool to = !request.to.empty();
    if (from && to && request.length) {
        throw Failure(ErrorKind::usage, "a begin, an end and a length are one too many", "--from 09:00 --to 10:30");
    }
    const Day day = sugo::day_of(session);
    Span span{session.start, *session.stop};
    if (from) {
        const Resolved start = parse_moment(request.from, now, day).value();
        if (start.remark) remarks.push_back(*start.remark);
        span.start = start.at;
    }
    if (to) {
        const bool floating = names_no_day(request.to, now);
        const bool end_alone = request.length.has_value();
        const Day base = from ? sugo::day_of(span.start, now.zone) : day;
        Resolved stop = parse_moment(request.to, now, base).value();
        // Over midnight, as in add: 00:30 after 23:00 is on the next day.
        if (floating && !end_alone) {
            stop = over_midnight(span.start, stop,
                                 [&] { return parse_moment(request.to, now, base + date::days(1)).value(); });
        }
        if (stop.remark) remarks.push_back(*stop.remark);
        span.stop = stop.at;
    }
    if (request.length && to) span.start = span.stop - *request.length;
    if (request.length && !to) span.stop = span.start + *request.length;
    return span;
}

void change_times(Store& store, Session& session, const EditRequest& request, const Entries& entries, const Now& now,
                  Edited& answer) {
    if (request.from.empty() && request.to.empty() && !request.length) return;
    const Now local = there(session, now);
    const bool running = !session.stop;
    const Span span = running ? running_span(session, request, local, answer.remarks)
                              : ended_span(session, request, local, answer.remarks);
    if (!running) check_span(span, local);
    if (request.trim) answer.trimmed = make_room(store, entries, span, {session.id}, now);
    require_room(store, entries, span, {session.id}, now, "the same with --trim, which cuts what is there");
    if (running) {
        session.start = span.start;
    } else {
        session = retimed(std::move(session), span.start, span.stop);
    }
}

}  // namespace

Edited edit(Store& store, const EditRequest& request, const Now& now) {
    Edited answer;
    const auto label = [&] { return Label{"edit " + answer.after.work, {}}; };
    store.transact(now.at, label, [&] {
        Session session = find_session(store, request.session, now);
        const Entries entries(store, now);
        answer.before = entries.of(session);
        require_editable(answer.before);
        change_work(store, session, answer.before, request, answer.remarks);
        if (request.note) session.note = parse_line_text(*request.note).value();
        if (request.tags) session.tags = checked_tags(*request.tags);
        change_times(store, session, request, entries, now, answer);
        if (session != answer.before.session) store.sessions().update(session);
        answer.after = entries.of(session);
        const bool moved = session.project != answer.before.session.project ||
                           session.kind != answer.before.session.kind || session.start != answer.before.session.start;
        if (!moved) return;
        for (std::string& remark : remarks_on(store, answer.after, now)) answer.remarks.push_back(std::move(remark));
    });
    return answer;
}

}  // namespace sugo::tracking
