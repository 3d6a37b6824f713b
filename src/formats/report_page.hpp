#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <sugo/report.hpp>

#include <formats/html_writer.hpp>

// The sections of the report as a page.

namespace sugo::formats {

/// The style sheet: light and dark, on a phone, on a desk and on paper.
std::string_view report_style();

/// Days, weeks, months or years under the axis: two charts of them, the finer and the coarser.
void write_timelines(HtmlWriter& html, const reporting::Report& report);
/// By client, project, kind and tag.
void write_groups(HtmlWriter& html, const reporting::Report& report);
/// Days of the week and hours of the day.
void write_habits(HtmlWriter& html, const reporting::Report& report);
/// What is billed and what is not, by currency and client.
void write_billing(HtmlWriter& html, const reporting::Report& report);

// ── What several sections need ──

/// The report's table by this, or null.
const reporting::Table* table_by(const reporting::Report& report, reporting::GroupBy by);
/// "acme", or "(none)" for the row of what has no client, project or tag.
std::string label_of(const reporting::Row& row);
/// "55h 36m, billable 50h"
std::string time_hint(std::string_view what, Seconds time, Seconds billable);

/// More bars of a chart than this are gathered in one.
inline constexpr std::size_t kMostBars = 12;

enum class Series { billable, billed };
/// What the two colours of a chart mean.
void write_legend(HtmlWriter& html, Series series);

/// The numbers of a chart. A cell may hold several lines, as of two currencies.
struct PageTable {
    using Row = std::vector<std::string>;
    Row heads;
    std::vector<Row> rows;
    /// Empty where rows do not add up.
    Row total;
    /// The last column is left out on a phone.
    bool drops_last = false;
};
/// Long tables are folded, and open by themselves on paper.
void write_table(HtmlWriter& html, const PageTable& table);
/// Time and money of rows, as far as there are any; with the sums of all of them, or null. With a column of pomodori
/// where there is room for one.
PageTable sums_table(std::string_view head, const std::vector<reporting::Row>& rows, const reporting::Sums* total,
                     bool with_pomodori);

}  // namespace sugo::formats
