#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace sugo::terminal {

/// One line at the bottom that is drawn again and again. Wipes itself and shows the cursor again when it goes.
class LiveLine {
public:
    /// `write` sends to the terminal. Without `escapes` (TERM=dumb) it gets by with carriage returns and spaces.
    LiveLine(std::function<void(std::string_view)> write, int columns, bool escapes);
    ~LiveLine();
    LiveLine(const LiveLine&) = delete;
    LiveLine& operator=(const LiveLine&) = delete;

    /// Cut to the window, three columns short of it, so that neither it nor the ^C typed behind it wraps.
    void draw(std::string_view text);
    void wipe();

private:
    std::function<void(std::string_view)> write_;
    int columns_;
    bool escapes_;
    int drawn_ = 0;
};

}  // namespace sugo::terminal
