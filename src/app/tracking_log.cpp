#include <sugo/tracking.hpp>

#include <app/entries.hpp>
#include <app/log_selection.hpp>
#include <app/shares.hpp>

namespace sugo::tracking {
namespace {

void add_up(Log& log) {
    for (const Entry& entry : log.entries) {
        const bool is_void = entry.session.outcome == Outcome::voided;
        if (!is_void) log.time += entry.time;
        if (entry.billable) log.billable_time += entry.time;
        if (entry.share) {
            add_to(log.money, *entry.share);
        } else if (entry.billable && !entry.rate && entry.session.stop && !entry.session.settled) {
            ++log.without_rate;
        }
    }
}

}  // namespace

Log log(Store& store, const LogRequest& request, const Now& now) {
    Log log;
    store.read([&] {
        const Books books = people::load_books(store);
        const Entries entries(store, now, books);
        const std::vector<Session> sessions = chosen(store, request, books, now);
        Shares shares;
        for (const Session& session : sessions) {
            log.entries.push_back(entries.of(session));
            shares.add(session, log.entries.back().claim);
        }
        const Parts parts = shares.out(store, books);
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
