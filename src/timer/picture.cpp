#include <timer/picture.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include <sugo/text.hpp>
#include <terminal/big_text.hpp>
#include <terminal/flow.hpp>

namespace sugo::timer {
namespace {

using terminal::Ink;
using terminal::Style;
using terminal::WindowSize;
using Lines = std::vector<std::string>;

constexpr int kWidest = 64;
constexpr int kMargin = 1;
constexpr int kTargetCells = 20;

/// Parts of the picture from top to bottom; where rows are few, those with the greatest number go first.
struct Part {
    Lines lines;
    int leaves = 0;
};
constexpr int kStays = 0;

bool is_working(const Picture& picture) {
    return picture.phase == Phase::work || picture.phase == Phase::stopwatch;
}

std::string head(const Picture& picture, int width, const Style& style) {
    if (picture.client.empty()) return style.strong(truncate(picture.work, width));
    const int left = width - display_width(picture.work) - 3;
    if (left < 4) return style.strong(truncate(picture.work, width));
    return style.strong(picture.work) + style.quiet(" · " + truncate(picture.client, left));
}

std::string in_tone(const Picture& picture, const std::string& line, const Style& style) {
    if (picture.phase == Phase::idle) return style.quiet(line);
    return is_working(picture) ? style.strong(line) : style.good(line);
}

Lines big_time(const Picture& picture, int width, terminal::Size size, const Style& style, Ink ink) {
    Lines lines = terminal::big_text(time_text(picture.shown), size, ink);
    if (lines.empty() || display_width(lines.front()) > width) lines = {time_text(picture.shown)};
    for (std::string& line : lines) line = in_tone(picture, line, style);
    return lines;
}

std::string progress(const Picture& picture, int width, const Style& style, Ink ink) {
    const Seconds whole = *picture.whole;
    const Seconds gone = std::clamp(picture.gone, Seconds::zero(), whole);
    return in_tone(picture, terminal::bar(gone.count(), whole.count(), whole.count(), width, ink), style);
}

/// The newest marks that fit: what happened just now counts most.
std::string marks_line(const Picture& picture, int width, const Style& style) {
    std::string marks;
    for (auto mark = picture.today.rbegin(); mark != picture.today.rend(); ++mark) {
        std::string longer = marks.empty() ? *mark : *mark + " " + marks;
        if (display_width(longer) > width) break;
        marks = std::move(longer);
    }
    return style.strong(marks);
}

Lines days(const Picture& picture, int width, const Style& style, Ink ink) {
    constexpr int label = 7;
    Lines lines;
    const std::string count = fmt::format("{} rung", picture.rung_today);
    const int room = width - label - display_width(count) - 2;
    const std::string marks = picture.today.empty() ? "" : marks_line(picture, room, style) + "  ";
    lines.push_back(style.quiet("today  ") + marks + style.quiet(count));
    if (picture.week_target <= 0) return lines;
    const std::string week = fmt::format("{} of {}", picture.rung_week, picture.week_target);
    const int cells = std::min(kTargetCells, width - label - display_width(week) - 2);
    std::string bar;
    if (cells >= 4) {
        const int rung = std::min(picture.rung_week, picture.week_target);
        bar = terminal::bar(rung, picture.week_target, picture.week_target, cells, ink) + "  ";
    }
    lines.push_back(style.quiet("week   ") + bar + style.quiet(week));
    return lines;
}

Lines flowed(std::string_view line, int width) {
    Lines lines;
    const std::string text = terminal::flow(line, width);
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

Lines brief_keys(const Picture& picture, int width, const Style& style) {
    constexpr std::size_t most = 2;
    std::string brief;
    std::string shortest;
    for (const KeyHelp& key : keys_of(picture.phase)) {
        // Spaces that keep a key and its word together.
        std::string word(key.brief);
        for (std::size_t at = word.find(' '); at != std::string::npos; at = word.find(' '))
            word.replace(at, 1, "\u00a0");
        brief += (brief.empty() ? "" : "  ") + style.strong(key.key) + "\u00a0" + style.quiet(word);
        shortest += (shortest.empty() ? "" : " ") + std::string(key.key);
    }
    Lines lines = flowed(brief, width);
    // As narrow as it can be on two lines: no key stands alone.
    for (int less = width - 1; lines.size() == most; --less) {
        Lines narrower = flowed(brief, less);
        if (narrower.size() > most) break;
        lines = std::move(narrower);
    }
    const bool fits =
        std::ranges::all_of(lines, [&](const auto& line) { return terminal::visible_width(line) <= width; });
    if (lines.size() <= most && fits) return lines;
    return {style.quiet(truncate(shortest, width))};
}

/// What every key does; where that is too long, in few words.
Lines help(const Picture& picture, int width, int rows, const Style& style) {
    constexpr int key_width = 7;
    constexpr std::string_view marks = "marks: X rang, v void, p paused, / ended early, o without a ring";
    Lines lines;
    for (const KeyHelp& key : keys_of(picture.phase)) {
        const Lines texts = wrap(key.help, std::max(width - key_width, 10));
        for (std::size_t n = 0; n < texts.size(); ++n) {
            lines.push_back(style.strong(pad_right(n == 0 ? key.key : "", key_width)) + texts[n]);
        }
    }
    for (const std::string& line : wrap(marks, width)) lines.push_back(style.quiet(line));
    if (static_cast<int>(lines.size()) <= rows) return lines;
    std::string brief;
    for (const KeyHelp& key : keys_of(picture.phase)) {
        brief += fmt::format("{}{}\u00a0{}", brief.empty() ? "" : ", ", key.key, key.brief);
    }
    return wrap(brief, width);
}

std::string prompt(const Controls& controls, int width) {
    const std::string_view asked = question(controls.about);
    if (is_confirmed(controls.about)) return truncate(asked, width);
    const int room = width - display_width(asked);
    if (room >= 8) return std::string(asked) + controls.typed.shown(room);
    return controls.typed.shown(width);
}

Part foot(const Picture& picture, const Controls& controls, WindowSize room, const Style& style) {
    const int width = room.columns;
    if (controls.mode == Controls::Mode::asking) return {{style.warn(prompt(controls, width))}, kStays};
    if (controls.mode == Controls::Mode::help) return {help(picture, width, room.rows - 2, style), kStays};
    return {brief_keys(picture, width, style), 3};
}

std::string place_and_time(const Picture& picture) {
    const bool both = !picture.place.empty() && !picture.when.empty();
    return picture.place + (both ? ", " : "") + picture.when;
}

Lines facts(const Picture& picture, int width) {
    const std::string line = place_and_time(picture);
    if (line.empty()) return {};
    if (display_width(line) <= width || picture.place.empty()) return {truncate(line, width)};
    return {truncate(picture.place, width), truncate(picture.when, width)};
}

std::vector<Part> parts_of(const Picture& picture, const Controls& controls, WindowSize room, terminal::Size size,
                           const Style& style, Ink ink) {
    const int width = room.columns;
    const Part gap{{""}, 9};
    std::vector<Part> parts;
    parts.push_back({{head(picture, width, style)}, 1});
    if (!picture.note.empty()) parts.push_back({{style.quiet(truncate(picture.note, width))}, 6});
    parts.push_back(gap);
    parts.push_back({big_time(picture, width, size, style, ink), kStays});
    parts.push_back(gap);
    if (picture.whole) parts.push_back({{progress(picture, width, style, ink)}, 4});
    parts.push_back({facts(picture, width), 5});
    if (!picture.then.empty()) parts.push_back({{style.quiet(truncate(picture.then, width))}, 8});
    if (controls.mode != Controls::Mode::help) {
        parts.push_back(gap);
        parts.push_back({days(picture, width, style, ink), 7});
    }
    parts.push_back(gap);
    parts.push_back({{style.good(truncate(picture.said, width))}, picture.said.empty() ? 9 : 2});
    parts.push_back(foot(picture, controls, room, style));
    return parts;
}

int rows_of(const std::vector<Part>& parts) {
    std::size_t rows = 0;
    for (const Part& part : parts) rows += part.lines.size();
    return static_cast<int>(rows);
}

/// Whether something could be left out.
bool leave_out(std::vector<Part>& parts) {
    const auto first = std::ranges::max_element(parts, {}, &Part::leaves);
    if (first == parts.end() || first->leaves == kStays) return false;
    parts.erase(first);
    return true;
}

/// The largest time for which all has room, else as much as fits beside a plain one.
std::vector<Part> fitted_parts(const Picture& picture, const Controls& controls, int width, int rows,
                               const Style& style, Ink ink) {
    for (const terminal::Size size : {terminal::Size::whole, terminal::Size::half}) {
        std::vector<Part> parts = parts_of(picture, controls, {width, rows}, size, style, ink);
        const int time = display_width(terminal::big_text(time_text(picture.shown), size, ink).front());
        if (time <= width && rows_of(parts) <= rows) return parts;
    }
    std::vector<Part> parts = parts_of(picture, controls, {width, rows}, terminal::Size::line, style, ink);
    while (rows_of(parts) > rows && leave_out(parts)) {
    }
    return parts;
}

/// Empty rows at the top. They are those of the picture without questions and help, so that nothing jumps when one
/// comes.
int rows_above(const Picture& picture, int width, int rows, int drawn) {
    const int usual = rows_of(fitted_parts(picture, {}, width, rows, Style(), Ink::blocks));
    return std::clamp((rows - usual) / 3, 0, std::max(rows - drawn, 0));
}

}  // namespace

std::string time_text(Seconds time) {
    const auto seconds = std::max<std::int64_t>(time.count(), 0);
    return seconds >= 3600 ? fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
                           : fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

std::vector<std::string> draw(const Picture& picture, const Controls& controls, WindowSize window, const Style& style,
                              Ink ink) {
    const int width = std::clamp(window.columns - 2 * kMargin, 1, kWidest);
    const int rows = std::max(window.rows, 1);
    Lines lines;
    for (const Part& part : fitted_parts(picture, controls, width, rows, style, ink)) {
        lines.insert(lines.end(), part.lines.begin(), part.lines.end());
    }
    if (static_cast<int>(lines.size()) > rows) lines.resize(static_cast<std::size_t>(rows));
    const std::string left(static_cast<std::size_t>((window.columns - width) / 2), ' ');
    for (std::string& line : lines) {
        if (terminal::visible_width(line) > width) line = truncate(terminal::plain(line), width);
        if (!line.empty()) line.insert(0, left);
    }
    lines.insert(lines.begin(),
                 static_cast<std::size_t>(rows_above(picture, width, rows, static_cast<int>(lines.size()))), "");
    return lines;
}

std::string draw_line(const Picture& picture, const Controls& controls, int columns) {
    if (controls.mode == Controls::Mode::asking) return prompt(controls, columns);
    if (controls.mode == Controls::Mode::help) {
        std::string keys;
        for (const KeyHelp& key : keys_of(picture.phase)) {
            keys += (keys.empty() ? "" : "  ") + std::string(key.key) + " " + std::string(key.brief);
        }
        return keys;
    }
    const std::string said = picture.said.empty() ? "? help" : picture.said;
    return fmt::format("{}  {}  {}  ·  {}", time_text(picture.shown), picture.work, place_and_time(picture), said);
}

}  // namespace sugo::timer
