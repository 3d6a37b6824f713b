// sugo alone: what runs, today, this week, what is unbilled, and the next sensible command.
#include <cli/command.hpp>

#include <fmt/format.h>

#include <cli/phrases.hpp>
#include <cli/session_options.hpp>
#include <terminal/table.hpp>

namespace sugo::cli {
namespace {

std::string unbilled_text(Context& context, const tracking::Overview& overview) {
    if (overview.unbilled.empty()) return {};
    terminal::Table table({{.head = "", .least = 8},
                           {.head = "", .align = terminal::Align::right},
                           {.head = "", .align = terminal::Align::right},
                           {.head = "", .drop = 1, .tone = terminal::Tone::quiet},
                           {.head = "", .drop = 2, .tone = terminal::Tone::warn}});
    for (const auto& one : overview.unbilled) {
        table.row({one.client.slug, format(one.time), format(one.amount), "since " + to_string(one.since),
                   one.without_rate > 0 ? fmt::format("{} without a rate", one.without_rate) : ""});
    }
    return "unbilled\n" + table.text(context.width(), context.style(), 2);
}

std::string overview_text(Context& context, const tracking::Overview& overview) {
    std::string text = status_text(context, overview.status);
    text += unbilled_text(context, overview);
    if (overview.drafts > 0) text += fmt::format("{} waiting\n", count(overview.drafts, "draft", "drafts"));
    if (!overview.next.empty()) text += next_step(context, overview.next);
    return text;
}

Action bind_overview(Syntax&) {
    return [](Context& context) {
        const auto overview = tracking::overview(context.store(), context.now());
        return context.answer(overview, [&] { return overview_text(context, overview); });
    };
}

}  // namespace

std::vector<Command> overview_commands() {
    return {{"", "what runs, today, this week, what is unbilled, and what to do next", {"sugo"}, bind_overview}};
}

}  // namespace sugo::cli
