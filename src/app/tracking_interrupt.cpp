#include <sugo/tracking.hpp>

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include <app/away.hpp>
#include <app/entries.hpp>
#include <app/moments.hpp>
#include <app/open_session.hpp>

namespace sugo::tracking {
namespace {

Interruption kept(Store& store, Interruption interruption, std::string_view note) {
    interruption.note = parse_line_text(note).value();
    interruption.id = store.sessions().add(interruption);
    return interruption;
}

/// A pomodoro that rang is over, whoever looks at it when.
void require_running_at(const Session& open, Instant at, const Entries& entries, const Now& now) {
    const auto ring = rings_at(open);
    if (!ring || at < *ring) return;
    throw Failure(ErrorKind::refused,
                  fmt::format("{} rang at {}, so nothing broke into it at {}", entries.work(open),
                              moment_text(*ring, now), moment_text(at, now)),
                  "sugo stop, or the time at which it happened: --at TIME");
}

}  // namespace

Voided void_open(Store& store, std::string_view reason, std::string_view at, const Now& now) {
    Voided answer;
    const auto label = [&] { return Label{"void " + answer.voided.work, {}}; };
    store.transact(now.at, label, [&] {
        const Session open = need_open(store);
        const Entries entries(store, now);
        const Instant typed = moment_of_open(open, at, entries, now, answer.remarks);
        // Where the machine slept it broke off before that.
        const auto absence = at.empty() ? absence_in(store, open, now) : std::nullopt;
        const Instant moment = absence ? absence->since : typed;
        const Session closed = voided_at(open, moment);
        store.sessions().update(closed);
        answer.voided = entries.of(closed);
        if (reason.empty()) return;
        answer.reason = kept(store, {{}, open.id, moment, Interruption::Kind::voiding, {}}, reason);
    });
    return answer;
}

Interrupted interrupt(Store& store, const InterruptRequest& request, const Now& now) {
    Interrupted answer;
    const auto label = [&] { return Label{"interrupt " + answer.session.work, {}}; };
    store.transact(now.at, label, [&] {
        const Session open = need_open(store);
        const Entries entries(store, now);
        const Instant moment = moment_of_open(open, request.at, entries, now, answer.remarks);
        require_running_at(open, moment, entries, now);
        answer.interruption = kept(store, {{}, open.id, moment, request.kind, {}}, request.note);
        keep_sign(store, open, now);
        answer.session = entries.of(open);
        answer.all = store.sessions().interruptions(open.id);
    });
    return answer;
}

Interruption describe(Store& store, const Interruption& interruption, std::string_view text, const Now& now) {
    Interruption described = interruption;
    store.transact(now.at, "what broke in", [&] {
        const std::vector<Interruption> all = store.sessions().interruptions(interruption.session);
        const auto kept = std::ranges::find(all, interruption.id, &Interruption::id);
        if (kept == all.end())
            throw Failure(ErrorKind::not_found, "the interruption is not there any more", "sugo sheet");
        described = *kept;
        described.note = parse_line_text(text).value();
        store.sessions().update(described);
    });
    return described;
}

}  // namespace sugo::tracking
