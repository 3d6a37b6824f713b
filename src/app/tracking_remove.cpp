#include <sugo/tracking.hpp>

#include <algorithm>

#include <fmt/format.h>

#include <app/claims.hpp>
#include <app/entries.hpp>
#include <app/session_names.hpp>

namespace sugo::tracking {

std::vector<Entry> remove(Store& store, const std::vector<std::string>& sessions, const Now& now) {
    std::vector<Entry> removed;
    const auto label = [&] {
        return Label{
            removed.size() == 1 ? "remove " + removed.front().work : fmt::format("remove {} sessions", removed.size()),
            {}};
    };
    store.transact(now.at, label, [&] {
        const Entries entries(store, now);
        // All are found before any goes, because @2 is @1 once the first is gone.
        for (const std::string& name : sessions) {
            const Session session = find_session(store, name, now);
            const bool named = std::any_of(removed.begin(), removed.end(),
                                           [&](const Entry& entry) { return entry.session.id == session.id; });
            if (!named) removed.push_back(entries.of(session));
        }
        for (const Entry& entry : removed) require_removable(entry);
        for (const Entry& entry : removed) store.sessions().remove(entry.session.id);
    });
    return removed;
}

}  // namespace sugo::tracking
