// Toggl Track, detailed report as CSV. Its columns vary with the plan and the year; the last one is the amount with its
// currency in the header.
#include <formats/timesheet.hpp>

namespace sugo::formats {

namespace {

using enum timesheet::Field;

constexpr timesheet::Column kColumns[] = {
    {"user", user},
    {"member", user},
    {"email", ignored},
    {"client", client},
    {"project", project},
    {"task", task},
    {"description", note},
    {"billable", billable},
    {"start date", start_date},
    {"start time", start_time},
    {"end date", end_date},
    {"stop date", end_date},
    {"end time", end_time},
    {"stop time", end_time},
    {"duration", length},
    {"tags", tags},
};
constexpr timesheet::Table kTable{
    "toggl", "Toggl", kColumns, {start_date, start_time, length}, false, "export the detailed report as CSV again"};

}  // namespace

Result<importing::ImportSource> read_toggl(std::string_view text, std::string_view place, const SourceFacts& facts) {
    return timesheet::read(kTable, text, place, facts);
}

}  // namespace sugo::formats
