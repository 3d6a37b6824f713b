#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <formats/html_writer.hpp>

// Charts as SVG inside a page. Places are in per cent of the width and heights in pixels, so that a chart fits a phone
// and a desk alike while its words keep their size. Colours come from the page's style sheet, by the classes named
// here.

namespace sugo::formats {

/// What a chart is, for those who see it and for those who hear it.
struct ChartWords {
    /// Unique in the page.
    std::string id;
    std::string title;
    /// One sentence with what the chart shows.
    std::string description;
};

/// The parts of a bar, by class: "billable" and "other", "billed" and "unbilled", or one alone.
struct Parts {
    std::string_view first;
    std::string_view second;
};

struct Column {
    /// Under the axis; empty for none.
    std::string tick;
    /// Whether the tick is left out on a phone.
    bool minor_tick = false;
    /// "2026-W11: 24h 10m, billable 20h", shown when one points at it.
    std::string hint;
    std::int64_t first = 0;
    std::int64_t second = 0;
};
/// Columns of seconds beside each other, the second part on top of the first, with lines at round hours.
void svg_columns(HtmlWriter& html, const ChartWords& words, const Parts& parts, const std::vector<Column>& columns);

struct Bar {
    std::string label;
    /// What it comes to, at the right edge.
    std::string value;
    std::string hint;
    std::int64_t first = 0;
    std::int64_t second = 0;
};
/// Bars under each other, the longest over the whole width, each with its label and value above it.
void svg_bars(HtmlWriter& html, const ChartWords& words, const Parts& parts, const std::vector<Bar>& bars);

/// Keeps at most 13 ticks, and of these at most 7 on a phone.
void thin_ticks(std::vector<Column>& columns);

/// Begins and ends the picture that a chart is.
void open_chart(HtmlWriter& html, const ChartWords& words, std::string_view shape, std::int64_t height);
void close_chart(HtmlWriter& html);
/// "12.5%": a part of a whole that is not 0, to a thousandth.
std::string percent_of(std::int64_t part, std::int64_t whole);

}  // namespace sugo::formats
