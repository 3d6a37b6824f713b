// import timewarrior.
#include <cli/command.hpp>

#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include <cli/files.hpp>
#include <cli/phrases.hpp>
#include <cli/timewarrior_place.hpp>
#include <sugo/formats.hpp>
#include <terminal/table.hpp>

namespace sugo::cli {
namespace {

void read_into(importing::ImportSource& source, const std::string& text, const std::string& place) {
    importing::ImportSource part = taken(formats::read_timewarrior(text, place));
    source.name = part.name;
    std::move(part.intervals.begin(), part.intervals.end(), std::back_inserter(source.intervals));
}

importing::ImportSource read_source(Context& context, const Texts& path) {
    importing::ImportSource source;
    source.name = "timewarrior";
    if (!path->empty() && path->front() == "-") {
        read_into(source, context.world().read_all(), "standard input");
        return source;
    }
    const std::filesystem::path place =
        path->empty() ? timewarrior_folder(context.world().environment) : std::filesystem::path(path->front());
    std::error_code error;
    if (!std::filesystem::is_directory(place, error)) {
        read_into(source, read_file(place), place.filename().string());
        return source;
    }
    for (const auto& month : timewarrior_months(place)) read_into(source, read_file(month), month.filename().string());
    return source;
}

std::string totals_text(Context& context, const importing::Imported& imported) {
    using terminal::Align;
    terminal::Table table({{.head = ""},
                           {.head = "sessions", .align = Align::right},
                           {.head = "seconds", .align = Align::right},
                           {.head = "time", .align = Align::right, .drop = 1}});
    const auto row = [&](std::string name, int number, Seconds time, terminal::Tone tone = terminal::Tone::plain) {
        table.row({std::move(name), grouped(number), grouped(time.count()) + " s", format(time)}, tone);
    };
    row("in the source", imported.source_count, imported.source_time);
    row(imported.dry_run ? "to be imported" : "imported", imported.count, imported.time, terminal::Tone::strong);
    if (imported.known > 0) row("here already", imported.known, imported.known_time);
    if (imported.trimmed != Seconds::zero())
        table.row({"cut by --trim", "", grouped(imported.trimmed.count()) + " s", format(imported.trimmed)});
    return table.text(context.width(), context.style(), 2);
}

std::string works_text(Context& context, const importing::Imported& imported) {
    using terminal::Align;
    terminal::Table table(
        {{.head = "", .least = 10}, {.head = "", .align = Align::right}, {.head = "", .align = Align::right}});
    for (const auto& row : imported.rows) table.row({row.work, grouped(row.count), format(row.time)});
    return table.empty() ? "" : "\n" + table.text(context.width(), context.style(), 2);
}

std::string remarks_text(const importing::Imported& imported) {
    std::string text;
    if (!imported.money.empty()) text += fmt::format("worth {}\n", sum_text(imported.money));
    if (imported.without_rate > 0)
        text += fmt::format("{} {} billable but {} no rate on {} day\n", sessions(imported.without_rate),
                            imported.without_rate == 1 ? "is" : "are", imported.without_rate == 1 ? "has" : "have",
                            imported.without_rate == 1 ? "its" : "their");
    if (imported.settled > 0) text += fmt::format("{} marked as billed elsewhere\n", sessions(imported.settled));
    if (imported.open > 0) text += fmt::format("{} still open there, left out\n", sessions(imported.open));
    if (!imported.kept_tags.empty()) text += fmt::format("kept as tags: {}\n", joined(imported.kept_tags, ", "));
    return text.empty() ? text : "\n" + text;
}

std::string imported_text(Context& context, const importing::Imported& imported) {
    std::string text = imported.dry_run ? "a trial; nothing is changed\n\n"
                       : imported.count > 0
                           ? fmt::format("imported {}, {}\n\n", sessions(imported.count), format(imported.time))
                           : "nothing new to import\n\n";
    text += totals_text(context, imported) + works_text(context, imported) + remarks_text(imported);
    if (imported.count == 0) return text;
    text += "\n";
    if (imported.dry_run) return text + next_step(context, "the same without --dry-run");
    return text + next_step(context, imported.without_rate > 0 ? "sugo rate set CLIENT/PROJECT RATE --from DAY"
                                                               : "sugo log --unbilled");
}

Action bind_timewarrior(Syntax& syntax) {
    const Texts path = syntax.words(
        "PATH", "a data folder, a .data file, a JSON export, or - for standard input; default the usual place", 0, 1);
    const Texts map = syntax.texts("--map", "TAG=MEANING",
                                   "client, client/project, project, kind:KIND, tag:TAG or ignore; may be repeated");
    const Text kind = syntax.text("--kind", "KIND", "the kind of what names none");
    const Flag save = syntax.flag("--save-rules", "keep --map and --kind for the next time");
    const Text zone = syntax.text("--zone", "ZONE", "where it was recorded: Asia/Seoul; default here");
    const Flag dry_run = syntax.flag("--dry-run", "count, but change nothing");
    const Flag trim = syntax.flag("--trim", "cut what overlaps instead of refusing");
    const Flag pomodori = syntax.flag("--pomodori", "sessions of exactly a pomodoro's length are pomodori that rang");
    const Text billed = syntax.text("--billed-until", "DAY", "work up to this day is billed elsewhere");
    return [=](Context& context) {
        importing::Request request;
        for (const std::string& rule : *map) {
            auto [tag, meaning] = taken(importing::parse_rule(rule));
            request.rules.tags.insert_or_assign(std::move(tag), std::move(meaning));
        }
        request.rules.kind = kind->value_or("");
        request.save_rules = *save;
        request.zone = *zone ? taken(parse_zone(**zone)) : context.now().zone;
        request.dry_run = *dry_run;
        request.trim = *trim;
        request.pomodori = *pomodori;
        if (*billed) request.billed_until = taken(parse_day(**billed, context.now().today));
        request.source = read_source(context, path);
        const auto imported = importing::import(context.store(), request, context.now());
        return context.answer(imported, [&] { return imported_text(context, imported); });
    };
}

}  // namespace

std::vector<Command> import_commands() {
    return {{"import timewarrior",
             "bring a Timewarrior log in; once more adds nothing",
             {"sugo import timewarrior --dry-run",
              "sugo import timewarrior ~/.timewarrior --map ner=acme/ner --map train=kind:code",
              "timew export | sugo import timewarrior - --zone America/Los_Angeles"},
             bind_timewarrior,
             "Tags that are called like a client, project or kind mean it; --map says it for the others, the rest stay "
             "tags. All or nothing; "
             "sugo undo takes it back as one step."}};
}

}  // namespace sugo::cli
