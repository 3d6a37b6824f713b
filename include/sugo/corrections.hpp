#pragma once

#include <optional>
#include <string>
#include <vector>

#include <sugo/tracking.hpp>

// Use cases that put the log right: each takes sessions by name, changes all of them or none in one transaction, and
// says what was and what is. Failure (refused): an overlap, unless it may be trimmed; an end in the future; more than
// a day; a session on an issued invoice. Times alone are read on the day and clock of the session that they are for.

namespace sugo::tracking {

/// What was, and what is instead: one for one, several for one that was split, one for several that were joined.
struct Correction {
    std::vector<Entry> before;
    std::vector<Entry> after;
};
struct Corrected {
    /// By start.
    std::vector<Correction> corrections;
    std::vector<Trimmed> trimmed;
    std::vector<std::string> remarks;
};

struct SplitRequest {
    std::vector<std::string> sessions;
    /// Moments inside the one session; empty: into equal parts.
    std::vector<std::string> at;
    /// Parts of whole seconds, the longer ones last.
    int parts = 2;
};
/// The first part stays the session it was; the others are new ones of the same work, on the same draft. What runs is
/// split at a moment alone: the part before it ends there, the rest runs on without a ring.
Corrected split(Store& store, const SplitRequest& request, const Now& now);

/// Makes one session of several of the same work, in a row; the time between them becomes work, which is said. Notes
/// are put together. If the last one runs, the whole runs.
Corrected join(Store& store, const std::vector<std::string>& sessions, const Now& now);

struct MoveRequest {
    std::vector<std::string> sessions;
    /// Where the first begins: a moment; a day, on which all keep their time of day; or a shift as read_shift has it.
    /// The others keep their distance from the first.
    std::string to;
    bool trim = false;
};
/// Lengths stay, to the second.
Corrected move(Store& store, const MoveRequest& request, const Now& now);

struct ResizeRequest {
    std::vector<std::string> sessions;
    Seconds by{};
    /// At the begin instead of the end.
    bool at_start = false;
    bool trim = false;
};
Corrected lengthen(Store& store, const ResizeRequest& request, const Now& now);
/// Failure (refused) if nothing would be left.
Corrected shorten(Store& store, const ResizeRequest& request, const Now& now);

/// Adds tags: the words name sessions, then, from the first that names none, tags. Those that a session has already
/// change nothing.
Corrected tag(Store& store, const std::vector<std::string>& words, const Now& now);
/// Takes tags off. Failure (not_found) if none of the sessions has one of them.
Corrected untag(Store& store, const std::vector<std::string>& words, const Now& now);

/// A wider gap is not filled, and a narrower one is not listed, unless it is asked for.
constexpr Seconds widest_filled = std::chrono::hours(1);
constexpr Seconds least_gap = std::chrono::minutes(10);

struct FillRequest {
    std::vector<std::string> sessions;
    bool before = true;
    bool after = true;
    /// Gaps up to this are filled.
    Seconds most = widest_filled;
};
/// Stretches sessions to what was logged before and after them; the newest one to now. Failure (refused) if no gap is
/// narrow enough.
Corrected fill(Store& store, const FillRequest& request, const Now& now);

struct GapsRequest {
    Period period;
    /// Working hours as parse_interval reads them: "09:00 - 18:00". Empty: the setting; if that is empty too, from
    /// each day's first session to its last, today until now.
    std::string hours;
    Seconds least = least_gap;
};
struct Gap {
    Day day{};
    Instant start{};
    Instant stop{};
    /// The command that fills it.
    std::string fill;
};
struct Gaps {
    std::vector<Gap> gaps;
    Seconds time{};
};
/// What is not tracked within the working hours. A Saturday or Sunday counts only if something was tracked on it.
Gaps gaps(Store& store, const GapsRequest& request, const Now& now);

}  // namespace sugo::tracking
