#include <sugo/people.hpp>

#include <utility>

#include <fmt/format.h>

#include <app/importing_rules.hpp>
#include <app/party_edits.hpp>
#include <app/work_words.hpp>

namespace sugo::people {
namespace {

bool is_none(const std::string& text) {
    return text.empty() || text == "none";
}

std::optional<Seconds> weekly(const std::string& text) {
    if (is_none(text)) return std::nullopt;
    const Seconds time = parse_duration(text).value();
    if (time <= Seconds::zero() || time > std::chrono::hours(7 * 24)) {
        throw Failure(ErrorKind::usage, fmt::format("{} a week is not between nothing and the whole week", text),
                      "10h or none");
    }
    return time;
}

std::optional<Day> day_or_none(const std::string& text, Day today) {
    return is_none(text) ? std::nullopt : std::optional(parse_day(text, today).value());
}

void apply(Store& store, Project& project, const ProjectEdit& edit, const Now& now) {
    if (edit.title) project.title = parse_line_text(*edit.title).value();
    if (edit.commitment && *edit.commitment == "auto") project.tier.reset();
    if (edit.commitment && *edit.commitment != "auto") project.tier = parse_tier(*edit.commitment).value();
    if (edit.agreed_per_week) project.agreed_per_week = weekly(*edit.agreed_per_week);
    if (edit.cap_per_week) project.cap_per_week = weekly(*edit.cap_per_week);
    if (edit.starts) project.starts = day_or_none(*edit.starts, now.today);
    if (edit.ends) project.ends = day_or_none(*edit.ends, now.today);
    if (project.starts && project.ends && *project.ends < *project.starts) {
        throw Failure(ErrorKind::usage,
                      fmt::format("it would end on {}, before it starts on {}", to_string(*project.ends),
                                  to_string(*project.starts)),
                      fmt::format("an end from {} on, or none", to_string(*project.starts)));
    }
    if (edit.billable) project.billable = parse_yes_no_auto(*edit.billable);
    if (!project.client && project.billable == true) {
        throw Failure(ErrorKind::refused,
                      fmt::format("{} is your own project, and own work is never billed", project.slug),
                      "a project of a client: sugo project add CLIENT/" + project.slug);
    }
    if (edit.usual_kind && is_none(*edit.usual_kind)) project.usual_kind.reset();
    if (edit.usual_kind && !is_none(*edit.usual_kind)) {
        Work usual;
        usual.kind = find_kind(store, *edit.usual_kind);
        require_active(usual);
        project.usual_kind = usual.kind.id;
    }
}

/// A slug that nothing in the same place has: the client's projects, or everything that a first word can mean.
void require_free_in(Store& store, const std::optional<Client>& client, const std::string& slug) {
    if (!client) return require_free(store, slug);
    const auto taken = store.clients().project(client->id, slug);
    if (!taken) return;
    const std::string path = path_of(client, *taken);
    throw Failure(ErrorKind::refused,
                  fmt::format("there is a project {} already{}", path, taken->archived ? ", archived" : ""),
                  fmt::format("sugo project {} {}", taken->archived ? "unarchive" : "edit", path));
}

ProjectChanged change(Store& store, std::string_view path, const Now& now, std::string_view verb,
                      const std::function<void(ProjectChanged&)>& work) {
    ProjectChanged changed;
    const auto label = [&] {
        const bool renamed = changed.before.slug != changed.after.slug;
        return Label{fmt::format("{} project {}{}", verb, path_of(changed.client, changed.before),
                                 renamed ? " to " + changed.after.slug : std::string()),
                     {}};
    };
    store.transact(now.at, label, [&] {
        changed.before = find_project(store, path);
        if (changed.before.client) changed.client = store.clients().client(*changed.before.client);
        changed.after = changed.before;
        work(changed);
        if (changed.after != changed.before) store.clients().update(changed.after);
    });
    return changed;
}

}  // namespace

ProjectChanged add_project(Store& store, std::string_view path, const ProjectEdit& edit, const Now& now) {
    ProjectChanged added;
    const auto label = [&] { return Label{"add project " + added.name(), {}}; };
    store.transact(now.at, label, [&] {
        const auto [head, tail] = split_path(path);
        if (tail) added.client = find_client(store, head);
        if (added.client && added.client->archived) {
            throw Failure(ErrorKind::refused, fmt::format("{} is archived", head), "sugo client unarchive " + head);
        }
        Project project;
        if (added.client) project.client = added.client->id;
        project.slug = parse_slug(tail.value_or(head)).value();
        require_free_in(store, added.client, project.slug);
        apply(store, project, edit, now);
        project.id = store.clients().add(project);
        added.before = added.after = project;
    });
    return added;
}

ProjectChanged edit_project(Store& store, std::string_view path, const ProjectEdit& edit, const Now& now) {
    return change(store, path, now, "edit", [&](ProjectChanged& changed) { apply(store, changed.after, edit, now); });
}

ProjectChanged rename_project(Store& store, std::string_view path, std::string_view to, const Now& now) {
    return change(store, path, now, "rename", [&](ProjectChanged& changed) {
        const std::string slug = parse_slug(to).value();
        if (slug != changed.before.slug) require_free_in(store, changed.client, slug);
        changed.after.slug = slug;
        importing::rename_in_rules(store, path_of(changed.client, changed.before),
                                   path_of(changed.client, changed.after));
    });
}

ProjectChanged archive_project(Store& store, std::string_view path, bool archived, const Now& now) {
    return change(store, path, now, archived ? "archive" : "unarchive",
                  [&](ProjectChanged& changed) { changed.after.archived = archived; });
}

}  // namespace sugo::people
