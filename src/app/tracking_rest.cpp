#include <sugo/tracking.hpp>

#include <fmt/format.h>

#include <app/away.hpp>
#include <app/entries.hpp>
#include <app/moments.hpp>
#include <app/open_session.hpp>

namespace sugo::tracking {
namespace {

using Wanted = BreakMark::Kind;

/// The kind of break that is due: the long one where a set is complete.
Wanted due(const Status& status) {
    const bool whole = status.cycle.rung > 0 && status.cycle.rung % status.cycle_rules.set == 0;
    return whole && !status.open ? Wanted::long_break : Wanted::short_break;
}

void require_change(const Status& status, Wanted wanted, bool named, const Now& now) {
    const Cycle& cycle = status.cycle;
    if (!is_break(cycle.phase)) {
        if (wanted != Wanted::over) return;
        throw Failure(ErrorKind::refused, "there is no break that could be over", "sugo status");
    }
    const bool same = (wanted == Wanted::long_break) == (cycle.phase == Phase::long_break);
    if (wanted == Wanted::over || (named && !same)) return;
    throw Failure(ErrorKind::refused,
                  fmt::format("there is a {} until {} already", to_string(cycle.phase), moment_text(*cycle.until, now)),
                  cycle.phase == Phase::long_break ? "sugo break over" : "sugo break long, or sugo break over");
}

}  // namespace

Rested rest(Store& store, std::optional<BreakMark::Kind> kind, const Now& now, AwayAnswer away) {
    Rested answer;
    const auto label = [&] {
        const Phase phase = answer.status.cycle.phase;
        return Label{is_break(phase) ? std::string(to_string(phase)) : "end the break", {}};
    };
    store.transact(now.at, label, [&] {
        const Status before = status(store, now);
        const Wanted wanted = kind.value_or(due(before));
        require_change(before, wanted, kind.has_value(), now);
        if (const auto open = store.sessions().open()) {
            const Session closed = ended_by(store, *open, now.at, away, now, answer.remarks);
            store.sessions().update(closed);
            answer.ended = Entries(store, now).of(closed);
        }
        store.sessions().add(BreakMark{{}, now.at, wanted});
        answer.status = status(store, now);
    });
    return answer;
}

}  // namespace sugo::tracking
