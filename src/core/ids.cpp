#include <sugo/ids.hpp>

#include <algorithm>
#include <limits>
#include <utility>

namespace sugo {

namespace {

constexpr int kRandomBits = 20;
constexpr std::int64_t kMostMilliseconds = (std::int64_t{1} << (63 - kRandomBits)) - 1;  // the year 2248
constexpr std::int64_t kMostId = std::numeric_limits<std::int64_t>::max();

// SplitMix64: three lines that give the same numbers on every machine, which std's distributions do not promise.
class SplitMix64 {
public:
    explicit SplitMix64(std::uint64_t seed) : state_(seed) {}

    std::uint64_t operator()() {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t bits = state_;
        bits = (bits ^ (bits >> 30U)) * 0xBF58476D1CE4E5B9U;
        bits = (bits ^ (bits >> 27U)) * 0x94D049BB133111EBU;
        return bits ^ (bits >> 31U);
    }

private:
    std::uint64_t state_;
};

}  // namespace

IdSource::IdSource(std::function<std::int64_t()> milliseconds, std::function<std::uint64_t()> random)
    : milliseconds_(std::move(milliseconds)), random_(std::move(random)) {}

std::int64_t IdSource::next() {
    if (last_ == kMostId) {
        throw Failure(ErrorKind::system, "there is no identity left above the newest one in the store", "sugo doctor");
    }
    const std::int64_t time = std::clamp(milliseconds_(), std::int64_t{0}, kMostMilliseconds);
    const auto below = static_cast<std::int64_t>(random_() >> (64 - kRandomBits));
    // A clock set back, or two identities in one millisecond, must not break the order.
    last_ = std::max(last_ + 1, (time << kRandomBits) | below);
    return last_;
}

void IdSource::rise_above(std::int64_t value) {
    last_ = std::max(last_, value);
}

// The time moves on by a millisecond with each identity, so that they differ as much as those of a real clock.
IdSource seeded_ids(Instant at, std::uint64_t seed) {
    constexpr std::int64_t kMostUnixSeconds = kMostMilliseconds / 1000;
    const std::int64_t start = std::clamp(at.time_since_epoch().count(), std::int64_t{0}, kMostUnixSeconds) * 1000;
    return IdSource([time = start]() mutable { return time++; }, SplitMix64(seed ^ static_cast<std::uint64_t>(start)));
}

}  // namespace sugo
