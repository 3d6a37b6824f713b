#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <map>
#include <string>
#include <string_view>

namespace sugo::cli {

/// A whole file. Failure (not_found or system).
std::string read_file(const std::filesystem::path& file);

/// What is left of a stream, of which about so many bytes are expected.
std::string read_stream(std::istream& stream, std::size_t expected = 0);

/// Writes a file whole or not at all: to a temporary name beside it, then renamed. Failure: refused if it exists and
/// may not be replaced, system when it cannot be written.
void write_file(const std::filesystem::path& file, std::string_view bytes, bool replace);
/// The same, of what `fill` writes piece by piece.
using Write = std::function<void(std::string_view)>;
void write_file(const std::filesystem::path& file, const std::function<void(const Write&)>& fill, bool replace);

/// Makes a folder with these files, by their path in it, whole or not at all. Failure: refused if it is there already
/// and not empty.
void write_folder(const std::filesystem::path& folder, const std::map<std::string, std::string>& files);

}  // namespace sugo::cli
