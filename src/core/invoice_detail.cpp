#include <sugo/invoice.hpp>

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace sugo {
namespace {

std::vector<WorkCopy> by_time(const InvoiceLine& line) {
    std::vector<WorkCopy> work = line.work;
    std::ranges::sort(work, {}, [](const WorkCopy& copy) { return std::pair(copy.start, copy.session); });
    return work;
}

std::vector<DetailRow> session_rows(const std::vector<WorkCopy>& work) {
    std::vector<DetailRow> rows;
    for (const WorkCopy& copy : work) {
        DetailRow row;
        row.start = to_wall(copy.start, copy.zone);
        row.stop = to_wall(copy.stop, copy.zone);
        row.day = date::floor<date::days>(*row.start);
        // Always: a page has one zone, its first row's, and only who sees all its lines knows which rows differ.
        row.zone = copy.zone.name;
        row.note = copy.note;
        row.time = copy.stop - copy.start;
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<DetailRow> day_rows(const std::vector<WorkCopy>& work) {
    std::map<Day, DetailRow> days;
    std::map<Day, std::vector<std::string>> notes;
    for (const WorkCopy& copy : work) {
        const Day day = day_of(copy.start, copy.zone);
        DetailRow& row = days[day];
        row.day = day;
        row.time += copy.stop - copy.start;
        std::vector<std::string>& said = notes[day];
        if (copy.note.empty() || std::ranges::find(said, copy.note) != said.end()) continue;
        said.push_back(copy.note);
        row.note += (row.note.empty() ? "" : "; ") + copy.note;
    }
    std::vector<DetailRow> rows;
    for (auto& [day, row] : days) rows.push_back(std::move(row));
    return rows;
}

}  // namespace

std::string_view to_string(Detail detail) {
    constexpr std::string_view words[] = {"none", "day", "session"};
    return words[static_cast<std::size_t>(detail)];
}

Result<Detail> parse_detail(std::string_view text) {
    for (const Detail detail : {Detail::none, Detail::day, Detail::session}) {
        if (to_string(detail) == text) return detail;
    }
    return Error{ErrorKind::usage,
                 fmt::format("\"{}\" is not a level of detail: there are none, day and session", text), "day"};
}

std::vector<DetailRow> detail_rows(const InvoiceLine& line, Detail detail) {
    if (detail == Detail::none) return {};
    const std::vector<WorkCopy> work = by_time(line);
    return detail == Detail::day ? day_rows(work) : session_rows(work);
}

}  // namespace sugo
