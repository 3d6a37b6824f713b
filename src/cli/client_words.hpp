#pragma once

#include <string>
#include <vector>

#include <cli/context.hpp>
#include <cli/phrases.hpp>

// Clients, projects and one's own details as pages of details.

namespace sugo::cli {

Facts facts_of(const Client& client);
/// `kinds` gives the name of the usual kind.
Facts facts_of(const Project& project, const std::vector<Kind>& kinds);
Facts facts_of(const Profile& profile);

/// "changed client acme" with what changed.
std::string changed_text(Context& context, const std::string& what, const Facts& before, const Facts& after);

}  // namespace sugo::cli
