#include <sugo/tracking.hpp>

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
        for (const Session& session : find_sessions(store, sessions, now)) removed.push_back(entries.of(session));
        for (const Entry& entry : removed) require_removable(entry);
        for (const Entry& entry : removed) store.sessions().remove(entry.session.id);
    });
    return removed;
}

}  // namespace sugo::tracking
