#pragma once

#include <span>
#include <string>

#include <cli/command.hpp>
#include <cli/context.hpp>

namespace sugo::cli {

/// A command line that was understood.
struct Understood {
    Globals globals;
    Action action;
};

/// Turns the words after the program's name into something that can be done. Failure (usage), with a did-you-mean.
Understood understand(std::span<const std::string> words);

}  // namespace sugo::cli
