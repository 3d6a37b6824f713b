#pragma once

#include <cstdint>

namespace sugo {

/// How far a number is from zero. Negated unsigned, because the smallest int64 has no positive twin.
[[nodiscard]] constexpr std::uint64_t magnitude(std::int64_t value) {
    const auto bits = static_cast<std::uint64_t>(value);
    return value < 0 ? 0 - bits : bits;
}

}  // namespace sugo
