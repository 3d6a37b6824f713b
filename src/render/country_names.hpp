#pragma once

#include <string_view>

namespace sugo::render {

/// The English name of an ISO 3166-1 alpha-2 code, as an address ends with it; a code that is not in the list stays as
/// it is.
std::string_view country_name(std::string_view code);

}  // namespace sugo::render
