#include <cli/report_text.hpp>

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

#include <cli/phrases.hpp>
#include <cli/report_heat.hpp>
#include <sugo/people.hpp>
#include <sugo/text.hpp>
#include <terminal/bars.hpp>
#include <terminal/flow.hpp>
#include <terminal/table.hpp>

namespace sugo::cli {
namespace {

using reporting::Report;
using reporting::Row;
using reporting::Sums;

std::string tenths(int per_ten_thousand) {
    return format(Percent{std::int64_t{10} * ((per_ten_thousand + 5) / 10)});
}

std::string time_fact(const Report& report) {
    std::string text = fmt::format("{} in {}", format(report.total.time), sessions(report.total.sessions));
    if (report.total.rung > 0) text += fmt::format(", {} rung", count(report.total.rung, "pomodoro", "pomodori"));
    return text;
}

std::string billable_fact(const Report& report) {
    if (report.total.billable_time == Seconds::zero()) return {};
    return fmt::format("{}, {}", format(report.total.billable_time), tenths(report.billable_share));
}

std::string utilisation_fact(Context& context, const Report& report) {
    if (!report.utilisation || report.total.billable_time == Seconds::zero()) return {};
    const int week = people::settings_of(context.store()).week;
    return fmt::format("{} of {} a week", tenths(*report.utilisation), count(week, "pomodoro", "pomodori"));
}

std::string unbilled_fact(const Report& report) {
    if (report.unbilled.empty()) return {};
    Day since = report.unbilled.front().since;
    for (const Report::Unbilled& one : report.unbilled) since = std::min(since, one.since);
    const std::string money = report.total.unbilled.empty() ? "time" : sum_text(report.total.unbilled);
    return fmt::format("{} since {}", money, to_string(since));
}

std::string sums_text(Context& context, const Report& report) {
    const int without_rate = report.total.without_rate;
    return facts_text(context, {{"time", time_fact(report)},
                                {"billable", billable_fact(report)},
                                {"utilisation", utilisation_fact(context, report)},
                                {"money", sum_text(report.total.money)},
                                {"unbilled", unbilled_fact(report)},
                                {"no rate", without_rate > 0 ? sessions(without_rate) : ""}});
}

std::string unbilled_text(Context& context, const Report& report) {
    if (report.unbilled.size() < 2) return {};
    terminal::Table table({{.head = "unbilled", .least = 8},
                           {.head = "time", .align = terminal::Align::right, .drop = 2},
                           {.head = "money", .align = terminal::Align::right},
                           {.head = "since", .drop = 1, .tone = terminal::Tone::quiet},
                           {.head = "", .drop = 3, .tone = terminal::Tone::warn}});
    for (const Report::Unbilled& one : report.unbilled) {
        table.row({one.label, format(one.time), sum_text(one.money), to_string(one.since),
                   one.without_rate > 0 ? fmt::format("{} without a rate", one.without_rate) : ""});
    }
    return "\n" + table.text(context.width(), context.style(), 2);
}

std::vector<std::string> cells(const std::string& label, const Sums& sums, const Sums& total) {
    const std::string billable = sums.billable_time > Seconds::zero() ? format(sums.billable_time) : "";
    return {label,    grouped(sums.sessions), format(sums.time), reporting::share_text(sums.time, total.time),
            billable, sum_text(sums.money)};
}

/// Without bars where `bar_width` is 0.
std::string rows_text(Context& context, const reporting::Table& table, const Sums& total, int bar_width) {
    using terminal::Align;
    terminal::Table text({{.head = std::string(to_string(table.by)), .least = 8},
                          {.head = "sessions", .align = Align::right, .drop = 4, .tone = terminal::Tone::quiet},
                          {.head = "time", .align = Align::right},
                          {.head = "", .align = Align::right, .drop = 3},
                          {.head = "billable", .align = Align::right, .drop = 2},
                          {.head = "money", .align = Align::right, .drop = 1},
                          {.head = "", .drop = 5, .tone = terminal::Tone::good}});
    Seconds most{};
    for (const Row& row : table.rows) most = std::max(most, row.sums.time);
    for (const Row& row : table.rows) {
        std::vector<std::string> line = cells(row.label, row.sums, total);
        line.push_back(terminal::bar(row.sums.billable_time.count(), row.sums.time.count(), most.count(), bar_width,
                                     ink_of(context)));
        text.row(std::move(line));
    }
    if (table.rows.size() > 1) text.row(cells("total", total, total), terminal::Tone::strong);
    return text.text(context.width(), context.style(), 2);
}

/// The bars take what room the words leave.
std::string table_text(Context& context, const reporting::Table& table, const Sums& total) {
    constexpr int kGap = 2;
    constexpr int kShortest = 6;
    constexpr int kLongest = 60;
    std::string text = rows_text(context, table, total, 0);
    const int room = std::min(context.text_width() - terminal::widest_line(text) - kGap, kLongest);
    if (room >= kShortest && table.rows.size() > 1) text = rows_text(context, table, total, room);
    int counted = 0;
    for (const Row& row : table.rows) counted += row.sums.sessions;
    if (counted > total.sessions) text += "  a session counts under each of its tags\n";
    return "\n" + text;
}

}  // namespace

std::string report_text(Context& context, const Report& report, std::string_view period) {
    const std::string subject = report.work.empty() ? "" : printable(report.work) + " ";
    if (report.total.sessions == 0)
        return fmt::format("no sessions {}{}\n", subject.empty() ? "" : "of " + subject, period);
    std::string title = subject + std::string(period);
    if (period == "in all" && report.period) title += ", " + to_string(*report.period);
    std::string text = context.style().strong(title) + "\n" + sums_text(context, report) + heat_text(context, report);
    for (const reporting::Table& table : report.tables) text += table_text(context, table, report.total);
    return text + unbilled_text(context, report);
}

}  // namespace sugo::cli
