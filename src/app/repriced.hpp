#pragma once

#include <sugo/store.hpp>

// What a change of rates or currencies does to work that is not billed yet.

namespace sugo {

struct Repriced {
    int changed = 0;  ///< sessions with another rate, or with one more or one less
    int lost = 0;     ///< of these, the ones that have no rate any more
};
/// Compares two books by the billable sessions on no issued invoice that the query selects.
Repriced repriced(Store& store, const Books& before, const Books& after, const SessionQuery& query);

}  // namespace sugo
