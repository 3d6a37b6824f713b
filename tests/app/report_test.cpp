#include <support/test.hpp>

#include <numeric>

#include <app/scene.hpp>
#include <sugo/report.hpp>

using namespace scene;
using reporting::GroupBy;
using reporting::Report;

namespace {

const std::vector<GroupBy> kAll{GroupBy::day,     GroupBy::week, GroupBy::month, GroupBy::client,
                                GroupBy::project, GroupBy::kind, GroupBy::tag};

struct Reports : Desk {
    Report report(const std::string& work = {}, std::vector<GroupBy> by = kAll) {
        reporting::Request request;
        request.work = work;
        request.by = std::move(by);
        return reporting::report(store, request, now);
    }
    SessionId add_session(const Words& words, const std::string& from, const std::string& to) {
        return add(words, from, to).added.session.id;
    }
};

/// "2026-03-02: 1h 30m" for each row.
std::vector<std::string> times(const Report& report, GroupBy by) {
    for (const reporting::Table& table : report.tables) {
        if (table.by != by) continue;
        std::vector<std::string> lines;
        for (const reporting::Row& row : table.rows) lines.push_back(row.key + ": " + format(row.sums.time));
        return lines;
    }
    return {};
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a report sums up by day, week, month, client, project, kind and tag") {
    Reports desk;
    desk.add_session({"acme", "code"}, "2026-02-28 10:00", "2026-02-28 12:00");
    desk.add_session({"acme", "meeting"}, "2026-03-01 10:00", "2026-03-01 10:30");
    desk.add_session({"book", "code"}, "2026-03-02 07:00", "2026-03-02 08:00");
    desk.add_session({"learn"}, "2026-03-02 08:00", "2026-03-02 08:10");
    const Report report = desk.report();

    CHECK(report.total.time == 3h + 40min);
    CHECK(report.total.billable_time == 2h + 30min);
    CHECK(report.total.sessions == 4);
    CHECK(report.total.money == std::vector{Money{37'500, {}}});
    CHECK(report.billable_share == 6'818);
    CHECK(times(report, GroupBy::day) == Lines{"2026-02-28: 2h", "2026-03-01: 30m", "2026-03-02: 1h 10m"});
    CHECK(times(report, GroupBy::week) == Lines{"2026-W09: 2h 30m", "2026-W10: 1h 10m"});
    CHECK(times(report, GroupBy::month) == Lines{"2026-02: 2h", "2026-03: 1h 40m"});
    CHECK(times(report, GroupBy::client) == Lines{"acme: 2h 30m", ": 1h 10m"});
    CHECK(times(report, GroupBy::project) == Lines{"acme/ner: 2h 30m", "book: 1h", ": 10m"});
    CHECK(times(report, GroupBy::kind) == Lines{"code: 3h", "meeting: 30m", "learn: 10m"});
    CHECK(times(report, GroupBy::tag) == Lines{": 3h 40m"});
    REQUIRE(report.period);
    CHECK(to_string(*report.period) == "2026-02-28 to 2026-03-02");
    CHECK(report.days.size() == 3);
}

TEST_CASE("a session counts under each of its tags, and once in the total") {
    Reports desk;
    tracking::AddRequest request;
    request.words = {"acme"};
    request.from = "07:00";
    request.to = "08:00";
    request.tags = {"deep", "ner"};
    tracking::add(desk.store, request, desk.now);
    desk.add_session({"acme"}, "08:00", "08:30");
    const Report report = desk.report();
    CHECK(times(report, GroupBy::tag) == Lines{"deep: 1h", "ner: 1h", ": 30m"});
    CHECK(report.total.time == 90min);
    CHECK(report.total.money == std::vector{Money{22'500, {}}});
}

TEST_CASE("without sessions a report is empty, and has no period of its own") {
    Reports desk;
    const Report report = desk.report();
    CHECK(report.total == reporting::Sums{});
    CHECK_FALSE(report.period);
    CHECK_FALSE(report.utilisation);
    CHECK(report.billable_share == 0);
    CHECK(report.hours == std::vector<Seconds>(24));
    for (const reporting::Table& table : report.tables) CHECK(table.rows.empty());
}

TEST_CASE("a report of one client says no word of another") {
    Reports desk;
    people::ClientEdit named;
    named.name = "Globex Corporation";
    people::add_client(desk.store, "globex", named, desk.now);
    people::add_project(desk.store, "globex/ranking", {}, desk.now);
    desk.add_session({"acme"}, "07:00", "08:00");
    desk.add_session({"globex/ranking"}, "08:00", "08:30");
    const Report report = desk.report("ACME");
    CHECK(report.work == "acme");
    CHECK(report.total.time == 1h);
    CHECK(times(report, GroupBy::client) == Lines{"acme: 1h"});
    CHECK(times(report, GroupBy::project) == Lines{"acme/ner: 1h"});
    REQUIRE(report.unbilled.size() == 1);
    CHECK(report.unbilled[0].client == "acme");
    CHECK(desk.report("acme/ner").work == "acme/ner");
}

TEST_CASE("names of clients and titles of projects stay away where they are confidential") {
    Reports desk;
    people::ClientEdit edit;
    edit.name = "Acme Robotics";
    desk.set_client("acme", edit);
    people::ProjectEdit titled;
    titled.title = "NER pipeline";
    people::edit_project(desk.store, "acme/ner", titled, desk.now);
    desk.add_session({"acme"}, "07:00", "08:00");
    const auto labels = [&](bool confidential) {
        reporting::Request request;
        request.by = {GroupBy::client, GroupBy::project};
        request.confidential = confidential;
        const Report report = reporting::report(desk.store, request, desk.now);
        return Lines{report.tables[0].rows[0].label, report.tables[1].rows[0].label, report.unbilled[0].label};
    };
    CHECK(labels(false) == Lines{"acme (Acme Robotics)", "acme/ner (NER pipeline)", "acme (Acme Robotics)"});
    CHECK(labels(true) == Lines{"acme", "acme/ner", "acme"});
    edit.confidential = true;
    desk.set_client("acme", edit);
    CHECK(labels(false) == Lines{"acme", "acme/ner", "acme"});
}

TEST_CASE("unbilled is what no issued invoice holds and nobody settled, since its first day") {
    Reports desk;
    const SessionId first = desk.add_session({"acme"}, "2026-02-02 09:00", "2026-02-02 10:00");
    desk.add_session({"acme"}, "2026-02-03 09:00", "2026-02-03 10:00");
    const SessionId settled = desk.add_session({"acme"}, "2026-02-04 09:00", "2026-02-04 10:00");
    desk.store.transact(desk.now.at, "settle", [&] {
        Session session = desk.store.sessions().find(settled).value();
        session.settled = true;
        desk.store.sessions().update(session);
    });
    const InvoiceId draft = desk.draft({first});
    CHECK(desk.report().total.unbilled == std::vector{Money{30'000, {}}});
    CHECK(to_string(desk.report().unbilled.at(0).since) == "2026-02-02");
    desk.issue(draft);
    const Report report = desk.report();
    CHECK(report.total.money == std::vector{Money{45'000, {}}});
    CHECK(report.total.unbilled == std::vector{Money{15'000, {}}});
    REQUIRE(report.unbilled.size() == 1);
    CHECK(report.unbilled[0].money == report.total.unbilled);
    CHECK(report.unbilled[0].time == 1h);
    CHECK(to_string(report.unbilled[0].since) == "2026-02-03");
}

TEST_CASE("billable work before its first rate is counted as such, and not as money") {
    Reports desk;
    desk.add_session({"acme"}, "2025-12-30 09:00", "2025-12-30 10:00");
    const Report report = desk.report();
    CHECK(report.total.without_rate == 1);
    CHECK(report.total.money.empty());
    CHECK(report.total.billable_time == 1h);
    CHECK(report.unbilled.at(0).without_rate == 1);
}

TEST_CASE("utilisation holds the billable time against the weekly target until today") {
    Reports desk;  // 80 pomodori of 25 minutes a week
    desk.add_session({"acme"}, "2026-03-01 09:00", "2026-03-01 13:00");
    reporting::Request request;
    request.period = parse_period("2026-03", desk.now.today).value();
    // Two days of March: 2/7 of 33 h 20 m.
    CHECK(reporting::report(desk.store, request, desk.now).utilisation == 4'200);
    request.period = parse_period("2026-04", desk.now.today).value();
    CHECK_FALSE(reporting::report(desk.store, request, desk.now).utilisation);
    people::set_setting(desk.store, "week", "0", desk.now);
    CHECK_FALSE(desk.report().utilisation);
}

TEST_CASE("what runs counts as far as it has come, and a void pomodoro not at all") {
    Reports desk;
    desk.start({"acme"}, "08:00");
    desk.clock("2026-03-02 08:10");
    CHECK(desk.report().total.time == 10min);
    CHECK(desk.report().total.unbilled.empty());
    desk.store.transact(desk.now.at, "void", [&] {
        Session session = desk.store.sessions().open().value();
        session.stop = desk.now.at;
        session.outcome = Outcome::voided;
        desk.store.sessions().update(session);
    });
    CHECK(desk.report().total == reporting::Sums{});
}

TEST_CASE("hours are those of the clock where the work was done, over a clock change too") {
    Reports desk;
    // On 8 March 2026 the clock in Los Angeles goes from 02:00 to 03:00.
    desk.clock("2026-03-09 09:00");
    desk.add_session({"acme"}, "2026-03-08 01:30", "2026-03-08 03:15");
    desk.travel("Asia/Kolkata");
    desk.add_session({"acme"}, "2026-03-08 22:50", "2026-03-09 00:10");
    const std::vector<Seconds> hours = desk.report().hours;
    CHECK(hours[1] == 30min);
    CHECK(hours[2] == 0min);
    CHECK(hours[3] == 15min);
    CHECK(hours[22] == 10min);
    CHECK(hours[23] == 60min);
    CHECK(hours[0] == 10min);
}

TEST_CASE("the hours of a session left running for days add up to its time") {
    Reports desk;
    desk.start({"learn"}, "2026-03-02 08:30");
    desk.clock("2026-03-12 11:00");
    desk.store.transact(desk.now.at, "leave it running", [&] {
        Session session = desk.store.sessions().open().value();
        session.start = desk.at("2026-02-01 09:30");
        session.stop = desk.at("2026-02-11 11:00");
        session.outcome = Outcome::stopped;
        desk.store.sessions().update(session);
    });
    const std::vector<Seconds> hours = desk.report().hours;
    CHECK(hours[8] == 10h);
    CHECK(hours[9] == 10h + 30min);
    CHECK(std::accumulate(hours.begin(), hours.end(), Seconds{}) == 241h + 30min);
}

TEST_CASE("what to group by is a word, in the plural too") {
    CHECK(reporting::parse_group_by("Weeks").value() == GroupBy::week);
    for (const GroupBy by : kAll) CHECK(reporting::parse_group_by(to_string(by)).value() == by);
    const auto bad = reporting::parse_group_by("wek");
    REQUIRE(bad.has_error());
    CHECK(bad.error().kind == ErrorKind::usage);
    CHECK(bad.error().hint == "--by week");
}
