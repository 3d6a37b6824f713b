// status: what runs, for people, and in a text of their own for tmux, prompts and status bars.
#include <cli/command.hpp>

#include <fmt/format.h>

#include <cli/hooks.hpp>
#include <cli/phrases.hpp>
#include <cli/report_heat.hpp>
#include <cli/session_options.hpp>
#include <cli/status_format.hpp>

namespace sugo::cli {
namespace {

std::string filled_line(Context& context, const tracking::Status& status, const std::string& format, Escape escape) {
    const ClockText clock = [&](Instant at, const Zone& zone) { return clock_text(context.wall(at, zone)); };
    const StatusFields fields = status_fields(status, context.now(), clock, ink_of(context));
    return (format == "waybar" ? waybar_json(fields) : fill_template(format, fields, escape)) + "\n";
}

Action bind_status(Syntax& syntax) {
    const Text format = syntax.text(
        "--format", "TEMPLATE",
        "a line with fields, \"{work} {left}\", or waybar for its JSON; fields are " + status_field_names());
    const Text escape =
        syntax.text("--escape", "FOR", "make notes harmless where the line has signs of its own: pango, tmux");
    return [=](Context& context) {
        if (*format && context.json())
            throw Failure(ErrorKind::usage, "--format and --json exclude each other", "--format waybar");
        if (*escape && !*format) throw Failure(ErrorKind::usage, "--escape goes with --format", "--format '{note}'");
        const Escape escaped = taken(parse_escape(escape->value_or("none")));
        const auto status = tracking::status(context.store(), context.now());
        if (!*format && !context.json()) tell_failed_hooks(context);
        if (!*format) return context.answer(status, [&] { return status_text(context, status); });
        // As it was asked for, whatever the terminal's width.
        context.world().out(filled_line(context, status, **format, escaped));
        return 0;
    };
}

}  // namespace

std::vector<Command> status_commands() {
    return {{"status",
             "what runs, today and this week",
             {"sugo status", "sugo status --json", "sugo status --format '{work:+{work} }{left}'",
              "sugo status --format waybar"},
             bind_status,
             "In a template {left} is a field, {left:+ ({left})} a text for when it is not empty, {work:-nothing} one "
             "for when it is, {{ a brace. Fields are empty when there is nothing to say. A pomodoro whose time is up "
             "is over: then they tell of its break."}};
}

}  // namespace sugo::cli
