#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <sugo/time.hpp>

namespace sugo {

/// One command that changed something.
struct Change {
    /// Counts up from 1.
    std::int64_t number = 0;
    Instant at{};
    /// In the user's words: "start acme/ner code".
    std::string label;
    /// done: can be undone · undone: can be redone · dropped: undone, then something else was done ·
    /// kept: too old to undo (beyond the last 1,000, or from before a migration)
    enum class State { done, undone, dropped, kept } state = State::done;
    /// Set when undo must stop here: the sentence that names the right way.
    std::string way_out;
    /// Time made it (a pomodoro rang): undo and redo take it together with the one before it.
    bool by_time = false;
    /// Of undo and redo: what time made of it and goes with it, "ring acme/ner code".
    std::string with{};

    bool operator==(const Change&) const = default;
};
std::string_view to_string(Change::State state);

/// The label of a transaction, and the way out if undo may not pass it.
struct Label {
    std::string text;
    std::string way_out = {};
    bool by_time = false;
};

}  // namespace sugo
