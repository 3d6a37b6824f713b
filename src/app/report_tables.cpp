// One pass over the sessions for each table. Rows are found by what stands in the books (a day, a client, a tag) and
// named at the end, so that a name is made once a row and not once a session.
#include <app/report_tables.hpp>

#include <algorithm>
#include <map>
#include <utility>

#include <app/shares.hpp>
#include <app/work_words.hpp>

namespace sugo::reporting {
namespace {

using tracking::add_to;
// to_string(GroupBy) would hide those of days, which live in no namespace of sugo's own.
using sugo::to_string;

struct Name {
    std::string key;
    std::string label;
};

template <class Group>
using Groups = std::map<Group, Sums>;

/// Sums by what `group_of` says of a session.
template <class GroupOf>
auto grouped(std::span<const Counted> all, GroupOf&& group_of) {
    Groups<decltype(group_of(all.front()))> groups;
    for (const Counted& counted : all) add(groups[group_of(counted)], counted);
    return groups;
}

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

std::vector<Row> rows_by_tag(std::span<const Counted> all) {
    Groups<std::string_view> groups;
    for (const Counted& counted : all) {
        for (const std::string& tag : counted.session->tags) add(groups[tag], counted);
        if (counted.session->tags.empty()) add(groups[""], counted);
    }
    return rows_of(std::move(groups), [](std::string_view tag) {
        return Name{std::string(tag), tag.empty() ? "no tag" : std::string(tag)};
    });
}

std::vector<Row> rows_in_time(GroupBy by, std::span<const Counted> all) {
    if (by == GroupBy::day) {
        return rows_of(grouped(all, [](const Counted& counted) { return counted.day; }), [](Day day) {
            return Name{to_string(day), to_string(day) + " " + weekday(day)};
        });
    }
    if (by == GroupBy::week) {
        return rows_of(grouped(all, [](const Counted& counted) { return week_of(counted.day); }), [](Week week) {
            return Name{to_string(week), to_string(week) + " from " + to_string(days_of(week).first)};
        });
    }
    return rows_of(grouped(all, [](const Counted& counted) { return first_of_month(counted.day); }), [](Day first) {
        return Name{to_string(first).substr(0, 7), month_text(first)};
    });
}

std::vector<Row> rows_by_time_spent(GroupBy by, std::span<const Counted> all, bool confidential) {
    std::vector<Row> rows;
    if (by == GroupBy::client) {
        rows = rows_of(grouped(all, [](const Counted& counted) { return counted.client; }),
                       [&](const Client* client) { return name_of(client, confidential); });
    } else if (by == GroupBy::project) {
        rows = rows_of(grouped(all, [](const Counted& counted) { return Place(counted.client, counted.project); }),
                       [&](const Place& place) { return name_of(place, confidential); });
    } else if (by == GroupBy::kind) {
        rows = rows_of(grouped(all, [](const Counted& counted) { return counted.kind; }), [](const Kind* kind) {
            return Name{kind->slug, kind->slug};
        });
    } else {
        rows = rows_by_tag(all);
    }
    std::ranges::sort(rows, {},
                      [](const Row& row) { return std::pair<Seconds, std::string_view>(-row.sums.time, row.key); });
    return rows;
}

}  // namespace

void add(Sums& sums, const Counted& counted) {
    ++sums.sessions;
    if (counted.session->outcome == Outcome::rung) ++sums.rung;
    sums.time += counted.time;
    if (counted.billable) sums.billable_time += counted.time;
    if (counted.without_rate) ++sums.without_rate;
    if (!counted.share) return;
    add_to(sums.money, *counted.share);
    if (counted.unbilled) add_to(sums.unbilled, *counted.share);
}

Sums sum(std::span<const Counted> all) {
    Sums sums;
    for (const Counted& counted : all) add(sums, counted);
    return sums;
}

Table table(GroupBy by, std::span<const Counted> all, bool confidential) {
    const bool in_time = by == GroupBy::day || by == GroupBy::week || by == GroupBy::month;
    return {by, in_time ? rows_in_time(by, all) : rows_by_time_spent(by, all, confidential)};
}

std::vector<DaySums> days(std::span<const Counted> all) {
    std::map<Day, DaySums> by_day;
    for (const Counted& counted : all) {
        DaySums& sums = by_day[counted.day];
        sums.day = counted.day;
        sums.time += counted.time;
        if (counted.billable) sums.billable_time += counted.time;
        if (counted.session->outcome == Outcome::rung) ++sums.rung;
    }
    std::vector<DaySums> days;
    for (const auto& [day, sums] : by_day) days.push_back(sums);
    return days;
}

std::vector<Report::Unbilled> unbilled(std::span<const Counted> all, bool confidential) {
    std::map<std::string_view, Report::Unbilled> by_client;
    for (const Counted& counted : all) {
        if (!counted.unbilled) continue;
        const auto [found, is_new] = by_client.try_emplace(counted.client->slug);
        Report::Unbilled& one = found->second;
        if (is_new) {
            Name name = name_of(counted.client, confidential);
            one.client = std::move(name.key);
            one.label = std::move(name.label);
            one.since = counted.day;
        }
        one.since = std::min(one.since, counted.day);
        one.time += counted.time;
        if (counted.without_rate) ++one.without_rate;
        if (counted.share) add_to(one.money, *counted.share);
    }
    std::vector<Report::Unbilled> all_of_them;
    for (auto& [client, one] : by_client) all_of_them.push_back(std::move(one));
    return all_of_them;
}

std::vector<Seconds> hours(std::span<const Counted> all) {
    constexpr auto in_a_day = std::chrono::hours(24);
    std::vector<Seconds> hours(24);
    for (const Counted& counted : all) {
        // Whole days have as much of every hour; only the rest is walked through.
        const auto whole_days = counted.time / in_a_day;
        for (Seconds& hour : hours) hour += whole_days * Seconds(std::chrono::hours(1));
        Seconds left = counted.time % in_a_day;
        for (Instant at = counted.session->start; left > Seconds::zero();) {
            const WallTime wall = to_wall(at, counted.session->zone);
            const WallTime hour = date::floor<std::chrono::hours>(wall);
            const Seconds piece = std::min<Seconds>(left, hour + std::chrono::hours(1) - wall);
            const auto of_day = (hour - date::floor<date::days>(wall)) / std::chrono::hours(1);
            hours.at(static_cast<std::size_t>(of_day)) += piece;
            at += piece;
            left -= piece;
        }
    }
    return hours;
}

}  // namespace sugo::reporting
