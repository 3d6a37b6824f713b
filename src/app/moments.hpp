#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sugo/session.hpp>
#include <sugo/time.hpp>

// Moments as people read and type them.

namespace sugo::tracking {

/// The shortest text that parse_moment reads back as this instant: "09:25", "2026-03-02 09:25", or UTC where the clock
/// shows that time twice.
std::string moment_text(Instant at, const Now& now);
/// As moment_text, in quotes where it has a space: for a command to type.
std::string moment_argument(Instant at, const Now& now);
/// For a command that edits a session, which reads a time alone on the session's day and clock: "09:25" if that is this
/// instant for a reader of both, else UTC: "2026-03-03T08:30:00Z".
std::string moment_for(const Session& session, Instant at, const Now& now);
/// "09:00–09:25", "2026-03-02 09:00–09:25", "since 09:00"
std::string times_text(const Session& session, const Now& now);

/// A moment that is not after now; empty text is now. What the clock did is added to the remarks.
/// Failure: usage, or refused when it lies in the future.
Instant past_moment(std::string_view text, const Now& now, std::vector<std::string>& remarks);

/// From one moment to a later one.
struct Span {
    Instant start{};
    Instant stop{};
};
/// The end that a time after `start` means which names no day: `stop`, or the same time a day later when it lies before
/// the start and that makes no more than longest_night. `next` reads it on the day after.
Resolved over_midnight(Instant start, Resolved stop, const std::function<Resolved()>& next);
/// An interval as it was read; what is to be said of it is added to the remarks.
Span taken(TimeInterval interval, std::vector<std::string>& remarks);
/// Two of three as a span. Times that name no day are on `day`, or on the day of the other moment if that names one;
/// a `to` that names no day and lies before `from` is on the next day, if that is within longest_night. Failure (usage)
/// if it is not two of the three.
Span read_span(std::string_view from, std::string_view to, std::optional<Seconds> length, std::optional<Day> day,
               const Now& now, std::vector<std::string>& remarks);
/// Failure (refused) if it lies before the years that sugo knows.
void check_begin(Instant start, const Now& now);
/// Failure (refused) if a span is empty, backwards, longer than a day, in the future or before the years that sugo
/// knows.
void check_span(Span span, const Now& now);

}  // namespace sugo::tracking
