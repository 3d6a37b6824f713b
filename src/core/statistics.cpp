// Everything is counted by a pomodoro's start, interruptions too, so that each table has the same sum and each row
// divides the interruptions by the pomodori that they broke into.
#include <sugo/statistics.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include <core/named.hpp>

namespace sugo {
namespace {

constexpr Names<InterruptionChange::Verdict, 3> verdicts{{{InterruptionChange::Verdict::fewer, "fewer"},
                                                          {InterruptionChange::Verdict::more, "more"},
                                                          {InterruptionChange::Verdict::unclear, "unclear"}}};

constexpr std::array<std::string_view, 7> weekday_names{"monday", "tuesday",  "wednesday", "thursday",
                                                        "friday", "saturday", "sunday"};

Day day_begun(const PomodoroRecord& record) {
    return date::floor<date::days>(record.start_wall);
}

int hour_begun(const PomodoroRecord& record) {
    return static_cast<int>(date::floor<std::chrono::hours>(record.start_wall - WallTime(day_begun(record))).count());
}

void count_in(PomodoroCounts& counts, const PomodoroRecord& record) {
    counts.rung += record.outcome == Outcome::rung ? 1 : 0;
    counts.voided += record.outcome == Outcome::voided ? 1 : 0;
    counts.stopped_early += record.outcome == Outcome::stopped ? 1 : 0;
    counts.internal += record.internal;
    counts.external += record.external;
}

void add_counts(PomodoroCounts& counts, const PomodoroCounts& more) {
    counts.rung += more.rung;
    counts.voided += more.voided;
    counts.stopped_early += more.stopped_early;
    counts.internal += more.internal;
    counts.external += more.external;
}

template <class KeyOf>
auto gathered(const std::vector<PomodoroRecord>& records, KeyOf&& key_of) {
    std::map<decltype(key_of(records.front())), PomodoroCounts> groups;
    for (const PomodoroRecord& record : records) count_in(groups[key_of(record)], record);
    return groups;
}

template <class Groups, class NameOf>
std::vector<PomodoroRow> named_rows(const Groups& groups, NameOf&& name_of) {
    std::vector<PomodoroRow> rows;
    for (const auto& [key, counts] : groups) rows.push_back({name_of(key), counts});
    return rows;
}

std::vector<PomodoroRow> most_first(std::vector<PomodoroRow> rows) {
    std::ranges::sort(rows, {}, &PomodoroRow::key);
    std::ranges::stable_sort(rows, std::greater(), [](const PomodoroRow& row) { return row.counts.begun(); });
    return rows;
}

std::vector<PomodoroRow> week_rows(const std::map<Day, PomodoroCounts>& days) {
    std::map<Day, PomodoroCounts> mondays;
    for (const auto& [day, counts] : days) add_counts(mondays[days_of(week_of(day)).first], counts);
    if (mondays.empty()) return {};
    for (Day monday = mondays.begin()->first; monday < mondays.rbegin()->first; monday += date::days(7))
        mondays[monday];
    return named_rows(mondays, [](Day monday) { return to_string(week_of(monday)); });
}

/// What share of the pomodori of an hour rings in the long run, at the least: the lower end of Wilson's interval at
/// 95 % (E. B. Wilson, Probable inference, the law of succession, and statistical inference, 1927). By it 40 of 42 is
/// better than 5 of 5, which five lucky mornings give.
double surely_rings(const PomodoroCounts& counts) {
    constexpr double z = 1.96;
    const double n = counts.begun();
    const double share = counts.rung / n;
    const double middle = share + z * z / (2 * n);
    const double reach = z * std::sqrt((share * (1 - share) + z * z / (4 * n)) / n);
    return (middle - reach) / (1 + z * z / n);
}

/// Those that are no worse than the whole day.
std::vector<PomodoroRow> best_of(const std::vector<PomodoroRow>& hours, const PomodoroCounts& total) {
    // Of fewer, a single pomodoro moves the share by more than a fifth.
    constexpr int least = 5;
    constexpr std::size_t most = 3;
    std::vector<PomodoroRow> best;
    std::ranges::copy_if(hours, std::back_inserter(best),
                         [](const PomodoroRow& row) { return row.counts.begun() >= least; });
    if (best.size() < 2) return {};
    std::erase_if(best, [&](const PomodoroRow& row) {
        return std::int64_t{row.counts.rung} * total.begun() < std::int64_t{total.rung} * row.counts.begun();
    });
    std::ranges::stable_sort(best, std::greater(), [](const PomodoroRow& row) { return surely_rings(row.counts); });
    best.resize(std::min(best.size(), most));
    return best;
}

std::optional<UnbrokenRun> longest(const std::vector<PomodoroRecord>& records) {
    UnbrokenRun best;
    UnbrokenRun run;
    for (const PomodoroRecord& record : records) {
        const Day day = day_begun(record);
        const bool unbroken = record.outcome == Outcome::rung && record.internal + record.external == 0;
        if (!unbroken || run.pomodori == 0 || run.day != day) run = {0, day, record.start, {}, record.start_wall, {}};
        if (!unbroken) continue;
        ++run.pomodori;
        run.stop = record.stop;
        run.stop_wall = record.stop_wall;
        if (run.pomodori > best.pomodori) best = run;
    }
    return best.pomodori > 0 ? std::optional(best) : std::nullopt;
}

/// The days from the first with a pomodoro to the last are cut in the middle; of an odd number the newer half has one
/// more.
std::optional<InterruptionChange> change_in(const std::map<Day, PomodoroCounts>& days) {
    if (days.empty()) return std::nullopt;
    const Day first = days.begin()->first;
    InterruptionChange change;
    change.since = first + (days.rbegin()->first - first + date::days(1)) / 2;
    for (const auto& [day, counts] : days) add_counts(day < change.since ? change.before : change.after, counts);
    const auto verdict = compare_interruptions(change.before, change.after);
    if (!verdict) return std::nullopt;
    change.verdict = *verdict;
    return change;
}

}  // namespace

std::string_view to_string(InterruptionChange::Verdict verdict) {
    return name_of(verdicts, verdict);
}

std::optional<PomodoroRecord> pomodoro_record(const Session& ended) {
    const bool counts = ended.outcome == Outcome::rung || ended.outcome == Outcome::voided || ended_early(ended);
    if (!ended.stop || !ended.planned || !counts) return std::nullopt;
    PomodoroRecord record;
    record.start = ended.start;
    record.stop = *ended.stop;
    record.start_wall = to_wall(record.start, ended.zone);
    record.stop_wall = to_wall(record.stop, ended.zone);
    record.kind = ended.kind;
    record.outcome = ended.outcome;
    return record;
}

std::string PomodoroCounts::interruptions_each() const {
    if (begun() == 0) return {};
    const int hundredths = (200 * interruptions() + begun()) / (2 * begun());
    return fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
}

PomodoroStatistics pomodoro_statistics(std::vector<PomodoroRecord> records, const Books& books) {
    std::ranges::stable_sort(records, {}, &PomodoroRecord::start);
    // Weekdays, weeks and the change are sums of days: there are fewer of them.
    const std::map<Day, PomodoroCounts> days = gathered(records, day_begun);
    std::map<unsigned, PomodoroCounts> weekdays;
    PomodoroStatistics statistics;
    for (const auto& [day, counts] : days) {
        add_counts(statistics.total, counts);
        add_counts(weekdays[date::weekday(day).iso_encoding()], counts);
    }
    statistics.hours =
        named_rows(gathered(records, hour_begun), [](int hour) { return fmt::format("{:02}:00", hour); });
    statistics.weekdays =
        named_rows(weekdays, [](unsigned weekday) { return std::string(weekday_names.at(weekday - 1)); });
    statistics.clients = most_first(
        named_rows(gathered(records, [](const PomodoroRecord& record) { return record.client; }),
                   [&](std::optional<ClientId> id) { return id ? books.clients.at(*id).slug : std::string(); }));
    statistics.kinds =
        most_first(named_rows(gathered(records, [](const PomodoroRecord& record) { return record.kind; }),
                              [&](KindId id) { return books.kinds.at(id).slug; }));
    statistics.weeks = week_rows(days);
    statistics.best_hours = best_of(statistics.hours, statistics.total);
    statistics.longest_run = longest(records);
    statistics.change = change_in(days);
    return statistics;
}

}  // namespace sugo
