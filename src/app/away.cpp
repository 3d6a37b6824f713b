#include <app/away.hpp>

#include <fmt/format.h>

#include <app/entries.hpp>
#include <app/moments.hpp>

namespace sugo::tracking {
namespace {

/// "the machine slept for 9h while acme/ner code was running, from about 17:40"
std::string sentence(const Absence& absence, const Entries& entries, const Session& open, const Now& now) {
    return fmt::format("{} while {} was running, from about {} on", what_was(absence), entries.work(open),
                       moment_text(absence.since, now));
}

}  // namespace

std::optional<Absence> absence_in(Store& store, const Session& open, const Now& now) {
    if (!now.clock) return std::nullopt;
    const std::optional<ClockReading> sign = store.sessions().sign(open.id);
    return sign ? absence(open, *sign, *now.clock) : std::nullopt;
}

void keep_sign(Store& store, const Session& open, const Now& now) {
    if (now.clock && !absence_in(store, open, now)) store.sessions().keep_sign(open.id, *now.clock);
}

Session ended_by(Store& store, const Session& open, Instant at, AwayAnswer answer, const Now& now,
                 std::vector<std::string>& remarks) {
    const auto absence = absence_in(store, open, now);
    if (!absence || answer == AwayAnswer::keep) return ended(open, at);
    const Entries entries(store, now);
    if (answer == AwayAnswer::none) {
        throw Failure(ErrorKind::refused, sentence(*absence, entries, open, now),
                      rings_at(open) ? "--away cut, which ends it there, --away keep or --away void"
                                     : "--away cut, which ends it there, or --away keep");
    }
    Session closed = open;
    if (answer == AwayAnswer::voided) {
        closed = voided_at(open, absence->since);
    } else {
        closed = ended(open, absence->since);
        remarks.push_back(fmt::format("{}; for what was done then: sugo add WORK --from {} --to {}",
                                      sentence(*absence, entries, open, now), moment_argument(absence->since, now),
                                      moment_argument(at, now)));
    }
    return closed;
}

std::optional<Absence> away(Store& store, const Now& now) {
    std::optional<Absence> found;
    store.read([&] {
        if (const auto open = store.sessions().open()) found = absence_in(store, *open, now);
    });
    return found;
}

void sign_of_life(Store& store, const Now& now) {
    if (const auto open = store.sessions().open()) keep_sign(store, *open, now);
}

}  // namespace sugo::tracking
