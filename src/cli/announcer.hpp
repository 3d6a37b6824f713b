#pragma once

#include <functional>
#include <vector>

#include <cli/context.hpp>

namespace sugo::cli {

/// Looks how things stand before a command changes them, and tells afterwards who wants to know: hooks, and the process
/// that waits for the ring. Costs nothing where there are no hooks.
class Announcer {
public:
    explicit Announcer(Context& context);
    /// What was changed since; to be called once, when it is in the file.
    void tell();

private:
    Context& context_;
    bool has_hooks_;
    tracking::Status before_;
};

/// Tells the hooks of what happened. A ring that was told before, undone, and came again, is left out; what was told is
/// given back.
std::vector<tracking::Happening> tell_happenings(Context& context, std::vector<tracking::Happening> happenings);

/// Rings: tells the desktop, and makes the sound or rings the terminal's bell by `bell`; without a bell it makes no
/// sound. Says nothing and fails at nothing: a session is never harmed by it.
void ring_out(Context& context, const tracking::Happening& happening, const std::function<void()>& bell);

/// Has a process wait for the ring or the end of the break, if there is one to come and nobody waits yet; wakes the one
/// that waits, for things have changed.
void see_to_attendance(Context& context);

}  // namespace sugo::cli
