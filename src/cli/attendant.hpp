#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include <cli/context.hpp>

namespace sugo::cli {

/// What the process in the background does: waits for the ring and for the end of the break of a database, settles,
/// rings, has the hooks run, and ends when nothing is to come. One of them attends a database at most; another one
/// wakes it and ends. `terminal_file` is the terminal whose bell rings; empty: none. Failure: as opening the database.
int attend(Context& context, const std::string& terminal_file);

}  // namespace sugo::cli
