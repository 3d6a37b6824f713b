#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sugo::terminal {

/// The terminal's second screen, drawn again and again: what was on the first one, and all above it, comes back as it
/// was. Leaves it when it goes.
class Screen {
public:
    explicit Screen(std::function<void(std::string_view)> write);
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    /// Lines from the top, none wider than the window; only those that changed are sent.
    void draw(const std::vector<std::string>& lines);
    /// The next picture is drawn whole: another window, or somebody wrote over it.
    void forget();
    void leave();
    void enter();

private:
    std::function<void(std::string_view)> write_;
    std::vector<std::string> drawn_;
    bool entered_ = false;
};

}  // namespace sugo::terminal
