#include <app/session_details.hpp>

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <app/work_words.hpp>

namespace sugo::tracking {
namespace {

std::optional<std::string> missing_rate(const Entry& entry, Day day, const Now& now) {
    if (!entry.billable || entry.rate) return std::nullopt;
    const std::string from = day == now.today ? "" : " --from " + to_string(day);
    return fmt::format("no rate for {} on {}: not billable yet; sugo rate set {} RATE{}", entry.work, to_string(day),
                       people::path_of(entry.client, *entry.project), from);
}

std::optional<std::string> outside(const Entry& entry, Day day) {
    if (!entry.project) return std::nullopt;
    const Project& project = *entry.project;
    if (project.starts && day < *project.starts) {
        return fmt::format("{} starts on {}", people::path_of(entry.client, project), to_string(*project.starts));
    }
    if (project.ends && day > *project.ends) {
        return fmt::format("{} ended on {}", people::path_of(entry.client, project), to_string(*project.ends));
    }
    return std::nullopt;
}

Seconds time_in_week(Store& store, ProjectId project, Week week, const Now& now) {
    const Period days = days_of(week);
    SessionQuery query;
    query.from = Instant(days.first.time_since_epoch()) - date::days(1);
    query.until = Instant(days.last.time_since_epoch()) + date::days(2);
    query.projects = {project};
    Seconds time{};
    store.sessions().select(query, [&](const Session& session) {
        if (week_of(day_of(session, now)) == week) time += counted(session, now.at);
    });
    return time;
}

std::optional<std::string> near_cap(Store& store, const Entry& entry, Day day, const Now& now) {
    if (!entry.project || !entry.project->cap_per_week) return std::nullopt;
    const Seconds cap = *entry.project->cap_per_week;
    const Week week = week_of(day);
    const Seconds time = time_in_week(store, entry.project->id, week, now);
    // From four fifths on.
    if (time * 5 < cap * 4) return std::nullopt;
    return fmt::format("{} {} its cap: {} of {} in {}", people::path_of(entry.client, *entry.project),
                       time > cap    ? "is over"
                       : time == cap ? "has reached"
                                     : "is near",
                       format(time), format(cap), to_string(week));
}

}  // namespace

std::vector<std::string> checked_tags(const std::vector<std::string>& tags) {
    std::vector<std::string> checked;
    for (const std::string& typed : tags) {
        std::string tag = parse_line_text(typed).value();
        if (!tag.empty()) checked.push_back(std::move(tag));
    }
    std::sort(checked.begin(), checked.end());
    checked.erase(std::unique(checked.begin(), checked.end()), checked.end());
    return checked;
}

void require_billable_work(const people::Work& work, std::optional<bool> billable) {
    if (billable != true || work.client) return;
    throw Failure(ErrorKind::refused, fmt::format("{} is your own work, which is never billed", work.name()),
                  "name a client: acme/ner code");
}

Session session_of(const people::Work& work, const std::string& note, const std::vector<std::string>& tags,
                   std::optional<bool> billable) {
    require_billable_work(work, billable);
    Session session;
    session.kind = work.kind.id;
    if (work.project) session.project = work.project->id;
    session.note = parse_line_text(note).value();
    session.tags = checked_tags(tags);
    session.billable = billable;
    return session;
}

std::vector<std::string> remarks_on(Store& store, const Entry& entry, const Now& now) {
    const Day day = day_of(entry.session, now);
    std::vector<std::string> remarks;
    for (auto& remark : {missing_rate(entry, day, now), outside(entry, day), near_cap(store, entry, day, now)}) {
        if (remark) remarks.push_back(*remark);
    }
    return remarks;
}

}  // namespace sugo::tracking
