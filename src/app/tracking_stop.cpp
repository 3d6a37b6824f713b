#include <sugo/tracking.hpp>

#include <utility>

#include <fmt/format.h>

#include <app/away.hpp>
#include <app/entries.hpp>
#include <app/moments.hpp>
#include <app/open_session.hpp>

namespace sugo::tracking {

Session need_open(Store& store) {
    if (auto open = store.sessions().open()) return *std::move(open);
    throw Failure(ErrorKind::refused, "nothing is running",
                  store.sessions().newest(1) ? "sugo continue" : "sugo start WORK");
}

Instant moment_of_open(const Session& open, std::string_view at, const Entries& entries, const Now& now,
                       std::vector<std::string>& remarks) {
    const Instant moment = past_moment(at, now, remarks);
    if (moment < open.start) {
        throw Failure(ErrorKind::refused,
                      fmt::format("{} has been running {}, so it cannot end at {}", entries.work(open),
                                  times_text(open, now), moment_text(moment, now)),
                      "sugo cancel, or sugo edit @1 --from TIME");
    }
    return moment;
}

std::optional<std::string> late_remark(const Session& ended, Instant at, const Now& now, std::string_view name) {
    if (ended.outcome != Outcome::rung || at <= *ended.stop) return std::nullopt;
    const std::string lost = fmt::format("it rang at {}; the {} since then are not logged",
                                         moment_text(*ended.stop, now), format(at - *ended.stop));
    if (at - ended.start > std::chrono::hours(24)) return lost + ": a session is at most a day long";
    return fmt::format("{}; to keep them: sugo edit {} --to {}", lost, name, moment_for(ended, at, now));
}

Stopped stop(Store& store, std::string_view at, const Now& now, AwayAnswer away) {
    Stopped answer;
    const auto label = [&] { return Label{"stop " + answer.ended.work, {}}; };
    store.transact(now.at, label, [&] {
        const Session open = need_open(store);
        const Entries entries(store, now);
        // Where the user says, else at its ring or now.
        const Instant moment = moment_of_open(open, at, entries, now, answer.remarks);
        const Session closed =
            at.empty() ? ended_by(store, open, moment, away, now, answer.remarks) : ended_at(open, moment);
        store.sessions().update(closed);
        answer.ended = entries.of(closed);
        if (auto late = at.empty() ? late_remark(closed, now.at, now, "@1") : std::nullopt) {
            answer.remarks.push_back(*std::move(late));
        }
    });
    return answer;
}

std::optional<Stopped> ring(Store& store, SessionId session, const Now& now) {
    std::optional<Stopped> answer;
    const auto label = [&] { return Label{"ring " + (answer ? answer->ended.work : std::string()), {}, true}; };
    store.transact(now.at, label, [&] {
        const auto open = store.sessions().open();
        if (!open || open->id != session || now.at < open->start) return;
        const Session closed = ended(*open, now.at);
        if (closed.outcome != Outcome::rung || absence_in(store, *open, now)) return;
        store.sessions().update(closed);
        answer = Stopped{Entries(store, now).of(closed), {}};
    });
    return answer;
}

Stopped cancel(Store& store, const Now& now) {
    Stopped answer;
    const auto label = [&] { return Label{"cancel " + answer.ended.work, {}}; };
    store.transact(now.at, label, [&] {
        const Session open = need_open(store);
        answer.ended = Entries(store, now).of(open);
        store.sessions().remove(open.id);
        answer.remarks.emplace_back("sugo undo brings it back");
    });
    return answer;
}

}  // namespace sugo::tracking
