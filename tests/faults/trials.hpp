#pragma once

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <support/test.hpp>

#include <fmt/format.h>

#include <faults/use_cases.hpp>

// A use case is tried again and again, each time on the same content, with a failure that comes one step later, until
// it is through before the failure comes.

namespace faults {

using sqlite_test::Scratch;

/// SUGO_FAULTS=all tries every step; else each tenth, beginning with another one for each use case.
inline int stride() {
    const char* asked = std::getenv("SUGO_FAULTS");
    return asked != nullptr && std::string(asked) == "all" ? 1 : 10;
}

/// A furnished office and an empty one, as files to copy.
class Offices {
public:
    Offices() {
        office::Office office;
        furnish(office);
        write_to(scratch_ / "furnished.db", office.store);
        write_to(scratch_ / "empty.db", *open_memory(sqlite_test::ids()));
    }

    /// A store in which the use case succeeds.
    std::unique_ptr<SqliteStore> fresh(const UseCase& use_case) {
        for (const char* ending : {"", "-wal", "-shm"}) std::filesystem::remove(file().string() + ending);
        std::filesystem::copy_file(scratch_ / (use_case.in_empty ? "empty.db" : "furnished.db"), file());
        auto store = sqlite_test::in_file(file());
        store->connection().database().exec("PRAGMA synchronous = OFF");  // no power is cut here
        use_case.before(*store);
        return store;
    }

private:
    std::filesystem::path file() { return scratch_ / "sugo.db"; }

    Scratch scratch_;
};

/// What came of all trials.
struct Tally {
    int use_cases = 0;
    int failures = 0;
    /// Failures that nobody had to hear of: of what sugo may do later.
    int weathered = 0;
    int half_done = 0;
};

/// The failure of a use case, if it fails.
inline std::optional<Error> failure(const UseCase& use_case, Store& store) {
    try {
        use_case.change(store);
        return std::nullopt;
    } catch (const Failure& failed) {
        return failed.error();
    }
}

/// What must hold after a failure: nothing was done, a sentence says why, and the same store does it when asked again.
inline bool is_untouched(const UseCase& use_case, SqliteStore& store, const Error& error, const std::string& before) {
    CHECK(error.kind == ErrorKind::system);
    CHECK_FALSE(error.message.empty());
    const bool untouched = everything(store) == before;
    CHECK(untouched);
    const auto again = failure(use_case, store);
    CHECK_MESSAGE(!again, (again ? again->message : ""));
    CHECK(everything(store) != before);
    return untouched;
}

/// Tries each use case with a fault that is made for a store: `arm(n)` lets its n-th step fail, `disarm()` says whether
/// that step came.
template <class Fault>
void fail_everywhere(const std::vector<UseCase>& use_cases, std::string_view steps) {
    Offices offices;
    Tally tally;
    for (const UseCase& use_case : use_cases) {
        CAPTURE(use_case.name);
        std::string after;
        {
            auto store = offices.fresh(use_case);
            use_case.change(*store);
            after = everything(*store);
        }
        for (int n = 1 + tally.use_cases % stride();; n += stride()) {
            CAPTURE(n);
            auto store = offices.fresh(use_case);
            const std::string before = everything(*store);
            REQUIRE(before != after);
            Fault fault(*store);
            fault.arm(n);
            const auto error = failure(use_case, *store);
            if (!fault.disarm()) {
                CHECK_FALSE(error);
                CHECK(everything(*store) == after);
                break;
            }
            if (error) {
                ++tally.failures;
                tally.half_done += is_untouched(use_case, *store, *error, before) ? 0 : 1;
            } else {
                ++tally.weathered;
                const bool whole = everything(*store) == after;
                CHECK(whole);
                tally.half_done += whole ? 0 : 1;
            }
        }
        ++tally.use_cases;
    }
    CHECK(tally.failures >= tally.use_cases);
    std::cout << fmt::format("{} {} failed in {} use cases, {} half done ({} more changed nothing in the end)\n",
                             tally.failures, steps, tally.use_cases, tally.half_done, tally.weathered);
}

}  // namespace faults
