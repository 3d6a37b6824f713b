#include <support/test.hpp>

#include <app/scene.hpp>

using namespace scene;
using Event = tracking::Happening::Event;
using Events = std::vector<Event>;

namespace {

/// What happens between now and the end of some work at the desk.
template <class Work>
std::vector<tracking::Happening> happenings(Desk& desk, Work&& work) {
    const tracking::Status before = tracking::status(desk.store, desk.now);
    std::forward<Work>(work)();
    return tracking::happened(desk.store, before, tracking::status(desk.store, desk.now), desk.now);
}

template <class Work>
Events events(Desk& desk, Work&& work) {
    Events events;
    for (const tracking::Happening& one : happenings(desk, std::forward<Work>(work))) events.push_back(one.event);
    return events;
}

}  // namespace

TEST_CASE("each command tells what it did, in the order in which it happened") {
    Desk desk;
    CHECK(events(desk, [] {}).empty());
    CHECK(events(desk, [&] { desk.start({"acme"}); }) == Events{Event::start});
    desk.clock("2026-03-02 09:05");
    CHECK(events(desk, [&] {
              tracking::interrupt(desk.store, {{}, "mail", ""}, desk.now);
          }) == Events{Event::interruption});
    CHECK(events(desk, [&] { desk.start({"book", "code"}); }) == Events{Event::stop, Event::start});
    desk.clock("2026-03-02 09:08");
    CHECK(events(desk, [&] { tracking::void_open(desk.store, "", "", desk.now); }) == Events{Event::voided});
    desk.start({"acme"});
    desk.clock("2026-03-02 09:10");
    CHECK(events(desk, [&] { tracking::rest(desk.store, {}, desk.now); }) == Events{Event::stop, Event::break_start});
    CHECK(events(desk, [&] { tracking::rest(desk.store, BreakMark::Kind::over, desk.now); }) ==
          Events{Event::break_end});
    CHECK(events(desk, [&] { desk.start({"acme"}); }) == Events{Event::start});
    CHECK(events(desk, [&] { tracking::cancel(desk.store, desk.now); }) == Events{Event::stop});
    CHECK(events(desk, [&] { desk.store.journal().undo(); }) == Events{Event::start});
}

TEST_CASE("a ring that nobody saw is told by whoever settles it") {
    const auto at = [](const char* clock, auto&& work) {
        Desk desk;
        desk.start({"acme"});
        desk.clock(clock);
        return events(desk, [&] { work(desk); });
    };
    const auto stop = [](Desk& desk) { desk.stop(); };
    const auto go_on = [](Desk& desk) { desk.start({"book", "code"}); };
    CHECK(at("2026-03-02 09:26", stop) == Events{Event::ring, Event::break_start});
    CHECK(at("2026-03-02 09:40", stop) == Events{Event::ring});
    CHECK(at("2026-03-02 09:26", go_on) == Events{Event::ring, Event::break_end, Event::start});
    CHECK(at("2026-03-02 09:40", go_on) == Events{Event::ring, Event::start});
    CHECK(at("2026-03-02 09:24", stop) == Events{Event::stop});
}

TEST_CASE("what is told has its own time, the session as it is now, and the end of the break") {
    Desk desk;
    desk.start({"acme"});
    desk.clock("2026-03-02 09:26");
    const auto told = happenings(desk, [&] { desk.stop(); });
    REQUIRE(told.size() == 2);
    CHECK(told[0].at == desk.at("2026-03-02 09:25"));
    CHECK(told[0].session->session.outcome == Outcome::rung);
    CHECK(told[1].at == desk.at("2026-03-02 09:25"));
    CHECK(told[1].until == desk.at("2026-03-02 09:30"));
    CHECK_FALSE(told[1].session);
    for (const auto event : {Event::start, Event::ring, Event::stop, Event::voided, Event::break_start,
                             Event::break_end, Event::interruption}) {
        CHECK(tracking::parse_happening(tracking::event_name(event)) == event);
    }
    CHECK_FALSE(tracking::parse_happening("tea"));
}
