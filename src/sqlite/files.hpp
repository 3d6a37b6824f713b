#pragma once

#include <cstdint>
#include <filesystem>

namespace sugo::sqlite {

/// Makes an empty file that only the user can read (0600). False if the name is taken; Failure (system) if it cannot be
/// made.
bool make_private_file(const std::filesystem::path& path);
/// Makes a folder and those above it where they are missing, for the user only (0700).
void make_private_folder(const std::filesystem::path& path);

/// Makes what was added to a folder, or renamed in it, last through a power cut.
void flush_folder(const std::filesystem::path& path);

/// What the first bytes of a file say, without SQLite.
struct Header {
    enum class Kind { empty, sqlite, other } kind = Kind::empty;
    std::uint32_t application_id = 0;
    std::uint32_t user_version = 0;
    bool write_ahead = false;
    /// Whether it holds a table, or may hold one in a log beside it.
    bool used = false;
    /// The last page is not whole: SQLite would read zeros for what is lost of it, and say nothing.
    bool cut_short = false;
};
/// Failure (system) if the file cannot be read.
Header read_header(const std::filesystem::path& path);

}  // namespace sugo::sqlite
