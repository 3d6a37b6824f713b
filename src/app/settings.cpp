#include <sugo/people.hpp>

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>

#include <app/work_words.hpp>
#include <sugo/importing.hpp>

namespace sugo::people {
namespace {

/// As the import will read them.
void check_rules(std::string_view lines) {
    while (!lines.empty()) {
        const std::string_view line = lines.substr(0, lines.find('\n'));
        lines.remove_prefix(std::min(lines.size(), line.size() + 1));
        if (!line.starts_with('=')) importing::parse_rule(line).value();
    }
}

std::string default_of(std::string_view key) {
    const auto known = all_settings();
    const auto info = std::find_if(known.begin(), known.end(), [&](const SettingInfo& one) { return one.key == key; });
    return info == known.end() ? std::string() : std::string(info->fallback);
}

std::string effective(Store& store, std::string_view key) {
    auto value = store.settings().get(key);
    return value ? *std::move(value) : default_of(key);
}

int whole_number(const std::string& text) {
    int number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size()) {
        throw Failure(ErrorKind::bad_data, fmt::format("the setting {} is not a whole number", text));
    }
    return number;
}

}  // namespace

Settings settings_of(Store& store) {
    // All in one question: a command asks it again and again.
    const std::map<std::string, std::string> set = store.settings().all();
    const auto value = [&](const char* key) {
        const auto found = set.find(key);
        return found == set.end() ? default_of(key) : found->second;
    };
    Settings settings;
    settings.pomodoro = parse_duration(value("pomodoro")).value();
    settings.cycle.short_break = parse_duration(value("short-break")).value();
    settings.cycle.long_break = parse_duration(value("long-break")).value();
    settings.cycle.set = whole_number(value("set"));
    if (const std::string pause = value("pause"); !pause.empty()) {
        settings.cycle.pause = parse_duration(pause).value();
    }
    settings.attend = value("attend") == "on";
    settings.notify = value("notify") == "on";
    settings.ring = value("ring");
    settings.hook_limit = parse_duration(value("hook-limit")).value();
    settings.kind = value("kind");
    settings.day = whole_number(value("day"));
    settings.day_most = parse_day_most(value("day-most")).value();
    settings.evening = parse_evening(value("evening")).value();
    settings.week = whole_number(value("week"));
    settings.backups = whole_number(value("backups"));
    settings.long_threshold = parse_duration(value("long-hours")).value();
    return settings;
}

SettingChanged set_setting(Store& store, std::string_view key, std::string_view value, const Now& now) {
    SettingChanged changed;
    const auto label = [&] { return Label{fmt::format("set {} to {}", changed.key, changed.after), {}}; };
    store.transact(now.at, label, [&] {
        changed.key = std::string(key);
        changed.before = effective(store, key);
        const std::string normal = value.empty() ? std::string() : parse_setting(key, value).value();
        if (key.starts_with("import.")) check_rules(normal);
        if (key == "kind" && !normal.empty()) {
            Work usual;
            usual.kind = find_kind(store, normal);
            require_active(usual);
        }
        const auto known = all_settings();
        if (std::none_of(known.begin(), known.end(), [&](const SettingInfo& one) { return one.key == key; })) {
            parse_setting(key, value).value();
        }
        store.settings().set(key, normal);
        changed.after = effective(store, key);
    });
    return changed;
}

}  // namespace sugo::people
