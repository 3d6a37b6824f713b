// undo, redo, history.
#include <cli/command.hpp>

#include <fmt/format.h>

#include <cli/announcer.hpp>
#include <cli/phrases.hpp>
#include <sugo/formats.hpp>
#include <terminal/table.hpp>

namespace sugo::cli {
namespace {

std::string what_changed(const Change& change) {
    return change.with.empty() ? change.label : fmt::format("{}, and with it: {}", change.label, change.with);
}

Action bind_undo(Syntax&) {
    return [](Context& context) {
        Announcer announcer(context);
        const Change change = context.store().journal().undo();
        context.answer(change, [&] {
            return fmt::format("undone: {}\n", what_changed(change)) + next_step(context, "sugo redo");
        });
        announcer.tell();
        return 0;
    };
}

Action bind_redo(Syntax&) {
    return [](Context& context) {
        Announcer announcer(context);
        const Change change = context.store().journal().redo();
        context.answer(change, [&] { return fmt::format("done again: {}\n", what_changed(change)); });
        announcer.tell();
        return 0;
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
    };
}

}  // namespace sugo::cli
