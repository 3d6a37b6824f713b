#include <support/test.hpp>

#include <algorithm>

#include <cli/stage.hpp>

using namespace sugo;
using terminal::Event;
using EventKind = terminal::Event::Kind;

namespace {

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// A stage with somebody at the keys of a terminal without escape sequences, where each look is a line.
struct Desk : Stage {
    Desk() {
        people();
        terminal() = {true, true, true, 80, false, true};
    }

    Desk& seconds(int count) {
        for (int n = 0; n < count; ++n) events.push_back({EventKind::time, {}});
        return *this;
    }
    Desk& keys(const std::vector<std::string>& names) {
        for (const std::string& name : names) events.push_back({EventKind::key, name});
        return *this;
    }
    Desk& happens(EventKind kind) {
        events.push_back({kind, {}});
        return *this;
    }
};

}  // namespace

TEST_CASE("the timer goes from ring to break to the next pomodoro, and rings once for each") {
    Desk desk;
    desk.answer({"config", "short-break", "4s"});
    desk.seconds(3).seconds(4).keys({"enter"}).seconds(1).keys({"q"});
    const std::string seen = desk.answer({"start", "acme", "--for", "3s"});
    CHECK(has(seen, "0:03  acme/ner code  pomodoro 1 of 4, rings at 09:00  ·  ? help"));
    CHECK(has(seen, "0:04  acme/ner code  break until 09:00"));
    CHECK(has(seen, "the break is over"));
    CHECK(has(seen, "0:02  acme/ner code  pomodoro 2 of 4"));
    CHECK(std::count(seen.begin(), seen.end(), '\a') == 2);
    CHECK(has(seen, "acme/ner code rang at 09:00:03, 3s\nstarted acme/ner code at 09:00:07\n"));
    CHECK(desk.err == "acme/ner code goes on and rings at 09:00:10; sugo stop ends it\n");
    CHECK_FALSE(desk.keys_taken);
}

TEST_CASE("interruptions are noted by one key, and what they were by what is typed") {
    Desk desk;
    desk.seconds(60).keys({"'"}).seconds(5).keys({"전", "화", "enter", "-", "escape", "q"});
    desk.answer({"start", "acme"});
    const std::string sheet = desk.answer({"sheet", "--json"});
    CHECK(has(sheet, R"("at":"2026-03-02T17:01:00Z","kind":"internal","note":"전화")"));
    CHECK(has(sheet, R"("kind":"external","note":"")"));
}

TEST_CASE("what was typed about an interruption is kept, however the timer is left") {
    for (const EventKind way : {EventKind::interrupt, EventKind::gone}) {
        Desk desk;
        desk.keys({"-", "메", "일"}).happens(way);
        desk.answer({"start", "acme"});
        CHECK(has(desk.answer({"sheet", "--json"}), R"("note":"메일")"));
        CHECK(has(desk.answer({"status", "--no-color"}), "acme/ner code since 09:00"));
    }
}

TEST_CASE("void, stop, break and note do what their commands do") {
    Desk desk;
    desk.seconds(60).keys({"v", "w", "h", "y", "enter", "q"});
    CHECK(has(desk.answer({"start", "acme"}), "acme/ner code was void at 09:01, 1m\n"));
    desk.seconds(60).keys({"n", "r", "enter", "s", "escape", "s", "enter", "q"});
    CHECK(has(desk.answer({"continue"}), "acme/ner code was stopped at 09:02, 1m\n"));
    CHECK(has(desk.answer({"log", "--no-color"}), "acme/ner code  r"));
    desk.seconds(60).keys({"b", "enter", "q"});
    desk.answer({"continue"});
    CHECK(desk.err == "break until 09:08\n");
    desk.keys({"o", "q"});
    desk.answer({"timer"});
    CHECK(desk.err.empty());
}

TEST_CASE("who was quicker in another terminal is told of, and Enter stops nothing more") {
    Desk desk;
    desk.answer({"start", "acme", "--detach"});
    desk.keys({"s", "enter", "q"});
    desk.world().next_event = [&, usual = desk.world().next_event, asked = 0]() mutable {
        if (++asked == 2) {  // another terminal is quicker than Enter
            const std::vector<std::string> stop{"stop"};
            REQUIRE(cli::run(stop, desk.world()) == 0);
        }
        return usual();
    };
    CHECK(has(desk.answer({"timer"}), "acme/ner code was stopped at 09:00, 0m\n"));
    CHECK(desk.err.empty());
}

TEST_CASE("Ctrl-Z gives the terminal back, and the timer goes on after it") {
    Desk desk;
    desk.happens(EventKind::suspend).seconds(2).happens(EventKind::resize).keys({"q"});
    desk.answer({"start", "acme"});
    CHECK(desk.suspended == 1);
    CHECK(has(desk.out, "24:58"));
}

TEST_CASE("the timer needs keys") {
    Desk desk;
    desk.terminal().keys = false;
    CHECK(desk.run({"timer"}) == 2);
    CHECK(has(desk.err, "the timer needs a terminal with keys"));
}

TEST_CASE("on a terminal that can, the timer is on the second screen") {
    Desk desk;
    desk.terminal().escapes = true;
    desk.keys({"q"});
    const std::string seen = desk.answer({"start", "acme"});
    CHECK(has(seen, "\x1b[?1049h"));
    CHECK(has(seen, "\x1b[?1049l"));
    CHECK(has(seen, "Acme Robotics"));
    CHECK(has(seen, "█"));
}
