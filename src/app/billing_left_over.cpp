#include <app/billing_parts.hpp>

#include <sugo/session.hpp>

namespace sugo::billing {

void Tally::leave(const Session& session, LeftOut reason, const std::string& what) {
    LeftOver& left = left_[{reason, what}];
    left.reason = reason;
    left.what = what;
    ++left.sessions;
    left.time += worked(session, now_);
}

std::vector<LeftOver> Tally::left_over() const {
    std::vector<LeftOver> all;
    for (const auto& [key, left] : left_) all.push_back(left);
    return all;
}

std::set<SessionId> held_by(const InvoiceDocument& document) {
    std::set<SessionId> held;
    for (const InvoiceLine& line : document.lines) {
        for (const WorkCopy& work : line.work) held.insert(work.session);
    }
    return held;
}

std::vector<LeftOver> left_over_of(Store& store, const Draft& draft, const InvoiceDocument& document,
                                   const Books& books, const Now& now) {
    const std::set<SessionId> held = held_by(document);
    Tally tally(now.at);
    for (const SessionId id : store.invoices().claimed(draft.id)) {
        if (held.contains(id)) continue;
        const std::optional<Session> session = store.sessions().find(id);
        if (!session) continue;
        if (!session->project || books.projects.at(*session->project).client != draft.client) {
            // Whose work it is now is nothing that this client's draft may say.
            tally.leave(*session, LeftOut::not_billable, books.clients.at(draft.client).slug);
            continue;
        }
        // What has no obstacle and still gives no line has no rate in the client's currency.
        const LeftOut reason = obstacle(*session, books).value_or(LeftOut::no_rate);
        tally.leave(*session, reason, reason == LeftOut::no_rate ? work_name(*session, books) : "");
    }
    return tally.left_over();
}

}  // namespace sugo::billing
