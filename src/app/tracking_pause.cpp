#include <sugo/tracking.hpp>

#include <optional>

#include <app/away.hpp>
#include <app/entries.hpp>
#include <app/open_session.hpp>

namespace sugo::tracking {
namespace {

void require_pauses(const Settings& settings) {
    if (settings.cycle.pause > Seconds::zero()) return;
    throw Failure(ErrorKind::refused, "a pomodoro is indivisible: it has no pause",
                  "sugo interrupt, or sugo void; sugo config pause 5m allows pauses of five minutes");
}

}  // namespace

Paused pause(Store& store, const Now& now) {
    Paused answer;
    const auto label = [&] { return Label{"pause " + answer.paused.work}; };
    store.transact(now.at, label, [&] {
        const Session open = need_open(store);
        const Settings settings = people::settings_of(store);
        require_pauses(settings);
        if (absence_in(store, open, now)) {
            throw Failure(ErrorKind::refused, "the machine slept meanwhile", "sugo stop --away cut");
        }
        const Session paused = paused_at(open, now.at);
        store.sessions().update(paused);
        answer.paused = Entries(store, now).of(paused);
        answer.left = *rings_at(open) - now.at;
        answer.until = now.at + settings.cycle.pause;
    });
    return answer;
}

}  // namespace sugo::tracking
