#include <sugo/report.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <utility>

#include <app/entries.hpp>
#include <app/log_selection.hpp>
#include <app/report_tables.hpp>
#include <app/shares.hpp>
#include <app/work_words.hpp>

namespace sugo::reporting {
namespace {

tracking::LogRequest log_request(const Request& request) {
    tracking::LogRequest log;
    log.period = request.period;
    log.work = request.work;
    log.kind = request.kind;
    log.tags = request.tags;
    log.text = request.text;
    log.billable = request.billable;
    log.interval = request.interval;
    log.unbilled = request.unbilled;
    log.newest = request.newest;
    return log;
}

/// What a report reads, once.
struct Read {
    Books books;
    std::vector<Session> sessions;
    std::map<SessionId, Claim> claims;
    tracking::Parts parts;
};

Read read(Store& store, const Request& request, const Now& now) {
    Read read;
    read.books = people::load_books(store);
    read.sessions = tracking::chosen(store, log_request(request), read.books, now);
    std::erase_if(read.sessions, [](const Session& session) { return session.outcome == Outcome::voided; });
    tracking::Shares shares;
    for (const Session& session : read.sessions) {
        auto claim = store.invoices().claim_of(session.id);
        shares.add(session, claim);
        if (claim) read.claims.emplace(session.id, *std::move(claim));
    }
    read.parts = shares.out(store, read.books);
    return read;
}

Counted count(const Session& session, const Read& read, const Now& now) {
    Counted counted;
    counted.session = &session;
    counted.kind = &read.books.kinds.at(session.kind);
    if (session.project) {
        counted.project = &read.books.projects.at(*session.project);
        if (counted.project->client) counted.client = &read.books.clients.at(*counted.project->client);
    }
    counted.day = tracking::day_of(session, now);
    counted.time = tracking::counted(session, now.at);
    const auto part = read.parts.find(session.id);
    if (part != read.parts.end()) counted.share = part->second.share;
    const auto claim = read.claims.find(session.id);
    const bool issued = claim != read.claims.end() && claim->second.number;
    // What was billed is billable, whatever its project or kind says by now.
    counted.billable = counted.share || is_billable(session, counted.project, *counted.kind);
    counted.unbilled = counted.billable && session.stop && !issued && !session.settled && counted.client != nullptr;
    counted.without_rate = counted.unbilled && !counted.share;
    return counted;
}

std::optional<Period> period_of(const Request& request, const std::vector<DaySums>& days) {
    if (request.period || days.empty()) return request.period;
    return Period{days.front().day, days.back().day};
}

/// Against the target of the days until today: those to come were not worked yet.
std::optional<int> utilisation(const Report& report, const Settings& settings, Day today) {
    if (!report.period || settings.week == 0) return std::nullopt;
    const auto days = (std::min(report.period->last, today) - report.period->first).count() + 1;
    if (days < 1) return std::nullopt;
    const std::int64_t target = settings.week * settings.pomodoro.count() * days;
    constexpr std::int64_t most = std::numeric_limits<int>::max();
    return static_cast<int>(std::min(mul_div(report.total.billable_time.count(), 70'000, target), most));
}

}  // namespace

Report report(Store& store, const Request& request, const Now& now) {
    Report report;
    store.read([&] {
        const Read found = read(store, request, now);
        std::vector<Counted> all;
        all.reserve(found.sessions.size());
        for (const Session& session : found.sessions) all.push_back(count(session, found, now));
        report.work = people::lowered(request.work);
        report.total = sum(all);
        for (const GroupBy by : request.by) report.tables.push_back(table(by, all, request.confidential));
        report.days = days(all);
        report.period = period_of(request, report.days);
        report.unbilled = unbilled(all, request.confidential);
        report.hours = hours(all);
        if (report.total.time > Seconds::zero()) {
            report.billable_share =
                static_cast<int>(mul_div(report.total.billable_time.count(), 10'000, report.total.time.count()));
        }
        report.utilisation = utilisation(report, people::settings_of(store), now.today);
    });
    return report;
}

}  // namespace sugo::reporting
