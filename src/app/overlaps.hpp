#pragma once

#include <vector>

#include <sugo/tracking.hpp>

#include <app/entries.hpp>
#include <app/moments.hpp>

// No two sessions share a second. What is asked for either fits, or is refused, or the others are cut.

namespace sugo::tracking {

/// The end of everything: a session that runs may last until then.
constexpr Instant never = date::sys_days(date::year(9999) / 12 / 31) + date::days(1);

/// Failure (refused) naming the first session that shares a second with the span; `own` are not counted.
void require_room(Store& store, const Entries& entries, Span span, const std::vector<SessionId>& own, const Now& now,
                  std::string_view hint);

/// Cuts what shares a second with the span; a session in the middle of which it lies becomes two.
/// Failure (refused) at a running session, at one on an issued invoice, and at one on a draft that would vanish.
std::vector<Trimmed> make_room(Store& store, const Entries& entries, Span span, const std::vector<SessionId>& own,
                               const Now& now);

/// A session whose times were changed: it rang only if it still has its planned length.
Session retimed(Session session, Instant start, Instant stop);

}  // namespace sugo::tracking
