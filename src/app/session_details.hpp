#pragma once

#include <optional>
#include <string>
#include <vector>

#include <sugo/tracking.hpp>

#include <app/entries.hpp>

// What a session says beside its time, checked, and what is worth telling about it.

namespace sugo::tracking {

/// Trimmed, sorted, without repeats and empty ones. Failure: usage.
std::vector<std::string> checked_tags(const std::vector<std::string>& tags);
/// Failure (refused) if own work is to be billed.
void require_billable_work(const people::Work& work, std::optional<bool> billable);
/// A session of this work, without times.
Session session_of(const people::Work& work, const std::string& note, const std::vector<std::string>& tags,
                   std::optional<bool> billable);

/// Sentences on what will surprise later: a missing rate, a project not begun or over, its weekly cap.
std::vector<std::string> remarks_on(Store& store, const Entry& entry, const Now& now);

}  // namespace sugo::tracking
