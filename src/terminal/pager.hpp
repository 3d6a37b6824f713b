#pragma once

#include <string>
#include <string_view>

namespace sugo::terminal {

/// Shows a text through a command of the shell that reads it from standard input, and waits until it ends. False if the
/// shell does not find it.
bool page(const std::string& command, std::string_view text);

}  // namespace sugo::terminal
