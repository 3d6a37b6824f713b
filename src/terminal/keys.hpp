#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sugo::terminal {

/// Tells the keys apart in what a terminal sends: a character as its UTF-8 text, others by name: "enter", "escape",
/// "backspace", "tab", "ctrl-a" to "ctrl-z". Arrows and what else comes as an escape sequence is no key here.
class KeyReader {
public:
    /// The keys that are complete with these bytes, in their order. An escape at the end of them is that key.
    std::vector<std::string> feed(std::string_view bytes);

private:
    std::string rest_;
};

}  // namespace sugo::terminal
