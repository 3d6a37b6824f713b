#include <support/test.hpp>

#include <app/scene.hpp>

using namespace scene;
using tracking::rest;
using Mark = BreakMark::Kind;

namespace {

std::pair<Phase, std::optional<Instant>> stands(Desk& desk) {
    const Cycle cycle = tracking::status(desk.store, desk.now).cycle;
    return {cycle.phase, cycle.until};
}

/// A desk at the ring of a pomodoro that began at 09:00.
struct Resting : Desk {
    Resting() {
        start({"acme"});
        clock("2026-03-02 09:26").stop();
    }
};

}  // namespace

TEST_CASE("a break taken before the ring ends what runs, and the next start ends the break") {
    Desk desk;
    desk.start({"acme"});
    desk.clock("2026-03-02 09:10");
    const auto rested = rest(desk.store, {}, desk.now);
    REQUIRE(rested.ended);
    CHECK(rested.ended->session.outcome == Outcome::stopped);
    CHECK(rested.ended->session.stop == desk.now.at);
    CHECK(rested.status.cycle.phase == Phase::short_break);
    CHECK(stands(desk.clock("2026-03-02 09:14")) ==
          std::pair{Phase::short_break, std::optional(desk.at("2026-03-02 09:15"))});
    desk.start({"acme"});
    CHECK(stands(desk).first == Phase::work);
}

TEST_CASE("a break can become long, and be over before its time") {
    Resting desk;
    CHECK(stands(desk).first == Phase::short_break);
    rest(desk.store, Mark::long_break, desk.now);
    CHECK(stands(desk) == std::pair{Phase::long_break, std::optional(desk.at("2026-03-02 09:40"))});
    desk.clock("2026-03-02 09:32");
    const auto over = rest(desk.store, Mark::over, desk.now);
    CHECK(over.status.cycle.phase == Phase::idle);
    CHECK(stands(desk.clock("2026-03-02 09:33")).first == Phase::idle);
    CHECK(desk.store.journal().history(1).front().label == "end the break");
}

TEST_CASE("a pomodoro that rang unseen is settled by the break, and counts") {
    Desk desk;
    desk.start({"acme"});
    desk.clock("2026-03-02 09:27");
    const auto long_one = rest(desk.store, Mark::long_break, desk.now);
    CHECK(long_one.ended->session.outcome == Outcome::rung);
    CHECK(long_one.status.cycle.until == desk.at("2026-03-02 09:40"));
    CHECK(long_one.status.rung_today == 1);
}

TEST_CASE("a break that is there is not taken again, and none is over that is not there") {
    Resting desk;
    CHECK(refusal([&] { rest(desk.store, {}, desk.now); }).message == "there is a short break until 09:30 already");
    CHECK(refusal([&] { rest(desk.store, Mark::short_break, desk.now); }).kind == ErrorKind::refused);
    rest(desk.store, Mark::over, desk.now);
    CHECK(refusal([&] { rest(desk.store, Mark::over, desk.now); }).message == "there is no break that could be over");
}

TEST_CASE("undo gives the break its length and the work its time back") {
    Desk desk;
    desk.start({"acme"});
    desk.clock("2026-03-02 09:10");
    const Memory before = memory_of(desk.store);
    rest(desk.store, Mark::long_break, desk.now);
    desk.store.journal().undo();
    CHECK(memory_of(desk.store) == before);
    CHECK(stands(desk).first == Phase::work);
}
