#pragma once

struct sqlite3_vfs;

namespace faults {

/// While it lives, what SQLite opens is on a disk (SQLite's usual one behind it) whose n-th access can be made to fail.
/// There is one at a time.
class FailingDisk {
public:
    FailingDisk();
    FailingDisk(const FailingDisk&) = delete;
    FailingDisk& operator=(const FailingDisk&) = delete;
    ~FailingDisk();

    /// Lets the n-th access from now fail, as one on a full or broken disk does.
    static void arm(int n);
    /// Whether it came to that access.
    static bool disarm();

private:
    sqlite3_vfs* usual_;
};

}  // namespace faults
