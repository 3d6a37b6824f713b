#include <support/test.hpp>

#include <limits>

#include <sugo/ids.hpp>

using namespace sugo;

namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

IdSource source(std::int64_t milliseconds, std::uint64_t random) {
    return IdSource([milliseconds] { return milliseconds; }, [random] { return random; });
}

}  // namespace

TEST_CASE("an identity holds its milliseconds above twenty random bits") {
    const std::int64_t id = source(1'773'000'000'123, std::numeric_limits<std::uint64_t>::max()).next();
    CHECK((id >> 20) == 1'773'000'000'123);
    CHECK((id & 0xFFFFF) == 0xFFFFF);
}

TEST_CASE("identities grow even when the clock stands still or goes back") {
    std::int64_t time = 1'000'000;
    IdSource ids([&] { return time--; }, [] { return std::uint64_t{0}; });
    std::int64_t last = 0;
    for (int i = 0; i < 1'000; ++i) {
        const std::int64_t id = ids.next();
        REQUIRE(id > last);
        last = id;
    }
}

TEST_CASE("identities are positive whatever the clock says") {
    CHECK(source(0, 0).next() == 1);
    CHECK(source(-5, 0).next() == 1);
    CHECK(source(kMost, ~std::uint64_t{0}).next() == kMost);
}

TEST_CASE("identities rise above the newest of a store, and never wrap around") {
    IdSource ids = source(1, 0);
    ids.rise_above(std::int64_t{1} << 40);
    CHECK(ids.next() == (std::int64_t{1} << 40) + 1);
    ids.rise_above(3);
    CHECK(ids.next() == (std::int64_t{1} << 40) + 2);
    ids.rise_above(kMost);
    CHECK_THROWS_AS(ids.next(), Failure);
}

TEST_CASE("seeded identities are the same each time and differ between seeds") {
    const Instant at(Seconds(1'773'000'000));
    IdSource one = seeded_ids(at, 42);
    IdSource same = seeded_ids(at, 42);
    IdSource other = seeded_ids(at, 43);
    std::int64_t last = 0;
    for (int i = 0; i < 100; ++i) {
        const std::int64_t id = one.next();
        REQUIRE(id == same.next());
        REQUIRE(id != other.next());
        REQUIRE(id > last);
        last = id;
    }
    // Fixed for ever: transcripts show short forms of these.
    CHECK((seeded_ids(at, 42).next() & 0xFFFFF) == 0xF4219);
}
