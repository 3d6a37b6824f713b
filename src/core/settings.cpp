#include <sugo/settings.hpp>

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include <sugo/client.hpp>
#include <sugo/text.hpp>

namespace sugo {
namespace {

constexpr std::array<SettingInfo, 18> settings{{
    {"pomodoro", "25m", "The worked time of a pomodoro, without its break."},
    {"short-break", "5m", "The break after a pomodoro."},
    {"long-break", "15m", "The break after a set of pomodori."},
    {"set", "4", "Pomodori of a day after which the long break comes."},
    {"pause", "", "The longest pause within a pomodoro, 5m; empty: none, as the technique has it."},
    {"attend", "on", "Whether a small process waits in the background for the ring and the end of the break."},
    {"notify", "on", "Whether it tells of them on the desktop, by notify-send."},
    {"ring", "bell", "What it rings with: bell (of the terminal), none, or a sound file."},
    {"hook-limit", "10s", "How long a hook may take."},
    {"kind", "code", "The kind of a session when neither its words nor its project name one."},
    {"day", "0", "Pomodori aimed at in a day. 0: none."},
    {"day-most", "16", "A full day, in pomodori or worked time (8h): the next start says so. 0: never."},
    {"evening", "22:00", "When late evenings begin, of which the third of seven is remarked on. off: never."},
    {"week", "80", "Pomodori aimed at in a week."},
    {"hours", "",
     "Working hours, within which gaps are looked for: 09:00 - 18:00. Empty: each day's first to last session."},
    {"long-hours", "10h", "Agreed hours a week from which a project has the long rate."},
    {"backups", "14", "Daily backups kept: one of each day on which something changes. 0: none."},
    {"import.timewarrior", "", "What the tags of Timewarrior mean, as an import saved it."},
}};

Result<std::string> parse_length(std::string_view key, std::string_view value, Seconds most, std::string_view example) {
    const Result<Seconds> length = parse_duration(value);
    if (!length && value != "0") return length.error();
    if (!length || *length <= Seconds::zero() || *length > most) {
        return misuse(fmt::format("{} must be more than nothing and at most {}", key, format(most)),
                      std::string(example));
    }
    return format(*length);
}

Result<std::string> parse_count(std::string_view value, int least, int most, std::string_view noun,
                                std::string_view example) {
    int number = 0;
    const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (problem != std::errc() || end != value.data() + value.size() || number < least || number > most) {
        return misuse(fmt::format("\"{}\" is not a number of {} from {} to {}", printable(value), noun, least, most),
                      std::string(example));
    }
    return fmt::to_string(number);
}

Result<std::string> parse_switch(std::string_view value) {
    if (value == "on" || value == "off") return std::string(value);
    return misuse(fmt::format("\"{}\" is neither on nor off", printable(value)), "on, or off");
}

Result<std::string> parse_sound(std::string_view value) {
    if (value == "bell" || value == "none" || value.starts_with('/')) return parse_line_text(value);
    return misuse(fmt::format("\"{}\" is neither bell, none nor the whole name of a sound file", printable(value)),
                  "bell, none, or /usr/share/sounds/freedesktop/stereo/complete.oga");
}

Result<std::string> parse_most(std::string_view value) {
    const Result<DayMost> most = parse_day_most(value);
    if (!most) return most.error();
    return to_string(*most);
}

Result<std::string> parse_late(std::string_view value) {
    const Result<std::optional<Seconds>> evening = parse_evening(value);
    if (!evening) return evening.error();
    return *evening ? clock_text(WallTime(**evening)) : "off";
}

/// Two times of day, which say nothing of the day they are on.
Result<std::string> parse_hours(std::string_view value) {
    constexpr std::string_view example = "\"09:00 - 18:00\"";
    const Now reference = now_in(Instant(std::chrono::hours(24 * 365)), Zone{});
    const Day day = reference.today - date::days(100);
    const Result<TimeInterval> hours = parse_interval(value, reference, day);
    if (!hours) return misuse(hours.error().message, std::string(example));
    const Result<TimeInterval> later = parse_interval(value, reference, day + date::days(1));
    const bool daily = later && later->start - hours->start == date::days(1) &&
                       later->stop - hours->stop == date::days(1) && hours->stop > hours->start;
    if (!daily) {
        return misuse(fmt::format("\"{}\" are not the hours of a day", printable(value)), std::string(example));
    }
    return fmt::format("{} - {}", clock_text(to_wall(hours->start, reference.zone)),
                       clock_text(to_wall(hours->stop, reference.zone)));
}

/// The lines of an import's rules: "tag=meaning", and "=kind" for what names none. What a meaning names is looked up
/// when it is used.
Result<std::string> parse_rules(std::string_view value) {
    std::string rules;
    while (!value.empty()) {
        const std::string_view typed = value.substr(0, value.find('\n'));
        value.remove_prefix(std::min(value.size(), typed.size() + 1));
        const Result<std::string> line = parse_line_text(typed);
        if (!line) return line.error();
        if (line->empty()) continue;
        if (line->find('=') == std::string::npos || line->back() == '=') {
            return misuse(fmt::format("\"{}\" is not a rule", *line),
                          "a line for each: tag=acme, tag=acme/ner, tag=kind:code, tag=ignore or =code");
        }
        if (line->front() == '=') {
            const bool prefixed = line->starts_with("=kind:");
            const Result<std::string> kind = parse_slug(std::string_view(*line).substr(prefixed ? 6 : 1));
            if (!kind) return kind.error();
        }
        rules += (rules.empty() ? "" : "\n") + *line;
    }
    return rules;
}

}  // namespace

std::span<const SettingInfo> all_settings() {
    return settings;
}

Result<std::string> parse_setting(std::string_view key, std::string_view value) {
    if (std::ranges::find(settings, key, &SettingInfo::key) == settings.end()) {
        std::string names;
        for (const SettingInfo& setting : settings) names += (names.empty() ? "" : ", ") + std::string(setting.key);
        return Error{ErrorKind::not_found,
                     fmt::format("there is no setting \"{}\": there are {}", printable(key), names), "pomodoro"};
    }
    if (value.empty()) return std::string();
    if (key == "pomodoro") return parse_length(key, value, std::chrono::hours(24), "25m");
    if (key == "short-break" || key == "long-break") return parse_length(key, value, std::chrono::hours(24), "5m");
    if (key == "pause") return parse_length(key, value, std::chrono::hours(24), "5m");
    if (key == "set") return parse_count(value, 1, 100, "pomodori", "4");
    if (key == "long-hours") return parse_length(key, value, std::chrono::hours(24 * 7), "10h");
    if (key == "day") return parse_count(value, 0, 400, "pomodori", "10");
    if (key == "day-most") return parse_most(value);
    if (key == "evening") return parse_late(value);
    if (key == "week") return parse_count(value, 0, 400, "pomodori", "80");
    if (key == "backups") return parse_count(value, 0, 1'000, "backups", "14");
    if (key == "hours") return parse_hours(value);
    if (key == "kind") return parse_slug(value);
    if (key == "attend" || key == "notify") return parse_switch(value);
    if (key == "hook-limit") return parse_length(key, value, std::chrono::minutes(10), "10s");
    if (key == "ring") return parse_sound(value);
    return parse_rules(value);
}

}  // namespace sugo
