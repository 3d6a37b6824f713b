#include <cli/import_sources.hpp>

namespace sugo::cli {

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
