#include <sugo/people.hpp>

#include <algorithm>
#include <charconv>
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

std::string effective(Store& store, std::string_view key) {
    if (auto value = store.settings().get(key)) return *std::move(value);
    const auto known = all_settings();
    const auto info = std::find_if(known.begin(), known.end(), [&](const SettingInfo& one) { return one.key == key; });
    return info == known.end() ? std::string() : std::string(info->fallback);
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
    Settings settings;
    settings.pomodoro = parse_duration(effective(store, "pomodoro")).value();
    settings.cycle.short_break = parse_duration(effective(store, "short-break")).value();
    settings.cycle.long_break = parse_duration(effective(store, "long-break")).value();
    settings.cycle.set = whole_number(effective(store, "set"));
    settings.attend = effective(store, "attend") == "on";
    settings.notify = effective(store, "notify") == "on";
    settings.ring = effective(store, "ring");
    settings.hook_limit = parse_duration(effective(store, "hook-limit")).value();
    settings.kind = effective(store, "kind");
    settings.week = whole_number(effective(store, "week"));
    settings.backups = whole_number(effective(store, "backups"));
    settings.long_threshold = parse_duration(effective(store, "long-hours")).value();
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
