#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sugo/people.hpp>

// What words stand for, beyond what people.hpp promises to everybody.

namespace sugo::people {

/// "acme/ner" or "book"
std::string path_of(const std::optional<Client>& client, const Project& project);
/// "; did you mean acme?", or nothing when no candidate is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);
/// ASCII capitals made small, as slugs have them.
std::string lowered(std::string_view word);

/// Splits "acme/ner"; without a '/' there is no tail.
struct Path {
    std::string head;
    std::optional<std::string> tail;
};
Path split_path(std::string_view words);

/// A slug that no client, kind or own project has. Failure (refused) naming who has it.
void require_free(Store& store, std::string_view slug);

/// The work of a stored session.
Work work_of(Store& store, const Session& session);
/// Failure (refused) if the client, the project or the kind is archived, naming the way back.
void require_active(const Work& work);

/// The projects that a filter means: all of a client's, one, or an own one; archived ones too.
std::vector<Project> projects_named(Store& store, std::string_view words);

}  // namespace sugo::people
