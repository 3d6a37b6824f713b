#include <support/test.hpp>

#include <map>

#include <app/office.hpp>
#include <sugo/billing.hpp>
#include <sugo/report.hpp>
#include <sugo/tracking.hpp>

using namespace office;
using reporting::GroupBy;
using reporting::Report;
using Sums = std::map<std::string, std::int64_t>;

namespace {

const std::vector<GroupBy> kAll{GroupBy::day,     GroupBy::week, GroupBy::month, GroupBy::client,
                                GroupBy::project, GroupBy::kind, GroupBy::tag};
const std::vector<std::string> kClients{"acme", "globex", "한빛"};

void add_to(Sums& sums, const std::vector<Money>& money) {
    for (const Money& one : money) sums[std::string(one.currency.code())] += one.minor;
}
Sums sums_of(const std::vector<Money>& money) {
    Sums sums;
    add_to(sums, money);
    return sums;
}

/// Rates that change in the month, in dollars and won, and sessions of odd lengths around them.
struct RandomOffice : Office {
    RandomOffice() {
        add_client("한빛", "번역", {}, "KRW");
        set_rate("한빛", 54'321);
        set_rate("globex", *rc::gen::inRange(1, 30'000), office::day(2026, 3, *rc::gen::inRange(1u, 28u)));
        set_rate("한빛", *rc::gen::inRange(1, 90'000), office::day(2026, 3, *rc::gen::inRange(2u, 28u)));
        const int count = *rc::gen::inRange(0, 40);
        for (int at = 0; at < count; ++at) keep(any_session(at));
    }

    Session any_session(int at) {
        const auto words = *rc::gen::elementOf(std::vector<std::vector<std::string>>{
            {"acme", "code"}, {"acme", "meeting"}, {"globex", "code"}, {"한빛", "code"}, {"book", "code"}, {"learn"}});
        Session made = session(words, utc(2026, 3, 1) + at * std::chrono::hours(18));
        made.stop = made.start + Seconds(*rc::gen::inRange(1, 10'000));
        made.zone.name = *rc::gen::element<std::string>("UTC", "Asia/Seoul", "America/Los_Angeles");
        if (*rc::gen::arbitrary<bool>()) made.tags = {"deep"};
        if (*rc::gen::inRange(0, 6) == 0) made.billable = false;
        return made;
    }

    Report report(const std::string& work = {}) {
        reporting::Request request;
        request.work = work;
        request.by = kAll;
        return reporting::report(store, request, now);
    }

    /// What a draft of all the client's unbilled sessions comes to; nothing where there are none.
    Sums draft(const std::string& client, Day through) {
        try {
            const auto drafted = billing::draft(store, {.client = client, .from = {}, .through = through}, now);
            return sums_of({drafted.document.total});
        } catch (const Failure&) {
            return {};
        }
    }
};

void check_tables(const Report& report) {
    for (const reporting::Table& table : report.tables) {
        Sums money, unbilled;
        Seconds time{};
        int sessions = 0;
        for (const reporting::Row& row : table.rows) {
            add_to(money, row.sums.money);
            add_to(unbilled, row.sums.unbilled);
            time += row.sums.time;
            sessions += row.sums.sessions;
        }
        RC_ASSERT(money == sums_of(report.total.money));
        RC_ASSERT(unbilled == sums_of(report.total.unbilled));
        RC_ASSERT(time == report.total.time);
        RC_ASSERT(sessions == report.total.sessions);
    }
}

/// As many sessions have one tag at most, rows by tag add up too.
void check_all(RandomOffice& office) {
    const Report report = office.report();
    check_tables(report);
    RC_ASSERT(sums_of(report.total.money) == sums_of(tracking::log(office.store, {}, office.now).money));
    Seconds by_day{}, by_hour{};
    for (const reporting::DaySums& day : report.days) by_day += day.time;
    for (const Seconds hour : report.hours) by_hour += hour;
    RC_ASSERT(by_day == report.total.time);
    RC_ASSERT(by_hour == report.total.time);
    Sums unbilled;
    for (const auto& one : report.unbilled) add_to(unbilled, one.money);
    RC_ASSERT(unbilled == sums_of(report.total.unbilled));
}

}  // namespace

TEST_CASE("properties of reports") {
    property("every table has the total of the drafts of the same sessions", [] {
        RandomOffice office;
        check_all(office);
        Sums drafts;
        for (const std::string& client : kClients) {
            const Sums money = sums_of(office.report(client).total.money);
            const Sums draft = office.draft(client, office::day(2026, 4, 30));
            RC_ASSERT(money == draft);
            for (const auto& [currency, minor] : draft) drafts[currency] += minor;
        }
        RC_ASSERT(drafts == sums_of(office.report().total.money));
    });
    property("what was issued stays in the tables as it was issued, though its rate changes", [] {
        RandomOffice office;
        std::map<std::string, Sums> issued;
        for (const std::string& client : kClients) {
            issued[client] = office.draft(client, office::day(2026, 3, *rc::gen::inRange(1u, 31u)));
            if (!issued[client].empty()) billing::issue(office.store, {.name = client}, office.now);
        }
        office.set_rate("acme", 12'345, office::day(2026, 3, 2));
        check_all(office);
        for (const std::string& client : kClients) {
            const Report report = office.report(client);
            check_tables(report);
            Sums all = issued[client];
            for (const auto& [currency, minor] : office.draft(client, office::day(2026, 4, 30))) all[currency] += minor;
            RC_ASSERT(sums_of(report.total.money) == all);
        }
    });
}
