#pragma once

#include <cstdint>
#include <map>
#include <unordered_map>

namespace sugo {

/// largest_remainder() in two passes over weights that are not kept: of a million sessions few lengths differ.
/// First add() every weight, then share() a total, then ask next() for every weight again.
class ShareOut {
public:
    ShareOut() = default;
    ShareOut(ShareOut&&) = default;
    ShareOut& operator=(ShareOut&&) = default;

    /// Failure (refused) if the weight is negative.
    void add(std::int64_t weight);
    /// All weights added. Failure (refused) if that leaves 64 bits.
    [[nodiscard]] std::int64_t sum() const;
    void share(std::int64_t total);
    /// The share of one weight. Asked in the order by which ties are settled; only for weights that were added, and as
    /// often.
    std::int64_t next(std::int64_t weight);

private:
    __extension__ using Wide = unsigned __int128;
    /// What weights of one size get, and how many of those with the same remainder are still given one more.
    struct Part {
        std::uint64_t count = 0;
        std::uint64_t share = 0;
        std::uint64_t* left = nullptr;
    };

    std::unordered_map<std::int64_t, Part> parts_;
    std::map<Wide, std::uint64_t> left_by_remainder_;
    Wide sum_ = 0;
    std::int64_t total_ = 0;
};

}  // namespace sugo
