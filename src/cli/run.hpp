#pragma once

#include <span>
#include <string>

#include <cli/world.hpp>

namespace sugo::cli {

/// Does what the words after the program's name ask and gives the exit code. Throws nothing.
int run(std::span<const std::string> words, World& world) noexcept;

}  // namespace sugo::cli
