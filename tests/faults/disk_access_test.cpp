#include <faults/failing_disk.hpp>
#include <faults/trials.hpp>

// Reading, writing, flushing, locking: each access of a use case fails once, those of its COMMIT too. With room for
// one page SQLite must read again and again, and write before the end.

using namespace faults;

namespace {

/// Lets the n-th access to the disk fail.
class BrokenAccess {
public:
    explicit BrokenAccess(SqliteStore& store) { store.connection().database().exec("PRAGMA cache_size = 1"); }

    static void arm(int n) { FailingDisk::arm(n); }
    static bool disarm() { return FailingDisk::disarm(); }
};

}  // namespace

TEST_CASE("a disk that fails while the log is changed leaves nothing of the change") {
    const FailingDisk disk;
    fail_everywhere<BrokenAccess>(use_cases_on_the_log(), "accesses to the disk");
}

TEST_CASE("a disk that fails while people and prices are changed leaves nothing of the change") {
    const FailingDisk disk;
    fail_everywhere<BrokenAccess>(use_cases_on_people(), "accesses to the disk");
}

TEST_CASE("a disk that fails while invoices are changed leaves nothing of the change") {
    const FailingDisk disk;
    fail_everywhere<BrokenAccess>(use_cases_on_invoices(), "accesses to the disk");
}
