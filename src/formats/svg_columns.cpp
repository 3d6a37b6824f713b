#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <sugo/money.hpp>
#include <sugo/time.hpp>

#include <formats/svg_charts.hpp>

namespace sugo::formats {

namespace {

constexpr std::int64_t kTop = 12;
constexpr std::int64_t kPlot = 176;
constexpr std::int64_t kFoot = 26;
constexpr std::int64_t kMostLines = 5;
/// A column is at most this part of the width in 1/1000, so that a few weeks do not look like walls.
constexpr std::int64_t kWidest = 90;

/// The distance of the lines: a round time, at most five of which reach the highest column.
std::int64_t step_for(std::int64_t highest) {
    constexpr std::array<std::int64_t, 6> kShort{60, 300, 600, 900, 1800, 3600};
    for (const std::int64_t step : kShort) {
        if (highest <= kMostLines * step) return step;
    }
    for (std::int64_t ten = 3600;; ten *= 10) {
        for (const std::int64_t step : {2 * ten, 5 * ten, 10 * ten}) {
            if (highest <= kMostLines * step) return step;
        }
    }
}

/// Heights of columns over a scale from 0 to `top` seconds, in tenths of a pixel.
class Scale {
public:
    explicit Scale(const std::vector<Column>& columns) {
        std::int64_t highest = 1;
        for (const Column& column : columns) highest = std::max(highest, column.first + column.second);
        step_ = step_for(highest);
        top_ = (highest + step_ - 1) / step_ * step_;
    }

    [[nodiscard]] std::int64_t step() const { return step_; }
    [[nodiscard]] std::int64_t top() const { return top_; }
    [[nodiscard]] std::int64_t y(std::int64_t seconds) const {
        return 10 * (kTop + kPlot) - mul_div(seconds, 10 * kPlot, top_);
    }

private:
    std::int64_t step_ = 0;
    std::int64_t top_ = 0;
};

std::string pixels(std::int64_t tenths) {
    return tenths % 10 == 0 ? std::to_string(tenths / 10) : fmt::format("{}.{}", tenths / 10, tenths % 10);
}

void write_lines(HtmlWriter& html, const Scale& scale) {
    for (std::int64_t at = 0; at <= scale.top(); at += scale.step()) {
        const std::int64_t y = scale.y(at);
        html.line();
        html.empty(
            "line",
            {{"class", at == 0 ? "axis" : "grid"}, {"x1", "0"}, {"x2", "100%"}, {"y1", pixels(y)}, {"y2", pixels(y)}});
        html.element("text", at == 0 ? "0" : format(Seconds(at)),
                     {{"class", "scale"}, {"x", "-8"}, {"y", pixels(y + 40)}});
    }
}

void write_part(HtmlWriter& html, std::string_view part, const std::string& x, const std::string& width,
                std::int64_t upper, std::int64_t lower) {
    if (upper >= lower) return;
    html.empty("rect", {{"class", std::string(part)},
                        {"x", x},
                        {"y", pixels(upper)},
                        {"width", width},
                        {"height", pixels(lower - upper)}});
}

}  // namespace

void svg_columns(HtmlWriter& html, const ChartWords& words, const Parts& parts, const std::vector<Column>& columns) {
    const Scale scale(columns);
    const auto count = static_cast<std::int64_t>(columns.size());
    // In 1/1000 of a column's slot; crowded columns stand closer.
    const std::int64_t share = std::min(count > 40 ? std::int64_t{840} : std::int64_t{720}, kWidest * count);
    const std::string width = percent_of(share, 1000 * count);
    open_chart(html, words, "columns", kTop + kPlot + kFoot);
    write_lines(html, scale);
    for (std::int64_t at = 0; at < count; ++at) {
        const Column& column = columns[static_cast<std::size_t>(at)];
        if (column.first + column.second > 0) {
            const std::string x = percent_of(1000 * at + (1000 - share) / 2, 1000 * count);
            html.open("g");
            html.element("title", column.hint);
            write_part(html, parts.first, x, width, scale.y(column.first), scale.y(0));
            write_part(html, parts.second, x, width, scale.y(column.first + column.second), scale.y(column.first));
            html.close();
        }
        if (column.tick.empty()) continue;
        html.line();
        html.element("text", column.tick,
                     {{"class", column.minor_tick ? "tick minor" : "tick"},
                      {"x", percent_of(1000 * at + 500, 1000 * count)},
                      {"y", std::to_string(kTop + kPlot + 18)}});
    }
    close_chart(html);
}

}  // namespace sugo::formats
