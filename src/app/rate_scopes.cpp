#include <app/rate_scopes.hpp>

#include <tuple>

#include <fmt/format.h>

#include <app/work_words.hpp>

namespace sugo::pricing {
namespace {

void require_one(const RateScope& words) {
    const bool has_place = !words.scope.empty() || !words.kind.empty();
    if (has_place && !words.tier.empty()) {
        throw Failure(ErrorKind::usage, "a rate for long or short work is for all such projects and kinds",
                      "sugo rate set --tier long 150");
    }
    if (!has_place && words.tier.empty()) {
        throw Failure(ErrorKind::usage, "say what the rate is for: a client, a project, a kind, or long or short work",
                      "sugo rate set acme/ner 150");
    }
}

void refuse_own(const Project& project) {
    throw Failure(ErrorKind::refused, fmt::format("{} is your own project, and own work is never billed", project.slug),
                  "a client or one of its projects: sugo rate set acme/ner 150");
}

/// The client, or the project, that the first word names.
void find_place(Store& store, const std::string& words, Scope& scope) {
    const people::Path path = people::split_path(words);
    if (!path.tail) {
        if (const auto own = store.clients().project(std::nullopt, path.head)) refuse_own(*own);
    }
    const Client client = people::find_client(store, path.head);
    scope.currency = client.currency;
    scope.fixed_currency = true;
    if (path.tail) {
        scope.entry.project = people::find_project(store, words).id;
    } else {
        scope.entry.client = client.id;
    }
}

}  // namespace

Scope find_scope(Store& store, const RateScope& words) {
    require_one(words);
    Scope scope;
    if (const auto profile = store.profile().current()) scope.currency = profile->currency;
    if (!words.scope.empty()) find_place(store, words.scope, scope);
    if (!words.kind.empty()) scope.entry.kind = people::find_kind(store, words.kind).id;
    if (!words.tier.empty()) scope.entry.tier = parse_tier(words.tier).value();
    scope.name = scope_name(scope.entry, people::load_books(store));
    return scope;
}

std::string scope_name(const RateEntry& entry, const Books& books) {
    if (entry.tier) return std::string(to_string(*entry.tier));
    std::string name;
    if (entry.project) {
        const Project& project = books.projects.at(*entry.project);
        std::optional<Client> client;
        if (project.client) client = books.clients.at(*project.client);
        name = people::path_of(client, project);
    } else if (entry.client) {
        name = books.clients.at(*entry.client).slug;
    }
    if (!entry.kind) return name;
    return name.empty() ? books.kinds.at(*entry.kind).slug : name + " " + books.kinds.at(*entry.kind).slug;
}

bool same_scope(const RateEntry& left, const RateEntry& right) {
    return std::tie(left.project, left.client, left.kind, left.tier) ==
           std::tie(right.project, right.client, right.kind, right.tier);
}

}  // namespace sugo::pricing
