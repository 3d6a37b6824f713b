// config.
#include <cli/command.hpp>

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include <cli/phrases.hpp>
#include <cli/surroundings.hpp>
#include <sugo/formats.hpp>
#include <sugo/text.hpp>
#include <terminal/table.hpp>

namespace sugo::cli {
namespace {

using SetValues = std::map<std::string, std::string>;

std::string value_of(const SettingInfo& info, const SetValues& set) {
    const auto found = set.find(std::string(info.key));
    return found == set.end() ? std::string(info.fallback) : found->second;
}

/// In one line: the rules of an import have several.
std::string in_one_line(std::string value) {
    std::ranges::replace(value, '\n', ' ');
    return value;
}

std::string settings_text(Context& context, const SetValues& set) {
    terminal::Table table({{.head = ""},
                           {.head = "", .least = 8},
                           {.head = "", .drop = 1, .tone = terminal::Tone::quiet},
                           {.head = "", .least = 12, .drop = 2, .tone = terminal::Tone::quiet}});
    for (const SettingInfo& info : all_settings()) {
        const bool is_set = set.contains(std::string(info.key));
        table.row({std::string(info.key), in_one_line(value_of(info, set)), is_set ? "set" : "default",
                   std::string(info.meaning)});
    }
    return table.text(context.width(), context.style());
}

std::string surroundings_text(Context& context, const std::vector<formats::Origin>& all) {
    std::string text = "\nfrom around it\n";
    for (const formats::Origin& one : all) {
        const std::string line = fmt::format("  {:<8}  {}, by {}", one.name, printable(one.value), one.source);
        text += (context.width() ? truncate(line, *context.width()) : line) + "\n";
    }
    return text;
}

int list_settings(Context& context) {
    const SetValues set = context.store().settings().all();
    const auto around = surroundings(context);
    context.print(context.json() ? formats::to_json(all_settings(), set, around)
                                 : settings_text(context, set) + surroundings_text(context, around));
    return 0;
}

const SettingInfo& setting_named(const std::string& key) {
    const auto known = all_settings();
    const auto found = std::ranges::find(known, key, &SettingInfo::key);
    if (found != known.end()) return *found;
    std::vector<std::string> keys;
    for (const SettingInfo& info : known) keys.emplace_back(info.key);
    const auto near = people::nearest(key, keys);
    throw Failure(ErrorKind::not_found, fmt::format("there is no setting {}", key),
                  near ? "sugo config " + *near : "sugo config");
}

int show_setting(Context& context, const std::string& key) {
    const SettingInfo& info = setting_named(key);
    const SetValues set = context.store().settings().all();
    context.print(context.json() ? formats::to_json(std::span(&info, 1), set, {}) : value_of(info, set) + "\n");
    return 0;
}

std::string value_text(const std::string& value) {
    return value.empty() ? "nothing" : in_one_line(value);
}

Action bind_config(Syntax& syntax) {
    const Texts key = syntax.words("KEY", "which setting; none shows all, and what comes from around sugo", 0, 1);
    const Texts value = syntax.words("VALUE", "its new value; \"\" for the default", 0, 1);
    const Flag unset = syntax.flag("--unset", "go back to the default");
    return [=](Context& context) {
        if (*unset && (key->empty() || !value->empty())) {
            throw Failure(ErrorKind::usage, "--unset takes the setting, and no value",
                          fmt::format("sugo config {} --unset", key->empty() ? "week" : key->front()));
        }
        if (key->empty()) return list_settings(context);
        if (value->empty() && !*unset) return show_setting(context, key->front());
        setting_named(key->front());
        const auto changed =
            people::set_setting(context.store(), key->front(), *unset ? "" : value->front(), context.now());
        return context.answer(changed, [&] {
            return fmt::format("{}: {} → {}{}\n", changed.key, value_text(changed.before), value_text(changed.after),
                               *unset || value->front().empty() ? ", the default" : "");
        });
    };
}

}  // namespace

std::vector<Command> config_commands() {
    return {{"config",
             "settings: the pomodoro's length, the week's aim, and more",
             {"sugo config", "sugo config pomodoro 50m", "sugo config pomodoro --unset"},
             bind_config,
             "Each with its value and where that comes from: set here, or the default. A change can be undone."}};
}

}  // namespace sugo::cli
