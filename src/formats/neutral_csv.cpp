// sugo's own CSV, for programs that have no reader here: docs/import.md says what the columns mean. `sugo export
// --format csv` writes them, with more that are ignored.
#include <formats/timesheet.hpp>

namespace sugo::formats {

namespace {

using enum timesheet::Field;

constexpr timesheet::Column kColumns[] = {
    {"start", start},     {"end", end},   {"duration", hours}, {"zone", zone}, {"client", client},
    {"project", project}, {"kind", kind}, {"note", note},      {"tags", tags}, {"billable", billable},
};
constexpr timesheet::Table kTable{"csv", "sugo", kColumns, {start}, false, "docs/import.md says what the columns mean",
                                  true};

}  // namespace

Result<importing::ImportSource> read_csv(std::string_view text, std::string_view place, const SourceFacts& facts) {
    return timesheet::read(kTable, text, place, facts);
}

}  // namespace sugo::formats
