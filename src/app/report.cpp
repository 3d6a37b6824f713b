#include <sugo/report.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include <app/report_tables.hpp>
#include <app/work_words.hpp>

namespace sugo::reporting {
namespace {

tracking::LogRequest log_request(const Request& request) {
    tracking::LogRequest log;
    log.period = request.period;
    log.work = request.work;
    log.kind = request.kind;
    log.tags = request.tags;
    log.text = request.text;
    log.billable = request.billable;
    log.interval = request.interval;
    log.unbilled = request.unbilled;
    log.newest = request.newest;
    return log;
}

std::optional<Period> period_of(const Request& request, const std::vector<DaySums>& days) {
    if (request.period || days.empty()) return request.period;
    return Period{days.front().day, days.back().day};
}

/// Against the target of the days until today: those to come were not worked yet.
std::optional<int> utilisation(const Report& report, const Settings& settings, Day today) {
    if (!report.period || settings.week == 0) return std::nullopt;
    const auto days = (std::min(report.period->last, today) - report.period->first).count() + 1;
    if (days < 1) return std::nullopt;
    const std::int64_t target = settings.week * settings.pomodoro.count() * days;
    constexpr std::int64_t most = std::numeric_limits<int>::max();
    return static_cast<int>(std::min(mul_div(report.total.billable_time.count(), 70'000, target), most));
}

}  // namespace

Report report(Store& store, const Request& request, const Now& now) {
    Report report;
    store.read([&] {
        const bool by_tag = std::ranges::find(request.by, GroupBy::tag) != request.by.end();
        const CountedLog log(store, log_request(request), by_tag, now);
        const std::vector<WorkSums> works = sums_by_work(log);
        report.work = people::lowered(request.work);
        report.total = sum(works);
        for (const GroupBy by : request.by) report.tables.push_back(table(by, log, works, request.confidential));
        report.days = days(log);
        report.period = period_of(request, report.days);
        report.unbilled = unbilled(works, request.confidential);
        report.hours = log.hours();
        if (report.total.time > Seconds::zero()) {
            report.billable_share =
                static_cast<int>(mul_div(report.total.billable_time.count(), 10'000, report.total.time.count()));
        }
        report.utilisation = utilisation(report, people::settings_of(store), now.today);
    });
    return report;
}

}  // namespace sugo::reporting
