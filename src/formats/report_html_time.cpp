#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include <fmt/format.h>

#include <formats/report_page.hpp>
#include <formats/svg_charts.hpp>

// Time along the calendar. A chart holds at most some hundred columns, so that it stays readable on a phone: a month is
// shown by days and weeks, a year by weeks and months, and more by months and years.

namespace sugo::formats {

namespace {

using reporting::GroupBy;
using reporting::Report;
using reporting::Row;
using reporting::Sums;

constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

enum class Step { day, week, month, year };

std::string key_of(Day day, Step step) {
    switch (step) {
        case Step::day:
            return to_string(day);
        case Step::week:
            return to_string(week_of(day));
        case Step::month:
            return to_string(day).substr(0, 7);
        case Step::year:
            break;
    }
    return to_string(day).substr(0, 4);
}

/// A stretch of the calendar between the first and the last day of work, with or without work in it.
struct ChartSpan {
    std::string key;
    Day first{};
};

std::vector<ChartSpan> stretches(const Report& report, Step step) {
    std::vector<ChartSpan> result;
    for (Day day = report.days.front().day; day <= report.days.back().day; day += date::days(1)) {
        std::string key = key_of(day, step);
        if (result.empty() || result.back().key != key) result.push_back({std::move(key), day});
    }
    return result;
}

std::string tick_of(const ChartSpan& stretch, const ChartSpan* before, Step step, std::size_t count) {
    const date::year_month_day date(stretch.first);
    const std::string month(kMonths.at(static_cast<unsigned>(date.month()) - 1));
    std::string year = to_string(stretch.first).substr(0, 4);
    const auto changed = [&](Step by) {
        return before == nullptr || key_of(before->first, by) != key_of(stretch.first, by);
    };
    switch (step) {
        case Step::day:
            if (count > 10 && !changed(Step::week)) return {};
            return fmt::format("{} {}", static_cast<unsigned>(date.day()), month);
        case Step::week:
            if (count <= 13) return stretch.key.substr(5);
            if (!changed(Step::month)) return {};
            return before != nullptr && changed(Step::year) ? year : month;
        case Step::month:
            if (count <= 13) return before != nullptr && changed(Step::year) ? year : month;
            return changed(Step::year) && before != nullptr ? year : std::string();
        case Step::year:
            break;
    }
    return year;
}

std::vector<Column> columns_of(const std::vector<ChartSpan>& calendar, const std::vector<Row>& rows, Step step) {
    std::map<std::string_view, const Row*> by_key;
    for (const Row& row : rows) by_key[row.key] = &row;
    std::vector<Column> columns;
    const ChartSpan* before = nullptr;
    for (const ChartSpan& stretch : calendar) {
        Column column;
        column.tick = tick_of(stretch, before, step, calendar.size());
        before = &stretch;
        if (const auto found = by_key.find(stretch.key); found != by_key.end()) {
            const Sums& sums = found->second->sums;
            column.hint = time_hint(label_of(*found->second), sums.time, sums.billable_time);
            column.first = sums.billable_time.count();
            column.second = (sums.time - sums.billable_time).count();
        }
        columns.push_back(std::move(column));
    }
    thin_ticks(columns);
    return columns;
}

void add(std::vector<Money>& all, const std::vector<Money>& more) {
    for (const Money& money : more) {
        bool found = false;
        for (Money& one : all) {
            if (one.currency != money.currency) continue;
            one = one + money;
            found = true;
        }
        if (!found) all.push_back(money);
    }
    std::sort(all.begin(), all.end(), [](Money left, Money right) { return left.currency < right.currency; });
}

/// Years out of months.
std::vector<Row> years_of(const std::vector<Row>& months) {
    std::vector<Row> years;
    for (const Row& month : months) {
        const std::string year = month.key.substr(0, 4);
        if (years.empty() || years.back().key != year) years.push_back({year, year, {}});
        Sums& sums = years.back().sums;
        sums.sessions += month.sums.sessions;
        sums.rung += month.sums.rung;
        sums.time += month.sums.time;
        sums.billable_time += month.sums.billable_time;
        sums.without_rate += month.sums.without_rate;
        add(sums.money, month.sums.money);
        add(sums.unbilled, month.sums.unbilled);
    }
    return years;
}

struct StepWords {
    std::string_view id;
    std::string_view title;
    std::string_view head;
};
StepWords words_of(Step step) {
    switch (step) {
        case Step::day:
            return {"days", "Day by day", "Day"};
        case Step::week:
            return {"weeks", "Week by week", "Week"};
        case Step::month:
            return {"months", "Month by month", "Month"};
        case Step::year:
            break;
    }
    return {"years", "Year by year", "Year"};
}

std::optional<std::vector<Row>> rows_of(const Report& report, Step step) {
    const GroupBy by = step == Step::day ? GroupBy::day : step == Step::week ? GroupBy::week : GroupBy::month;
    const reporting::Table* table = table_by(report, by);
    if (table == nullptr) return std::nullopt;
    return step == Step::year ? years_of(table->rows) : table->rows;
}

void write_timeline(HtmlWriter& html, const Report& report, Step step) {
    const std::optional<std::vector<Row>> rows = rows_of(report, step);
    if (!rows) return;
    const StepWords words = words_of(step);
    html.open("section");
    html.element("h2", words.title);
    html.open("figure");
    write_legend(html, Series::billable);
    svg_columns(html,
                {std::string(words.id), std::string(words.title),
                 fmt::format("Hours worked, {}; billable time below, other time on top. The table has the numbers.",
                             to_string(Period{report.days.front().day, report.days.back().day}))},
                {"billable", "other"}, columns_of(stretches(report, step), *rows, step));
    html.close();
    write_table(html, sums_table(words.head, *rows, &report.total, true));
    html.close();
}

}  // namespace

void write_timelines(HtmlWriter& html, const Report& report) {
    if (report.days.empty()) return;
    const auto days = (report.days.back().day - report.days.front().day).count() + 1;
    const bool some_weeks = days <= 62;
    const bool two_years = days <= 2 * 366;
    write_timeline(html, report, some_weeks ? Step::week : two_years ? Step::month : Step::year);
    write_timeline(html, report, some_weeks ? Step::day : two_years ? Step::week : Step::month);
}

}  // namespace sugo::formats
