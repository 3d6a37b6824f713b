#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include <sugo/importing.hpp>

// Finding room for intervals between each other and the log.

namespace sugo::importing {

/// A stretch of an interval that is to be added.
struct Piece {
    std::size_t interval = 0;  ///< index in the source
    Instant start{};
    Instant stop{};
    bool first = true;  ///< of its interval's pieces
};
struct Fitted {
    /// By start.
    std::vector<Piece> pieces;
    /// What was cut off or vanished.
    Seconds trimmed{};
};

/// Sweeps once over closed intervals, `order` by start, and over what the log holds there. An interval that shares a
/// second with the log or with one that began earlier is cut when `trim`, else Failure (refused) names the first clash.
/// Empty intervals clash with nothing.
Fitted fit(Store& store, std::span<const Interval> intervals, std::span<const std::size_t> order, bool trim,
           const Now& now);

}  // namespace sugo::importing
