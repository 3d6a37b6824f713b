// The names that a source keeps apart from its tags: client, project and kind of work. Unlike a tag, such a name must
// mean something here: work for a client nobody knows must not become one's own, and work on a project nobody knows
// must not be billed as another.
#include <algorithm>

#include <fmt/format.h>

#include <app/importing_parts.hpp>
#include <app/importing_rules.hpp>
#include <app/work_words.hpp>

namespace sugo::importing {

namespace {

bool is_letter_or_digit(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

/// "\"Acme Robotics\"" where a shell would take it for two words.
std::string shell_word(std::string_view text) {
    constexpr std::string_view kSafe = "-_./:=@%+,";
    const bool safe = !text.empty() && std::ranges::all_of(text, [&](char c) {
        return is_letter_or_digit(c) || (c >= 'A' && c <= 'Z') || kSafe.find(c) != std::string_view::npos;
    });
    if (safe) return std::string(text);
    std::string word = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\' || c == '$' || c == '`') word += '\\';
        word += c;
    }
    return word + '"';
}

/// Whether a name means what is called `slug` and, in full, `title`.
bool is_called(std::string_view name, std::string_view slug, std::string_view title) {
    const std::string small = people::lowered(name);
    return small == slug || slug_from(name) == slug || (!title.empty() && small == people::lowered(title));
}

}  // namespace

std::string map_option(std::string_view tag, std::string_view meaning) {
    return "--map " + shell_word(fmt::format("{}={}", tag, meaning));
}

std::string slug_from(std::string_view name) {
    std::string slug;
    for (const char c : people::lowered(name)) {
        if (is_letter_or_digit(c) || c == '_' || c == '.') {
            slug += c;
        } else if (!slug.empty() && slug.back() != '-') {
            slug += '-';
        }
    }
    slug.erase(slug.find_last_not_of("-.") + 1);
    const Result<std::string> checked = parse_slug(slug);
    return checked ? *checked : std::string();
}

const std::string* Interpreter::rule(const std::string& name) const {
    const auto found = rules_.tags.find(name);
    return found == rules_.tags.end() ? nullptr : &found->second;
}

const Client* Interpreter::client_called(std::string_view name) const {
    const auto found = std::ranges::find_if(
        clients_, [&](const Client& client) { return is_called(name, client.slug, client.party.legal_name); });
    return found == clients_.end() ? nullptr : &*found;
}

/// A project of the client, or an own one if there is no client.
const Project* Interpreter::project_called(std::string_view name, const Client* owner) const {
    const auto found = std::ranges::find_if(projects_, [&](const Project& project) {
        const bool theirs = owner ? project.client == owner->id : !project.client;
        return theirs && is_called(name, project.slug, project.title);
    });
    return found == projects_.end() ? nullptr : &*found;
}

void Interpreter::apply_client(const Interval& interval, Parts& parts) const {
    const std::string& name = interval.client;
    if (name.empty()) return;
    if (const std::string* meaning = rule(name)) return apply_rule(interval, parts, name, *meaning);
    if (const Client* found = client_called(name)) return set_client(interval, parts, name, *found);
    const std::string slug = slug_from(name);
    refuse_row(interval, fmt::format("is work for {}, who is no client here", name),
               fmt::format("sugo client add {} --name {}, or {}", slug.empty() ? "NAME" : slug, shell_word(name),
                           map_option(name, clients_.empty() ? "acme" : clients_.front().slug)));
}

void Interpreter::apply_project(const Interval& interval, Parts& parts) {
    const std::string& name = interval.project;
    if (name.empty()) return;
    if (const std::string* meaning = rule(fmt::format("{}/{}", interval.client, name))) {
        return apply_rule(interval, parts, name, *meaning);
    }
    if (const std::string* meaning = rule(name)) return apply_rule(interval, parts, name, *meaning);
    if (const Project* found = project_called(name, parts.client)) return set_project(interval, parts, name, *found);
    // The client's rule has said which project it is; what the source calls it is kept as a tag.
    if (parts.project) return apply_name(interval, parts, name);
    if (!parts.client) {
        const std::vector<const Project*> named = client_projects(name);
        if (named.size() == 1) return set_project(interval, parts, name, *named.front());
        if (const Client* found = client_called(name)) return set_client(interval, parts, name, *found);
        if (const Kind* found = kind(name)) return set_kind(interval, parts, name, *found);
    } else if (client_called(name) == parts.client) {
        return;
    }
    const std::string slug = slug_from(name);
    const std::string path =
        (parts.client ? parts.client->slug + "/" : std::string()) + (slug.empty() ? std::string("NAME") : slug);
    refuse_row(interval,
               parts.client ? fmt::format("is work on {}, and {} has no such project", name, parts.client->slug)
                            : fmt::format("is work on {}, which is no project here", name),
               fmt::format("sugo project add {} --title {}, or {}", path, shell_word(name),
                           map_option(name, parts.client ? parts.client->slug + "/PROJECT" : std::string("acme/ner"))));
}

void Interpreter::apply_kind(const Interval& interval, Parts& parts) const {
    const std::string& name = interval.kind;
    if (name.empty()) return;
    if (const std::string* meaning = rule(name)) return apply_rule(interval, parts, name, *meaning);
    if (const Kind* found = kind(name)) return set_kind(interval, parts, name, *found);
    const std::string slug = slug_from(name);
    refuse_row(interval, fmt::format("is {}, which is no kind of work here", name),
               fmt::format("sugo kind add {}, or {}", slug.empty() ? "NAME" : slug, map_option(name, "kind:code")));
}

}  // namespace sugo::importing
