#include <support/test.hpp>

#include <app/scene.hpp>

using namespace scene;

namespace {

/// A desk at a machine that can sleep and be started again.
struct Laptop : Desk {
    Laptop() { read(); }

    void read() { now.clock = ClockReading{now.at, awake, awake + asleep, boot}; }
    Laptop& works(Seconds time) {
        now = now_in(now.at + time, zone);
        awake += time;
        read();
        return *this;
    }
    Laptop& sleeps(Seconds time) {
        now = now_in(now.at + time, zone);
        asleep += time;
        read();
        return *this;
    }
    Laptop& is_started_again(Seconds after) {
        now = now_in(now.at + after, zone);
        awake = 60s;
        asleep = 0s;
        boot += "b";
        read();
        return *this;
    }
    tracking::Started stopwatch() {
        tracking::StartRequest request;
        request.words = {"acme"};
        request.open = true;
        return tracking::start(store, request, now);
    }

    Seconds awake = 5h;
    Seconds asleep = 1h;
    std::string boot = "a";
};

}  // namespace

TEST_CASE("nine hours with the lid closed are not logged unless somebody says so") {
    Laptop desk;
    desk.stopwatch();
    desk.works(40min).sleeps(9h);
    const auto refused = refusal([&] { desk.stop(); });
    CHECK(refused.kind == ErrorKind::refused);
    CHECK(refused.message == "the machine slept for 9h while acme/ner code was running, from about 09:40 on");
    CHECK(tracking::status(desk.store, desk.now).away->since == desk.at("2026-03-02 09:40"));
    SUBCASE("cut") {
        const auto stopped = tracking::stop(desk.store, "", desk.now, AwayAnswer::cut);
        CHECK(stopped.ended.time == 40min);
        CHECK(says(stopped.remarks, "sugo add WORK --from 09:40 --to 18:40"));
    }
    SUBCASE("keep") {
        CHECK(tracking::stop(desk.store, "", desk.now, AwayAnswer::keep).ended.time == 9h + 40min);
    }
    SUBCASE("void is for pomodori") {
        CHECK(refusal([&] { tracking::stop(desk.store, "", desk.now, AwayAnswer::voided); }).kind ==
              ErrorKind::refused);
        CHECK(desk.store.sessions().open());
    }
    SUBCASE("a moment is an answer") {
        CHECK(tracking::stop(desk.store, "10:00", desk.now).ended.time == 1h);
    }
    SUBCASE("other work cuts it too") {
        tracking::StartRequest request;
        request.words = {"book", "code"};
        CHECK(refusal([&] { tracking::start(desk.store, request, desk.now); }).kind == ErrorKind::refused);
        request.away = AwayAnswer::cut;
        CHECK(tracking::start(desk.store, request, desk.now).ended->time == 40min);
    }
    SUBCASE("and a break") {
        CHECK(refusal([&] { tracking::rest(desk.store, {}, desk.now); }).kind == ErrorKind::refused);
        CHECK(tracking::rest(desk.store, {}, desk.now, AwayAnswer::cut).ended->time == 40min);
    }
}

TEST_CASE("a pomodoro that was slept over does not ring by itself") {
    Laptop desk;
    const SessionId session = desk.start({"acme"}).started.session.id;
    desk.works(12min).sleeps(1h);
    CHECK_FALSE(tracking::ring(desk.store, session, desk.now));
    SUBCASE("cut, it is ended early") {
        const auto stopped = tracking::stop(desk.store, "", desk.now, AwayAnswer::cut);
        CHECK(stopped.ended.time == 12min);
        CHECK(stopped.ended.session.outcome == Outcome::stopped);
    }
    SUBCASE("sugo void is an answer too") {
        CHECK(tracking::void_open(desk.store, "", "", desk.now).voided.session.stop == desk.at("2026-03-02 09:12"));
    }
    SUBCASE("kept, it rang at its time") {
        const auto stopped = tracking::stop(desk.store, "", desk.now, AwayAnswer::keep);
        CHECK(stopped.ended.time == 25min);
        CHECK(stopped.ended.session.outcome == Outcome::rung);
    }
    SUBCASE("void, it counts for nothing") {
        const auto stopped = tracking::stop(desk.store, "", desk.now, AwayAnswer::voided);
        CHECK(stopped.ended.session.outcome == Outcome::voided);
        CHECK(stopped.ended.session.stop == desk.at("2026-03-02 09:12"));
    }
}

TEST_CASE("a pomodoro that rang before the machine slept is settled without a question") {
    Laptop desk;
    const SessionId session = desk.start({"acme"}).started.session.id;
    desk.works(26min).sleeps(9h);
    CHECK(tracking::ring(desk.store, session, desk.now)->ended.time == 25min);
}

TEST_CASE("after a start of the machine the last sign of life counts") {
    Laptop desk;
    desk.stopwatch();
    desk.works(30min);
    tracking::interrupt(desk.store, {{}, "mail", ""}, desk.now);
    desk.works(10min).is_started_again(2h);
    CHECK(tracking::stop(desk.store, "", desk.now, AwayAnswer::cut).ended.time == 30min);
}

TEST_CASE("no 32 hours in a day: a stopwatch that nobody stopped is asked about") {
    Laptop desk;
    desk.stopwatch();
    desk.works(32h);
    CHECK(refusal([&] { desk.stop(); }).message ==
          "nothing was heard for 32h while acme/ner code was running, from about 2026-03-02 09:00 on");
}

TEST_CASE("a sign of life does not hide an absence that nobody has answered") {
    Laptop desk;
    desk.stopwatch();
    desk.works(10min).sleeps(3h);
    tracking::sign_of_life(desk.store, desk.now);
    CHECK(tracking::away(desk.store, desk.now)->time == 3h);
    Laptop awake;
    awake.stopwatch();
    awake.works(10min);
    tracking::sign_of_life(awake.store, awake.now);
    awake.works(11h);
    CHECK_FALSE(tracking::away(awake.store, awake.now));
}

TEST_CASE("signs of life are no changes: undo does not know them") {
    Laptop desk;
    desk.start({"acme"});
    desk.works(5min);
    tracking::sign_of_life(desk.store, desk.now);
    CHECK(desk.store.journal().undo().label == "start acme/ner code");
    desk.store.journal().redo();
    desk.works(5min).sleeps(1h);
    CHECK(tracking::away(desk.store, desk.now)->time == 1h);
}
