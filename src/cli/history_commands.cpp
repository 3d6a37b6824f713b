// undo, redo, history, config.
#include <cli/command.hpp>

#include <span>

#include <fmt/format.h>

#include <cli/phrases.hpp>
#include <sugo/formats.hpp>
#include <terminal/table.hpp>

namespace sugo::cli {
namespace {

Action bind_undo(Syntax&) {
    return [](Context& context) {
        const Change change = context.store().journal().undo();
        return context.answer(
            change, [&] { return fmt::format("undone: {}\n", change.label) + next_step(context, "sugo redo"); });
    };
}

Action bind_redo(Syntax&) {
    return [](Context& context) {
        const Change change = context.store().journal().redo();
        return context.answer(change, [&] { return fmt::format("done again: {}\n", change.label); });
    };
}

Action bind_history(Syntax& syntax) {
    const Text most = syntax.text("-n,--newest", "N", "how many; default 20");
    return [=](Context& context) {
        const int number = *most ? number_of_option("-n", **most, 1, 1'000'000) : 20;
        std::vector<Change> history = context.store().journal().history(number + 1);
        const bool more = history.size() > static_cast<std::size_t>(number);
        if (more) history.pop_back();
        return context.answer(history, [&]() -> std::string {
            if (history.empty()) return "nothing was changed yet\n";
            terminal::Table table({{.head = "", .align = terminal::Align::right, .tone = terminal::Tone::quiet},
                                   {.head = "", .drop = 1, .tone = terminal::Tone::quiet},
                                   {.head = "", .least = 24},
                                   {.head = "", .drop = 2, .tone = terminal::Tone::quiet}});
            for (const Change& change : history) {
                table.row({std::to_string(change.number), when(context, change.at, context.now().zone), change.label,
                           change.state == Change::State::done ? "" : std::string(to_string(change.state))});
            }
            return table.text(context.width(), context.style()) +
                   (more ? fmt::format("older ones: sugo history -n {}\n", std::int64_t{number} * 5) : "");
        });
    };
}

// ── config ──────────────────────────────────────────────────────────────────────────────────────

struct SettingRow {
    const SettingInfo* info;
    std::string value;
};

std::vector<SettingRow> setting_rows(Context& context) {
    std::vector<SettingRow> rows;
    for (const SettingInfo& info : all_settings())
        rows.push_back({&info, context.store().settings().get(info.key).value_or(std::string(info.fallback))});
    return rows;
}

int list_settings(Context& context) {
    if (context.json()) {
        context.print(formats::to_json(all_settings(), context.store().settings().all()));
        return 0;
    }
    const std::vector<SettingRow> rows = setting_rows(context);
    terminal::Table table(
        {{.head = ""}, {.head = "", .least = 8}, {.head = "", .least = 12, .drop = 1, .tone = terminal::Tone::quiet}});
    for (const SettingRow& row : rows)
        table.row({std::string(row.info->key), row.value, std::string(row.info->meaning)});
    context.print(table.text(context.width(), context.style()));
    return 0;
}

int show_setting(Context& context, const std::string& key) {
    std::vector<SettingRow> rows = setting_rows(context);
    std::vector<std::string> keys;
    for (const SettingRow& row : rows) keys.emplace_back(row.info->key);
    std::erase_if(rows, [&](const SettingRow& row) { return row.info->key != key; });
    if (rows.empty()) {
        const auto near = people::nearest(key, keys);
        throw Failure(ErrorKind::not_found, fmt::format("there is no setting {}", key),
                      near ? "sugo config " + *near : "sugo config");
    }
    const std::span<const SettingInfo> one(rows.front().info, 1);
    context.print(context.json() ? formats::to_json(one, context.store().settings().all()) : rows.front().value + "\n");
    return 0;
}

Action bind_config(Syntax& syntax) {
    const Texts key = syntax.words("KEY", "which setting; none shows all", 0, 1);
    const Texts value = syntax.words("VALUE", "its new value; \"\" for the default", 0, 1);
    return [=](Context& context) {
        if (key->empty()) return list_settings(context);
        if (value->empty()) return show_setting(context, key->front());
        const auto changed = people::set_setting(context.store(), key->front(), value->front(), context.now());
        return context.answer(changed,
                              [&] { return fmt::format("{}: {} → {}\n", changed.key, changed.before, changed.after); });
    };
}

}  // namespace

std::vector<Command> history_commands() {
    return {
        {"undo",
         "take back the newest change",
         {"sugo undo"},
         bind_undo,
         "An issued invoice is not taken back: void it."},
        {"redo", "do again what was undone", {"sugo redo"}, bind_redo},
        {"history", "what was changed, newest first", {"sugo history -n 5"}, bind_history},
        {"config",
         "settings: the pomodoro's length, the week's aim, and more",
         {"sugo config", "sugo config pomodoro 50m"},
         bind_config},
    };
}

}  // namespace sugo::cli
