#pragma once

#include <cstdint>
#include <functional>

#include <sugo/time.hpp>

namespace sugo {

/// Makes identities: milliseconds since 1970 in the high bits, 20 random bits below; within one source always greater
/// than the last one.
class IdSource {
public:
    /// `milliseconds` gives the present, `random` any 64 bits.
    IdSource(std::function<std::int64_t()> milliseconds, std::function<std::uint64_t()> random);

    std::int64_t next();
    /// Makes every later identity greater than `value`: the newest one already in a store.
    void rise_above(std::int64_t value);

private:
    std::function<std::int64_t()> milliseconds_;
    std::function<std::uint64_t()> random_;
    std::int64_t last_ = 0;
};

/// A source that gives the same identities each time: for SUGO_NOW, tests and documentation.
IdSource seeded_ids(Instant at, std::uint64_t seed);

}  // namespace sugo
