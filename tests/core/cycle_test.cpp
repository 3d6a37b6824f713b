#include <support/test.hpp>

#include <core/small_books.hpp>
#include <sugo/cycle.hpp>

using namespace sugo;
using namespace sugo::test;
using std::chrono::minutes;
using Event = CycleEvent::Kind;
using Effect = CycleEffect::Kind;

namespace {

/// The moment so many minutes after 9:00.
Instant minute(int after_nine) {
    return on_march(2, 9) + minutes(after_nine);
}

CycleEvent pomodoro_at(int after_nine, Day day = march(2)) {
    return {Event::start, minute(after_nine), day, minutes(25)};
}

CycleEvent at(Event kind, int after_nine) {
    return {kind, minute(after_nine), march(2), {}};
}

Cycle cycle_after(const std::vector<CycleEvent>& events, const CycleRules& rules = {}) {
    Cycle cycle;
    for (const CycleEvent& event : events) cycle = step(cycle, event, rules).cycle;
    return cycle;
}

using Effects = std::vector<CycleEffect>;

const CycleRules with_pauses{minutes(5), minutes(15), 4, minutes(5)};

}  // namespace

TEST_CASE("each transition of the cycle") {
    struct Row {
        const char* what;
        std::vector<CycleEvent> before;
        CycleEvent event;
        Phase phase;
        int rung;
        Effects effects;
    };
    const CycleEvent open_at_5{Event::start, minute(5), march(2), {}};
    const std::vector<CycleEvent> working{pomodoro_at(0)};
    const std::vector<CycleEvent> resting{pomodoro_at(0), at(Event::pass, 26)};
    const std::vector<CycleEvent> timing{{Event::start, minute(0), march(2), {}}};
    const std::vector<Row> rows = {
        {"begin", {}, pomodoro_at(0), Phase::work, 0, {{Effect::began, minute(0)}}},
        {"begin without a length", {}, open_at_5, Phase::stopwatch, 0, {{Effect::began, minute(5)}}},
        {"a second before the ring", working, {Event::pass, minute(25) - Seconds(1), march(2), {}}, Phase::work, 0, {}},
        {"the ring",
         working,
         at(Event::pass, 25),
         Phase::short_break,
         1,
         {{Effect::rang, minute(25)}, {Effect::break_began, minute(25)}}},
        {"the ring, looked at late",
         working,
         at(Event::pass, 300),
         Phase::idle,
         1,
         {{Effect::rang, minute(25)}, {Effect::break_began, minute(25)}, {Effect::break_ended, minute(30)}}},
        {"stop early", working, at(Event::stop, 24), Phase::idle, 0, {{Effect::stopped, minute(24)}}},
        {"stop when it has rung",
         working,
         at(Event::stop, 27),
         Phase::short_break,
         1,
         {{Effect::rang, minute(25)}, {Effect::break_began, minute(25)}}},
        {"void", working, at(Event::void_it, 10), Phase::idle, 0, {{Effect::voided, minute(10)}}},
        {"void when it has rung",
         working,
         at(Event::void_it, 26),
         Phase::short_break,
         1,
         {{Effect::rang, minute(25)}, {Effect::break_began, minute(25)}}},
        {"begin other work",
         working,
         pomodoro_at(10),
         Phase::work,
         0,
         {{Effect::stopped, minute(10)}, {Effect::began, minute(10)}}},
        {"skip where there is no break", working, at(Event::skip_break, 10), Phase::work, 0, {}},
        {"skip the break", resting, at(Event::skip_break, 27), Phase::idle, 1, {{Effect::break_ended, minute(27)}}},
        {"a pause", working, at(Event::pause, 10), Phase::paused, 0, {{Effect::paused, minute(10)}}},
        {"a pause that lasts too long",
         {pomodoro_at(0), at(Event::pause, 10)},
         at(Event::pass, 16),
         Phase::idle,
         0,
         {{Effect::pause_ended, minute(15)}}},
        {"go on after a pause",
         {pomodoro_at(0), at(Event::pause, 10)},
         {Event::start, minute(12), march(2), minutes(15)},
         Phase::work,
         0,
         {{Effect::pause_ended, minute(12)}, {Effect::began, minute(12)}}},
        {"a pause of nothing", {}, at(Event::pause, 10), Phase::idle, 0, {}},
        {"a pause of a stopwatch", timing, at(Event::pause, 10), Phase::stopwatch, 0, {}},
        {"a pause when it has rung",
         working,
         at(Event::pause, 26),
         Phase::short_break,
         1,
         {{Effect::rang, minute(25)}, {Effect::break_began, minute(25)}}},
        {"a break before the ring",
         working,
         at(Event::short_break, 10),
         Phase::short_break,
         0,
         {{Effect::stopped, minute(10)}, {Effect::break_began, minute(10)}}},
        {"a break out of nothing",
         {},
         at(Event::long_break, 10),
         Phase::long_break,
         0,
         {{Effect::break_began, minute(10)}}},
        {"the break becomes long, counted from its beginning",
         resting,
         at(Event::long_break, 27),
         Phase::long_break,
         1,
         {}},
        {"the long break becomes short when a short one would be over",
         {pomodoro_at(0), at(Event::pass, 26), at(Event::long_break, 26)},
         at(Event::short_break, 33),
         Phase::idle,
         1,
         {{Effect::break_ended, minute(30)}}},
        {"begin in the break",
         resting,
         pomodoro_at(28),
         Phase::work,
         1,
         {{Effect::break_ended, minute(28)}, {Effect::began, minute(28)}}},
        {"the end of the break", resting, at(Event::pass, 30), Phase::idle, 1, {{Effect::break_ended, minute(30)}}},
        {"begin when the break is over",
         resting,
         pomodoro_at(31),
         Phase::work,
         1,
         {{Effect::break_ended, minute(30)}, {Effect::began, minute(31)}}},
        {"stop in the break", resting, at(Event::stop, 27), Phase::short_break, 1, {}},
        {"a stopwatch never rings", timing, at(Event::pass, 600), Phase::stopwatch, 0, {}},
        {"stop a stopwatch", timing, at(Event::stop, 600), Phase::idle, 0, {{Effect::stopped, minute(600)}}},
        {"nothing to stop", {}, at(Event::stop, 0), Phase::idle, 0, {}},
        {"a clock set back", working, at(Event::pass, -60), Phase::work, 0, {}},
        {"a stop by a clock set back", working, at(Event::stop, -60), Phase::idle, 0, {{Effect::stopped, minute(0)}}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        const CycleStep stepped = step(cycle_after(row.before, with_pauses), row.event, with_pauses);
        CHECK(stepped.cycle.phase == row.phase);
        CHECK(stepped.cycle.rung == row.rung);
        CHECK(stepped.effects == row.effects);
    }
}

TEST_CASE("after each set the break is long, stops and voids do not count") {
    const CycleRules rules{minutes(4), minutes(20), 3, {}};
    Cycle cycle;
    std::vector<Phase> breaks;
    for (int number = 0; number < 6; ++number) {
        cycle = step(cycle, pomodoro_at(number * 60), rules).cycle;
        cycle = step(cycle, at(number % 2 == 0 ? Event::void_it : Event::stop, number * 60 + 5), rules).cycle;
        cycle = step(cycle, pomodoro_at(number * 60 + 6), rules).cycle;
        CHECK(place_in_set(cycle, rules) == number % 3 + 1);
        cycle = step(cycle, at(Event::pass, number * 60 + 31), rules).cycle;
        breaks.push_back(cycle.phase);
        CHECK(*cycle.until - cycle.since == (cycle.phase == Phase::long_break ? minutes(20) : minutes(4)));
    }
    CHECK(breaks == std::vector{Phase::short_break, Phase::short_break, Phase::long_break, Phase::short_break,
                                Phase::short_break, Phase::long_break});
}

TEST_CASE("each day begins a set, and a pomodoro counts for the day on which it began") {
    Cycle cycle = cycle_after({pomodoro_at(0), pomodoro_at(30), pomodoro_at(60)});
    CHECK(cycle.rung == 2);
    cycle = step(cycle, at(Event::pass, 900), {}).cycle;  // at midnight
    CHECK(cycle.rung == 3);
    CHECK(at_moment(cycle, minute(900), march(2), {}).rung == 3);
    CHECK(at_moment(cycle, minute(901), march(3), {}).rung == 0);
    const Cycle next = step(cycle, pomodoro_at(910, march(3)), {}).cycle;
    CHECK(next.rung == 0);
    CHECK(step(next, at(Event::pass, 935), {}).cycle.phase == Phase::short_break);
}

TEST_CASE("the record decides how a session ended") {
    Session late = session(1, ner, code, on_march(2, 9), minutes(40));
    late.planned = minutes(25);
    late.outcome = Outcome::stopped;  // kept to its end by the user's word
    CHECK(after({}, late, march(2), {}).phase == Phase::idle);
    CHECK(after({}, late, march(2), {}).rung == 0);
    late.stop = on_march(2, 9, 25);
    late.outcome = Outcome::rung;
    CHECK(after({}, late, march(2), {}).phase == Phase::short_break);
    late.outcome = Outcome::voided;
    CHECK(after({}, late, march(2), {}).rung == 0);
    late.stop.reset();
    late.outcome = Outcome::running;
    CHECK(after({}, late, march(2), {}).until == on_march(2, 9, 25));
    CHECK(at_moment(after({}, late, march(2), {}), on_march(2, 9, 26), march(2), {}).rung == 1);
}

TEST_CASE("whatever happens, counts do not jump, rings are on time and looking changes nothing") {
    property("a day of random events", [](std::vector<std::pair<int, int>> moves) {
        const CycleRules rules = with_pauses;
        Cycle cycle;
        Instant present = minute(0);
        Instant begun{};
        bool chosen = false;  // somebody said which break it is
        for (const auto& [what, wait] : moves) {
            present += Seconds((wait % 4'000 + 4'000) % 4'000);
            const CycleEvent event{static_cast<Event>((what % 8 + 8) % 8), present, march(2),
                                   what % 3 == 0 ? std::nullopt : std::optional<Seconds>(minutes(25))};
            const CycleStep whole = step(cycle, event, rules);
            // Looked at in between, it is the same.
            const Cycle looked = step(cycle, {Event::pass, present - Seconds(1), march(2), {}}, rules).cycle;
            RC_ASSERT(step(looked, event, rules).cycle == whole.cycle);
            RC_ASSERT(whole.cycle.rung - cycle.rung >= 0);
            RC_ASSERT(whole.cycle.rung - cycle.rung <= 1);
            for (const CycleEffect& effect : whole.effects) {
                if (effect.kind == Effect::began) begun = effect.at;
                if (effect.kind == Effect::rang) RC_ASSERT(effect.at - begun == minutes(25));
                if (effect.kind == Effect::rang) chosen = false;
                RC_ASSERT(effect.at <= present);
            }
            chosen = chosen || event.kind == Event::short_break || event.kind == Event::long_break;
            const bool rests = whole.cycle.phase == Phase::short_break || whole.cycle.phase == Phase::long_break;
            if (rests && !chosen) RC_ASSERT((whole.cycle.rung % 4 == 0) == (whole.cycle.phase == Phase::long_break));
            if (whole.cycle.until) RC_ASSERT(*whole.cycle.until > present);
            cycle = whole.cycle;
        }
    });
}

TEST_CASE("without pauses allowed a pause is over at once, and what is left is known while it lasts") {
    Cycle cycle = cycle_after({pomodoro_at(0)});
    CHECK(step(cycle, at(Event::pause, 10), {}).cycle.phase == Phase::idle);
    cycle = step(cycle, at(Event::pause, 10), with_pauses).cycle;
    CHECK(cycle.left == minutes(15));
    CHECK(cycle.until == minute(15));
    Session paused = session(1, ner, code, on_march(2, 9), minutes(10));
    paused.planned = minutes(25);
    paused.outcome = Outcome::paused;
    CHECK(after({}, paused, march(2), with_pauses) == cycle);
}
