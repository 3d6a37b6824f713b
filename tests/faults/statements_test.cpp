#include <sqlite3.h>

#include <faults/trials.hpp>

// SQLite tells of each statement that begins, those of triggers too, and asks at each step whether to go on: so any of
// them can be broken off. BEGIN and COMMIT are left alone, for SQLite asks only after it has done them; disk_test.cpp
// lets them fail.

using namespace faults;

namespace {

/// Breaks off the n-th statement.
class BrokenStatement {
public:
    explicit BrokenStatement(SqliteStore& store) : handle_(store.connection().database().getHandle()) {
        sqlite3_trace_v2(handle_, SQLITE_TRACE_STMT, &begins, this);
        sqlite3_progress_handler(handle_, 1, &breaks, this);
    }
    BrokenStatement(const BrokenStatement&) = delete;
    BrokenStatement& operator=(const BrokenStatement&) = delete;
    ~BrokenStatement() {
        sqlite3_trace_v2(handle_, 0, nullptr, nullptr);
        sqlite3_progress_handler(handle_, 0, nullptr, nullptr);
    }

    void arm(int n) { left_ = n; }
    bool disarm() {
        left_ = 0;
        due_ = false;
        return broken_;
    }

private:
    static int begins(unsigned /*event*/, void* self, void* /*statement*/, void* text) {
        auto& fault = *static_cast<BrokenStatement*>(self);
        const std::string_view sql = static_cast<const char*>(text);
        const bool frames = sql.starts_with("BEGIN") || sql.starts_with("COMMIT");
        if (!frames && fault.left_ > 0 && --fault.left_ == 0) fault.due_ = true;
        return 0;
    }
    static int breaks(void* self) {
        auto& fault = *static_cast<BrokenStatement*>(self);
        if (!fault.due_) return 0;
        fault.due_ = false;
        fault.broken_ = true;
        return 1;
    }

    sqlite3* handle_;
    int left_ = 0;
    bool due_ = false;
    bool broken_ = false;
};

}  // namespace

TEST_CASE("a statement that fails while the log is changed leaves nothing of the change") {
    fail_everywhere<BrokenStatement>(use_cases_on_the_log(), "statements");
}

TEST_CASE("a statement that fails while people and prices are changed leaves nothing of the change") {
    fail_everywhere<BrokenStatement>(use_cases_on_people(), "statements");
}

TEST_CASE("a statement that fails while invoices are changed leaves nothing of the change") {
    fail_everywhere<BrokenStatement>(use_cases_on_invoices(), "statements");
}
