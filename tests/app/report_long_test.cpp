#include <support/test.hpp>

#include <app/office.hpp>
#include <sugo/billing.hpp>
#include <sugo/report.hpp>

using namespace office;
using reporting::GroupBy;

namespace {

/// 3,000 sessions of odd lengths for each of two clients, the older half of one
/// billed, an invoice of it voided and billed again.
struct LongLog : Office {
    static constexpr int kSessions = 3'000;

    LongLog() {
        set_rate("acme", 14'321);
        Session acme = session({"acme", "code"}, utc(2026, 1, 1));
        Session globex = session({"globex", "code"}, utc(2026, 1, 1));
        store.transact(now.at, "log", [&] {
            for (int at = 0; at < kSessions; ++at) {
                keep_at(globex, at, 0);
                keep_at(acme, at, 12);
            }
        });
        billing::draft(store, {.client = "acme", .from = {}, .through = office::day(2026, 1, 20)}, now);
        billing::issue(store, {.name = "acme"}, now);
        billing::mark_void(store, "2026-001", "wrong day", now);
        billing::draft(store, {.client = "acme", .from = {}, .through = office::day(2026, 2, 10)}, now);
        billing::issue(store, {.name = "acme"}, now);
    }

    void keep_at(Session& session, int at, int minute) {
        session.start = utc(2026, 1, 1) + std::chrono::minutes(25 * at + minute);
        session.stop = session.start + Seconds(300 + at % 411);
        store.sessions().add(session);
    }

    reporting::Report report(std::optional<Period> period) {
        reporting::Request request;
        request.period = period;
        request.by = {GroupBy::client, GroupBy::month, GroupBy::day};
        return reporting::report(store, request, now);
    }
};

std::int64_t minor(const std::vector<Money>& money) {
    return money.empty() ? 0 : money.front().minor;
}

}  // namespace

TEST_CASE("a report of a long log adds up to what short ones and invoices say") {
    LongLog office;
    const reporting::Report all = office.report({});
    CHECK(all.total.sessions == 2 * LongLog::kSessions);
    const std::int64_t issued = office.store.invoices().issued("2026-002")->document.total.minor;
    for (const reporting::Row& row : all.tables.front().rows) {
        const std::int64_t billed = row.key == "acme" ? issued : 0;
        CHECK(minor(row.sums.money) - minor(row.sums.unbilled) == billed);
    }
    Seconds time{};
    Seconds unbilled_time{};
    for (const unsigned month : {1U, 2U}) {
        const Day first = office::day(2026, month, 1);
        const reporting::Report part = office.report(Period{first, first + date::days(month == 1 ? 30 : 27)});
        time += part.total.time;
        for (const auto& one : part.unbilled) unbilled_time += one.time;
    }
    Seconds all_unbilled_time{};
    for (const auto& one : all.unbilled) all_unbilled_time += one.time;
    CHECK(time == all.total.time);
    CHECK(unbilled_time == all_unbilled_time);
    CHECK(minor(all.total.money) == minor(tracking::log(office.store, {}, office.now).money));
}

TEST_CASE("the shares that live invoices froze are found for any choice of sessions") {
    LongLog office;
    billing::draft(office.store, {.client = "acme", .from = {}, .through = office::day(2026, 2, 20)}, office.now);
    billing::issue(office.store, {.name = "acme"}, office.now);
    const auto claims = office.store.invoices().claims();
    std::map<InvoiceId, int> billed;
    for (const auto& [session, claim] : claims) ++billed[claim.invoice];
    REQUIRE(billed.size() == 2);

    const Session any = *office.store.sessions().newest(1);
    const auto frozen = [&](const SessionQuery& query) {
        std::map<SessionId, Money> shares;
        office.store.invoices().frozen_shares(query, [&](SessionId session, const Money& share) {
            if (!shares.emplace(session, share).second) FAIL_CHECK("twice");
            if (share != Money{claims.at(session).share.value(), Currency()}) FAIL_CHECK("another share");
        });
        office.store.sessions().select(query, [&](const Session& session) {
            if (claims.contains(session.id) != shares.contains(session.id)) FAIL_CHECK("missed");
        });
        return static_cast<int>(shares.size());
    };
    const int all = static_cast<int>(claims.size());
    const int first = billed.begin()->second;
    const int second = billed.rbegin()->second;
    SessionQuery query;
    CHECK(frozen(query) == all);
    query.kind = any.kind;
    CHECK(frozen(query) == all);
    query.newest = 10;
    CHECK(frozen(query) == 0);
    query.newest = 6'000;
    CHECK(frozen(query) == all);

    const auto between = [&](Instant from, Instant until) {
        SessionQuery days;
        days.from = from;
        days.until = until;
        return frozen(days);
    };
    CHECK(between(utc(2026, 1, 5), utc(2026, 1, 6)) == first);
    CHECK(between(utc(2026, 2, 15), utc(2026, 2, 16)) == second);
    CHECK(between(utc(2026, 2, 1), utc(2026, 2, 16)) == all);
    CHECK(between(utc(2026, 3, 1), utc(2026, 4, 1)) == 0);

    for (const Project& project : office.store.clients().projects()) {
        SessionQuery work;
        work.projects = {project.id};
        const bool is_billed = office.store.sessions().find(claims.begin()->first)->project == project.id;
        CHECK(frozen(work) == (is_billed ? all : 0));
    }
    SessionQuery none;
    none.tags = {"nobody has it"};
    CHECK(frozen(none) == 0);
    none = {};
    none.text = "nobody wrote it";
    CHECK(frozen(none) == 0);
    none = {};
    none.unclaimed = true;
    CHECK(frozen(none) == 0);
}

TEST_CASE("work that was billed far from UTC is found by its moment, whatever its local day") {
    Office office;
    office.set_rate("acme", 15'000);
    for (const auto& [zone, at] : {std::pair("Pacific/Kiritimati", utc(2026, 1, 31) + std::chrono::hours(11)),
                                   std::pair("Etc/GMT+12", utc(2026, 2, 2) + std::chrono::hours(11))}) {
        Session session = office.session({"acme", "code"}, at);
        session.zone.name = zone;  // where it is 1 February
        session.stop = at + std::chrono::minutes(25);
        office.store.transact(office.now.at, "add", [&] { office.store.sessions().add(session); });
    }
    billing::draft(office.store, {.client = "acme", .from = {}, .through = office::day(2026, 2, 1)}, office.now);
    billing::issue(office.store, {.name = "acme"}, office.now);
    for (const Instant day : {utc(2026, 1, 31), utc(2026, 2, 2)}) {
        SessionQuery query;
        query.from = day;
        query.until = day + std::chrono::hours(24);
        int found = 0;
        office.store.invoices().frozen_shares(query, [&](SessionId, const Money&) { ++found; });
        CHECK(found == 2);
    }
}
