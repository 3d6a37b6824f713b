#include <support/test.hpp>

#include <algorithm>
#include <map>
#include <numeric>

#include <core/small_books.hpp>

using namespace sugo;
using namespace sugo::test;
using std::chrono::minutes;

namespace {

std::int64_t sum(const std::vector<std::int64_t>& shares) {
    return std::accumulate(shares.begin(), shares.end(), std::int64_t{0});
}

/// Sessions of all works, days and lengths; some overlap, which pricing does not mind.
std::vector<Session> any_sessions() {
    const int count = *rc::gen::inRange(0, 60);
    std::vector<Session> sessions;
    for (int at = 0; at < count; ++at) {
        const ProjectId project = *rc::gen::element(ner, shop, book);
        const KindId kind = *rc::gen::element(code, meeting, learn);
        const Seconds length(*rc::gen::inRange(0, 20'000));
        Session made =
            session(1000 - at, project, kind, on_march(*rc::gen::inRange(0, 32), *rc::gen::inRange(0, 24)), length);
        made.zone.name = *rc::gen::element<std::string>("UTC", "Asia/Seoul", "America/Los_Angeles");
        if (*rc::gen::inRange(0, 10) == 0) made.stop.reset();
        sessions.push_back(made);
    }
    return sessions;
}

/// The small books with a rate that rises in the month, and one for meetings.
Books changing_books() {
    Books books = small_books();
    RateEntry raised = rate_from(33, march(15), 7'890);
    raised.project = ner;
    RateEntry meetings = rate_from(34, march(10), 9'999);
    meetings.client = globex;
    meetings.kind = meeting;
    books.rates.push_back(raised);
    books.rates.push_back(meetings);
    return books;
}

}  // namespace

TEST_CASE("three sessions of 25 minutes at $200/h are $250.00, and eighty are $6,666.67") {
    const Books books = small_books();
    const auto three = money_lines(sessions_in_a_row(3, shop, code, minutes(25)), books);
    REQUIRE(three.size() == 1);
    CHECK(three[0].amount == Money{25'000, {}});
    CHECK(three[0].shares == std::vector<std::int64_t>{8'334, 8'333, 8'333});
    const auto eighty = money_lines(sessions_in_a_row(80, shop, code, minutes(25)), books);
    REQUIRE(eighty.size() == 1);
    CHECK(eighty[0].amount == Money{666'667, {}});
    CHECK(eighty[0].time == minutes(2000));
    CHECK(sum(eighty[0].shares) == 666'667);
}

TEST_CASE("lines are ordered by project, kind and rate, their sessions by start") {
    const Books books = changing_books();
    const std::vector<Session> sessions = {
        session(1, shop, code, on_march(2, 9), minutes(10)),     session(2, ner, meeting, on_march(20, 9), minutes(10)),
        session(3, ner, meeting, on_march(3, 9), minutes(10)),   session(4, ner, code, on_march(3, 10), minutes(10)),
        session(5, ner, meeting, on_march(2, 12), minutes(10)),  session(6, ner, learn, on_march(2, 13), minutes(10)),
        session(7, book, meeting, on_march(2, 14), minutes(10)), session(8, ner, meeting, on_march(2, 12), minutes(1))};
    const std::vector<MoneyLine> lines = money_lines(sessions, books);
    REQUIRE(lines.size() == 4);
    CHECK(lines[0].project == ner);
    CHECK(lines[0].kind == code);
    CHECK(lines[1].kind == meeting);
    CHECK(lines[1].rate.minor_per_hour == 7'890);
    CHECK(lines[2].kind == meeting);
    CHECK(lines[2].rate.minor_per_hour == 15'000);
    CHECK(lines[2].sessions == std::vector<SessionId>{SessionId{5}, SessionId{8}, SessionId{3}});
    CHECK(lines[3].project == shop);
}

TEST_CASE("projects of two clients with one slug keep lines of their own") {
    Books books = small_books();
    books.projects[shop].slug = "ner";
    books.projects[shop].agreed_per_week = std::chrono::hours(20);
    const std::vector<Session> sessions = {session(1, shop, code, on_march(2, 9), minutes(10)),
                                           session(2, ner, code, on_march(2, 10), minutes(10))};
    const std::vector<MoneyLine> lines = money_lines(sessions, books);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].project == ner);
    CHECK(lines[1].project == shop);
}

TEST_CASE("equal remainders go to the smaller id, not to the earlier start") {
    const std::vector<Session> sessions = {session(9, shop, code, on_march(2, 9), minutes(25)),
                                           session(8, shop, code, on_march(2, 10), minutes(25)),
                                           session(7, shop, code, on_march(2, 11), minutes(25))};
    const std::vector<MoneyLine> lines = money_lines(sessions, small_books());
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].sessions == std::vector<SessionId>{SessionId{9}, SessionId{8}, SessionId{7}});
    CHECK(lines[0].shares == std::vector<std::int64_t>{8'333, 8'333, 8'334});
}

TEST_CASE("what runs, is not billable, or has no rate is on no line") {
    const Books books = small_books();
    std::vector<Session> sessions = sessions_in_a_row(5, shop, code, minutes(25));
    sessions[0].stop.reset();
    sessions[1].billable = false;
    sessions[2].start -= date::days(60);
    *sessions[2].stop -= date::days(60);
    sessions[3].outcome = Outcome::voided;
    sessions[4].project.reset();
    CHECK(money_lines(sessions, books).empty());
    CHECK_FALSE(rate_of(sessions[2], books));
    CHECK_FALSE(rate_of(sessions[4], books));
    CHECK(money_lines({}, books).empty());
}

TEST_CASE("own work has no rate, even of a kind that has one") {
    Books books = small_books();
    books.rates.push_back(rate_from(40, march(1), 5'000));
    books.rates.back().kind = code;
    CHECK_FALSE(rate_of(session(1, book, code, on_march(2, 9), minutes(25)), books));
    CHECK(rate_of(session(1, ner, code, on_march(2, 9), minutes(25)), books)->minor_per_hour == 5'000);
}

TEST_CASE("the rate is that of the local day on which the session starts") {
    const Books books = changing_books();
    Session worked = session(1, ner, code, on_march(14, 23, 30), minutes(60));
    const auto line_rate = [&] { return money_lines(std::span(&worked, 1), books).at(0).rate.minor_per_hour; };
    CHECK(line_rate() == 15'000);
    worked.zone = Zone{"Asia/Seoul"};
    CHECK(line_rate() == 7'890);
    worked.start = on_march(15, 5);
    worked.stop = on_march(15, 6);
    worked.zone = Zone{"America/Los_Angeles"};
    CHECK(line_rate() == 15'000);
}

TEST_CASE("two projects of one client, long and short, have their own tier's rate") {
    Books books = small_books();
    books.projects[shop].client = acme;
    CHECK(rate_of(session(1, ner, code, on_march(2, 9), minutes(25)), books)->minor_per_hour == 15'000);
    CHECK(rate_of(session(1, shop, code, on_march(2, 9), minutes(25)), books)->minor_per_hour == 20'000);
    books.long_threshold = std::chrono::hours(21);
    CHECK(rate_of(session(1, ner, code, on_march(2, 9), minutes(25)), books)->minor_per_hour == 20'000);
}

TEST_CASE("a rate that returns to an old value goes on with the old line") {
    Books books = small_books();
    RateEntry other = rate_from(33, march(10), 18'000);
    RateEntry back = rate_from(34, march(20), 20'000);
    other.client = back.client = globex;
    books.rates.push_back(other);
    books.rates.push_back(back);
    const std::vector<Session> sessions = {session(1, shop, code, on_march(5, 9), minutes(30)),
                                           session(2, shop, code, on_march(15, 9), minutes(30)),
                                           session(3, shop, code, on_march(25, 9), minutes(30))};
    const std::vector<MoneyLine> lines = money_lines(sessions, books);
    REQUIRE(lines.size() == 2);
    CHECK(lines[1].sessions == std::vector<SessionId>{SessionId{1}, SessionId{3}});
    CHECK(lines[1].amount == Money{20'000, {}});
}

TEST_CASE("properties of money lines") {
    const Books books = changing_books();
    property("shares are not negative and add up to their line, at the line's rate, rounded once", [&] {
        for (const MoneyLine& line : money_lines(any_sessions(), books)) {
            RC_ASSERT(sum(line.shares) == line.amount.minor);
            RC_ASSERT(std::ranges::all_of(line.shares, [](std::int64_t share) { return share >= 0; }));
            RC_ASSERT(line.amount == amount(line.rate, line.time));
            RC_ASSERT(line.shares.size() == line.sessions.size());
        }
    });
    property("every billable, ended, priced session is on exactly one line, at its rate", [&] {
        const std::vector<Session> sessions = any_sessions();
        std::map<SessionId, Rate> on_lines;
        for (const MoneyLine& line : money_lines(sessions, books)) {
            for (const SessionId id : line.sessions) RC_ASSERT(on_lines.emplace(id, line.rate).second);
        }
        for (const Session& worked : sessions) {
            const std::optional<Rate> rate = rate_of(worked, books);
            const bool expected = worked.stop && is_billable(worked, books) && rate;
            RC_ASSERT(on_lines.contains(worked.id) == expected);
            if (expected) RC_ASSERT(on_lines.at(worked.id) == *rate);
        }
    });
    property("the order in which sessions come does not matter", [&] {
        std::vector<Session> sessions = any_sessions();
        const std::vector<MoneyLine> lines = money_lines(sessions, books);
        std::ranges::sort(sessions, {}, &Session::id);
        RC_ASSERT(money_lines(sessions, books) == lines);
        std::ranges::sort(sessions, {}, &Session::start);
        RC_ASSERT(money_lines(sessions, books) == lines);
    });
    property("shares by day, or by any other partition, add up to the total", [&] {
        const std::vector<Session> sessions = any_sessions();
        std::map<SessionId, Day> days;
        for (const Session& worked : sessions) days[worked.id] = day_of(worked);
        std::map<Day, std::int64_t> by_day;
        std::int64_t total = 0;
        for (const MoneyLine& line : money_lines(sessions, books)) {
            total += line.amount.minor;
            for (std::size_t at = 0; at < line.sessions.size(); ++at)
                by_day[days.at(line.sessions[at])] += line.shares[at];
        }
        for (const auto& [day, share] : by_day) total -= share;
        RC_ASSERT(total == 0);
    });
}
