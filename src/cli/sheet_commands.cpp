// sheet: a day as Cirillo's record sheet has it.
#include <cli/command.hpp>

#include <fmt/format.h>

#include <cli/phrases.hpp>
#include <cli/session_options.hpp>
#include <sugo/text.hpp>
#include <terminal/table.hpp>

namespace sugo::cli {
namespace {

/// "X" for a pomodoro that rang, as Cirillo marks it; else how far it came.
std::string outcome_mark(Context& context, const Session& session) {
    if (session.outcome == Outcome::voided) return "void";
    if (has_rung(session, context.now().at)) return "X";
    if (session.outcome == Outcome::paused) return "paused";
    if (!session.stop) return "runs";
    return ended_early(session) ? "early" : "";
}

std::string interruption_line(Context& context, const Interruption& interruption, const Zone& zone) {
    const std::string mark = interruption.kind == Interruption::Kind::voiding ? "void" : marks_text({interruption});
    return fmt::format("    {} {}  {}", clock_text(context.wall(interruption.at, zone)), mark,
                       printable(interruption.note));
}

std::string sums_text(const tracking::Sheet& sheet) {
    std::vector<std::string> parts{count(sheet.rung, "pomodoro", "pomodori") + " rung"};
    if (sheet.voided > 0) parts.push_back(fmt::format("{} void", sheet.voided));
    if (sheet.stopped_early > 0) parts.push_back(fmt::format("{} ended early", sheet.stopped_early));
    if (const int all = sheet.internal + sheet.external; all > 0) {
        parts.push_back(fmt::format("{}: {} internal, {} external", count(all, "interruption", "interruptions"),
                                    sheet.internal, sheet.external));
    }
    parts.push_back(format(sheet.time));
    return joined(parts, " · ");
}

std::string sheet_text(Context& context, const tracking::Sheet& sheet) {
    const std::string head = to_string(sheet.day) + " " + std::string(weekday(sheet.day));
    if (sheet.lines.empty()) return fmt::format("{}: no sessions\n", head);
    terminal::Table table({{.head = ""},
                           {.head = ""},
                           {.head = "", .align = terminal::Align::right, .drop = 1},
                           {.head = "", .least = 9},
                           {.head = "", .least = 8, .drop = 2, .tone = terminal::Tone::quiet},
                           {.head = ""}});
    for (const tracking::Sheet::Line& line : sheet.lines) {
        const tracking::Entry& entry = line.entry;
        table.row({clock_span(context, entry), outcome_mark(context, entry.session), format(entry.time), entry.work,
                   entry.session.note, marks_text(line.interruptions)});
        for (const Interruption& interruption : line.interruptions) {
            if (interruption.note.empty()) continue;
            table.line(truncate(interruption_line(context, interruption, entry.session.zone),
                                context.width().value_or(10'000)),
                       terminal::Tone::quiet);
        }
    }
    std::string text = context.style().strong(head) + "\n" + table.text(context.width(), context.style(), 2) + "\n";
    for (const std::string& line : wrap(sums_text(sheet), context.width().value_or(10'000))) {
        text += context.style().strong(line) + "\n";
    }
    return text;
}

Action bind_sheet(Syntax& syntax) {
    const Texts words = syntax.words("DAY", "today (the default), yesterday, monday, 2026-03-02", 0, 3);
    return [=](Context& context) {
        const Day day =
            words->empty() ? context.now().today : taken(parse_day(joined(*words, " "), context.now().today));
        const auto sheet = tracking::sheet(context.store(), day, context.now());
        return context.answer(sheet, [&] { return sheet_text(context, sheet); });
    };
}

}  // namespace

std::vector<Command> sheet_commands() {
    return {{"sheet",
             "a day's record: each pomodoro with its marks and what broke in",
             {"sugo sheet", "sugo sheet yesterday", "sugo sheet 2026-03-02 --json"},
             bind_sheet,
             "X: it rang; void: broken off; early: ended before its ring. ' is an interruption of your own, - one by "
             "somebody else."}};
}

}  // namespace sugo::cli
