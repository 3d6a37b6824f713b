#include <cli/attendant_lock.hpp>

#include <string>
#include <utility>

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

namespace sugo::cli {
namespace {

std::string lock_file(const std::filesystem::path& database) {
    return database.string() + "-timer";
}

struct flock whole_file() {
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

/// The process that holds the lock, which the system knows; 0 if none does.
pid_t holder_of(const std::filesystem::path& database) {
    const int file = open(lock_file(database).c_str(), O_RDWR | O_CLOEXEC);
    if (file < 0) return 0;
    struct flock lock = whole_file();
    const bool known = fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    close(file);
    return known ? lock.l_pid : 0;
}

}  // namespace

std::optional<AttendantLock> AttendantLock::take(const std::filesystem::path& database) {
    const int file = open(lock_file(database).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return std::nullopt;
    struct flock lock = whole_file();
    if (fcntl(file, F_SETLK, &lock) == 0) return AttendantLock(file);
    close(file);
    return std::nullopt;
}

AttendantLock::AttendantLock(AttendantLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

AttendantLock::~AttendantLock() {
    if (file_ >= 0) close(file_);
}

bool poke_attendant(const std::filesystem::path& database) {
    const pid_t holder = holder_of(database);
    return holder > 0 && kill(holder, SIGUSR1) == 0;
}

bool is_attended(const std::filesystem::path& database) {
    return holder_of(database) > 0;
}

}  // namespace sugo::cli
