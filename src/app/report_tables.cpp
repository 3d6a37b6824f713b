// One pass over the sessions sums them up by work, and one by day where rows of days, weeks or months are wanted. All
// other rows are sums of these: whatever the order of a log, a row is found by what stands in the books (a day, a
// client, a tag) and named at the end.
#include <app/report_tables.hpp>

#include <algorithm>
#include <map>
#include <utility>

#include <app/shares.hpp>
#include <app/work_words.hpp>

namespace sugo::reporting {
namespace {

using tracking::add_to;
using tracking::Counted;
// to_string(GroupBy) would hide those of days, which live in no namespace of sugo's own.
using sugo::to_string;

struct Name {
    std::string key;
    std::string label;
};

template <class Group>
using Groups = std::map<Group, Sums>;

void add(Sums& sums, const Counted& counted, const std::optional<Money>& share) {
    ++sums.sessions;
    if (counted.rung) ++sums.rung;
    sums.time += counted.time;
    if (counted.billable) sums.billable_time += counted.time;
    if (!share) {
        if (counted.unbilled) ++sums.without_rate;
        return;
    }
    add_to(sums.money, *share);
    if (counted.unbilled) add_to(sums.unbilled, *share);
}

void add(Sums& sums, const Sums& more) {
    sums.sessions += more.sessions;
    sums.rung += more.rung;
    sums.time += more.time;
    sums.billable_time += more.billable_time;
    sums.without_rate += more.without_rate;
    for (const Money& money : more.money) add_to(sums.money, money);
    for (const Money& money : more.unbilled) add_to(sums.unbilled, money);
}

/// The place of a day in what is gathered by days; the same as before where one asks for the same day again.
template <class Value>
class ByDay {
public:
    Value& operator[](Day day) {
        if (last_ == days_.end() || last_->first != day) last_ = days_.try_emplace(day).first;
        return last_->second;
    }
    [[nodiscard]] const std::map<Day, Value>& days() const { return days_; }

private:
    std::map<Day, Value> days_;
    typename std::map<Day, Value>::iterator last_ = days_.end();
};

template <class Group, class NameOf>
std::vector<Row> rows_of(Groups<Group> groups, NameOf&& name_of) {
    std::vector<Row> rows;
    for (auto& [group, sums] : groups) {
        Name name = name_of(group);
        rows.push_back({std::move(name.key), std::move(name.label), std::move(sums)});
    }
    return rows;
}

Day first_of_month(Day day) {
    const date::year_month_day date(day);
    return Day(date.year() / date.month() / 1);
}

std::string with(std::string_view slug, std::string_view name) {
    const bool says_more = !name.empty() && name != slug;
    return std::string(slug) + (says_more ? " (" + std::string(name) + ")" : "");
}

Name name_of(const Client* client, bool confidential) {
    if (client == nullptr) return {"", "own work"};
    const bool slug_only = confidential || client->confidential;
    return {client->slug, slug_only ? client->slug : with(client->slug, client->party.legal_name)};
}

using Place = std::pair<const Client*, const Project*>;

Name name_of(const Place& place, bool confidential) {
    const auto& [client, project] = place;
    if (project == nullptr) return {"", "no project"};
    const std::string path =
        people::path_of(client == nullptr ? std::nullopt : std::optional<Client>(*client), *project);
    const bool slug_only = confidential || (client != nullptr && client->confidential);
    return {path, slug_only ? path : with(path, project->title)};
}

/// Sums of days, or of what days belong to.
template <class GroupOf>
auto in_time(const CountedLog& log, GroupOf&& group_of) {
    ByDay<Sums> by_day;
    for (const Counted& counted : log.sessions()) add(by_day[counted.day], counted, log.share_of(counted));
    Groups<decltype(group_of(Day{}))> groups;
    for (const auto& [day, sums] : by_day.days()) add(groups[group_of(day)], sums);
    return groups;
}

std::vector<Row> rows_in_time(GroupBy by, const CountedLog& log) {
    if (by == GroupBy::day) {
        return rows_of(in_time(log, [](Day day) { return day; }), [](Day day) {
            return Name{to_string(day), to_string(day) + " " + weekday(day)};
        });
    }
    if (by == GroupBy::week) {
        return rows_of(in_time(log, [](Day day) { return week_of(day); }), [](Week week) {
            return Name{to_string(week), to_string(week) + " from " + to_string(days_of(week).first)};
        });
    }
    return rows_of(in_time(log, first_of_month), [](Day first) {
        return Name{to_string(first).substr(0, 7), month_text(first)};
    });
}

/// Sums of works by what `group_of` says of each.
template <class GroupOf>
auto grouped(const std::vector<WorkSums>& works, GroupOf&& group_of) {
    Groups<decltype(group_of(works.front().work))> groups;
    for (const WorkSums& work : works) add(groups[group_of(work.work)], work.sums);
    return groups;
}

std::vector<Row> rows_by_tag(const std::vector<WorkSums>& works) {
    Groups<std::string_view> groups;
    for (const WorkSums& work : works) {
        for (const std::string& tag : *work.work.tags) add(groups[tag], work.sums);
        if (work.work.tags->empty()) add(groups[""], work.sums);
    }
    return rows_of(std::move(groups), [](std::string_view tag) {
        return Name{std::string(tag), tag.empty() ? "no tag" : std::string(tag)};
    });
}

std::vector<Row> rows_by_time_spent(GroupBy by, const std::vector<WorkSums>& works, bool confidential) {
    using tracking::CountedWork;
    std::vector<Row> rows;
    if (by == GroupBy::client) {
        rows = rows_of(grouped(works, [](const CountedWork& work) { return work.client; }),
                       [&](const Client* client) { return name_of(client, confidential); });
    } else if (by == GroupBy::project) {
        rows = rows_of(grouped(works, [](const CountedWork& work) { return Place(work.client, work.project); }),
                       [&](const Place& place) { return name_of(place, confidential); });
    } else if (by == GroupBy::kind) {
        rows = rows_of(grouped(works, [](const CountedWork& work) { return work.kind; }), [](const Kind* kind) {
            return Name{kind->slug, kind->slug};
        });
    } else {
        rows = rows_by_tag(works);
    }
    std::ranges::sort(rows, {},
                      [](const Row& row) { return std::pair<Seconds, std::string_view>(-row.sums.time, row.key); });
    return rows;
}

}  // namespace

std::vector<WorkSums> sums_by_work(const CountedLog& log) {
    std::vector<WorkSums> works;
    for (const tracking::CountedWork& work : log.works()) works.push_back({work, {}, {}, {}});
    for (const Counted& counted : log.sessions()) {
        WorkSums& work = works[counted.work];
        add(work.sums, counted, log.share_of(counted));
        if (!counted.unbilled) continue;
        work.unbilled_time += counted.time;
        work.unbilled_since = std::min(work.unbilled_since.value_or(counted.day), counted.day);
    }
    return works;
}

Sums sum(const std::vector<WorkSums>& works) {
    Sums sums;
    for (const WorkSums& work : works) add(sums, work.sums);
    return sums;
}

Table table(GroupBy by, const CountedLog& log, const std::vector<WorkSums>& works, bool confidential) {
    const bool in_time = by == GroupBy::day || by == GroupBy::week || by == GroupBy::month;
    return {by, in_time ? rows_in_time(by, log) : rows_by_time_spent(by, works, confidential)};
}

std::vector<DaySums> days(const CountedLog& log) {
    ByDay<DaySums> by_day;
    for (const Counted& counted : log.sessions()) {
        DaySums& sums = by_day[counted.day];
        sums.day = counted.day;
        sums.time += counted.time;
        if (counted.billable) sums.billable_time += counted.time;
        if (counted.rung) ++sums.rung;
    }
    std::vector<DaySums> days;
    for (const auto& [day, sums] : by_day.days()) days.push_back(sums);
    return days;
}

std::vector<Report::Unbilled> unbilled(const std::vector<WorkSums>& works, bool confidential) {
    std::map<std::string_view, Report::Unbilled> by_client;
    for (const WorkSums& work : works) {
        if (!work.unbilled_since) continue;
        const auto [found, is_new] = by_client.try_emplace(work.work.client->slug);
        Report::Unbilled& one = found->second;
        if (is_new) {
            Name name = name_of(work.work.client, confidential);
            one.client = std::move(name.key);
            one.label = std::move(name.label);
            one.since = *work.unbilled_since;
        }
        one.since = std::min(one.since, *work.unbilled_since);
        one.time += work.unbilled_time;
        one.without_rate += work.sums.without_rate;
        for (const Money& money : work.sums.unbilled) add_to(one.money, money);
    }
    std::vector<Report::Unbilled> all_of_them;
    for (auto& [client, one] : by_client) all_of_them.push_back(std::move(one));
    return all_of_them;
}

}  // namespace sugo::reporting
