#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <sugo/cycle.hpp>
#include <sugo/error.hpp>
#include <sugo/targets.hpp>
#include <sugo/time.hpp>

namespace sugo {

/// One setting: its key, its default as text, and one sentence.
struct SettingInfo {
    std::string_view key;
    std::string_view fallback;
    std::string_view meaning;
};

/// All settings: "pomodoro" (25m), "short-break" (5m), "long-break" (15m), "set" (4, pomodori up to the long break),
/// "pause" (none), "attend" and "notify" (on), "ring" (bell), "hook-limit" (10s), "kind" (code), "day" (0, pomodori:
/// none), "day-most" (16, pomodori), "evening" (22:00), "week" (80, pomodori), "hours" (none), "long-hours" (10h),
/// "backups" (14), "import.timewarrior" (saved rules).
std::span<const SettingInfo> all_settings();

/// The settings as values, made from texts with their defaults.
struct Settings {
    /// Worked minutes of a pomodoro.
    Seconds pomodoro = std::chrono::minutes(25);
    CycleRules cycle;
    /// Whether a process waits in the background for the ring, whether it tells the desktop, and what it rings with:
    /// "bell", "none" or a sound file.
    bool attend = true;
    bool notify = true;
    std::string ring = "bell";
    Seconds hook_limit = std::chrono::seconds(10);
    /// The kind of a session when neither words nor project name one.
    std::string kind = "code";
    /// Pomodori aimed at in a day; 0: none.
    int day = 0;
    /// After what a start says that the day is full, and from when on one is late; empty: none is.
    DayMost day_most{16, {}};
    std::optional<Seconds> evening = std::chrono::hours(22);
    /// Pomodori aimed at in a week.
    int week = 80;
    /// Agreed hours a week from which a project is long.
    Seconds long_threshold = std::chrono::hours(10);
    /// Daily backups kept.
    int backups = 14;

    bool operator==(const Settings&) const = default;
};

/// Checks a value for a key and gives its normal form; an empty value, which means the default, stays empty. Error:
/// usage (a bad value), not_found (no such key).
Result<std::string> parse_setting(std::string_view key, std::string_view value);

}  // namespace sugo
