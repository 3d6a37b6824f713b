#include <support/test.hpp>

#include <app/office.hpp>
#include <sugo/billing.hpp>
#include <sugo/report.hpp>

using namespace office;
using reporting::GroupBy;

namespace {

/// More sessions than are asked for one by one: 3,000 of odd lengths for each of two clients, the older half of one
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
        REQUIRE(part.total.sessions <= 5'000);  // so that its shares are asked for one by one
        time += part.total.time;
        for (const auto& one : part.unbilled) unbilled_time += one.time;
    }
    Seconds all_unbilled_time{};
    for (const auto& one : all.unbilled) all_unbilled_time += one.time;
    CHECK(time == all.total.time);
    CHECK(unbilled_time == all_unbilled_time);
    CHECK(minor(all.total.money) == minor(tracking::log(office.store, {}, office.now).money));
}

TEST_CASE("frozen shares are the same asked for one by one and all at once") {
    LongLog office;
    int count = 0;
    office.store.invoices().frozen_shares([&](SessionId session, const Money& share) {
        ++count;
        if (office.store.invoices().frozen_share(session) != share) FAIL_CHECK("another share");
    });
    CHECK(count == static_cast<int>(office.store.invoices().claims().size()));
}
