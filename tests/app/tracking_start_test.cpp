#include <support/test.hpp>

#include <app/scene.hpp>

using namespace scene;

namespace {

tracking::Started start_for(Desk& desk, std::optional<Seconds> length, bool open = false, Words words = {"acme"}) {
    tracking::StartRequest request;
    request.words = std::move(words);
    request.length = length;
    request.open = open;
    return tracking::start(desk.store, request, desk.now);
}

}  // namespace

TEST_CASE("start begins a pomodoro of the usual length now, where we are") {
    Desk desk;
    const auto started = desk.start({"acme/ner", "code"});
    CHECK(started.started.work == "acme/ner code");
    CHECK(started.started.session.start == desk.now.at);
    CHECK(started.started.session.zone == desk.zone);
    CHECK(started.started.session.planned == Seconds(25min));
    CHECK(started.started.session.outcome == Outcome::running);
    CHECK(started.started.rate == Rate{15000, {}});
    CHECK(started.started.short_id.size() == 5);
    CHECK(!started.ended);
    CHECK(started.remarks.empty());
    CHECK(desk.store.journal().history(1).front().label == "start acme/ner code");
}

TEST_CASE("a meeting and an open session have no ring, a length of its own has") {
    Desk desk;
    CHECK(desk.start({"acme", "meeting"}).started.session.planned == std::nullopt);
    CHECK(start_for(desk, std::nullopt, true).started.session.planned == std::nullopt);
    CHECK(start_for(desk, Seconds(50min)).started.session.planned == Seconds(50min));
    CHECK(start_for(desk, Seconds(15min), false, {"acme", "meeting"}).started.session.planned == Seconds(15min));
    CHECK(refusal([&] { start_for(desk, Seconds(0)); }).kind == ErrorKind::refused);
    CHECK(refusal([&] { start_for(desk, Seconds(25min), true); }).kind == ErrorKind::usage);
    CHECK(desk.store.sessions().open()->planned == Seconds(15min));
}

TEST_CASE("notes are trimmed, tags are sorted, each once") {
    Desk desk;
    tracking::StartRequest request;
    request.words = {"acme"};
    request.note = "  error report ";
    request.tags = {"b", "a", "b", ""};
    const Session session = tracking::start(desk.store, request, desk.now).started.session;
    CHECK(session.note == "error report");
    CHECK(session.tags == Words{"a", "b"});
    request.note = "bell \a";
    CHECK(refusal([&] { tracking::start(desk.store, request, desk.now); }).kind == ErrorKind::usage);
}

TEST_CASE("starting closes what is open and says so") {
    Desk desk;
    desk.start({"acme"});
    const auto second = desk.clock("2026-03-02 09:10").start({"learn"});
    REQUIRE(second.ended);
    CHECK(second.ended->session.stop == desk.now.at);
    CHECK(second.ended->session.outcome == Outcome::stopped);
    CHECK(desk.log() == Words{"09:00-09:10 acme/ner code", "09:10- learn"});
}

TEST_CASE("a pomodoro whose time was up when the next starts ended at its ring") {
    Desk desk;
    desk.start({"acme"});
    const auto second = desk.clock("2026-03-02 10:00").start({"learn"});
    CHECK(second.ended->session.outcome == Outcome::rung);
    CHECK(second.ended->time == Seconds(25min));
    CHECK(says(second.remarks, "it rang at 09:25; the 35m since then are not logged"));
    CHECK(desk.log() == Words{"09:00-09:25 acme/ner code", "10:00- learn"});
}

TEST_CASE("a start in the past ends the open one there when it lies inside, and is refused when it lies before") {
    Desk desk;
    desk.start({"acme"});
    desk.clock("2026-03-02 09:20");
    const Error before = refusal([&] { desk.start({"learn"}, "08:50"); });
    CHECK(before.kind == ErrorKind::refused);
    CHECK(before.message == "acme/ner code has been running since 09:00, so nothing can begin at 08:50");
    CHECK(before.hint == "--at 09:00, or sugo cancel");
    desk.start({"learn"}, "09:15");
    CHECK(desk.log() == Words{"09:00-09:15 acme/ner code", "09:15- learn"});
}

TEST_CASE("planned things are not sessions") {
    Desk desk;
    const Memory before = memory_of(desk.store);
    const Error error = refusal([&] { desk.start({"acme"}, "15:00"); });
    CHECK(error.kind == ErrorKind::refused);
    CHECK(error.message == "15:00 is in the future, and planned things are not sessions");
    CHECK(error.hint == "\"yesterday 15:00\"");
    CHECK(memory_of(desk.store) == before);
}

TEST_CASE("a start that would overlap is refused, naming the clash and where there is room") {
    Desk desk;
    desk.clock("2026-03-02 12:00");
    const auto there = desk.add({"acme"}, "09:00", "10:00").added;
    const Error error = refusal([&] { desk.start({"learn"}, "09:30"); });
    CHECK(error.kind == ErrorKind::refused);
    CHECK(error.message == "it would overlap acme/ner code 09:00–10:00 (" + there.short_id + ")");
    CHECK(error.hint == "--at 10:00");
    CHECK(refusal([&] { desk.start({"learn"}, "08:00"); }).hint == "--at 10:00");
    CHECK(desk.start({"learn"}, "10:00").started.session.start == desk.at("2026-03-02 10:00"));
}

TEST_CASE("start and stop within the same second work") {
    Desk desk;
    desk.start({"acme"});
    CHECK(desk.stop().ended.time == Seconds(0));
    desk.start({"acme"});
    desk.start({"learn"});
    desk.stop();
    CHECK(desk.log().size() == 3);
}

TEST_CASE("a session that began long ago is told that it rang already") {
    Desk desk;
    const auto started = desk.start({"acme"}, "2h ago");
    CHECK(says(started.remarks, "it rang at 07:25 already"));
}

TEST_CASE("what will not be billed, or lies outside the project's dates, is said at once") {
    Desk desk;
    people::add_client(desk.store, "globex", {}, desk.now);
    people::ProjectEdit later;
    later.starts = "2026-04-01";
    people::add_project(desk.store, "globex/web", later, desk.now);
    const auto started = desk.start({"globex"});
    CHECK(says(started.remarks,
               "no rate for globex/web code on 2026-03-02: not billable yet; sugo rate set globex/web RATE"));
    CHECK(says(started.remarks, "globex/web starts on 2026-04-01"));
    people::ProjectEdit over;
    over.starts = "none";
    over.ends = "2026-02-28";
    people::edit_project(desk.store, "globex/web", over, desk.now);
    CHECK(says(desk.start({"globex", "learn"}).remarks, "globex/web ended on 2026-02-28"));
    CHECK(!says(desk.start({"globex", "learn"}).remarks, "no rate"));
}

TEST_CASE("the weekly cap is told from four fifths on, over the week's sessions of the project alone") {
    Desk desk;
    people::ProjectEdit cap;
    cap.cap_per_week = "10h";
    people::edit_project(desk.store, "acme/ner", cap, desk.now);
    desk.clock("2026-03-06 20:00");
    desk.add({"acme"}, "2026-03-01 10:00", "2026-03-01 23:59");  // the Sunday before
    desk.add({"acme"}, "2026-03-02 09:00", "2026-03-02 16:59:59");
    CHECK(desk.start({"acme"}).remarks.empty());
    desk.add({"acme"}, "2026-03-03 09:00", "2026-03-03 09:00:01");
    CHECK(says(desk.start({"acme"}).remarks, "acme/ner is near its cap: 8h of 10h in 2026-W10"));
    desk.add({"acme"}, "2026-03-04 09:00", "2026-03-04 11:00");
    CHECK(says(desk.start({"acme"}).remarks, "acme/ner has reached its cap: 10h of 10h in 2026-W10"));
    CHECK(says(desk.add({"acme"}, "2026-03-05 09:00", "2026-03-05 10:00").remarks, "is over its cap: 11h of 10h"));
    desk.add({"learn"}, "2026-03-05 10:00", "2026-03-05 20:00");
    tracking::cancel(desk.store, desk.now);
    desk.clock("2026-03-08 23:00").add({"acme"}, "22:00", "22:30");
    CHECK(says(desk.start({"acme"}).remarks, "is over its cap: 11h 30m of 10h in 2026-W10"));
    desk.stop();
    CHECK(desk.clock("2026-03-09 09:00").start({"acme"}).remarks.empty());
}

TEST_CASE("own work is never billed") {
    Desk desk;
    tracking::StartRequest request;
    request.words = {"book", "write"};
    request.billable = true;
    CHECK(refusal([&] { tracking::start(desk.store, request, desk.now); }).kind == ErrorKind::refused);
}

TEST_CASE("continue starts again what the newest session was, or the one named") {
    Desk desk;
    tracking::StartRequest request;
    request.words = {"acme"};
    request.note = "error report";
    request.tags = {"metrics"};
    request.length = Seconds(50min);
    tracking::start(desk.store, request, desk.now);
    desk.clock("2026-03-02 09:10").stop();
    desk.start({"learn"});
    desk.clock("2026-03-02 09:20").stop();
    const auto again = tracking::resume(desk.store, "@2", "", desk.now);
    CHECK(again.started.work == "acme/ner code");
    CHECK(again.started.session.note == "error report");
    CHECK(again.started.session.tags == Words{"metrics"});
    CHECK(again.started.session.planned == Seconds(50min));
    CHECK(desk.store.journal().history(1).front().label == "continue acme/ner code");

    desk.clock("2026-03-02 09:30");
    CHECK(refusal([&] { tracking::resume(desk.store, "", "", desk.now); }).message == "acme/ner code is still running");
    desk.clock("2026-03-02 10:30");
    const auto rung = tracking::resume(desk.store, "", "", desk.now);
    CHECK(rung.ended->session.outcome == Outcome::rung);
    CHECK(rung.started.work == "acme/ner code");
    people::archive_client(desk.store, "acme", true, desk.now);
    CHECK(refusal([&] { tracking::resume(desk.store, "@2", "", desk.now); }).hint == "sugo client unarchive acme");
}

TEST_CASE("with an empty log there is nothing to continue") {
    Desk desk;
    CHECK(refusal([&] { tracking::resume(desk.store, "", "", desk.now); }).kind == ErrorKind::refused);
}
