#include <formats/svg_charts.hpp>

#include <algorithm>

#include <fmt/format.h>

#include <sugo/money.hpp>

namespace sugo::formats {

void open_chart(HtmlWriter& html, const ChartWords& words, std::string_view shape, std::int64_t height) {
    const std::string title = words.id + "-title";
    const std::string description = words.id + "-desc";
    html.open("svg", {{"class", std::string(shape)},
                      {"role", "img"},
                      {"aria-labelledby", title + " " + description},
                      {"width", "100%"},
                      {"height", std::to_string(height)}});
    html.element("title", words.title, {{"id", title}});
    html.element("desc", words.description, {{"id", description}});
}

void close_chart(HtmlWriter& html) {
    html.line();
    html.close();
}

std::string percent_of(std::int64_t part, std::int64_t whole) {
    const std::int64_t thousandths = mul_div(part, 100'000, whole);
    std::string text = fmt::format("{}.{:03}", thousandths / 1000, thousandths % 1000);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text + "%";
}

namespace {

/// Where a period begins amid a week, its first label would run into the next one.
void drop_crowded_first(std::vector<Column>& columns) {
    const auto next_tick = [&](std::vector<Column>::iterator from) {
        return std::find_if(from, columns.end(), [](const Column& column) { return !column.tick.empty(); });
    };
    const auto first = next_tick(columns.begin());
    if (first == columns.end()) return;
    const auto second = next_tick(first + 1);
    if (second == columns.end()) return;
    const auto third = next_tick(second + 1);
    if (third != columns.end() && 2 * (second - first) < third - second) first->tick.clear();
}

}  // namespace

void thin_ticks(std::vector<Column>& columns) {
    constexpr std::ptrdiff_t kMost = 13;
    constexpr std::ptrdiff_t kMostOnPhone = 7;
    drop_crowded_first(columns);
    const auto ticks =
        std::count_if(columns.begin(), columns.end(), [](const Column& column) { return !column.tick.empty(); });
    const auto steps = [](std::ptrdiff_t all, std::ptrdiff_t most) {
        return std::max<std::ptrdiff_t>(1, (all + most - 1) / most);
    };
    const std::ptrdiff_t step = steps(ticks, kMost);
    // A multiple of the other, so that what stays on a phone is evenly spaced too.
    const std::ptrdiff_t phone_step = step * steps((ticks + step - 1) / step, kMostOnPhone);
    std::ptrdiff_t at = 0;
    for (Column& column : columns) {
        if (column.tick.empty()) continue;
        column.minor_tick = at % phone_step != 0;
        if (at % step != 0) column.tick.clear();
        ++at;
    }
}

}  // namespace sugo::formats
