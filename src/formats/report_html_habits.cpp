#include <array>

#include <fmt/format.h>

#include <formats/report_page.hpp>
#include <formats/svg_charts.hpp>

namespace sugo::formats {

namespace {

using reporting::Report;

constexpr std::array<std::string_view, 7> kWeekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                    "Friday", "Saturday", "Sunday"};

void write_weekdays(HtmlWriter& html, const Report& report) {
    std::array<Seconds, 7> time{};
    std::array<Seconds, 7> billable{};
    for (const reporting::DaySums& day : report.days) {
        const std::size_t at = date::weekday(day.day).iso_encoding() - 1;
        time.at(at) += day.time;
        billable.at(at) += day.billable_time;
    }
    std::vector<Column> columns;
    std::vector<PageTable::Row> rows;
    for (std::size_t at = 0; at < kWeekdays.size(); ++at) {
        const std::string name(kWeekdays.at(at));
        columns.push_back({name.substr(0, 3), false, time_hint(name, time.at(at), billable.at(at)),
                           billable.at(at).count(), (time.at(at) - billable.at(at)).count()});
        if (time.at(at) > Seconds(0)) rows.push_back({name, format(time.at(at)), format(billable.at(at))});
    }
    html.open("section");
    html.element("h2", "Days of the week");
    html.open("figure");
    write_legend(html, Series::billable);
    svg_columns(html,
                {"weekdays", "Days of the week",
                 "Hours worked on each day of the week; billable time below, other time on top. The table has the "
                 "numbers."},
                {"billable", "other"}, columns);
    html.close();
    write_table(html, {{"Day", "Time", "Billable"}, std::move(rows), {}, false});
    html.close();
}

void write_hours(HtmlWriter& html, const Report& report) {
    std::vector<Column> columns;
    std::vector<PageTable::Row> rows;
    for (std::size_t hour = 0; hour < report.hours.size(); ++hour) {
        const Seconds time = report.hours[hour];
        const std::string name = fmt::format("{:02}:00–{:02}:00", hour, hour + 1);
        columns.push_back({hour % 3 == 0 ? fmt::format("{:02}", hour) : "", hour % 6 != 0,
                           fmt::format("{}: {}", name, format(time)), time.count(), 0});
        if (time > Seconds(0)) rows.push_back({name, format(time)});
    }
    html.open("section");
    html.element("h2", "Hours of the day");
    html.open("figure");
    svg_columns(html,
                {"hours", "Hours of the day",
                 "Time worked in each hour of the local day, from midnight on. The table has the numbers."},
                {"time", "other"}, columns);
    html.close();
    write_table(html, {{"Hour", "Time"}, std::move(rows), {}, false});
    html.close();
}

}  // namespace

void write_habits(HtmlWriter& html, const Report& report) {
    html.open("div", {{"class", "pair"}});
    if (!report.days.empty()) write_weekdays(html, report);
    if (!report.hours.empty()) write_hours(html, report);
    html.close();
}

}  // namespace sugo::formats
