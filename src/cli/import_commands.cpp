// import timewarrior, and the programs of import_sources.cpp.
#include <cli/command.hpp>

#include <filesystem>
#include <iterator>
#include <memory>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include <cli/backups.hpp>
#include <cli/files.hpp>
#include <cli/import_sources.hpp>
#include <cli/phrases.hpp>
#include <cli/timewarrior_place.hpp>
#include <sugo/formats.hpp>
#include <terminal/live_line.hpp>
#include <terminal/table.hpp>

namespace sugo::cli {
namespace {

void read_into(importing::ImportSource& source, const std::string& text, const std::string& place) {
    importing::ImportSource part = taken(formats::read_timewarrior(text, place));
    if (source.intervals.empty()) {
        source = std::move(part);
        return;
    }
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
    for (const std::string& remark : imported.remarks) text += remark + "\n";
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

/// What every import takes.
struct ImportOptions {
    explicit ImportOptions(Syntax& syntax, std::string zone_help)
        : map(syntax.texts("--map", "NAME=MEANING",
                           "client, client/project, project, kind:KIND, tag:TAG or ignore; may be repeated")),
          kind(syntax.text("--kind", "KIND", "the kind of what names none")),
          save(syntax.flag("--save-rules", "keep --map and --kind for the next time")),
          zone(syntax.text("--zone", "ZONE", std::move(zone_help))),
          dry_run(syntax.flag("--dry-run", "count, but change nothing")),
          trim(syntax.flag("--trim", "cut what overlaps instead of refusing")),
          pomodori(syntax.flag("--pomodori", "sessions of exactly a pomodoro's length are pomodori that rang")),
          billed(syntax.text("--billed-until", "DAY", "work up to this day is billed elsewhere")) {}

    /// All but the source.
    [[nodiscard]] importing::Request request(Context& context) const {
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
        return request;
    }

    Texts map;
    Text kind;
    Flag save;
    Text zone;
    Flag dry_run;
    Flag trim;
    Flag pomodori;
    Text billed;
};

/// One line on stderr while a long import is under way; none where it is not a terminal.
std::shared_ptr<terminal::LiveLine> progress_line(Context& context) {
    World& world = context.world();
    if (!world.terminal.talk || context.json()) return nullptr;
    return std::make_shared<terminal::LiveLine>(world.err, world.terminal.width.value_or(80), world.terminal.escapes);
}

int import_all(Context& context, importing::Request request, const std::shared_ptr<terminal::LiveLine>& line) {
    if (line) {
        request.progress = [line](std::int64_t done, std::int64_t all) {
            if (done > 0) line->draw(fmt::format("{} of {} sessions", grouped(done), grouped(all)));
        };
    }
    const auto imported = importing::import(context.store(), std::move(request), context.now());
    if (line) line->wipe();
    return context.answer(imported, [&] { return imported_text(context, imported); });
}

Action bind_timewarrior(Syntax& syntax) {
    const Texts path = syntax.words(
        "PATH", "a data folder, a .data file, a JSON export, or - for standard input; default the usual place", 0, 1);
    const ImportOptions options(syntax, "where it was recorded: Asia/Seoul; default here");
    return [=](Context& context) {
        importing::Request request = options.request(context);
        request.source = read_source(context, path);
        return import_all(context, std::move(request), progress_line(context));
    };
}

// ── The other programs ──────────────────────────────────────────────────────────────────────────

importing::ImportSource read_program(Context& context, const SourceProgram& program, const Texts& path,
                                     const formats::SourceFacts& facts, terminal::LiveLine* line) {
    if (!path->empty() && path->front() == "-") {
        return taken(program.read(context.world().read_all(), "standard input", facts));
    }
    std::filesystem::path place =
        path->empty() ? program.usual_place(context.world().environment) : std::filesystem::path(path->front());
    std::error_code error;
    if (!program.inside.empty() && std::filesystem::is_directory(place, error)) place /= program.inside;
    if (line) line->draw(fmt::format("reading {}", place.filename().string()));
    return taken(program.read(read_file(place), place.filename().string(), facts));
}

Seconds day_starts_of(Context& context, const Text& day_starts) {
    if (!*day_starts) return formats::SourceFacts().day_starts;
    const Now utc = now_in(context.now().at, Zone{});
    return taken(parse_moment(**day_starts, utc, utc.today)).at.time_since_epoch() % std::chrono::hours(24);
}

Action bind_program(Syntax& syntax, const SourceProgram& program) {
    const Texts path = syntax.words("PATH", std::string(program.place_help), program.usual_place ? 0 : 1, 1);
    const ImportOptions options(syntax, "where its times were written: Asia/Seoul");
    const SourceNeeds& needs = program.needs;
    const Text none = std::make_shared<const std::optional<std::string>>();
    const Text dates = needs.dates ? syntax.text("--dates", "ORDER", "of its dates: mdy, dmy or ymd") : none;
    const Text day_starts =
        needs.day_starts ? syntax.text("--day-starts", "TIME", "when work without a time of day begins; default 09:00")
                         : none;
    const Text user =
        needs.user ? syntax.text("--user", "NAME", "whose work it is, where it has that of several") : none;
    const Flag ignore_billable = needs.billable
                                     ? syntax.flag("--ignore-billable", "let projects and kinds say what is billed")
                                     : std::make_shared<const bool>(false);
    return [=, &program](Context& context) {
        importing::Request request = options.request(context);
        request.ignore_billable = *ignore_billable;
        formats::SourceFacts facts;
        if (*options.zone) facts.zone = request.zone;
        if (*dates) facts.dates = taken(formats::parse_date_order(**dates));
        facts.day_starts = day_starts_of(context, day_starts);
        facts.user = user->value_or("");
        facts.here = context.now().zone;
        facts.now = context.now().at;
        const auto line = progress_line(context);
        request.source = read_program(context, program, path, facts, line.get());
        return import_all(context, std::move(request), line);
    };
}

// ── sugo's own export ───────────────────────────────────────────────────────────────────────────

Action bind_json(Syntax& syntax) {
    const Texts path = syntax.words("FILE", "what sugo export --json wrote, or - for standard input", 1, 1);
    return [=](Context& context) {
        const std::filesystem::path file = path->front();
        const bool piped = file == "-";
        const std::string text = piped ? context.world().read_all() : read_file(file);
        const auto contents = taken(formats::read_export(text, piped ? "standard input" : file.filename().string()));
        const auto loaded = loading::load(context.store(), contents, context.now().at);
        return context.answer(loaded, [&] {
            return fmt::format("everything is here: {}, {}\n", count(loaded.clients, "client", "clients"),
                               contents_text(loaded.sessions, loaded.invoices)) +
                   next_step(context, "sugo doctor");
        });
    };
}

/// A command for each program of the table: what binds it is a plain function, so each has its own by its number.
constexpr std::size_t kMostPrograms = 16;

template <std::size_t Number>
Action bind_nth(Syntax& syntax) {
    return bind_program(syntax, source_programs().at(Number));
}

template <std::size_t... Numbers>
void add_programs(std::vector<Command>& commands, std::index_sequence<Numbers...>) {
    static constexpr Action (*kBinders[])(Syntax&) = {bind_nth<Numbers>...};
    for (std::size_t number = 0; number < source_programs().size(); ++number) {
        const SourceProgram& program = source_programs()[number];
        commands.push_back({program.path, program.summary, program.examples, kBinders[number], program.more});
    }
}

}  // namespace

std::vector<Command> import_commands() {
    std::vector<Command> commands = {
        {"import timewarrior",
         "bring a Timewarrior log in; once more adds nothing",
         {"sugo import timewarrior --dry-run",
          "sugo import timewarrior ~/.timewarrior --map ner=acme/ner --map train=kind:code",
          "timew export | sugo import timewarrior - --zone America/Los_Angeles"},
         bind_timewarrior,
         "Tags that are called like a client, project or kind mean it; --map says it for the others, the rest stay "
         "tags. All or nothing; "
         "sugo undo takes it back as one step."}};
    add_programs(commands, std::make_index_sequence<kMostPrograms>());
    commands.push_back({"import json",
                        "bring everything that sugo export --json wrote into an empty database",
                        {"sugo --db copy.db import json sugo.json"},
                        bind_json,
                        "Clients, log, rates, drafts, issued invoices with their numbers, payments and settings are as "
                        "they were; only the history is not in it. A database that holds something is refused."});
    return commands;
}

}  // namespace sugo::cli
