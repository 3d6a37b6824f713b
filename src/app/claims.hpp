#pragma once

#include <sugo/tracking.hpp>

// What an invoice forbids to the sessions on it.

namespace sugo::tracking {

/// Failure (refused) if the session is on an issued invoice: its time and words were copied there.
void require_editable(const Entry& entry);
/// Failure (refused) if it is on an issued invoice or a draft.
void require_removable(const Entry& entry);

}  // namespace sugo::tracking
