#pragma once

#include <span>
#include <string_view>
#include <vector>

#include <sugo/report.hpp>

// The pure part of a report: sessions, with what they come to, gathered into rows.

namespace sugo::reporting {

/// A session as a report counts it. Points to what the caller keeps.
struct Counted {
    const Session* session = nullptr;
    const Client* client = nullptr;
    const Project* project = nullptr;
    const Kind* kind = nullptr;
    Day day{};
    Seconds time{};
    bool billable = false;
    /// Its share of a line's amount.
    std::optional<Money> share;
    /// Billable, and neither on an issued invoice nor settled.
    bool unbilled = false;
    /// Billable, ended, not settled, and no rate.
    bool without_rate = false;
};

void add(Sums& sums, const Counted& counted);
Sums sum(std::span<const Counted> all);
/// `confidential`: no name of a client or title of a project, only slugs.
Table table(GroupBy by, std::span<const Counted> all, bool confidential);
std::vector<DaySums> days(std::span<const Counted> all);
std::vector<Report::Unbilled> unbilled(std::span<const Counted> all, bool confidential);
/// Seconds worked in each hour of the local day, 0 to 23.
std::vector<Seconds> hours(std::span<const Counted> all);

}  // namespace sugo::reporting
