#include <support/test.hpp>

#include <sugo/text.hpp>
#include <terminal/flow.hpp>
#include <timer/picture.hpp>

using namespace sugo;
using namespace sugo::timer;
using terminal::Ink;
using terminal::Style;
using terminal::WindowSize;
using Lines = std::vector<std::string>;

namespace {

Picture working() {
    Picture picture;
    picture.phase = Phase::work;
    picture.client = "한빛소프트";
    picture.work = "hanbit/search code";
    picture.note = "개체명 인식 오류 보고서";
    picture.shown = std::chrono::minutes(12) + std::chrono::seconds(34);
    picture.gone = std::chrono::seconds(746);
    picture.whole = std::chrono::minutes(25);
    picture.place = "pomodoro 3 of 4";
    picture.when = "rings at 09:25";
    picture.then = "then a break of 5m";
    picture.today = {"X'", "v", "X--", "…"};
    picture.rung_today = 2;
    picture.rung_week = 44;
    picture.week_target = 80;
    return picture;
}

std::string all(const Lines& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

bool has(const Lines& lines, std::string_view part) {
    return all(lines).find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the whole timer in a usual window") {
    const Lines lines = draw(working(), {}, {80, 24}, Style(), Ink::blocks);
    for (const char* part :
         {"hanbit/search code · 한빛소프트", "개체명 인식 오류 보고서", "██████", "pomodoro 3 of 4, rings at 09:25",
          "then a break of 5m", "today  X' v X-- …  2 rung", "44 of 80", "own\u00a0idea", "leave"}) {
        CAPTURE(part);
        CHECK(has(lines, part));
    }
}

TEST_CASE("it fits every window, and the time is always there") {
    Picture picture = working();
    for (int rows = 1; rows <= 30; ++rows) {
        for (const int columns : {8, 20, 30, 31, 40, 60, 80, 160}) {
            for (const Ink ink : {Ink::blocks, Ink::ascii}) {
                CAPTURE(rows);
                CAPTURE(columns);
                const Lines lines = draw(picture, {}, {columns, rows}, Style(true), ink);
                CHECK(static_cast<int>(lines.size()) <= rows);
                for (const std::string& line : lines) CHECK(terminal::visible_width(line) <= columns);
                if (rows < 9) CHECK(has(lines, "12:34"));
            }
        }
    }
}

TEST_CASE("what is asked and what is typed stay in the smallest window") {
    Controls controls = press({}, "v", Phase::work, "").controls;
    for (const char* key : {"전", "화"}) controls = press(std::move(controls), key, Phase::work, "").controls;
    CHECK(has(draw(working(), controls, {30, 2}, Style(), Ink::blocks), "void it; why? 전화_"));
    CHECK(has(draw(working(), controls, {80, 24}, Style(), Ink::blocks), "void it; why? 전화_"));
    CHECK(has({draw_line(working(), controls, 40)}, "void it; why? 전화_"));
}

TEST_CASE("nothing jumps when something is asked or said") {
    const auto row_of_time = [](const Picture& picture, const Controls& controls) {
        const Lines lines = draw(picture, controls, {80, 30}, Style(), Ink::blocks);
        return std::ranges::find_if(lines,
                                    [](const std::string& line) { return line.find("█") != std::string::npos; }) -
               lines.begin();
    };
    Picture said = working();
    said.said = "interruptions '";
    const auto usual = row_of_time(working(), {});
    CHECK(row_of_time(said, {}) == usual);
    CHECK(row_of_time(working(), press({}, "v", Phase::work, "").controls) == usual);
    CHECK(row_of_time(working(), press({}, "?", Phase::work, "").controls) == usual);
}

TEST_CASE("help says what every key does") {
    const Controls controls = press({}, "?", Phase::work, "").controls;
    const Lines lines = draw(working(), controls, {80, 24}, Style(), Ink::blocks);
    for (const KeyHelp& key : keys_of(Phase::work)) CHECK(has(lines, std::string(key.key)));
    CHECK(has(lines, "broken off for good: kept, not counted, not billed"));
}

TEST_CASE("help fits a small window too, in fewer words") {
    const Controls controls = press({}, "?", Phase::work, "").controls;
    const Lines lines = draw(working(), controls, {30, 10}, Style(), Ink::blocks);
    for (const KeyHelp& key : keys_of(Phase::work)) CHECK(has(lines, std::string(key.key) + "\u00a0"));
    CHECK(lines.size() <= 10);
    CHECK(has(draw(working(), controls, {80, 24}, Style(), Ink::blocks), "marks: X rang, v void"));
}

TEST_CASE("no key stands alone on its line") {
    const Lines lines = draw(working(), {}, {80, 24}, Style(), Ink::blocks);
    CHECK(display_width(lines.back()) > 30);
}

TEST_CASE("a stopwatch shows what is worked and no bar") {
    Picture picture = working();
    picture.phase = Phase::stopwatch;
    picture.whole.reset();
    picture.shown = std::chrono::hours(1) + std::chrono::seconds(5);
    const Lines lines = draw(picture, {}, {40, 6}, Style(), Ink::ascii);
    CHECK(has(lines, "1:00:05"));
    CHECK_FALSE(has(lines, "####"));
}

TEST_CASE("of many marks the newest are shown") {
    Picture picture = working();
    picture.today.assign(60, "X-");
    picture.today.back() = "v";
    CHECK(has(draw(picture, {}, {40, 24}, Style(), Ink::blocks), "X- v  "));
}

TEST_CASE("one line says it all to a terminal that cannot do more") {
    CHECK(draw_line(working(), {}, 80) == "12:34  hanbit/search code  pomodoro 3 of 4, rings at 09:25  ·  ? help");
    CHECK(time_text(Seconds(-3)) == "0:00");
}
