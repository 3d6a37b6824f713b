#pragma once

#include <string>

namespace sugo {

/// The bytes of a zone's file in the system's database; empty if there is none. No name leads out of the database.
std::string zone_file(const std::string& name);

}  // namespace sugo
