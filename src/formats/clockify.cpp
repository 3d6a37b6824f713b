// Clockify, detailed report as CSV. At least seven variants of its columns exist; rows may be shorter than the header.
#include <formats/timesheet.hpp>

namespace sugo::formats {

namespace {

using enum timesheet::Field;

constexpr timesheet::Column kColumns[] = {
    {"project", project},
    {"client", client},
    {"description", note},
    {"task", task},
    {"activity", task},
    {"user", user},
    {"group", ignored},
    {"email", ignored},
    {"tags", tags},
    {"billable", billable},
    {"start date", start_date},
    {"start time", start_time},
    {"end date", end_date},
    {"end time", end_time},
    {"duration (h)", length},
    {"duration (decimal)", ignored},
    {"type", ignored},
    {"date of creation", ignored},
};
constexpr timesheet::Table kTable{"clockify", "Clockify",
                                  kColumns,   {start_date, start_time, length},
                                  true,       "export the detailed report as CSV again"};

}  // namespace

Result<importing::ImportSource> read_clockify(std::string_view text, std::string_view place, const SourceFacts& facts) {
    return timesheet::read(kTable, text, place, facts);
}

}  // namespace sugo::formats
