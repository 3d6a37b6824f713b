#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace sugo::cli {

/// A whole file. Failure (not_found or system).
std::string read_file(const std::filesystem::path& file);

/// Writes a file whole or not at all: to a temporary name beside it, then renamed. Failure: refused if it exists and
/// may not be replaced, system when it cannot be written.
void write_file(const std::filesystem::path& file, std::string_view bytes, bool replace);

}  // namespace sugo::cli
