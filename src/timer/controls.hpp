#pragma once

#include <span>
#include <string>
#include <string_view>

#include <sugo/cycle.hpp>
#include <terminal/line_input.hpp>

// What keys mean while the timer is shown. Pure: a key and where it is typed give what is wanted.

namespace sugo::timer {

/// What somebody at the timer wants done.
enum class Wish {
    nothing,
    internal,   ///< note an interruption of one's own, now
    external,   ///< note one by somebody else, now
    what_came,  ///< the text of the interruption that was just noted
    voided,     ///< break the pomodoro off; the text is why
    stop,
    pause,      ///< where the rules allow it
    rest,       ///< take a break now
    end_break,  ///< the break is over
    next,       ///< begin the same work again
    note,       ///< the session's note
    leave,
    redraw,
};

struct Controls {
    enum class Mode { watching, asking, help };

    Mode mode = Mode::watching;
    /// What is asked about.
    Wish about = Wish::nothing;
    terminal::LineInput typed;
};

/// What a key brought about.
struct Pressed {
    Controls controls;
    Wish wish = Wish::nothing;
    /// What was typed for it.
    std::string text;
};

/// A key, as terminal::KeyReader calls it, in a phase of the cycle. `note` is the session's, to be changed. What is
/// pasted is text where text is asked for, and nothing elsewhere.
Pressed press(Controls controls, std::string_view typed, Phase phase, std::string_view note);

/// A key as the help shows it.
struct KeyHelp {
    std::string_view key;
    std::string_view brief;  ///< one or two words
    std::string_view help;   ///< a sentence
};
/// The keys of a phase, the most used first.
std::span<const KeyHelp> keys_of(Phase phase);
/// Whether it is only confirmed: by Enter or y.
bool is_confirmed(Wish about);
/// What is asked, before what is typed: "why void (Enter voids it): ".
std::string_view question(Wish about);

}  // namespace sugo::timer
