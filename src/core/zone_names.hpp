#pragma once

#include <string>
#include <vector>

namespace sugo {

/// The IANA names of the system's database, sorted.
std::vector<std::string> zone_names();

}  // namespace sugo
