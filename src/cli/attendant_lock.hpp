#pragma once

#include <filesystem>
#include <optional>

namespace sugo::cli {

/// The right to attend a database, held by one process at most and gone with it: a lock on a file beside the database.
class AttendantLock {
public:
    /// Empty if another process has it, or the file cannot be made.
    static std::optional<AttendantLock> take(const std::filesystem::path& database);
    AttendantLock(AttendantLock&& other) noexcept;
    AttendantLock& operator=(AttendantLock&&) = delete;
    ~AttendantLock();

private:
    explicit AttendantLock(int file) : file_(file) {}

    int file_;
};

/// Wakes the process that attends a database, so that it looks again. False if there is none.
bool poke_attendant(const std::filesystem::path& database);
/// Whether a process attends it.
bool is_attended(const std::filesystem::path& database);

}  // namespace sugo::cli
