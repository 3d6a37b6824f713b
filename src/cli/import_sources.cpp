#include <cli/import_sources.hpp>

namespace sugo::cli {
namespace {

std::filesystem::path folder_in(const Environment& environment, const char* variable) {
    return environment(variable).value_or("");
}

/// WATSON_DIR, else below XDG_CONFIG_HOME, else below ~/.config.
std::filesystem::path watson_folder(const Environment& environment) {
    if (auto named = folder_in(environment, "WATSON_DIR"); !named.empty()) return named;
    if (auto config = folder_in(environment, "XDG_CONFIG_HOME"); !config.empty()) return config / "watson";
    return folder_in(environment, "HOME") / ".config" / "watson";
}

std::filesystem::path pomodoro_folder(const Environment& environment) {
    return folder_in(environment, "HOME") / ".pomodoro";
}

constexpr std::string_view kNames =
    "Clients and projects of the same name as here (or whose title or invoice name it is) are theirs; --map says it "
    "for the others.";

}  // namespace

const std::vector<SourceProgram>& source_programs() {
    static const std::vector<SourceProgram> programs = {
        {"import toggl",
         "bring a detailed report of Toggl Track in, as CSV",
         "the CSV file, or - for standard input",
         {"sugo import toggl report.csv --zone Europe/Berlin --dry-run",
          "sugo import toggl report.csv --zone Europe/Berlin --map \"NER pipeline=acme/ner\""},
         "Clients and projects of the same name as here (or whose title or invoice name it is) are theirs; --map says "
         "it for the others. Tasks and tags are kinds where they are called so, else tags. Amounts are not taken: "
         "sugo's rates say what work is worth.",
         {.dates = true, .user = true, .billable = true},
         formats::read_toggl},
        {"import clockify",
         "bring a detailed report of Clockify in, as CSV",
         "the CSV file, or - for standard input",
         {"sugo import clockify report.csv --zone Europe/Berlin --dry-run",
          "sugo import clockify report.csv --zone Asia/Seoul --dates mdy"},
         kNames,
         {.dates = true, .user = true, .billable = true},
         formats::read_clockify},
        {"import harvest",
         "bring a detailed time report of Harvest in, as CSV",
         "the CSV file, or - for standard input",
         {"sugo import harvest report.csv --zone Europe/Berlin --day-starts 10:00"},
         "It tells days and hours but no times of day: each day's work is laid out one after the other, around what is "
         "there.",
         {.dates = true, .day_starts = true, .user = true, .billable = true},
         formats::read_harvest},
        {"import watson",
         "bring Watson's log in",
         "the file frames or its folder, or - for standard input; default the usual place",
         {"sugo import watson --dry-run", "sugo import watson --map \"ner=acme/ner\""},
         "A frame that was edited there after it was brought in stays as it is here.",
         {},
         formats::read_watson,
         watson_folder,
         "frames"},
        {"import timeclock",
         "bring a timeclock file of hledger in",
         "the file, or - for standard input",
         {"sugo import timeclock work.timeclock --zone Europe/Berlin"},
         "An account is read as client:project:kind or project:kind; one name alone is read as a tag.",
         {},
         formats::read_timeclock},
        {"import timedot",
         "bring a timedot file of hledger in",
         "the file, or - for standard input",
         {"sugo import timedot 2026.timedot --zone Europe/Berlin --day-starts 10:00"},
         "An account is read as client:project:kind or project:kind; one name alone is read as a tag. It tells no "
         "times "
         "of day: each day's work is laid out one after the other, around what is there.",
         {.day_starts = true},
         formats::read_timedot},
        {"import klog",
         "bring klog's records in",
         "the file, or - for standard input",
         {"sugo import klog work.klg --zone Europe/Berlin", "sugo import klog work.klg --zone UTC --map nlp=acme/ner"},
         "Its tags are clients, projects and kinds where they are called so; #client=, #project= and #kind= say it. "
         "Entries with a length alone are laid out from --day-starts on.",
         {.day_starts = true},
         formats::read_klog},
        {"import open-pomodoro",
         "bring a history in the Open Pomodoro Format in",
         "the file history or its folder, or - for standard input; default the usual place",
         {"sugo import open-pomodoro --pomodori", "sugo import open-pomodoro ~/.pomodoro/history --map nlp=acme/ner"},
         {},
         {},
         formats::read_open_pomodoro,
         pomodoro_folder,
         "history"},
        {"import csv",
         "bring a CSV in that has sugo's own columns: docs/import.md",
         "the CSV file, or - for standard input",
         {"sugo import csv work.csv --dry-run", "sugo import csv work.csv --zone Asia/Seoul"},
         "The header names the columns, in any order: start (2026-03-04T10:23:00, or the day alone), end or duration, "
         "zone, client, project, kind, note, tags, billable. All but start and one of end and duration may be "
         "missing; others are ignored. What sugo export --format csv writes is read.",
         {.day_starts = true, .billable = true},
         formats::read_csv},
    };
    return programs;
}

}  // namespace sugo::cli
