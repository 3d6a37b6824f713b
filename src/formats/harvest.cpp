// Harvest, detailed time report as CSV, and the eight columns that it imports itself. It tells days and hours, no times
// of day.
#include <formats/timesheet.hpp>

namespace sugo::formats {

namespace {

using enum timesheet::Field;

constexpr timesheet::Column kColumns[] = {
    {"date", start_date},      {"client", client},      {"project", project},
    {"project code", ignored}, {"task", task},          {"notes", note},
    {"hours", hours},          {"billable?", billable}, {"first name", first_name},
    {"last name", last_name},  {"approved?", ignored},  {"roles", ignored},
    {"employee?", ignored},
};
constexpr timesheet::Table kTable{"harvest",           "Harvest", kColumns,
                                  {start_date, hours}, false,     "export the detailed time report as CSV again"};

}  // namespace

Result<importing::ImportSource> read_harvest(std::string_view text, std::string_view place, const SourceFacts& facts) {
    return timesheet::read(kTable, text, place, facts);
}

}  // namespace sugo::formats
