#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include <sqlite/connection.hpp>
#include <sugo/backup.hpp>

namespace sugo::sqlite {

/// A new file (0600) beside the one it is to become; gone again unless it became that.
class Unfinished {
public:
    explicit Unfinished(const std::filesystem::path& beside);
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;
    ~Unfinished();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// Takes the name, whole or not at all. Failure: refused if it is taken and may not be replaced, system.
    void become(const std::filesystem::path& target, bool replace);
    [[noreturn]] static void refuse(const std::filesystem::path& target);

private:
    std::filesystem::path path_;
    bool kept_ = false;
};

/// The rows of each table.
std::map<std::string, std::int64_t> row_counts(Connection& connection);

/// Copies a database, as it is at one moment, into an empty file, and checks the copy: SQLite's integrity check,
/// references, and as many rows in each table. Others may write meanwhile. Returns what is wrong with the copy, empty
/// if nothing is.
std::string copy_to_file(Connection& source, const std::filesystem::path& file,
                         Verification verification = Verification::full);

/// What is in a copy. Failure if it is no database of sugo.
Backup census(const std::filesystem::path& file);

/// Failure (refused) if it is no database of sugo.
void require_ours(Connection& connection);

}  // namespace sugo::sqlite
