#include <support/test.hpp>

#include <app/scene.hpp>

using namespace scene;

TEST_CASE("stop ends the open session now") {
    Desk desk;
    desk.start({"acme"});
    const auto stopped = desk.clock("2026-03-02 09:10").stop();
    CHECK(stopped.ended.time == Seconds(10min));
    CHECK(stopped.ended.session.outcome == Outcome::stopped);
    CHECK(stopped.remarks.empty());
    CHECK(desk.store.journal().history(1).front().label == "stop acme/ner code");
}

TEST_CASE("a late stop ends a pomodoro at its ring, and says how to keep the rest") {
    Desk desk;
    desk.start({"acme"});
    const auto stopped = desk.clock("2026-03-02 10:00").stop();
    CHECK(stopped.ended.session.outcome == Outcome::rung);
    CHECK(stopped.ended.time == Seconds(25min));
    CHECK(says(stopped.remarks,
               "it rang at 09:25; the 35m since then are not logged; to keep them: sugo edit @1 --to 10:00"));
    CHECK(desk.edit("@1", "", "10:00").after.time == Seconds(1h));
}

TEST_CASE("a stop at a moment ends exactly there, not before the start and not in the future") {
    Desk desk;
    desk.start({"acme"});
    desk.clock("2026-03-02 10:00");
    CHECK(refusal([&] { desk.stop("10:01"); }).kind == ErrorKind::refused);
    const Error before = refusal([&] { desk.stop("08:59"); });
    CHECK(before.kind == ErrorKind::refused);
    CHECK(before.message == "acme/ner code has been running since 09:00, so it cannot end at 08:59");
    const auto stopped = desk.stop("09:55");
    CHECK(stopped.ended.time == Seconds(55min));
    CHECK(stopped.remarks.empty());
}

TEST_CASE("with nothing running stop and cancel are refused") {
    Desk desk;
    CHECK(refusal([&] { desk.stop(); }).hint == "sugo start WORK");
    CHECK(refusal([&] { tracking::cancel(desk.store, desk.now); }).message == "nothing is running");
    desk.start({"acme"});
    desk.clock("2026-03-02 09:10").stop();
    CHECK(refusal([&] { desk.stop(); }).hint == "sugo continue");
}

TEST_CASE("when the clock went back behind the start, stop is refused and cancel still works") {
    Desk desk;
    desk.start({"acme"});
    desk.clock("2026-03-02 08:00");
    CHECK(refusal([&] { desk.stop(); }).kind == ErrorKind::refused);
    CHECK(refusal([&] { desk.start({"learn"}); }).kind == ErrorKind::refused);
    CHECK(tracking::status(desk.store, desk.now).open->time == Seconds(0));
    tracking::cancel(desk.store, desk.now);
    CHECK(desk.log().empty());
}

TEST_CASE("ring settles a pomodoro whose time is up, and nothing else") {
    Desk desk;
    const SessionId id = desk.start({"acme"}).started.session.id;
    desk.clock("2026-03-02 09:24:59");
    CHECK(!tracking::ring(desk.store, id, desk.now));
    desk.clock("2026-03-02 09:25");
    CHECK(!tracking::ring(desk.store, SessionId{id.value + 1}, desk.now));
    const auto history = desk.store.journal().history(10).size();
    const auto rung = tracking::ring(desk.store, id, desk.now);
    REQUIRE(rung);
    CHECK(rung->ended.session.outcome == Outcome::rung);
    CHECK(rung->ended.session.stop == desk.now.at);
    CHECK(desk.store.journal().history(10).size() == history + 1);
    CHECK(desk.store.journal().history(1).front().label == "ring acme/ner code");
    CHECK(!tracking::ring(desk.store, id, desk.now));
}

TEST_CASE("cancel forgets the open session, and undo brings it back") {
    Desk desk;
    desk.start({"acme"});
    const Memory running = memory_of(desk.store);
    const auto cancelled = tracking::cancel(desk.store, desk.now);
    CHECK(says(cancelled.remarks, "sugo undo brings it back"));
    CHECK(desk.log().empty());
    desk.store.journal().undo();
    CHECK(memory_of(desk.store) == running);
}

TEST_CASE(
    "what a late stop says to type keeps exactly the time until the stop, on another day and in another zone too") {
    const auto typed = [](const tracking::Stopped& stopped) {
        const std::string& remark = stopped.remarks.at(0);
        const std::size_t to = remark.find("--to ");
        REQUIRE(to != std::string::npos);
        return remark.substr(to + 5);
    };
    Desk night;
    night.clock("2026-03-02 23:50").start({"acme"});
    const auto late = night.clock("2026-03-03 00:40").stop();
    CHECK(night.edit("@1", "", typed(late)).after.session.stop == night.now.at);

    Desk traveller;
    traveller.start({"acme"});
    const auto abroad = traveller.clock("2026-03-02 10:00").travel("Asia/Seoul").stop();
    CHECK(traveller.edit("@1", "", typed(abroad)).after.session.stop == traveller.now.at);
}

TEST_CASE("a stop more than a day late says that a session is at most a day long, and names no way round") {
    Desk desk;
    desk.start({"acme"});
    const auto stopped = desk.clock("2026-03-04 09:00").stop();
    CHECK(says(stopped.remarks, "a session is at most a day long"));
    CHECK(!says(stopped.remarks, "sugo edit"));
}

TEST_CASE("a meeting never rings, whatever its kind is called") {
    Desk desk;
    people::rename_kind(desk.store, "meeting", "call", desk.now);
    CHECK(desk.start({"acme", "call"}).started.session.planned == std::nullopt);
}

TEST_CASE("the end that an edit of yesterday's session proposes is read back as now") {
    Desk desk;
    desk.add({"acme"}, "yesterday 20:00", "yesterday 21:00");
    const Error future = refusal([&] { desk.edit("@1", "", "2026-03-02 10:00"); });
    CHECK(future.hint == "--to \"2026-03-02 09:00\"");
    CHECK(desk.edit("@1", "", "2026-03-02 09:00").after.session.stop == desk.now.at);
}
