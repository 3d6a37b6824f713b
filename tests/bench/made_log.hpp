#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sugo/time.hpp>

// A log that nobody worked: the same for the same numbers, and known to the second without sugo.

namespace sugo::bench {

constexpr int kClients = 12;
constexpr int kProjectsEach = 3;
/// Where it was recorded.
inline const Zone kZone{"Europe/Berlin"};

std::string client_name(int client);
std::string_view project_name(int project);

/// One session of it.
struct Made {
    /// The day by the clock on the wall: chosen, not computed from the start.
    Day day{};
    Instant start{};
    Seconds length{};
    /// Its client; none of own work.
    std::optional<int> client;
    int project = 0;
    std::string_view kind;
    std::string note;
    std::vector<std::string_view> tags;
};

/// So many sessions that end on the day before `until`, by start: 25 minutes or a little less, sixteen on each working
/// day, which are 4,160 a year. Where that would begin before 1970 the days older than five years are filled with 54.
std::vector<Made> make_log(int sessions, std::uint64_t seed, Day until);

}  // namespace sugo::bench
