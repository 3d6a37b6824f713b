#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sugo::terminal {

/// Tells the keys apart in what a terminal sends: a character as its UTF-8 text, others by name: "enter", "escape",
/// "backspace", "tab", "ctrl-a" to "ctrl-z". What is pasted is one key, "paste:" and its text, in which line
/// breaks are spaces; so is what comes in one go with a line break in its middle, for no hand is as fast. Arrows and
/// what else comes as an escape sequence is no key here.
class KeyReader {
public:
    /// The keys that are complete with these bytes, in their order. An escape at the end of them is that key.
    std::vector<std::string> feed(std::string_view bytes);

private:
    std::vector<std::string> take_keys();

    std::string rest_;
};

/// What a terminal is told so that it marks what is pasted, and that it need not any more.
inline constexpr std::string_view kMarkPastes = "\x1b[?2004h";
inline constexpr std::string_view kLeavePastes = "\x1b[?2004l";
inline constexpr std::string_view kPaste = "paste:";

}  // namespace sugo::terminal
