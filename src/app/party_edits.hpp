#pragma once

#include <optional>
#include <string>

#include <sugo/client.hpp>

// Edits that clients and one's own details share.

namespace sugo::people {

using Text = std::optional<std::string>;

/// Takes over the members that are set, checked. Failure: usage.
void edit_party(Party& party, const Text& name, const Text& address, const Text& country, const Text& tax_id,
                const Text& email, const Text& phone);

/// "yes" or "no", or empty for "auto". Failure: usage.
std::optional<bool> parse_yes_no_auto(std::string_view text);

}  // namespace sugo::people
