#pragma once

#include <optional>
#include <string>
#include <vector>

#include <sugo/settings.hpp>
#include <sugo/store.hpp>

// Use cases on clients, projects, kinds and one's own details. Each is one transaction.
// All throw Failure: usage for a bad value, refused by a rule, not_found with a did-you-mean.

namespace sugo::people {

/// What words on the command line stand for.
struct Work {
    std::optional<Client> client;
    std::optional<Project> project;
    Kind kind;

    /// "acme/ner code", "book write", "learn"
    [[nodiscard]] std::string name() const;
};
/// `CLIENT[/PROJECT] [KIND]`, `PROJECT [KIND]` for own projects, or `KIND` alone. A client alone means its only active
/// project. Archived ones are refused, naming the way back, unless `archived_too`.
Work find_work(Store& store, const std::vector<std::string>& words, bool archived_too = false);

Client find_client(Store& store, std::string_view slug);
/// "acme/ner", "acme" (its only active project), or an own project's slug.
Project find_project(Store& store, std::string_view words);
Kind find_kind(Store& store, std::string_view slug);

/// Members that are set are changed; text members set to "" are cleared.
struct ClientEdit {
    std::optional<std::string> name, address, country, tax_id, email, phone, language, currency, zone;
    std::optional<int> net_days;
    /// "VAT 19%", "19%", or "none".
    std::optional<std::string> tax;
    std::optional<bool> confidential;
};
struct ClientChanged {
    Client before;  ///< as `after` when it was added
    Client after;
    /// Unbilled sessions that have another rate now, because the client's currency is another, and of these the ones
    /// that have none.
    int repriced = 0;
    int lost_rate = 0;
};
ClientChanged add_client(Store& store, std::string_view slug, const ClientEdit& edit, const Now& now);
ClientChanged edit_client(Store& store, std::string_view slug, const ClientEdit& edit, const Now& now);
ClientChanged rename_client(Store& store, std::string_view slug, std::string_view to, const Now& now);
ClientChanged archive_client(Store& store, std::string_view slug, bool archived, const Now& now);

struct ProjectEdit {
    std::optional<std::string> title;
    /// "long", "short", or "auto" (by agreed hours).
    std::optional<std::string> commitment;
    /// Durations, or "none".
    std::optional<std::string> agreed_per_week, cap_per_week;
    /// Days, or "none".
    std::optional<std::string> starts, ends;
    /// "yes", "no", or "auto" (the kind's word).
    std::optional<std::string> billable;
    /// A kind, or "none".
    std::optional<std::string> usual_kind;
};
struct ProjectChanged {
    std::optional<Client> client;
    Project before;
    Project after;
    [[nodiscard]] std::string name() const;  ///< "acme/ner" or "book"
};
/// `path` is "acme/ner", or "book" for an own project.
ProjectChanged add_project(Store& store, std::string_view path, const ProjectEdit& edit, const Now& now);
ProjectChanged edit_project(Store& store, std::string_view path, const ProjectEdit& edit, const Now& now);
/// `to` is the new slug alone.
ProjectChanged rename_project(Store& store, std::string_view path, std::string_view to, const Now& now);
ProjectChanged archive_project(Store& store, std::string_view path, bool archived, const Now& now);

struct KindChanged {
    Kind before;
    Kind after;
};
KindChanged add_kind(Store& store, std::string_view slug, bool billable, const Now& now);
KindChanged edit_kind(Store& store, std::string_view slug, bool billable, const Now& now);
KindChanged rename_kind(Store& store, std::string_view slug, std::string_view to, const Now& now);
KindChanged archive_kind(Store& store, std::string_view slug, bool archived, const Now& now);

struct ProfileEdit {
    std::optional<std::string> name, address, country, tax_id, email, phone, payment, currency, paper;
};
struct ProfileChanged {
    std::optional<Profile> before;
    Profile after;
};
/// The profile with the edit's members; Failure (usage) if one of them cannot be.
Profile edited(Profile profile, const ProfileEdit& edit);
ProfileChanged setup(Store& store, const ProfileEdit& edit, const Now& now);

/// The settings in force.
Settings settings_of(Store& store);
struct SettingChanged {
    std::string key, before, after;
};
/// An empty value goes back to the default.
SettingChanged set_setting(Store& store, std::string_view key, std::string_view value, const Now& now);

/// Clients, projects, kinds and rates at once, for pricing many sessions.
Books load_books(Store& store);

/// The word of `candidates` that is near `word` (at most two edits, fewer for short words), if any.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace sugo::people
