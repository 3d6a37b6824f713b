// export.
#include <cli/command.hpp>

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include <cli/files.hpp>
#include <cli/log_options.hpp>
#include <cli/phrases.hpp>
#include <cli/spool.hpp>
#include <sugo/formats.hpp>

namespace sugo::cli {
namespace {

using LogWriter = formats::LogFile (*)(const tracking::Log&);

/// The formats that are one text.
constexpr std::array<std::pair<std::string_view, LogWriter>, 5> log_writers{{{"csv", formats::log_csv},
                                                                             {"ical", formats::log_ical},
                                                                             {"timeclock", formats::log_timeclock},
                                                                             {"hledger", formats::log_hledger},
                                                                             {"klog", formats::log_klog}}};
constexpr std::string_view timewarrior = "timewarrior";

LogWriter writer_of(const std::string& format) {
    const auto found = std::ranges::find(log_writers, format, [](const auto& writer) { return writer.first; });
    return found == log_writers.end() ? nullptr : found->second;
}

/// Everything, as JSON.
int export_all(Context& context, const LogOptions& options, const Text& output, bool force) {
    if (options.given())
        throw Failure(ErrorKind::usage, "the JSON export is always complete",
                      "sugo log PERIOD --json for a part, or --format csv");
    if (!*output || **output == "-") {
        Spool spool;
        formats::export_json(context.store(), [&](std::string_view piece) { spool.add(piece); });
        spool.give(context.world().out);
        return 0;
    }
    write_file(
        **output, [&](const Write& write) { formats::export_json(context.store(), write); }, force);
    context.world().err(fmt::format("wrote {}\n", **output));
    return 0;
}

formats::LogExported exported(const std::string& format, const std::string& place, const tracking::Log& log) {
    return {format, place, static_cast<int>(log.entries.size()), log.time};
}

std::string exported_text(const formats::LogExported& exported) {
    return fmt::format("wrote {}: {}, {}\n", exported.place, sessions(exported.count), format(exported.time));
}

/// A data folder as Timewarrior keeps it, or without -o all of its lines.
int export_timewarrior(Context& context, const tracking::Log& log, const Text& output) {
    const std::map<std::string, std::string> months = formats::log_timewarrior(log, context.now().zone);
    if (!*output || **output == "-") {
        for (const auto& [name, lines] : months) context.world().out(lines);
        return 0;
    }
    std::map<std::string, std::string> files;
    for (const auto& [name, lines] : months) files.emplace("data/" + name, lines);
    write_folder(**output, files);
    const auto answer = exported(std::string(timewarrior), **output, log);
    return context.answer(answer, [&] {
        return exported_text(answer) + next_step(context, fmt::format("TIMEWARRIORDB={} timew summary :all", **output));
    });
}

int export_log(Context& context, const tracking::Log& log, const std::string& format, const Text& output, bool force) {
    const formats::LogFile file = writer_of(format)(log);
    context.notes(file.remarks);
    if (!*output || **output == "-") {
        context.world().out(file.text);
        return 0;
    }
    write_file(**output, file.text, force);
    const auto answer = exported(format, **output, log);
    return context.answer(answer, [&] { return exported_text(answer); });
}

Action bind_export(Syntax& syntax) {
    const LogOptions options(syntax, "all (the default), today");
    const Text format = syntax.text(
        "--format", "WORD", "csv, ical, timewarrior, timeclock, hledger, klog, or json for everything there is");
    const Text output =
        syntax.text("-o,--output", "FILE", "where to, default standard output; of timewarrior a new folder");
    const Flag force = syntax.flag("--force", "replace a file that is there");
    return [=](Context& context) {
        if (!*format && !context.json())
            throw Failure(ErrorKind::usage, "name a format",
                          "--format csv, ical, timewarrior, timeclock, hledger, klog or json");
        const std::string word = format->value_or("json");
        if (word == "json") return export_all(context, options, output, *force);
        if (word != timewarrior && !writer_of(word))
            throw Failure(ErrorKind::usage, fmt::format("there is no format {}", word),
                          "--format csv, ical, timewarrior, timeclock, hledger, klog or json");
        if (context.json() && (!*output || **output == "-"))
            throw Failure(ErrorKind::usage, "--json prints JSON and no other format", "--format json, or -o FILE");
        const ChosenLog chosen = options.chosen(context, Usual::all_time);
        tracking::Log log = tracking::log(context.store(), chosen.request, context.now());
        std::erase_if(log.entries, [](const auto& entry) { return entry.session.outcome == Outcome::voided; });
        if (log.entries.empty())
            throw Failure(ErrorKind::not_found, fmt::format("there are no sessions {}", chosen.period), "sugo log all");
        if (word == timewarrior) return export_timewarrior(context, log, output);
        return export_log(context, log, word, output, *force);
    };
}

}  // namespace

std::vector<Command> export_commands() {
    return {{"export",
             "the log for other programs, or everything as JSON",
             {"sugo export --format csv last month -o march.csv", "sugo export --format timewarrior -o timewarrior",
              "sugo export --format hledger acme | hledger -f - balance", "sugo export --json -o sugo.json"},
             bind_export,
             "JSON holds all that sugo remembers but its history."}};
}

}  // namespace sugo::cli
