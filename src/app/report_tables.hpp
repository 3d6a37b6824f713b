#pragma once

#include <vector>

#include <app/counted_log.hpp>
#include <sugo/report.hpp>

// The pure part of a report: what sessions come to, gathered into rows.

namespace sugo::reporting {

using tracking::CountedLog;

/// What the sessions of one work come to.
struct WorkSums {
    tracking::CountedWork work;
    Sums sums;
    Seconds unbilled_time{};
    /// The first day of what is unbilled.
    std::optional<Day> unbilled_since;
};

/// In the order of the log's works.
std::vector<WorkSums> sums_by_work(const CountedLog& log);
Sums sum(const std::vector<WorkSums>& works);
/// `confidential`: no name of a client or title of a project, only slugs.
Table table(GroupBy by, const CountedLog& log, const std::vector<WorkSums>& works, bool confidential);
std::vector<DaySums> days(const CountedLog& log);
std::vector<Report::Unbilled> unbilled(const std::vector<WorkSums>& works, bool confidential);

}  // namespace sugo::reporting
