// hooks, hooks test, hooks log.
#include <cli/command.hpp>

#include <algorithm>

#include <fmt/format.h>

#include <cli/hooks.hpp>
#include <cli/phrases.hpp>
#include <sugo/text.hpp>
#include <terminal/table.hpp>

namespace sugo::cli {
namespace {

constexpr auto kEvents = "start, ring, stop, void, break-start, break-end or interruption";

tracking::Happening::Event event_called(const std::string& name) {
    if (const auto event = tracking::parse_happening(name)) return *event;
    throw Failure(ErrorKind::usage, fmt::format("\"{}\" is no event that a hook is told of", printable(name)), kEvents);
}

std::string hooks_text(Context& context, const std::vector<formats::HookFile>& hooks) {
    const std::string folder = hooks_folder(context.world()).string();
    if (hooks.empty()) {
        return fmt::format(
            "no hooks in {}\na program there named ring, or ring.music, is run at the ring\n"
            "events: {}\n",
            printable(folder), kEvents);
    }
    terminal::Table table({{.head = ""}, {.head = "", .least = 10}, {.head = "", .tone = terminal::Tone::warn}});
    for (const formats::HookFile& hook : hooks) {
        table.row({hook.event, printable(hook.file), hook.executable ? "" : "not executable"});
    }
    return table.text(context.width(), context.style());
}

std::string run_text(Context& context, const formats::HookRun& run) {
    std::string how = run.timed_out ? "killed" : run.code == 0 ? "ok" : fmt::format("exit code {}", run.code);
    how = run.code == 0 && !run.timed_out ? context.style().good(how) : context.style().bad(how);
    std::string text = fmt::format("{}  {}  {} after {} ms\n", when(context, run.at, context.now().zone),
                                   context.style().strong(printable(run.name)), how, run.took.count());
    std::size_t begin = 0;
    while (begin < run.output.size()) {
        const std::size_t end = std::min(run.output.find('\n', begin), run.output.size());
        text += "    " + printable(std::string_view(run.output).substr(begin, end - begin)) + "\n";
        begin = end + 1;
    }
    return text;
}

std::string runs_text(Context& context, const std::vector<formats::HookRun>& runs) {
    std::string text;
    for (const formats::HookRun& run : runs) text += run_text(context, run);
    return runs.empty() ? "no hook has run yet\n" : text;
}

/// What a test tells: the newest session, as if the event had just happened to it.
tracking::Happening pretended(Context& context, tracking::Happening::Event event) {
    const tracking::Status status = tracking::status(context.store(), context.now());
    tracking::Happening happening{event, context.now().at, status.open ? status.open : status.last, {}, {}};
    if (event == tracking::Happening::Event::break_start) {
        happening.until = context.now().at + status.cycle_rules.short_break;
    }
    if (event == tracking::Happening::Event::interruption && happening.session) {
        happening.interruption = Interruption{{}, happening.session->session.id, context.now().at, {}, "a test"};
    }
    return happening;
}

Action bind_hooks(Syntax&) {
    return [](Context& context) {
        const auto hooks = find_hooks(context.world());
        return context.answer(hooks, [&] { return hooks_text(context, hooks); });
    };
}

Action bind_hooks_test(Syntax& syntax) {
    const Texts event = syntax.word("EVENT", kEvents);
    return [=](Context& context) {
        const auto happening = pretended(context, event_called(event->front()));
        const auto hooks = find_hooks(context.world(), event->front());
        if (hooks.empty()) {
            throw Failure(ErrorKind::not_found, fmt::format("there is no hook for {}", event->front()),
                          (hooks_folder(context.world()) / event->front()).string() + ", made executable");
        }
        const auto limit = people::settings_of(context.store()).hook_limit;
        World& world = context.world();
        std::vector<formats::HookRun> runs;
        for (const formats::HookFile& hook : hooks) {
            runs.push_back(run_hook(world, hook, happening, context.database(), limit));
        }
        context.answer(runs, [&] { return runs_text(context, runs); });
        const auto failed = [](const formats::HookRun& run) { return run.code != 0 || run.timed_out; };
        return std::ranges::any_of(runs, failed) ? 1 : 0;
    };
}

Action bind_hooks_log(Syntax& syntax) {
    const Text newest = syntax.text("--last", "N", "only the newest so many; default 20");
    return [=](Context& context) {
        const int most = *newest ? number_of_option("--last", **newest, 1, 100'000) : 20;
        const auto runs = kept_runs(context.world(), static_cast<std::size_t>(most));
        return context.answer(runs, [&] { return runs_text(context, runs); });
    };
}

}  // namespace

std::vector<Command> hook_commands() {
    return {
        {"hooks list",
         "the programs of yours that are told what happens",
         {"sugo hooks"},
         bind_hooks,
         "A hook is an executable file named after an event, ring or ring.music, in the folder hooks of sugo's "
         "configuration. It finds the session in SUGO_WORK, SUGO_NOTE and others of its environment, and as JSON on "
         "its standard input. It runs behind the command, at most as long as the setting hook-limit says."},
        {"hooks test",
         "run the hooks of an event now, and see what they say",
         {"sugo hooks test ring"},
         bind_hooks_test,
         "They are told of the newest session. Nothing is changed."},
        {"hooks log", "what hooks did and said", {"sugo hooks log", "sugo hooks log --last 5"}, bind_hooks_log},
    };
}

}  // namespace sugo::cli
