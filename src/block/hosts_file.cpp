// Everything goes through a descriptor of the folder, so that the folder which was looked at is the one that is
// changed. The lock is on the folder, because the file itself is another one after each change. The new file has a
// fixed name: what a killed run left behind is removed by the next, which has the lock.
#include <block/hosts_file.hpp>

#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstring>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <block/sites.hpp>
#include <sugo/error.hpp>

namespace sugo::block {
namespace {

constexpr off_t kMostBytes = off_t{64} * 1024 * 1024;
constexpr std::chrono::seconds kPatience(5);
constexpr mode_t kModeBits = 07777;

[[noreturn]] void fail(const std::string& what) {
    throw Failure(ErrorKind::system, what + ": " + std::strerror(errno));
}

[[noreturn]] void refuse(std::string message, std::string hint = {}) {
    throw Failure(ErrorKind::refused, std::move(message), std::move(hint));
}

/// What the new file is called until it takes the old one's place.
std::string draft_of(const std::string& name) {
    return "." + name + ".sugo-block";
}

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

std::string name_of(const std::string& path) {
    std::string name = path.substr(path.rfind('/') + 1);
    if (name.empty() || name == "." || name == "..")
        throw Failure(ErrorKind::usage, "\"" + shown(path) + "\" is not the path of a file");
    return name;
}

int open_folder(const std::string& path) {
    const std::string folder = folder_of(path);
    const int number = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (number >= 0) return number;
    if (errno == ENOENT) throw Failure(ErrorKind::not_found, "there is no folder " + shown(folder));
    fail(shown(folder) + " could not be opened");
}

/// Whoever may write a folder can put anything in place of its files.
void require_own_folder(int folder, const std::string& path) {
    struct stat state {};
    if (fstat(folder, &state) != 0) fail(shown(folder_of(path)) + " could not be looked at");
    if ((state.st_mode & (S_IWGRP | S_IWOTH)) != 0)
        refuse("the folder of " + shown(path) + " may be written by others", "a folder that only its owner may write");
    if (state.st_uid != 0 && state.st_uid != geteuid()) refuse("the folder of " + shown(path) + " is another user's");
}

void lock(int folder, const std::string& path) {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    while (flock(folder, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR) fail("the folder of " + shown(path) + " could not be locked");
        if (std::chrono::steady_clock::now() > end)
            throw Failure(ErrorKind::system, "another program holds the folder of " + shown(path));
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

int open_file(int folder, const std::string& name, const std::string& path) {
    const int number = openat(folder, name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (number >= 0) return number;
    if (errno == ENOENT) throw Failure(ErrorKind::not_found, "there is no file " + shown(path));
    if (errno == ELOOP) refuse(shown(path) + " is a symbolic link, which is not followed", "the path that it leads to");
    fail(shown(path) + " could not be opened");
}

struct stat state_of(int file, const std::string& path) {
    struct stat state {};
    if (fstat(file, &state) != 0) fail(shown(path) + " could not be looked at");
    if (!S_ISREG(state.st_mode)) refuse(shown(path) + " is not a regular file");
    if (state.st_nlink != 1) refuse(shown(path) + " has other names (hard links), which would keep the old text");
    if (state.st_size > kMostBytes) refuse(shown(path) + " is longer than 64 MiB");
    return state;
}

std::string read_all(int file, const std::string& path) {
    std::string text;
    std::vector<char> part(std::size_t{64} * 1024);
    while (true) {
        const ssize_t length = read(file, part.data(), part.size());
        if (length == 0) return text;
        if (length < 0 && errno != EINTR) fail(shown(path) + " could not be read");
        if (length > 0) text.append(part.data(), static_cast<std::size_t>(length));
        if (text.size() > static_cast<std::size_t>(kMostBytes)) refuse(shown(path) + " is longer than 64 MiB");
    }
}

bool write_all(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t length = write(file, text.data(), text.size());
        if (length < 0 && errno != EINTR) return false;
        if (length > 0) text.remove_prefix(static_cast<std::size_t>(length));
    }
    return true;
}

/// Labels of SELinux and access lists, where the file system has such.
bool copy_attributes(int from, int to) {
    std::vector<char> names(std::size_t{64} * 1024);
    const ssize_t length = flistxattr(from, names.data(), names.size());
    if (length < 0) return errno == ENOTSUP;
    std::vector<char> value(std::size_t{64} * 1024);
    for (const char* name = names.data(); name < names.data() + length; name += std::strlen(name) + 1) {
        const ssize_t size = fgetxattr(from, name, value.data(), value.size());
        if (size < 0 || fsetxattr(to, name, value.data(), static_cast<std::size_t>(size), 0) != 0) return false;
    }
    return true;
}

bool is_same(const struct stat& one, const struct stat& other) {
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino && one.st_size == other.st_size &&
           one.st_mtim.tv_sec == other.st_mtim.tv_sec && one.st_mtim.tv_nsec == other.st_mtim.tv_nsec &&
           one.st_ctim.tv_sec == other.st_ctim.tv_sec && one.st_ctim.tv_nsec == other.st_ctim.tv_nsec;
}

/// The new file until it stands in its place: then it is kept.
class Draft {
public:
    Draft(int folder, std::string name) : folder_(folder), name_(std::move(name)), file_(create()) {}
    ~Draft() {
        if (file_.is_open() && !kept_) unlinkat(folder_, name_.c_str(), 0);
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    [[nodiscard]] int number() const { return file_.number(); }
    [[nodiscard]] bool is_open() const { return file_.is_open(); }
    [[nodiscard]] bool put_in_place_of(const std::string& name) {
        kept_ = renameat(folder_, name_.c_str(), folder_, name.c_str()) == 0;
        return kept_;
    }

private:
    [[nodiscard]] int create() const {
        return openat(folder_, name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    }

    int folder_;
    std::string name_;
    Descriptor file_;
    bool kept_ = false;
};

}  // namespace

Descriptor::~Descriptor() {
    if (is_open()) close(number_);
}

HostsFile::HostsFile(const std::string& path)
    : path_(path), name_(name_of(path)), folder_(open_folder(path)), file_([&] {
          require_own_folder(folder_.number(), path);
          lock(folder_.number(), path);
          return open_file(folder_.number(), name_, path);
      }()) {
    unlinkat(folder_.number(), draft_of(name_).c_str(), 0);
    state_ = state_of(file_.number(), path_);
    text_ = read_all(file_.number(), path_);
}

void HostsFile::replace(std::string_view text) {
    const std::string unchanged = shown(path_) + " is as it was, for ";
    Draft draft(folder_.number(), draft_of(name_));
    if (!draft.is_open()) fail(unchanged + "no new file could be made beside it");
    const int file = draft.number();
    if (!write_all(file, text)) fail(unchanged + "the new one could not be written");
    if (fchown(file, state_.st_uid, state_.st_gid) != 0 || fchmod(file, state_.st_mode & kModeBits) != 0 ||
        !copy_attributes(file_.number(), file))
        fail(unchanged + "the new one could not be given its owner and mode");
    if (fsync(file) != 0) fail(unchanged + "the new one could not be written");

    struct stat now {};
    if (fstatat(folder_.number(), name_.c_str(), &now, AT_SYMLINK_NOFOLLOW) != 0 || !is_same(now, state_))
        refuse(shown(path_) + " was changed by another program meanwhile, so it was left alone", "the same again");
    if (!draft.put_in_place_of(name_)) fail(unchanged + "the new one could not take its place");
    if (fsync(folder_.number()) != 0) fail(shown(path_) + " was replaced, but may not be on disk");
}

}  // namespace sugo::block
