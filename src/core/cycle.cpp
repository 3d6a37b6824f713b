#include <sugo/cycle.hpp>

#include <algorithm>
#include <utility>

#include <core/named.hpp>

namespace sugo {
namespace {

constexpr Names<Phase, 5> phases{{{Phase::idle, "idle"},
                                  {Phase::work, "work"},
                                  {Phase::stopwatch, "stopwatch"},
                                  {Phase::short_break, "short break"},
                                  {Phase::long_break, "long break"}}};

using Event = CycleEvent::Kind;
using Effect = CycleEffect::Kind;

bool is_break(Phase phase) {
    return phase == Phase::short_break || phase == Phase::long_break;
}

bool is_work(Phase phase) {
    return phase == Phase::work || phase == Phase::stopwatch;
}

void enter(CycleStep& step, Phase phase, Instant at, std::optional<Instant> until) {
    step.cycle.phase = phase;
    step.cycle.since = at;
    step.cycle.until = until;
}

void tell(CycleStep& step, Effect kind, Instant at) {
    step.effects.push_back({kind, at});
}

void ring(CycleStep& step, const CycleRules& rules) {
    const Instant at = *step.cycle.until;
    ++step.cycle.rung;
    const bool whole_set = step.cycle.rung % std::max(rules.set, 1) == 0;
    tell(step, Effect::rang, at);
    tell(step, Effect::break_began, at);
    enter(step, whole_set ? Phase::long_break : Phase::short_break, at,
          at + (whole_set ? rules.long_break : rules.short_break));
}

void end_break(CycleStep& step, Instant at) {
    tell(step, Effect::break_ended, at);
    enter(step, Phase::idle, at, std::nullopt);
}

/// The ring and the end of the break that lie at or before `at`.
void pass_time(CycleStep& step, Instant at, const CycleRules& rules) {
    if (step.cycle.phase == Phase::work && *step.cycle.until <= at) ring(step, rules);
    if (is_break(step.cycle.phase) && *step.cycle.until <= at) end_break(step, *step.cycle.until);
}

void end_work(CycleStep& step, Effect kind, Instant at) {
    tell(step, kind, at);
    enter(step, Phase::idle, at, std::nullopt);
}

void begin_work(CycleStep& step, const CycleEvent& event, Instant at) {
    if (is_work(step.cycle.phase)) end_work(step, Effect::stopped, at);
    if (is_break(step.cycle.phase)) end_break(step, at);
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
    if (!session.stop) event.planned = session.planned;
    cycle = step(cycle, event, rules).cycle;
    if (!session.stop) return cycle;
    event.kind = rang ? Event::pass : session.outcome == Outcome::voided ? Event::void_it : Event::stop;
    event.at = *session.stop;
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
