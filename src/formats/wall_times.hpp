#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sugo/importing.hpp>
#include <sugo/time.hpp>

// From times of day, as most programs write them, to moments. Where a clock change makes them unclear, a length that
// the source also tells decides; else what was taken is said.

namespace sugo::formats {

class WallTimes {
public:
    explicit WallTimes(std::string_view hint) : hint_(hint) {}

    /// Sets the interval's start and stop. Failure (bad_data) if it ends before it starts, or has not the length told.
    void place(importing::Interval& interval, WallTime start, std::optional<WallTime> stop, const Zone& zone,
               std::optional<Seconds> length = std::nullopt);
    /// A moment alone.
    Instant at(const std::string& place, WallTime wall, const Zone& zone);

    /// What there is to say; of many rows the first ones and how many more.
    [[nodiscard]] std::vector<std::string> remarks() const;

private:
    struct Choice;
    void say(const std::string& place, std::string_view what);
    void say_taken(const importing::Interval& interval, const Choice& start, const Choice& stop, const Zone& zone);

    std::string_view hint_;
    std::vector<std::string> remarks_;
    int more_ = 0;
};

}  // namespace sugo::formats
