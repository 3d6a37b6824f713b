#include <algorithm>

#include <fmt/format.h>

#include <sugo/text.hpp>

#include <formats/report_page.hpp>

namespace sugo::formats {

const reporting::Table* table_by(const reporting::Report& report, reporting::GroupBy by) {
    const auto found = std::find_if(report.tables.begin(), report.tables.end(),
                                    [&](const reporting::Table& table) { return table.by == by; });
    return found == report.tables.end() ? nullptr : &*found;
}

std::string label_of(const reporting::Row& row) {
    const std::string& label = row.label.empty() ? row.key : row.label;
    return label.empty() ? "(none)" : printable(label);
}

std::string time_hint(std::string_view what, Seconds time, Seconds billable) {
    return fmt::format("{}: {}, billable {}", what, format(time), format(billable));
}

void write_legend(HtmlWriter& html, Series series) {
    const bool billed = series == Series::billed;
    html.open("figcaption");
    html.element("span", "", {{"class", billed ? "key billed" : "key billable"}});
    html.text(billed ? "billed " : "billable ");
    html.element("span", "", {{"class", billed ? "key unbilled" : "key other"}});
    html.text(billed ? "unbilled" : "not billable");
    html.close();
}

}  // namespace sugo::formats
