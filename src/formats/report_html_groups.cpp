#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <formats/report_page.hpp>
#include <formats/svg_charts.hpp>

namespace sugo::formats {

namespace {

using reporting::GroupBy;
using reporting::Report;
using reporting::Row;
using reporting::Sums;

/// "10h · 34 %"
std::string length_of(Seconds time, Seconds total) {
    const std::string share = reporting::share_text(time, total);
    return share.empty() ? format(time) : format(time) + " · " + share;
}

Bar bar_of(const std::string& label, const Sums& sums, const Sums& total) {
    return {label, length_of(sums.time, total.time), time_hint(label, sums.time, sums.billable_time),
            sums.billable_time.count(), (sums.time - sums.billable_time).count()};
}

std::vector<Bar> bars_of(const std::vector<Row>& rows, const Sums& total) {
    std::vector<Bar> bars;
    const std::size_t shown = rows.size() > kMostBars ? kMostBars - 1 : rows.size();
    for (std::size_t at = 0; at < shown; ++at) bars.push_back(bar_of(label_of(rows[at]), rows[at].sums, total));
    if (shown == rows.size()) return bars;
    Sums others;
    for (std::size_t at = shown; at < rows.size(); ++at) {
        others.time += rows[at].sums.time;
        others.billable_time += rows[at].sums.billable_time;
    }
    bars.push_back(bar_of(fmt::format("{} others", rows.size() - shown), others, total));
    return bars;
}

struct GroupWords {
    GroupBy by;
    std::string_view id;
    std::string_view title;
    std::string_view head;
};
constexpr std::array<GroupWords, 4> kGroups{{{GroupBy::client, "clients", "By client", "Client"},
                                             {GroupBy::kind, "kinds", "By kind of work", "Kind"},
                                             {GroupBy::project, "projects", "By project", "Project"},
                                             {GroupBy::tag, "tags", "By tag", "Tag"}}};

/// One row says no more than the total does, and a tag nobody used says nothing.
bool says_something(const reporting::Table& table) {
    if (table.by != GroupBy::tag) return !table.rows.empty();
    return std::any_of(table.rows.begin(), table.rows.end(), [](const Row& row) { return !row.key.empty(); });
}

void write_group(HtmlWriter& html, const Report& report, const reporting::Table& table, const GroupWords& words) {
    html.open("section");
    html.element("h2", words.title);
    html.open("figure");
    write_legend(html, Series::billable);
    svg_bars(html,
             {std::string(words.id), std::string(words.title),
              "Hours worked, most first; billable time on the left, other time on the right. The table has the "
              "numbers."},
             {"billable", "other"}, bars_of(table.rows, report.total));
    html.close();
    const bool many_times = table.by == GroupBy::tag;
    write_table(html, sums_table(words.head, table.rows, many_times ? nullptr : &report.total, false));
    if (many_times) {
        html.line();
        html.element("p", "A session with several tags counts under each of them.", {{"class", "note"}});
    }
    html.close();
}

}  // namespace

void write_groups(HtmlWriter& html, const Report& report) {
    html.open("div", {{"class", "pair"}});
    for (const GroupWords& words : kGroups) {
        const reporting::Table* table = table_by(report, words.by);
        if (table != nullptr && says_something(*table)) write_group(html, report, *table, words);
    }
    html.close();
}

}  // namespace sugo::formats
