#include <sugo/cycle.hpp>

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <core/named.hpp>
#include <sugo/text.hpp>

namespace sugo {
namespace {

constexpr Names<Phase, 6> phases{{{Phase::idle, "idle"},
                                  {Phase::work, "work"},
                                  {Phase::stopwatch, "stopwatch"},
                                  {Phase::short_break, "short break"},
                                  {Phase::long_break, "long break"},
                                  {Phase::paused, "paused"}}};

constexpr Names<BreakMark::Kind, 3> break_marks{
    {{BreakMark::Kind::short_break, "short"}, {BreakMark::Kind::long_break, "long"}, {BreakMark::Kind::over, "over"}}};

using Event = CycleEvent::Kind;
using Effect = CycleEffect::Kind;

bool is_work(Phase phase) {
    return phase == Phase::work || phase == Phase::stopwatch;
}

void enter(CycleStep& step, Phase phase, Instant at, std::optional<Instant> until) {
    step.cycle.phase = phase;
    step.cycle.since = at;
    step.cycle.until = until;
    step.cycle.left = {};
}

void tell(CycleStep& step, Effect kind, Instant at) {
    step.effects.push_back({kind, at});
}

Seconds length_of(Phase phase, const CycleRules& rules) {
    return phase == Phase::long_break ? rules.long_break : rules.short_break;
}

void begin_break(CycleStep& step, Phase phase, Instant at, const CycleRules& rules) {
    tell(step, Effect::break_began, at);
    enter(step, phase, at, at + length_of(phase, rules));
}

void ring(CycleStep& step, const CycleRules& rules) {
    const Instant at = *step.cycle.until;
    ++step.cycle.rung;
    tell(step, Effect::rang, at);
    begin_break(step, step.cycle.rung % std::max(rules.set, 1) == 0 ? Phase::long_break : Phase::short_break, at,
                rules);
}

void end_break(CycleStep& step, Instant at) {
    tell(step, Effect::break_ended, at);
    enter(step, Phase::idle, at, std::nullopt);
}

void end_pause(CycleStep& step, Instant at) {
    tell(step, Effect::pause_ended, at);
    enter(step, Phase::idle, at, std::nullopt);
}

void pause(CycleStep& step, Instant at, const CycleRules& rules) {
    const Seconds left = *step.cycle.until - at;
    tell(step, Effect::paused, at);
    enter(step, Phase::paused, at, at + rules.pause);
    step.cycle.left = left;
}

/// The ring and the end of a break or a pause that lie at or before `at`.
void pass_time(CycleStep& step, Instant at, const CycleRules& rules) {
    if (step.cycle.phase == Phase::work && *step.cycle.until <= at) ring(step, rules);
    if (is_break(step.cycle.phase) && *step.cycle.until <= at) end_break(step, *step.cycle.until);
    if (step.cycle.phase == Phase::paused && *step.cycle.until <= at) end_pause(step, *step.cycle.until);
}

void end_work(CycleStep& step, Effect kind, Instant at) {
    tell(step, kind, at);
    enter(step, Phase::idle, at, std::nullopt);
}

void take_break(CycleStep& step, Phase phase, Instant at, const CycleRules& rules) {
    if (is_break(step.cycle.phase)) {
        enter(step, phase, step.cycle.since, step.cycle.since + length_of(phase, rules));
        pass_time(step, at, rules);
        return;
    }
    if (is_work(step.cycle.phase)) end_work(step, Effect::stopped, at);
    if (step.cycle.phase == Phase::paused) end_pause(step, at);
    begin_break(step, phase, at, rules);
}

void begin_work(CycleStep& step, const CycleEvent& event, Instant at) {
    if (is_work(step.cycle.phase)) end_work(step, Effect::stopped, at);
    if (is_break(step.cycle.phase)) end_break(step, at);
    if (step.cycle.phase == Phase::paused) end_pause(step, at);
    if (event.day != step.cycle.day) step.cycle.rung = 0;
    step.cycle.day = event.day;
    tell(step, Effect::began, at);
    enter(step, event.planned ? Phase::work : Phase::stopwatch, at,
          event.planned ? std::optional(at + *event.planned) : std::nullopt);
}

}  // namespace

std::string_view to_string(Phase phase) {
    return name_of(phases, phase);
}

std::string_view to_string(BreakMark::Kind kind) {
    return name_of(break_marks, kind);
}

Result<BreakMark::Kind> parse_break_mark(std::string_view text) {
    if (const auto kind = named(break_marks, text)) return *kind;
    return misuse(fmt::format("\"{}\" is nothing that a break can be", printable(text)), "short, long or over");
}

bool is_break(Phase phase) {
    return phase == Phase::short_break || phase == Phase::long_break;
}

CycleStep step(Cycle cycle, const CycleEvent& event, const CycleRules& rules) {
    CycleStep step{cycle, {}};
    const Instant at = cycle.phase == Phase::idle ? event.at : std::max(event.at, cycle.since);
    pass_time(step, at, rules);
    switch (event.kind) {
        case Event::start:
            begin_work(step, event, at);
            break;
        case Event::stop:
            if (is_work(step.cycle.phase)) end_work(step, Effect::stopped, at);
            break;
        case Event::void_it:
            if (is_work(step.cycle.phase)) end_work(step, Effect::voided, at);
            break;
        case Event::pause:
            if (step.cycle.phase == Phase::work) pause(step, at, rules);
            pass_time(step, at, rules);
            break;
        case Event::short_break:
            take_break(step, Phase::short_break, at, rules);
            break;
        case Event::long_break:
            take_break(step, Phase::long_break, at, rules);
            break;
        case Event::skip_break:
            if (is_break(step.cycle.phase)) end_break(step, at);
            break;
        case Event::pass:
            break;
    }
    return step;
}

Cycle after(Cycle cycle, const Session& session, Day day, const CycleRules& rules) {
    // The record's word counts: one that was stopped after its time was up did not ring.
    const bool rang = session.outcome == Outcome::rung && session.stop;
    CycleEvent event{Event::start, session.start, day, {}};
    if (rang) event.planned = *session.stop - session.start;
    if (!session.stop || session.outcome == Outcome::paused) event.planned = session.planned;
    cycle = step(cycle, event, rules).cycle;
    if (!session.stop) return cycle;
    event.kind = rang ? Event::pass : Event::stop;
    if (session.outcome == Outcome::voided) event.kind = Event::void_it;
    if (session.outcome == Outcome::paused) event.kind = Event::pause;
    event.at = *session.stop;
    return step(cycle, event, rules).cycle;
}

Cycle after(Cycle cycle, const BreakMark& mark, const CycleRules& rules) {
    CycleEvent event{Event::skip_break, mark.at, cycle.day, {}};
    if (mark.kind == BreakMark::Kind::short_break) event.kind = Event::short_break;
    if (mark.kind == BreakMark::Kind::long_break) event.kind = Event::long_break;
    return step(cycle, event, rules).cycle;
}

Cycle at_moment(const Cycle& cycle, Instant at, Day day, const CycleRules& rules) {
    Cycle present = step(cycle, {CycleEvent::Kind::pass, at, day, {}}, rules).cycle;
    if (!is_work(present.phase) && present.day != day) {
        present.day = day;
        present.rung = 0;
    }
    return present;
}

int place_in_set(const Cycle& cycle, const CycleRules& rules) {
    return cycle.rung % std::max(rules.set, 1) + 1;
}

}  // namespace sugo
