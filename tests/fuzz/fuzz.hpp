#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

// What the targets share.

namespace sugo::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// What must hold for every input; libFuzzer keeps the one that breaks it.
inline void expect(bool holds) {
    if (!holds) __builtin_trap();
}

}  // namespace sugo::fuzz
