#include <support/test.hpp>

#include <timer/controls.hpp>

using namespace sugo;
using namespace sugo::timer;
using Mode = Controls::Mode;

namespace {

/// Presses keys one after another and gives what the last one brought about.
Pressed press_all(const std::vector<std::string>& keys, Phase phase, std::string_view note = {}) {
    Pressed pressed;
    for (const std::string& key : keys) pressed = press(std::move(pressed.controls), key, phase, note);
    return pressed;
}

}  // namespace

TEST_CASE("what each key wants, by phase") {
    struct Row {
        const char* key;
        Phase phase;
        Wish wish;
        Mode mode;
    };
    const std::vector<Row> rows = {
        {"'", Phase::work, Wish::internal, Mode::asking},
        {"'", Phase::stopwatch, Wish::internal, Mode::asking},
        {"i", Phase::work, Wish::nothing, Mode::watching},
        {"e", Phase::work, Wish::nothing, Mode::watching},
        {"l", Phase::idle, Wish::nothing, Mode::watching},
        {"p", Phase::work, Wish::pause, Mode::watching},
        {"enter", Phase::paused, Wish::next, Mode::watching},
        {"b", Phase::paused, Wish::nothing, Mode::watching},
        {"ㅍ", Phase::work, Wish::nothing, Mode::asking},
        {"ㅂ", Phase::work, Wish::leave, Mode::watching},
        {"paste:v\nq", Phase::work, Wish::nothing, Mode::watching},
        {"-", Phase::work, Wish::external, Mode::asking},
        {"'", Phase::short_break, Wish::nothing, Mode::watching},
        {"v", Phase::work, Wish::nothing, Mode::asking},
        {"v", Phase::stopwatch, Wish::nothing, Mode::watching},
        {"s", Phase::work, Wish::nothing, Mode::asking},
        {"s", Phase::idle, Wish::nothing, Mode::watching},
        {"b", Phase::work, Wish::nothing, Mode::asking},
        {"b", Phase::idle, Wish::rest, Mode::watching},
        {"b", Phase::long_break, Wish::nothing, Mode::watching},
        {"o", Phase::long_break, Wish::end_break, Mode::watching},
        {"o", Phase::work, Wish::nothing, Mode::watching},
        {"enter", Phase::short_break, Wish::next, Mode::watching},
        {"enter", Phase::idle, Wish::next, Mode::watching},
        {"enter", Phase::work, Wish::nothing, Mode::watching},
        {"q", Phase::work, Wish::leave, Mode::watching},
        {"ctrl-l", Phase::work, Wish::redraw, Mode::watching},
        {"?", Phase::work, Wish::nothing, Mode::help},
        {"x", Phase::work, Wish::nothing, Mode::watching},
    };
    for (const Row& row : rows) {
        CAPTURE(row.key);
        CAPTURE(to_string(row.phase));
        const Pressed pressed = press({}, row.key, row.phase, "");
        CHECK(pressed.wish == row.wish);
        CHECK(pressed.controls.mode == row.mode);
    }
}

TEST_CASE("an interruption is noted at the key, and what it was may follow") {
    const Pressed told = press_all({"-", "전", "화", "enter"}, Phase::work);
    CHECK(told.wish == Wish::what_came);
    CHECK(told.text == "전화");
    CHECK(told.controls.mode == Mode::watching);
    CHECK(press_all({"-", "enter"}, Phase::work).wish == Wish::nothing);
    CHECK(press_all({"-", "a", "escape"}, Phase::work).wish == Wish::nothing);
}

TEST_CASE("what ends the work is asked before it is done, and Escape goes on") {
    CHECK(press_all({"s", "enter"}, Phase::work).wish == Wish::stop);
    CHECK(press_all({"s", "escape"}, Phase::work).wish == Wish::nothing);
    CHECK(press_all({"s", "y"}, Phase::work).wish == Wish::stop);
    const Pressed other = press_all({"s", "t"}, Phase::work);
    CHECK(other.wish == Wish::nothing);
    CHECK(other.controls.mode == Mode::watching);
    CHECK(press_all({"n", "paste:two lines", "ㅂ", "enter"}, Phase::work).text == "two linesㅂ");
    CHECK(press_all({"b", "enter"}, Phase::work).wish == Wish::rest);
    const Pressed why = press_all({"v", "q", "?", "enter"}, Phase::work);
    CHECK(why.wish == Wish::voided);
    CHECK(why.text == "q?");
    CHECK(press_all({"v", "enter"}, Phase::work).wish == Wish::voided);
}

TEST_CASE("the note is there to be changed, and may be emptied") {
    CHECK(press_all({"n", "s", "enter"}, Phase::work, "report").text == "reports");
    const Pressed emptied = press_all({"n", "ctrl-u", "enter"}, Phase::work, "report");
    CHECK(emptied.wish == Wish::note);
    CHECK(emptied.text.empty());
}

TEST_CASE("help is left by its own key, and its keys work") {
    CHECK(press_all({"?", "?"}, Phase::work).controls.mode == Mode::watching);
    CHECK(press_all({"?", "escape"}, Phase::work).controls.mode == Mode::watching);
    CHECK(press_all({"?", "s"}, Phase::work).controls.mode == Mode::asking);
}

TEST_CASE("every key that a phase names does something there") {
    for (const Phase phase :
         {Phase::idle, Phase::work, Phase::stopwatch, Phase::short_break, Phase::long_break, Phase::paused}) {
        for (const KeyHelp& help : keys_of(phase)) {
            CAPTURE(help.key);
            const Pressed pressed = press({}, help.key == "Enter" ? "enter" : help.key, phase, "");
            CHECK((pressed.wish != Wish::nothing || pressed.controls.mode != Mode::watching));
        }
    }
}
