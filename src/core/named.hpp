#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace sugo {

/// The words of an enumeration, each value once.
template <class Value, std::size_t Count>
using Names = std::array<std::pair<Value, std::string_view>, Count>;

template <class Value, std::size_t Count>
std::string_view name_of(const Names<Value, Count>& names, Value value) {
    return std::ranges::find(names, value, &std::pair<Value, std::string_view>::first)->second;
}

template <class Value, std::size_t Count>
std::optional<Value> named(const Names<Value, Count>& names, std::string_view name) {
    const auto found = std::ranges::find(names, name, &std::pair<Value, std::string_view>::second);
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

}  // namespace sugo
