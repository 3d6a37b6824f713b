#include <sugo/away.hpp>

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <core/named.hpp>
#include <sugo/text.hpp>

namespace sugo {
namespace {

constexpr Names<Absence::Kind, 3> absences{{{Absence::Kind::asleep, "asleep"},
                                            {Absence::Kind::restarted, "restarted"},
                                            {Absence::Kind::forgotten, "forgotten"}}};
constexpr Names<AwayAnswer, 3> answers{
    {{AwayAnswer::keep, "keep"}, {AwayAnswer::cut, "cut"}, {AwayAnswer::voided, "void"}}};

Seconds slept(const ClockReading& clock) {
    return clock.running - clock.awake;
}

std::optional<Absence> silence(const ClockReading& sign, const ClockReading& now) {
    const Seconds time = now.realtime - sign.realtime;
    if (sign.boot != now.boot && time >= shortest_absence) {
        return Absence{Absence::Kind::restarted, sign.realtime, time};
    }
    if (sign.boot == now.boot && slept(now) - slept(sign) >= shortest_absence) {
        const Seconds asleep = slept(now) - slept(sign);
        return Absence{Absence::Kind::asleep, now.realtime - asleep, asleep};
    }
    if (time >= longest_silence) return Absence{Absence::Kind::forgotten, sign.realtime, time};
    return std::nullopt;
}

}  // namespace

std::string_view to_string(Absence::Kind kind) {
    return name_of(absences, kind);
}

std::string what_was(const Absence& absence) {
    switch (absence.kind) {
        case Absence::Kind::asleep:
            return fmt::format("the machine slept for {}", format(absence.time));
        case Absence::Kind::restarted:
            return "the machine was started again";
        case Absence::Kind::forgotten:
            return fmt::format("nothing was heard for {}", format(absence.time));
    }
    return {};
}

Result<AwayAnswer> parse_away_answer(std::string_view text) {
    if (const auto answer = named(answers, text)) return *answer;
    return misuse(fmt::format("\"{}\" is no answer to an absence", printable(text)), "keep, cut or void");
}

std::optional<Absence> absence(const Session& open, const ClockReading& sign, const ClockReading& now) {
    std::optional<Absence> found = silence(sign, now);
    if (!found) return std::nullopt;
    // Clocks that were set back must not cut before the beginning.
    found->since = std::max(found->since, open.start);
    const std::optional<Instant> ring = rings_at(open);
    // A pomodoro ends by itself: what came after its ring is no business of it, and nobody forgets it.
    if (ring && (*ring <= found->since || found->kind == Absence::Kind::forgotten)) return std::nullopt;
    return found;
}

}  // namespace sugo
