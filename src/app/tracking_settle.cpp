#include <sugo/tracking.hpp>

#include <fmt/format.h>

#include <app/log_selection.hpp>
#include <app/shares.hpp>
#include <app/work_words.hpp>

namespace sugo::tracking {
namespace {

/// What an invoice up to that day could hold.
std::vector<Session> billable_until(Store& store, const SettleRequest& request, const Books& books, const Now& now) {
    LogRequest log;
    log.work = request.work;
    log.billable = true;
    log.unbilled = true;
    std::vector<Session> sessions = chosen(store, log, books, now);
    std::erase_if(sessions, [&](const Session& session) {
        const bool is_client_work = session.project && books.projects.at(*session.project).client;
        return !is_client_work || !session.stop || session.outcome == Outcome::voided ||
               sugo::day_of(session) > request.until;
    });
    return sessions;
}

}  // namespace

Settled settle(Store& store, const SettleRequest& request, const Now& now) {
    Settled settled;
    const auto label = [&] {
        return Label{fmt::format("settle {} session{} until {}", settled.sessions, settled.sessions == 1 ? "" : "s",
                                 to_string(request.until)),
                     {}};
    };
    store.transact(now.at, label, [&] {
        const Books books = people::load_books(store);
        std::vector<Session> sessions = billable_until(store, request, books, now);
        if (sessions.empty()) {
            throw Failure(ErrorKind::refused, fmt::format("nothing is unbilled until {}", to_string(request.until)),
                          "sugo log --unbilled");
        }
        for (const MoneyLine& line : money_lines(sessions, books)) add_to(settled.money, line.amount);
        for (Session& session : sessions) {
            session.settled = true;
            settled.time += *session.stop - session.start;
            ++settled.sessions;
            store.sessions().update(session);
        }
    });
    return settled;
}

}  // namespace sugo::tracking
