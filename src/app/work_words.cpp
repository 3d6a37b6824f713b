#include <app/work_words.hpp>

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sugo::people {
namespace {

template <class Named>
std::vector<std::string> slugs(const std::vector<Named>& all) {
    std::vector<std::string> result;
    for (const Named& one : all) result.push_back(one.slug);
    return result;
}

std::vector<Project> projects_of(Store& store, std::optional<ClientId> client) {
    std::vector<Project> all = store.clients().projects();
    std::erase_if(all, [&](const Project& project) { return project.client != client; });
    return all;
}

/// Everything a first word can be.
std::vector<std::string> first_words(Store& store) {
    std::vector<std::string> words = slugs(store.clients().clients());
    for (std::string& slug : slugs(projects_of(store, std::nullopt))) words.push_back(std::move(slug));
    for (std::string& slug : slugs(store.clients().kinds())) words.push_back(std::move(slug));
    return words;
}

/// The command that would add what was not found; nothing when the word cannot be a slug.
std::string adding(std::string_view command, std::string_view word, std::string_view prefix = {}) {
    const auto slug = parse_slug(word);
    return slug ? fmt::format("sugo {} add {}{}", command, prefix, *slug) : std::string();
}

/// The hint is the near name when there is one: to add a slip of the finger is not what anybody means.
[[noreturn]] void refuse_unknown(std::string_view noun, std::string_view word,
                                 const std::vector<std::string>& candidates, std::string_view command) {
    const auto near = nearest(word, candidates);
    throw Failure(ErrorKind::not_found, fmt::format("there is no {} {}{}", noun, word, did_you_mean(word, candidates)),
                  near ? *near : adding(command, word));
}

Project project_of(Store& store, const Client& client, std::string_view slug) {
    if (auto found = store.clients().project(client.id, slug)) return *std::move(found);
    const auto nearest_slug = nearest(slug, slugs(projects_of(store, client.id)));
    const std::string near = nearest_slug ? fmt::format("; did you mean {}/{}?", client.slug, *nearest_slug) : "";
    throw Failure(
        ErrorKind::not_found, fmt::format("{} has no project {}{}", client.slug, slug, near),
        nearest_slug ? fmt::format("{}/{}", client.slug, *nearest_slug) : adding("project", slug, client.slug + "/"));
}

/// What a client's name alone means.
Project only_project(Store& store, const Client& client, bool archived_too) {
    const std::vector<Project> all = projects_of(store, client.id);
    std::vector<Project> active = all;
    std::erase_if(active, [](const Project& project) { return project.archived; });
    if (active.empty() && archived_too) active = all;
    if (active.size() == 1) return active.front();
    if (active.empty()) {
        const std::string way = all.empty() ? fmt::format("sugo project add {}/NAME", client.slug)
                                            : fmt::format("sugo project unarchive {}", path_of(client, all.front()));
        throw Failure(ErrorKind::refused, fmt::format("{} has no active project", client.slug), way);
    }
    std::vector<std::string> paths;
    for (const Project& project : active) paths.push_back(path_of(client, project));
    throw Failure(ErrorKind::usage,
                  fmt::format("{} has {} projects: {}", client.slug, paths.size(), fmt::join(paths, ", ")),
                  paths.front());
}

Kind setting_kind(Store& store) {
    const std::string slug = settings_of(store).kind;
    if (auto kind = store.clients().kind(slug)) return *std::move(kind);
    throw Failure(ErrorKind::not_found, fmt::format("the kind of the settings, {}, does not exist", slug),
                  adding("kind", slug));
}

Kind usual_kind(Store& store, const std::optional<Client>& client, const Project& project) {
    if (project.usual_kind) {
        if (auto kind = store.clients().kind(*project.usual_kind)) return *std::move(kind);
    }
    if (client) return setting_kind(store);
    throw Failure(ErrorKind::usage, fmt::format("{} has no usual kind of work, so name one", project.slug),
                  fmt::format("{} write", project.slug));
}

void refuse_archived(std::string_view noun, std::string_view name) {
    throw Failure(ErrorKind::refused, fmt::format("{} is archived", name),
                  fmt::format("sugo {} unarchive {}", noun, name));
}

/// The client and project that a first word means; neither when it is a kind.
Work place(Store& store, const std::string& word, bool archived_too) {
    Work work;
    const Path path = split_path(word);
    if (path.tail) {
        work.client = find_client(store, path.head);
        work.project = project_of(store, *work.client, *path.tail);
    } else if ((work.client = store.clients().client(path.head))) {
        if (work.client->archived && !archived_too) refuse_archived("client", work.client->slug);
        work.project = only_project(store, *work.client, archived_too);
    } else {
        work.project = store.clients().project(std::nullopt, path.head);
    }
    return work;
}

}  // namespace

std::string lowered(std::string_view word) {
    std::string result(word);
    for (char& character : result) {
        if (character >= 'A' && character <= 'Z') character = static_cast<char>(character - 'A' + 'a');
    }
    return result;
}

Path split_path(std::string_view words) {
    const std::string lower = lowered(words);
    const auto slash = lower.find('/');
    if (slash == std::string::npos) return {lower, std::nullopt};
    return {lower.substr(0, slash), lower.substr(slash + 1)};
}

std::string path_of(const std::optional<Client>& client, const Project& project) {
    return client ? client->slug + "/" + project.slug : project.slug;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
    const auto near = nearest(word, candidates);
    return near ? fmt::format("; did you mean {}?", *near) : std::string();
}

std::string Work::name() const {
    return project ? fmt::format("{} {}", path_of(client, *project), kind.slug) : kind.slug;
}

std::string ProjectChanged::name() const {
    return path_of(client, after);
}

Client find_client(Store& store, std::string_view slug) {
    const std::string word = lowered(slug);
    if (auto found = store.clients().client(word)) return *std::move(found);
    refuse_unknown("client", word, slugs(store.clients().clients()), "client");
}

Kind find_kind(Store& store, std::string_view slug) {
    const std::string word = lowered(slug);
    if (auto found = store.clients().kind(word)) return *std::move(found);
    refuse_unknown("kind", word, slugs(store.clients().kinds()), "kind");
}

Project find_project(Store& store, std::string_view words) {
    const Path path = split_path(words);
    if (path.tail) return project_of(store, find_client(store, path.head), *path.tail);
    if (const auto client = store.clients().client(path.head)) return only_project(store, *client, true);
    if (auto own = store.clients().project(std::nullopt, path.head)) return *std::move(own);
    std::vector<std::string> candidates = slugs(store.clients().clients());
    for (std::string& slug : slugs(projects_of(store, std::nullopt))) candidates.push_back(std::move(slug));
    throw Failure(ErrorKind::not_found,
                  fmt::format("there is no client or own project {}{}", path.head, did_you_mean(path.head, candidates)),
                  "sugo project list");
}

Work find_work(Store& store, const std::vector<std::string>& words, bool archived_too) {
    if (words.empty())
        throw Failure(ErrorKind::usage, "say what the work is: client/project and kind", "acme/ner code");
    const auto slash_at_edge = [](const std::string& word) { return word.starts_with('/') || word.ends_with('/'); };
    if (words.size() > 1 && std::ranges::any_of(words, slash_at_edge)) {
        throw Failure(ErrorKind::usage, "a client and its project are one word, without spaces",
                      fmt::format("{}", fmt::join(words, "")));
    }
    if (words.size() > 2) {
        throw Failure(ErrorKind::usage,
                      fmt::format("{} is one word too many: work is CLIENT/PROJECT and KIND", words[2]),
                      "-n \"…\" for a note");
    }
    const std::string first = lowered(words[0]);
    Work work = place(store, first, archived_too);
    if (work.project) {
        work.kind = words.size() == 2 ? find_kind(store, words[1]) : usual_kind(store, work.client, *work.project);
    } else if (auto kind = store.clients().kind(first)) {
        if (words.size() == 2) {
            throw Failure(ErrorKind::usage, fmt::format("{} is a kind of work, so nothing can follow it", first),
                          fmt::format("{} {}", words[1], first));
        }
        work.kind = *std::move(kind);
    } else {
        refuse_unknown("client, own project or kind", first, first_words(store), "client");
    }
    if (!archived_too) require_active(work);
    return work;
}

void require_free(Store& store, std::string_view slug) {
    const auto taken = [&](std::string_view noun, bool archived) {
        throw Failure(ErrorKind::refused, fmt::format("{} is already {}{}", slug, noun, archived ? ", archived" : ""),
                      archived ? fmt::format("sugo {} unarchive {}", noun.substr(noun.rfind(' ') + 1), slug)
                               : std::string("another name: clients, kinds and own projects share one list"));
    };
    if (const auto client = store.clients().client(slug)) taken("a client", client->archived);
    if (const auto kind = store.clients().kind(slug)) taken("a kind", kind->archived);
    if (const auto own = store.clients().project(std::nullopt, slug)) taken("an own project", own->archived);
}

Work work_of(Store& store, const Session& session) {
    Work work;
    if (session.project) work.project = store.clients().project(*session.project);
    if (work.project && work.project->client) work.client = store.clients().client(*work.project->client);
    if (auto kind = store.clients().kind(session.kind)) work.kind = *std::move(kind);
    return work;
}

void require_active(const Work& work) {
    if (work.client && work.client->archived) refuse_archived("client", work.client->slug);
    if (work.project && work.project->archived) refuse_archived("project", path_of(work.client, *work.project));
    if (work.kind.archived) refuse_archived("kind", work.kind.slug);
}

std::vector<Project> projects_named(Store& store, std::string_view words) {
    const Path path = split_path(words);
    if (!path.tail) {
        if (const auto client = store.clients().client(path.head)) return projects_of(store, client->id);
    }
    return {find_project(store, words)};
}

}  // namespace sugo::people
