#include <support/test.hpp>

#include <functional>

#include <app/scene.hpp>

using namespace scene;

namespace {

struct Step {
    const char* label;
    std::function<void(Desk&)> work;
};

/// One of each kind of change, on a desk with a short log.
std::vector<Step> all_changes() {
    using namespace people;
    return {
        {"start learn", [](Desk& d) { d.start({"learn"}); }},
        {"stop acme/ner code", [](Desk& d) { d.stop(); }},
        {"cancel acme/ner code", [](Desk& d) { tracking::cancel(d.store, d.now); }},
        {"continue learn", [](Desk& d) { tracking::resume(d.store, "@2", "", d.now); }},
        {"add book write",
         [](Desk& d) {
             d.add({"book", "write"}, "06:00", "06:30");
         }},
        {"add book write",
         [](Desk& d) {
             d.add({"book", "write"}, "07:10", "08:30", true);
         }},
        {"add book write",
         [](Desk& d) {
             d.add({"book", "write"}, "08:10", "08:20", true);
         }},
        {"edit learn", [](Desk& d) { d.edit("@2", "07:30", "", true); }},
        {"remove 2 sessions",
         [](Desk& d) {
             tracking::remove(d.store, {"@2", "@3"}, d.now);
         }},
        {"add client globex", [](Desk& d) { add_client(d.store, "globex", {}, d.now); }},
        {"rename client acme to zenith", [](Desk& d) { rename_client(d.store, "acme", "zenith", d.now); }},
        {"archive client acme", [](Desk& d) { archive_client(d.store, "acme", true, d.now); }},
        {"add project acme/web", [](Desk& d) { add_project(d.store, "acme/web", {}, d.now); }},
        {"rename project acme/ner to nlp", [](Desk& d) { rename_project(d.store, "acme/ner", "nlp", d.now); }},
        {"archive project book", [](Desk& d) { archive_project(d.store, "book", true, d.now); }},
        {"add kind label", [](Desk& d) { add_kind(d.store, "label", true, d.now); }},
        {"edit kind review", [](Desk& d) { edit_kind(d.store, "review", true, d.now); }},
        {"rename kind code to program", [](Desk& d) { rename_kind(d.store, "code", "program", d.now); }},
        {"archive kind sales", [](Desk& d) { archive_kind(d.store, "sales", true, d.now); }},
        {"setup",
         [](Desk& d) {
             ProfileEdit edit;
             edit.name = "Ada";
             setup(d.store, edit, d.now);
         }},
        {"set pomodoro to 50m", [](Desk& d) { set_setting(d.store, "pomodoro", "50m", d.now); }},
        {"set rate acme $160/h from 2026-01-01",
         [](Desk& d) {
             pricing::set_rate(d.store, {"acme", "", ""}, "160", parse_day("2026-01-01", d.now.today).value(), d.now);
         }},
        {"remove rate acme from 2026-01-01",
         [](Desk& d) {
             pricing::remove_rate(d.store, {"acme", "", ""}, std::nullopt, d.now);
         }},
    };
}

}  // namespace

TEST_CASE("undo after each kind of change brings back the same state, redo the changed one") {
    for (const Step& step : all_changes()) {
        CAPTURE(step.label);
        Desk desk;
        desk.add({"acme"}, "07:00", "08:00");
        desk.add({"learn"}, "08:00", "08:30");
        desk.start({"acme"});
        const Memory before = memory_of(desk.store);
        step.work(desk);
        const Memory after = memory_of(desk.store);
        CHECK(after != before);
        CHECK(desk.store.journal().history(1).front().label == step.label);
        desk.store.journal().undo();
        CHECK(memory_of(desk.store) == before);
        desk.store.journal().redo();
        CHECK(memory_of(desk.store) == after);
    }
}

TEST_CASE("a start that closed another is one change: undo lets the first run on") {
    Desk desk;
    desk.start({"acme"});
    const Memory running = memory_of(desk.store);
    desk.clock("2026-03-02 10:00").start({"learn"});
    desk.store.journal().undo();
    CHECK(memory_of(desk.store) == running);
    CHECK(desk.store.sessions().open()->planned == Seconds(25min));
}

TEST_CASE("everything is undone back to the empty store") {
    Desk desk;
    const Memory empty = memory_of(*open_memory(seeded_ids(desk.now.at, 1)));
    desk.start({"acme"});
    desk.clock("2026-03-02 10:00").stop();
    for (std::size_t left = desk.store.journal().history(100).size(); left > 0; --left) desk.store.journal().undo();
    CHECK(memory_of(desk.store) == empty);
    CHECK(refusal([&] { desk.store.journal().undo(); }).kind == ErrorKind::refused);
}

TEST_CASE("undo of a start takes the ring with it that came by itself, and redo brings both back") {
    Desk desk;
    const Memory before = memory_of(desk.store);
    const SessionId session = desk.start({"acme"}).started.session.id;
    desk.clock("2026-03-02 09:26");
    REQUIRE(tracking::ring(desk.store, session, desk.now));
    const Memory rung = memory_of(desk.store);
    CHECK(desk.store.journal().undo().label == "start acme/ner code");
    CHECK(memory_of(desk.store) == before);
    CHECK(desk.store.journal().redo().label == "start acme/ner code");
    CHECK(memory_of(desk.store) == rung);
    CHECK(refusal([&] { desk.store.journal().redo(); }).message == "there is nothing to redo");
}

TEST_CASE("what was done before a ring is undone with it, what was done after it alone") {
    Desk desk;
    const SessionId session = desk.start({"acme"}).started.session.id;
    desk.clock("2026-03-02 09:05");
    tracking::interrupt(desk.store, {{}, "mail", ""}, desk.now);
    desk.clock("2026-03-02 09:26");
    REQUIRE(tracking::ring(desk.store, session, desk.now));
    tracking::rest(desk.store, BreakMark::Kind::over, desk.now);
    CHECK(desk.store.journal().undo().label == "end the break");
    CHECK(desk.store.sessions().find(session)->outcome == Outcome::rung);
    CHECK(desk.store.journal().undo().label == "interrupt acme/ner code");
    CHECK(desk.store.sessions().find(session)->outcome == Outcome::running);
    CHECK(desk.store.journal().undo().label == "start acme/ner code");
}
