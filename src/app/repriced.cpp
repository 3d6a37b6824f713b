#include <app/repriced.hpp>

#include <map>
#include <optional>

#include <sugo/session.hpp>

namespace sugo {

Repriced repriced(Store& store, const Books& before, const Books& after, const SessionQuery& query) {
    const std::map<SessionId, Claim> claims = store.invoices().claims();
    Repriced count;
    store.sessions().select(query, [&](const Session& session) {
        if (session.settled || !is_billable(session, after)) return;
        const auto claim = claims.find(session.id);
        if (claim != claims.end() && claim->second.number) return;
        const std::optional<Rate> rate = rate_of(session, after);
        if (rate == rate_of(session, before)) return;
        ++count.changed;
        if (!rate) ++count.lost;
    });
    return count;
}

}  // namespace sugo
