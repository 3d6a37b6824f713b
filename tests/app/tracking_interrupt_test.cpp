#include <support/test.hpp>

#include <app/scene.hpp>
#include <sugo/corrections.hpp>

using namespace scene;
using tracking::interrupt;

namespace {

constexpr auto external = Interruption::Kind::external;

std::vector<std::string> notes(Desk& desk, SessionId session) {
    std::vector<std::string> notes;
    for (const Interruption& one : desk.store.sessions().interruptions(session)) notes.push_back(one.note);
    return notes;
}

}  // namespace

TEST_CASE("interruptions are kept with their time, and the session goes on") {
    Desk desk;
    const SessionId session = desk.start({"acme"}).started.session.id;
    desk.clock("2026-03-02 09:05");
    interrupt(desk.store, {{}, "look up the licence", ""}, desk.now);
    const auto second = interrupt(desk.store, {external, "", "09:03"}, desk.now);
    CHECK(second.interruption.at == desk.at("2026-03-02 09:03"));
    REQUIRE(second.all.size() == 2);
    CHECK(second.all[0].kind == external);
    const auto status = tracking::status(desk.store, desk.now);
    CHECK(status.open->session.id == session);
    CHECK(status.interruptions == second.all);
    const auto stopped = desk.clock("2026-03-02 09:30").stop();
    CHECK(stopped.ended.session.outcome == Outcome::rung);
    CHECK(notes(desk, session) == std::vector<std::string>{"", "look up the licence"});
}

TEST_CASE("nothing breaks into what does not run") {
    Desk desk;
    CHECK(refusal([&] { interrupt(desk.store, {}, desk.now); }).message == "nothing is running");
    desk.start({"acme"});
    desk.clock("2026-03-02 09:25");
    CHECK(refusal([&] { interrupt(desk.store, {}, desk.now); }).message ==
          "acme/ner code rang at 09:25, so nothing broke into it at 09:25");
    CHECK(refusal([&] { interrupt(desk.store, {external, "", "08:59"}, desk.now); }).kind == ErrorKind::refused);
    CHECK(interrupt(desk.store, {external, "", "09:24"}, desk.now).all.size() == 1);
    CHECK(refusal([&] { interrupt(desk.store, {external, "a\nb", "09:24"}, desk.now); }).kind == ErrorKind::usage);
}

TEST_CASE("a void pomodoro stays on record with its reason and counts for nothing") {
    Desk desk;
    const SessionId session = desk.start({"acme"}).started.session.id;
    desk.clock("2026-03-02 09:10");
    const auto voided = tracking::void_open(desk.store, "the client rang", "", desk.now);
    CHECK(voided.voided.session.outcome == Outcome::voided);
    CHECK_FALSE(voided.voided.billable);
    REQUIRE(voided.reason);
    CHECK(voided.reason->note == "the client rang");
    const auto status = tracking::status(desk.store, desk.now);
    CHECK(!status.open);
    CHECK(status.today == Seconds(0));
    CHECK(status.rung_today == 0);
    CHECK(status.cycle.phase == Phase::idle);
    CHECK(notes(desk, session) == std::vector<std::string>{"the client rang"});
    CHECK(desk.store.sessions().find(session)->note.empty());
}

TEST_CASE("what has rung is not void, unless it broke off before") {
    Desk desk;
    CHECK(refusal([&] { tracking::void_open(desk.store, "", "", desk.now); }).message == "nothing is running");
    desk.start({"acme"});
    desk.clock("2026-03-02 10:00");
    CHECK(refusal([&] { tracking::void_open(desk.store, "", "", desk.now); }).message ==
          "it rang at 09:25, and what has rung counts");
    CHECK(tracking::void_open(desk.store, "", "09:20", desk.now).voided.time == 20min);
    desk.start({"acme", "meeting"});
    CHECK(refusal([&] { tracking::void_open(desk.store, "", "", desk.now); }).hint == "sugo stop, or sugo cancel");
}

TEST_CASE("undo takes a void and an interruption back, redo brings them again") {
    Desk desk;
    desk.start({"acme"});
    desk.clock("2026-03-02 09:10");
    const Memory begun = memory_of(desk.store);
    interrupt(desk.store, {external, "a call", ""}, desk.now);
    const Memory interrupted = memory_of(desk.store);
    tracking::void_open(desk.store, "another call", "", desk.now);
    const Memory voided = memory_of(desk.store);
    desk.store.journal().undo();
    CHECK(memory_of(desk.store) == interrupted);
    desk.store.journal().undo();
    CHECK(memory_of(desk.store) == begun);
    desk.store.journal().redo();
    desk.store.journal().redo();
    CHECK(memory_of(desk.store) == voided);
}

TEST_CASE("interruptions follow the time they were in: split, joined, removed") {
    Desk desk;
    const SessionId session = desk.start({"acme"}).started.session.id;
    for (const char* at : {"2026-03-02 09:05", "2026-03-02 09:15"}) {
        desk.clock(at);
        interrupt(desk.store, {external, at, ""}, desk.now);
    }
    desk.clock("2026-03-02 09:20").stop();
    const auto split = tracking::split(desk.store, {{"@1"}, {"09:10"}, 2}, desk.now);
    const SessionId second = split.corrections.at(0).after.at(1).session.id;
    CHECK(notes(desk, session) == std::vector<std::string>{"2026-03-02 09:05"});
    CHECK(notes(desk, second) == std::vector<std::string>{"2026-03-02 09:15"});
    tracking::join(desk.store, {"@1", "@2"}, desk.now);
    CHECK(notes(desk, session).size() == 2);
    tracking::remove(desk.store, {"@1"}, desk.now);
    CHECK(memory_of(desk.store).interruptions.empty());
}
