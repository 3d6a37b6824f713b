#include <algorithm>

#include <sugo/text.hpp>

#include <formats/svg_charts.hpp>

namespace sugo::formats {

namespace {

constexpr std::int64_t kRow = 42;
constexpr std::int64_t kWords = 14;
constexpr std::int64_t kBar = 21;
constexpr std::int64_t kThick = 10;
/// Columns of text that fit beside a value on a narrow phone.
constexpr int kLabel = 26;

void write_part(HtmlWriter& html, std::string_view part, std::int64_t from, std::int64_t length, std::int64_t longest,
                std::int64_t y) {
    if (length <= 0) return;
    html.empty("rect", {{"class", std::string(part)},
                        {"x", percent_of(from, longest)},
                        {"y", std::to_string(y)},
                        {"width", percent_of(length, longest)},
                        {"height", std::to_string(kThick)}});
}

}  // namespace

void svg_bars(HtmlWriter& html, const ChartWords& words, const Parts& parts, const std::vector<Bar>& bars) {
    std::int64_t longest = 1;
    for (const Bar& bar : bars) longest = std::max(longest, bar.first + bar.second);
    open_chart(html, words, "bars", kRow * static_cast<std::int64_t>(bars.size()));
    std::int64_t y = 0;
    for (const Bar& bar : bars) {
        html.open("g");
        html.element("title", bar.hint);
        html.element("text", truncate(printable(bar.label), kLabel),
                     {{"class", "label"}, {"x", "0"}, {"y", std::to_string(y + kWords)}});
        html.element("text", bar.value, {{"class", "value"}, {"x", "100%"}, {"y", std::to_string(y + kWords)}});
        html.empty("rect", {{"class", "track"},
                            {"x", "0"},
                            {"y", std::to_string(y + kBar)},
                            {"width", "100%"},
                            {"height", std::to_string(kThick)}});
        write_part(html, parts.first, 0, bar.first, longest, y + kBar);
        write_part(html, parts.second, bar.first, bar.second, longest, y + kBar);
        html.close();
        y += kRow;
    }
    close_chart(html);
}

}  // namespace sugo::formats
