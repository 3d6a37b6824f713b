#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <sugo/report.hpp>

#include "samples.hpp"

// Reports as reporting::report() gives them, over work made by rule: some weeks or some years of pomodori.

namespace sugo::samples {

struct Work {
    std::string client;
    std::string label;
    std::string project;
    std::string kind;
    std::string tag;
    Currency currency;
    /// 0: not billable.
    std::int64_t minor_per_hour = 0;
};

inline std::vector<Work> works() {
    const Currency dollar, won = currency("KRW");
    return {{"acme", "acme (Acme Robotics, Inc.)", "acme/ner", "code", "gpu", dollar, 15'000},
            {"한빛", "한빛 (한빛소프트 주식회사)", "한빛/검색", "code", "", won, 200'000},
            {"x", "x (<script>alert(1)</script> & \"Sons\")", "x/y", "consult", "a<b", dollar, 20'000},
            {"acme", "acme (Acme Robotics, Inc.)", "acme/ner", "meeting", "", dollar, 15'000},
            {"", "own work", "", "learn", "", dollar, 0}};
}

namespace report_rules {

inline void add_money(std::vector<Money>& all, Money money) {
    const auto found = std::find_if(all.begin(), all.end(), [&](Money one) { return one.currency == money.currency; });
    if (found == all.end()) {
        all.push_back(money);
        std::sort(all.begin(), all.end(), [](Money left, Money right) { return left.currency < right.currency; });
    } else {
        *found = *found + money;
    }
}

inline void add(reporting::Sums& sums, const Work& work, Seconds time, bool billed) {
    ++sums.sessions;
    ++sums.rung;
    sums.time += time;
    if (work.minor_per_hour == 0) return;
    sums.billable_time += time;
    const Money money = amount({work.minor_per_hour, work.currency}, time);
    add_money(sums.money, money);
    if (!billed) add_money(sums.unbilled, money);
}

struct Tables {
    std::map<std::pair<reporting::GroupBy, std::string>, reporting::Row> rows;

    reporting::Sums& at(reporting::GroupBy by, const std::string& key, const std::string& label) {
        reporting::Row& row = rows[{by, key}];
        row.key = key;
        row.label = label;
        return row.sums;
    }
};

}  // namespace report_rules

/// Eight pomodori on each weekday from `first` on; what is before `billed_until` is billed.
inline reporting::Report made_report(Day first, int days, Day billed_until) {
    using reporting::GroupBy;
    reporting::Report report;
    report_rules::Tables tables;
    report.hours.resize(24);
    std::size_t turn = 0;
    for (Day day = first; day < first + date::days(days); day += date::days(1)) {
        if (date::weekday(day).iso_encoding() > 5) continue;
        reporting::DaySums sums{day, {}, {}, 0};
        for (int pomodoro = 0; pomodoro < 8; ++pomodoro, ++turn) {
            const std::vector<Work> all = works();
            const Work work = all[(turn * turn / 7 + turn / 11) % all.size()];
            const Seconds time = std::chrono::minutes(25) - Seconds(turn % 13 == 0 ? 437 : 0);
            const std::string iso = to_string(day);
            const bool billed = day < billed_until;
            const auto add = [&](GroupBy by, const std::string& key, const std::string& label) {
                report_rules::add(tables.at(by, key, label), work, time, billed);
            };
            report_rules::add(report.total, work, time, billed);
            add(GroupBy::day, iso, iso);
            add(GroupBy::week, to_string(week_of(day)), to_string(week_of(day)));
            add(GroupBy::month, iso.substr(0, 7), iso.substr(0, 7));
            add(GroupBy::client, work.client, work.label);
            add(GroupBy::project, work.project, work.project.empty() ? "no project" : work.project);
            add(GroupBy::kind, work.kind, work.kind);
            add(GroupBy::tag, work.tag, work.tag.empty() ? "no tag" : work.tag);
            sums.time += time;
            ++sums.rung;
            if (work.minor_per_hour > 0) sums.billable_time += time;
            report.hours[static_cast<std::size_t>(9 + pomodoro)] += time;
        }
        report.days.push_back(sums);
    }
    report.period = Period{first, first + date::days(days - 1)};
    for (const GroupBy by : {GroupBy::day, GroupBy::week, GroupBy::month, GroupBy::client, GroupBy::project,
                             GroupBy::kind, GroupBy::tag}) {
        reporting::Table table{by, {}};
        for (const auto& [place, row] : tables.rows) {
            if (place.first == by) table.rows.push_back(row);
        }
        if (by >= GroupBy::client) {
            std::stable_sort(table.rows.begin(), table.rows.end(),
                             [](const auto& left, const auto& right) { return left.sums.time > right.sums.time; });
        }
        if (by == GroupBy::client) {
            for (const reporting::Row& row : table.rows) {
                if (row.sums.unbilled.empty()) continue;
                report.unbilled.push_back(
                    {row.key, row.label, row.sums.unbilled, row.sums.billable_time, std::max(first, billed_until), 0});
            }
        }
        report.tables.push_back(std::move(table));
    }
    if (report.total.time > Seconds(0)) {
        report.billable_share =
            static_cast<int>(mul_div(report.total.billable_time.count(), 10'000, report.total.time.count()));
    }
    report.utilisation = 8'125;
    return report;
}

inline reporting::Report month_report() {
    return made_report(day("2026-03-02"), 30, day("2026-03-16"));
}

}  // namespace sugo::samples
