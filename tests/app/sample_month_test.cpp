#include <support/test.hpp>

#include <fstream>
#include <sstream>

#include <app/office.hpp>
#include <sugo/billing.hpp>
#include <sugo/importing.hpp>
#include <sugo/report.hpp>

using namespace office;

namespace {

/// "20260302T160000Z"
Instant compact(const std::string& text) {
    const auto number = [&](std::size_t at, std::size_t size) { return std::stoi(text.substr(at, size)); };
    return utc(number(0, 4), static_cast<unsigned>(number(4, 2)), static_cast<unsigned>(number(6, 2)), number(9, 2),
               number(11, 2), number(13, 2));
}

/// The month's data file; its reader lives in another room.
importing::ImportSource sample_month() {
    std::ifstream file(SUGO_SOURCE_DIR "/examples/sample-month/timewarrior-month/2026-03.data");
    importing::ImportSource source;
    source.name = "timewarrior";
    for (std::string row; std::getline(file, row);) {
        importing::Interval interval;
        std::istringstream words(row);
        std::string inc, start, dash, stop, hash;
        words >> inc >> start >> dash >> stop >> hash;
        interval.start = compact(start);
        interval.stop = compact(stop);
        for (std::string tag; words >> tag && tag != "#";) interval.tags.push_back(tag);
        interval.row = row;
        interval.key = row;
        interval.place = "2026-03.data:" + std::to_string(source.intervals.size() + 1);
        source.intervals.push_back(interval);
    }
    return source;
}

struct March : Office {
    importing::Imported imported;

    March() {
        now = now_in(utc(2026, 4, 1, 17), kLosAngeles);
        imported = import();
    }

    importing::Imported import() {
        importing::Request request;
        request.source = sample_month();
        request.zone = kLosAngeles;
        return importing::import(store, request, now);
    }
};

}  // namespace

TEST_CASE("the sample month: 280 sessions and 419,580 seconds come in, and a second import adds none") {
    March march;
    CHECK(march.imported.source_count == 280);
    CHECK(march.imported.source_time == Seconds(419'580));
    CHECK(march.imported.count == 280);
    CHECK(march.imported.time == Seconds(419'580));
    CHECK(march.imported.kept_tags.empty());
    CHECK(march.imported.without_rate == 0);
    CHECK(march.imported.money == std::vector{Money{907'750 + 512'667 + 66'667, Currency()}});

    const importing::Imported again = march.import();
    CHECK(again.count == 0);
    CHECK(again.known == 280);
    CHECK(again.known_time == Seconds(419'580));
}

TEST_CASE("the sample month is billed to the cent, in every detail, and nothing of one's own is on it") {
    for (const Detail detail : {Detail::none, Detail::day, Detail::session}) {
        CAPTURE(to_string(detail));
        March march;
        const auto draft = [&](const std::string& client) {
            return billing::draft(
                march.store,
                {.client = client, .from = {}, .through = day(2026, 3, 31), .detail = detail, .project = {}},
                march.now);
        };
        const billing::Drafted acme = draft("acme");
        CHECK(format(acme.document.total) == "$9,077.50");
        REQUIRE(acme.document.lines.size() == 2);
        CHECK(acme.document.lines[0].kind == "code");
        CHECK(format(acme.document.lines[0].amount.value()) == "$8,340.00");
        CHECK(acme.document.lines[1].kind == "meeting");
        CHECK(format(acme.document.lines[1].amount.value()) == "$737.50");
        CHECK(acme.left_over.empty());
        CHECK(format(draft("globex").document.total) == "$5,126.67");
        CHECK(format(draft("initech").document.total) == "$666.67");

        Seconds unbilled{};
        SessionQuery rest;
        rest.unclaimed = true;
        march.store.sessions().select(rest, [&](const Session& session) {
            const std::string kind = march.store.clients().kind(session.kind)->slug;
            CHECK((kind == "learn" || kind == "admin" || kind == "review" || kind == "opensource"));
            unbilled += *session.stop - session.start;
        });
        CHECK(unbilled == Seconds(64'800 + 12'000 + 15'000 + 5'640));

        for (const char* client : {"acme", "globex", "initech"}) {
            const billing::Shown issued = billing::issue(march.store, {client, {}, {}}, march.now);
            CHECK(billing::show(march.store, issued.name, march.now).hash == issued.hash);
        }
    }
}

TEST_CASE("the report of the sample month has its seconds, and each client's total of its invoice") {
    March march;
    using reporting::GroupBy;
    for (const char* client : {"globex", "initech"}) {
        billing::draft(march.store, {.client = client, .through = day(2026, 3, 31)}, march.now);
    }
    billing::issue(march.store, {"initech", {}, {}}, march.now);
    reporting::Request request;
    request.period = Period{day(2026, 3, 1), day(2026, 3, 31)};
    request.by = {GroupBy::client, GroupBy::project, GroupBy::kind, GroupBy::day, GroupBy::week};
    const reporting::Report report = reporting::report(march.store, request, march.now);
    CHECK(report.total.sessions == 280);
    CHECK(report.total.time == Seconds(419'580));
    REQUIRE(report.total.money.size() == 1);
    CHECK(format(report.total.money[0]) == "$14,870.84");
    CHECK(format(report.total.unbilled.at(0)) == "$14,204.17");
    for (const reporting::Table& table : report.tables) {
        Seconds time{};
        Money money;
        for (const reporting::Row& row : table.rows) {
            time += row.sums.time;
            for (const Money& one : row.sums.money) money = money + one;
        }
        CHECK(time == report.total.time);
        CHECK(money == report.total.money[0]);
    }
    std::vector<std::string> clients;
    for (const reporting::Row& row : report.tables[0].rows) {
        clients.push_back(row.key + (row.sums.money.empty() ? "" : " " + format(row.sums.money[0])));
    }
    CHECK(clients == std::vector<std::string>{"acme $9,077.50", "", "globex $5,126.67", "initech $666.67"});
}
