#pragma once

#include <optional>
#include <string>
#include <vector>

#include <sugo/cycle.hpp>
#include <sugo/time.hpp>
#include <terminal/bars.hpp>
#include <terminal/style.hpp>
#include <terminal/window.hpp>
#include <timer/controls.hpp>

namespace sugo::timer {

/// What the timer shows, as texts that may be printed and as numbers.
struct Picture {
    Phase phase = Phase::idle;
    /// "Acme Robotics"; empty for own work.
    std::string client;
    /// "acme/ner code"; of the last session when nothing runs.
    std::string work;
    std::string note;
    /// Until the ring or the end of the break; of a stopwatch the time worked.
    Seconds shown{};
    /// How far a pomodoro or a break is; nothing to show when there is no end.
    Seconds gone{};
    std::optional<Seconds> whole;
    /// "pomodoro 3 of 4"
    std::string place;
    /// "rings at 09:25"
    std::string when;
    /// "then a break of 5m"
    std::string then;
    /// The sessions of today with their marks: "X", "X'-", "v".
    std::vector<std::string> today;
    int rung_today = 0;
    int rung_week = 0;
    int week_target = 0;
    /// What was said last: what a key brought about.
    std::string said;
};

/// "24:59", "1:00:00"
std::string time_text(Seconds time);

/// The picture as lines that fill the window at most: in the middle of it, with less where there is less room. The time
/// and what is typed are always there.
std::vector<std::string> draw(const Picture& picture, const Controls& controls, terminal::WindowSize window,
                              const terminal::Style& style, terminal::Ink ink);
/// All of it on one line, for a terminal that cannot do more.
std::string draw_line(const Picture& picture, const Controls& controls, int columns);

}  // namespace sugo::timer
