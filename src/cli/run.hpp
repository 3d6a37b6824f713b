#pragma once

#include <span>
#include <string>

#include <cli/world.hpp>
#include <sugo/error.hpp>

namespace sugo::cli {

/// Says an error, as words or JSON as asked by the words after the program's name, and gives its exit code.
int tell(const Error& error, std::span<const std::string> words, World& world) noexcept;

/// Does what the words after the program's name ask and gives the exit code. Throws nothing.
int run(std::span<const std::string> words, World& world) noexcept;

}  // namespace sugo::cli
