// Weights of one size share alike, so parts are kept by size, and what the rounding down left over by remainder: the
// greatest remainders get one more each, and of the last of them those that come first.
#include <sugo/share_out.hpp>

#include <algorithm>
#include <limits>
#include <utility>

#include <core/magnitude.hpp>
#include <sugo/error.hpp>

namespace sugo {

void ShareOut::add(std::int64_t weight) {
    if (weight < 0) throw Failure(ErrorKind::refused, "a share cannot have a negative weight");
    sum_ += magnitude(weight);
    ++parts_[weight].count;
}

std::int64_t ShareOut::sum() const {
    if (sum_ > static_cast<Wide>(std::numeric_limits<std::int64_t>::max())) {
        throw Failure(ErrorKind::refused, "the sum is too large to be held");
    }
    return static_cast<std::int64_t>(sum_);
}

void ShareOut::share(std::int64_t total) {
    total_ = total;
    if (sum_ == 0) return;
    std::uint64_t left = magnitude(total);
    for (auto& [weight, part] : parts_) {
        const Wide product = Wide{magnitude(total)} * magnitude(weight);
        part.share = static_cast<std::uint64_t>(product / sum_);
        left -= part.share * part.count;
        std::uint64_t& with_this_remainder = left_by_remainder_[product % sum_];
        with_this_remainder += part.count;
        part.left = &with_this_remainder;
    }
    for (auto remainder = left_by_remainder_.rbegin(); remainder != left_by_remainder_.rend(); ++remainder) {
        remainder->second = std::min(remainder->second, left);
        left -= remainder->second;
    }
}

std::int64_t ShareOut::next(std::int64_t weight) {
    if (sum_ == 0) return std::exchange(total_, 0);  // there is nothing to go by: the first gets everything
    const Part& part = parts_.at(weight);
    std::uint64_t size = part.share;
    if (*part.left > 0) {
        --*part.left;
        ++size;
    }
    return static_cast<std::int64_t>(total_ < 0 ? 0 - size : size);
}

}  // namespace sugo
