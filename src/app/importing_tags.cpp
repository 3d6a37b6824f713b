#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <app/importing_parts.hpp>
#include <app/importing_rules.hpp>
#include <app/work_words.hpp>

namespace sugo::importing {

namespace {

/// The longest part of a row that a message repeats.
constexpr std::size_t kRowShown = 120;

std::string shortened(std::string_view row) {
    if (row.size() <= kRowShown) return std::string(row);
    std::size_t end = kRowShown;
    while (end > 0 && (static_cast<unsigned char>(row[end]) & 0xC0U) == 0x80U) --end;
    return std::string(row.substr(0, end)) + "…";
}

template <class Named>
const Named* find_slug(const std::vector<Named>& all, std::string_view slug) {
    const auto found = std::ranges::find(all, slug, &Named::slug);
    return found == all.end() ? nullptr : &*found;
}

template <class Named>
std::vector<std::string> slugs(const std::vector<Named>& all) {
    std::vector<std::string> result;
    for (const Named& one : all) result.push_back(one.slug);
    return result;
}

}  // namespace

void refuse_row(const Interval& interval, std::string_view what, std::string hint) {
    throw Failure(ErrorKind::bad_data, fmt::format("{} {}: {}", interval.place, what, shortened(interval.row)),
                  std::move(hint));
}

Interpreter::Interpreter(Store& store, const Rules& rules, bool ignore_billable)
    : rules_(rules),
      ignore_billable_(ignore_billable),
      usual_kind_(people::settings_of(store).kind),
      clients_(store.clients().clients()),
      projects_(store.clients().projects()),
      kinds_(store.clients().kinds()) {
    if (rules_.kind.starts_with("kind:")) rules_.kind.erase(0, std::string_view("kind:").size());
    if (!rules_.kind.empty()) rules_.kind = people::find_kind(store, rules_.kind).slug;
}

const Meaning& Interpreter::of(const Interval& interval) {
    std::string key;
    const auto add = [&](const std::string& name) {
        key += name;
        key += '\0';
    };
    for (const std::string& name : {interval.client, interval.project, interval.kind}) add(name);
    key += !interval.billable ? '-' : *interval.billable ? 'y' : 'n';
    for (const std::string& tag : interval.tags) add(tag);
    const auto [place, fresh] = by_tags_.try_emplace(std::move(key), nullptr);
    if (fresh) place->second = &meanings_.emplace_back(work_out(interval));
    return *place->second;
}

Meaning Interpreter::work_out(const Interval& interval) {
    Parts parts;
    apply_client(interval, parts);
    apply_project(interval, parts);
    apply_kind(interval, parts);
    apply_tags(interval, parts);
    choose_project(interval, parts);
    choose_kind(interval, parts);
    refuse_unpaid(interval, parts);

    Meaning meaning;
    if (parts.client) meaning.work.client = *parts.client;
    if (parts.project) meaning.work.project = *parts.project;
    meaning.work.kind = *parts.kind;
    meaning.tags.assign(parts.tags.begin(), parts.tags.end());
    if (!ignore_billable_) meaning.billable = interval.billable;
    meaning.name = meaning.work.name();
    return meaning;
}

void Interpreter::apply_tags(const Interval& interval, Parts& parts) {
    std::vector<std::string>& unruled = parts.unruled;
    for (const std::string& tag : interval.tags) {
        if (const std::string* meaning = rule(tag)) {
            apply_rule(interval, parts, tag, *meaning);
        } else if (is_path(tag)) {
            apply_rule(interval, parts, tag, people::lowered(tag));
        } else {
            unruled.push_back(tag);
        }
    }
    // Clients first: the names of projects depend on them.
    for (const std::string& tag : unruled) {
        if (const Client* found = client(tag)) set_client(interval, parts, tag, *found);
    }
    for (const std::string& tag : unruled) apply_name(interval, parts, tag);
}

/// "acme/ner", where there is such a project.
bool Interpreter::is_path(const std::string& tag) const {
    const people::Path path = people::split_path(people::lowered(tag));
    const Client* owner = path.tail ? client(path.head) : nullptr;
    if (owner == nullptr) return false;
    return std::ranges::any_of(client_projects(*path.tail),
                               [&](const Project* project) { return project->client == owner->id; });
}

void Interpreter::apply_rule(const Interval& interval, Parts& parts, const std::string& tag,
                             const std::string& meaning) const {
    if (meaning == "ignore") return;
    if (meaning.starts_with("tag:")) {
        parts.tags.insert(meaning.substr(4));
        return;
    }
    const auto unknown = [&](std::string_view noun, std::string_view word, const std::vector<std::string>& near) {
        refuse_row(interval,
                   fmt::format("has the tag {}, which is to mean {}, and there is no {} {}{}", tag, meaning, noun, word,
                               people::did_you_mean(word, near)),
                   fmt::format("{}, {}, or sugo client add {}", map_option(tag, "kind:learn"),
                               map_option(tag, "tag:" + tag), word));
    };
    if (meaning.starts_with("kind:")) {
        const Kind* found = kind(meaning.substr(5));
        if (!found) unknown("kind", meaning.substr(5), slugs(kinds_));
        return set_kind(interval, parts, tag, *found);
    }
    const people::Path path = people::split_path(meaning);
    const Client* owner = client(path.head);
    if (path.tail) {
        if (!owner) unknown("client", path.head, slugs(clients_));
        for (const Project* project : client_projects(*path.tail)) {
            if (project->client == owner->id) return set_project(interval, parts, tag, *project);
        }
        refuse_row(
            interval,
            fmt::format("has the tag {}, which is to mean {}, and {} has no such project", tag, meaning, owner->slug),
            "sugo project add " + meaning);
    }
    if (owner) return set_client(interval, parts, tag, *owner);
    if (const Project* own = own_project(path.head)) return set_project(interval, parts, tag, *own);
    if (const Kind* found = kind(path.head)) return set_kind(interval, parts, tag, *found);
    unknown("client, project or kind", path.head, slugs(clients_));
}

/// A tag without a rule: a path, a kind, a project of the interval's client, an own project, the one project of that
/// name; else a tag.
void Interpreter::apply_name(const Interval& interval, Parts& parts, const std::string& tag) {
    if (client(tag)) return;
    if (const Kind* found = kind(tag)) return set_kind(interval, parts, tag, *found);
    const std::vector<const Project*> named = client_projects(tag);
    if (parts.client) {
        for (const Project* project : named) {
            if (project->client == parts.client->id) return set_project(interval, parts, tag, *project);
        }
    }
    if (const Project* own = own_project(tag)) return set_project(interval, parts, tag, *own);
    if (!parts.client && named.size() == 1) return set_project(interval, parts, tag, *named.front());
    if (!parts.client && named.size() > 1) {
        refuse_row(interval, fmt::format("has the tag {}, a project of {} clients, and names none", tag, named.size()),
                   map_option(tag, path(*named.front())));
    }
    const Result<std::string> line = parse_line_text(tag);
    if (!line) refuse_row(interval, "has a tag that cannot be kept, for " + line.error().message, line.error().hint);
    if (line->empty()) return;
    parts.tags.insert(*line);
    kept_.insert(*line);
}

void Interpreter::set_client(const Interval& interval, Parts& parts, const std::string& tag,
                             const Client& client) const {
    if (parts.client && parts.client != &client) {
        refuse_row(interval, fmt::format("names two clients, {} and {}", parts.client->slug, client.slug),
                   fmt::format("{} or {}", map_option(tag, "tag:" + tag), map_option(tag, "ignore")));
    }
    if (parts.project && !parts.project->client) {
        refuse_row(interval,
                   fmt::format("names your own project {} and the client {}", parts.project->slug, client.slug),
                   map_option(parts.project_tag, "tag:" + parts.project_tag));
    }
    parts.client = &client;
    parts.client_tag = tag;
}

void Interpreter::set_project(const Interval& interval, Parts& parts, const std::string& tag,
                              const Project& project) const {
    if (parts.project && parts.project != &project) {
        refuse_row(interval, fmt::format("names two projects, {} and {}", path(*parts.project), path(project)),
                   fmt::format("{} or {}", map_option(tag, "tag:" + tag), map_option(tag, "ignore")));
    }
    if (project.client) {
        const auto owner = std::ranges::find(clients_, *project.client, &Client::id);
        set_client(interval, parts, tag, *owner);
    } else if (parts.client) {
        refuse_row(interval,
                   fmt::format("names the client {} and your own project {}", parts.client->slug, project.slug),
                   map_option(tag, "tag:" + tag));
    }
    parts.project = &project;
    parts.project_tag = tag;
}

void Interpreter::set_kind(const Interval& interval, Parts& parts, const std::string& tag, const Kind& kind) const {
    if (parts.kind && parts.kind != &kind) {
        refuse_row(interval, fmt::format("names two kinds of work, {} and {}", parts.kind->slug, kind.slug),
                   fmt::format("{} or {}", map_option(tag, "tag:" + tag), map_option(tag, "ignore")));
    }
    parts.kind = &kind;
    parts.kind_tag = tag;
}

/// A client alone means its only active project.
void Interpreter::choose_project(const Interval& interval, Parts& parts) const {
    if (!parts.client || parts.project) return;
    std::vector<const Project*> active;
    std::vector<const Project*> all;
    for (const Project& project : projects_) {
        if (project.client != parts.client->id) continue;
        all.push_back(&project);
        if (!project.archived) active.push_back(&project);
    }
    const std::vector<const Project*>& choice = active.empty() ? all : active;
    if (choice.size() == 1) {
        parts.project = choice.front();
        return;
    }
    const std::string& slug = parts.client->slug;
    if (choice.empty()) {
        refuse_row(interval, fmt::format("is work for {}, which has no project", slug),
                   fmt::format("sugo project add {}/NAME", slug));
    }
    std::vector<std::string> paths;
    for (const Project* project : choice) paths.push_back(path(*project));
    refuse_row(interval, fmt::format("names {} and none of its projects, {}", slug, fmt::join(paths, ", ")),
               map_option(parts.client_tag, paths.front()));
}

void Interpreter::choose_kind(const Interval& interval, Parts& parts) const {
    if (parts.kind) return;
    if (!rules_.kind.empty()) {
        parts.kind = kind(rules_.kind);
    } else if (parts.project && parts.project->usual_kind) {
        parts.kind = &*std::ranges::find(kinds_, *parts.project->usual_kind, &Kind::id);
    } else if (parts.client) {
        parts.kind = kind(usual_kind_);
        if (!parts.kind) {
            refuse_row(interval, fmt::format("names no kind of work, and there is no kind {}", usual_kind_),
                       "sugo kind add " + usual_kind_);
        }
    }
    if (parts.kind) return;
    const std::string hint = interval.tags.empty()
                                 ? "--kind learn"
                                 : fmt::format("{}, {}, or --kind learn", map_option(interval.tags.front(), "acme/ner"),
                                               map_option(interval.tags.front(), "kind:learn"));
    refuse_row(interval, parts.project ? "names no kind of work" : "names neither client nor kind of work", hint);
}

/// Billable work that names nobody who pays, and has a tag that means nothing here: most likely the client is not known
/// yet, and a second import would not mend it.
void Interpreter::refuse_unpaid(const Interval& interval, const Parts& parts) const {
    const bool billable = !ignore_billable_ && interval.billable ? *interval.billable : parts.kind->billable;
    if (parts.client || parts.project || !billable) return;
    const auto stranger =
        std::ranges::find_if(parts.unruled, [&](const std::string& tag) { return parts.tags.contains(tag); });
    if (stranger == parts.unruled.end()) return;
    const std::string slug = slug_from(*stranger);
    refuse_row(interval,
               fmt::format("is {}, which is billable, for no client that is known, and {} means nothing here",
                           parts.kind->slug, *stranger),
               fmt::format("sugo client add {}, or {} to keep it as a tag of your own work",
                           slug.empty() ? "NAME" : slug, map_option(*stranger, "tag:" + *stranger)));
}

const Client* Interpreter::client(std::string_view slug) const {
    return find_slug(clients_, people::lowered(slug));
}

const Kind* Interpreter::kind(std::string_view slug) const {
    return find_slug(kinds_, people::lowered(slug));
}

const Project* Interpreter::own_project(std::string_view slug) const {
    const std::string word = people::lowered(slug);
    const auto found = std::ranges::find_if(
        projects_, [&](const Project& project) { return !project.client && project.slug == word; });
    return found == projects_.end() ? nullptr : &*found;
}

std::vector<const Project*> Interpreter::client_projects(std::string_view slug) const {
    const std::string word = people::lowered(slug);
    std::vector<const Project*> result;
    for (const Project& project : projects_) {
        if (project.client && project.slug == word) result.push_back(&project);
    }
    return result;
}

std::string Interpreter::path(const Project& project) const {
    if (!project.client) return project.slug;
    return people::path_of(*std::ranges::find(clients_, *project.client, &Client::id), project);
}

}  // namespace sugo::importing
