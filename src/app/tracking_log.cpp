#include <sugo/tracking.hpp>

#include <algorithm>
#include <map>
#include <utility>

#include <app/entries.hpp>
#include <app/work_words.hpp>

namespace sugo::tracking {
namespace {

/// What the store can filter; days and billing are decided here afterwards.
SessionQuery query_of(Store& store, const LogRequest& request) {
    SessionQuery query;
    if (request.period) {
        query.from = Instant(request.period->first.time_since_epoch()) - date::days(1);
        query.until = Instant(request.period->last.time_since_epoch()) + date::days(2);
    }
    if (!request.work.empty()) {
        query.projects.emplace();
        for (const Project& project : people::projects_named(store, request.work))
            query.projects->push_back(project.id);
    }
    if (!request.kind.empty()) query.kind = people::find_kind(store, request.kind).id;
    query.tags = request.tags;
    query.text = request.text;
    query.unclaimed = request.unbilled;
    if (!request.period && !request.billable) query.newest = request.newest;
    return query;
}

std::vector<Session> chosen(Store& store, const LogRequest& request, const Entries& entries, const Now& now) {
    std::vector<Session> sessions;
    store.sessions().select(query_of(store, request), [&](const Session& session) {
        if (request.period && !request.period->contains(day_of(session, now))) return;
        if (request.billable && is_billable(session, entries.books()) != *request.billable) return;
        sessions.push_back(session);
    });
    if (request.newest && sessions.size() > static_cast<std::size_t>(std::max(*request.newest, 0))) {
        sessions.erase(sessions.begin(), sessions.end() - std::max(*request.newest, 0));
    }
    return sessions;
}

/// A session's part of a line: frozen on an issued invoice, or computed.
struct Part {
    Rate rate;
    Money share;
};
using Parts = std::map<SessionId, Part>;

void add_issued(Store& store, InvoiceId id, Parts& parts) {
    const auto invoice = store.invoices().issued(id);
    if (!invoice) return;
    for (const InvoiceLine& line : invoice->document.lines) {
        for (const WorkCopy& work : line.work) {
            parts[work.session] = {line.rate.value_or(Rate{}), {work.share, invoice->document.currency}};
        }
    }
}

Parts parts_of(Store& store, const std::vector<Session>& sessions, const std::vector<Entry>& entries,
               const Books& books) {
    Parts parts;
    std::vector<Session> computed;
    std::vector<InvoiceId> invoices;
    for (std::size_t at = 0; at < sessions.size(); ++at) {
        const auto& claim = entries[at].claim;
        if (claim && claim->number) {
            invoices.push_back(claim->invoice);
        } else {
            computed.push_back(sessions[at]);
        }
    }
    std::sort(invoices.begin(), invoices.end());
    invoices.erase(std::unique(invoices.begin(), invoices.end()), invoices.end());
    for (const InvoiceId id : invoices) add_issued(store, id, parts);
    for (const MoneyLine& line : money_lines(computed, books)) {
        for (std::size_t at = 0; at < line.sessions.size(); ++at) {
            parts[line.sessions[at]] = {line.rate, {line.shares[at], line.amount.currency}};
        }
    }
    return parts;
}

void add_up(Log& log) {
    std::map<Currency, Money> money;
    for (const Entry& entry : log.entries) {
        const bool is_void = entry.session.outcome == Outcome::voided;
        if (!is_void) log.time += entry.time;
        if (entry.billable) log.billable_time += entry.time;
        if (entry.share) {
            auto& sum = money.try_emplace(entry.share->currency, Money{0, entry.share->currency}).first->second;
            sum = sum + *entry.share;
        } else if (entry.billable && !entry.rate && entry.session.stop && !entry.session.settled) {
            ++log.without_rate;
        }
    }
    for (const auto& [currency, sum] : money) log.money.push_back(sum);
}

}  // namespace

Log log(Store& store, const LogRequest& request, const Now& now) {
    Log log;
    store.read([&] {
        Entries entries(store, now);
        const std::vector<Session> sessions = chosen(store, request, entries, now);
        entries.expect(sessions.size());
        for (const Session& session : sessions) log.entries.push_back(entries.of(session));
        const Parts parts = parts_of(store, sessions, log.entries, entries.books());
        for (Entry& entry : log.entries) {
            const auto part = parts.find(entry.session.id);
            if (part == parts.end()) continue;
            entry.share = part->second.share;
            entry.rate = part->second.rate;
            entry.billable = true;
        }
    });
    add_up(log);
    return log;
}

}  // namespace sugo::tracking
