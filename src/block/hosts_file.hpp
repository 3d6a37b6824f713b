#pragma once

#include <string>
#include <string_view>

#include <sys/stat.h>

// One change of a hosts file, which is whole or does not happen.

namespace sugo::block {

/// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor();
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool is_open() const { return number_ >= 0; }

private:
    int number_;
};

/// A hosts file, read, and held against other runs of this program until it goes out of scope.
///
/// Failure: not_found; refused where following the path could change what it does not name (a symbolic link, several
/// hard links, no regular file, a folder that others may write); system.
class HostsFile {
public:
    explicit HostsFile(const std::string& path);

    [[nodiscard]] const std::string& text() const { return text_; }

    /// Puts a new file with this text in its place, with the same owner, mode and extended attributes; it is on disk
    /// afterwards. Failure: refused if somebody else changed the file meanwhile, or system; then it is as it was.
    void replace(std::string_view text);

private:
    std::string path_;
    std::string name_;
    Descriptor folder_;
    Descriptor file_;
    struct stat state_ {};
    std::string text_;
};

}  // namespace sugo::block
