#include <support/test.hpp>

#include <app/scene.hpp>

using namespace scene;

namespace {

struct Night {
    const char* zone;
    const char* day;
    /// Wall-clock times around it, and what lies between.
    const char* from;
    const char* to;
    Seconds time;
};

}  // namespace

TEST_CASE("over a clock change the time is what passed, to the second") {
    for (const Night& change : {Night{"America/Los_Angeles", "2026-03-08", "01:30", "03:30", 1h},
                                Night{"America/Los_Angeles", "2026-11-01", "00:30", "02:30", 3h},
                                Night{"Europe/Berlin", "2026-03-29", "01:59:59", "03:00:01", 2s},
                                Night{"Europe/Berlin", "2026-10-25", "01:59:59", "03:00:01", 2h + 2s}}) {
        CAPTURE(change.zone);
        CAPTURE(change.day);
        Desk desk;
        desk.travel(change.zone).clock(std::string(change.day) + " 20:00");
        const auto added = desk.add({"acme"}, change.from, change.to);
        CHECK(added.added.time == change.time);
        CHECK(added.remarks.empty());
        CHECK(tracking::log(desk.store, {}, desk.now).time == change.time);

        // The same by the timer, a stopwatch session.
        Desk timed;
        timed.travel(change.zone).clock(std::string(change.day) + " " + change.from).start({"acme", "meeting"});
        CHECK(timed.clock(std::string(change.day) + " " + change.to).stop().ended.time == change.time);
    }
}

TEST_CASE("a pomodoro over a clock change rings after its length") {
    for (const char* at : {"2026-03-08 01:50", "2026-11-01 00:50"}) {
        Desk desk;
        desk.clock(at).start({"acme"});
        desk.now = now_in(desk.now.at + 25min, desk.zone);
        const auto stopped = desk.stop();
        CHECK(stopped.ended.session.outcome == Outcome::rung);
        CHECK(stopped.ended.time == Seconds(25min));
    }
}

TEST_CASE("a time that does not exist, or exists twice, is told with what was taken") {
    Desk desk;
    desk.clock("2026-03-08 20:00");
    const auto skipped = desk.add({"acme"}, "02:30", "04:00");
    CHECK(skipped.remarks.size() == 1);
    CHECK(skipped.added.time == Seconds(1h));
    desk.clock("2026-11-01 20:00");
    const auto twice = desk.add({"acme"}, "00:30", "01:30");
    CHECK(twice.remarks.size() == 1);
    CHECK(twice.added.time == Seconds(1h));
    const auto second = desk.add({"acme"}, "2026-11-01T01:30:00-08:00", "02:30");
    CHECK(second.remarks.empty());
    CHECK(second.added.time == Seconds(1h));
}

TEST_CASE("a hint names a moment that reads back, also in the hour that comes twice") {
    Desk desk;
    desk.clock("2026-11-01 20:00");
    desk.add({"acme"}, "00:30", "2026-11-01T01:30:00-08:00");
    const Error error = refusal([&] { desk.start({"learn"}, "01:00"); });
    CHECK(error.hint == "--at 2026-11-01T09:30:00Z");
    CHECK(desk.start({"learn"}, error.hint.substr(5)).started.session.start ==
          tracking::log(desk.store, {}, desk.now).entries[0].session.stop);
}

TEST_CASE("over midnight a session stays whole, on the day on which it began") {
    Desk desk;
    desk.clock("2026-03-31 23:50").start({"acme", "meeting"});
    desk.clock("2026-04-01 00:20").stop();
    tracking::LogRequest march;
    march.period = parse_period("2026-03", desk.now.today).value();
    CHECK(tracking::log(desk.store, march, desk.now).time == Seconds(30min));
    march.period = parse_period("2026-04", desk.now.today).value();
    CHECK(tracking::log(desk.store, march, desk.now).entries.empty());
}

TEST_CASE("a rate that begins at midnight applies by the day in the session's own zone") {
    Desk desk;
    pricing::set_rate(desk.store, {"acme", "", ""}, "200", parse_day("2026-04-01", desk.now.today).value(), desk.now);
    desk.clock("2026-03-31 23:59:59").start({"acme", "meeting"});
    desk.clock("2026-04-01 01:00").start({"acme", "meeting"});
    desk.clock("2026-04-01 02:00").stop();
    desk.travel("Asia/Seoul");
    const tracking::Log log = tracking::log(desk.store, {}, desk.now);
    CHECK(log.entries[0].rate == Rate{15000, {}});
    CHECK(log.entries[1].rate == Rate{20000, {}});
}

TEST_CASE("from Seattle to Seoul: two zones on one day, in order and without an overlap") {
    Desk desk;
    desk.clock("2026-03-02 08:00").start({"acme", "meeting"});
    desk.clock("2026-03-02 09:00").stop();
    // The plane lands on the 3rd by the clock there, twelve hours later.
    desk.now = now_in(desk.now.at + 12h, Zone{"Asia/Seoul"});
    desk.zone = desk.now.zone;
    CHECK(to_string(desk.now.today) == "2026-03-03");
    desk.start({"acme", "meeting"});
    desk.now = now_in(desk.now.at + 1h, desk.zone);
    desk.stop();
    const tracking::Log log = tracking::log(desk.store, {}, desk.now);
    REQUIRE(log.entries.size() == 2);
    CHECK(to_string(day_of(log.entries[0].session)) == "2026-03-02");
    CHECK(to_string(day_of(log.entries[1].session)) == "2026-03-03");
    CHECK(log.time == Seconds(2h));
    // In Seoul's clock the first ran from 01:00 to 02:00 on the 3rd: that time is taken.
    CHECK(refusal([&] { desk.add({"learn"}, "01:30", "01:45"); }).kind == ErrorKind::refused);
}
