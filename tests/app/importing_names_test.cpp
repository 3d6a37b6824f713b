#include <support/test.hpp>

#include <app/importing_desk.hpp>
#include <app/importing_rules.hpp>

using namespace office;

namespace {

struct Named : Importing {
    void put(std::string client, std::string project, std::string kind = "code") {
        request.source.intervals.clear();
        Interval named = interval(utc(2026, 3, 2, 9), 25, {});
        named.client = std::move(client);
        named.project = std::move(project);
        named.kind = std::move(kind);
        add(named);
    }
    std::string work(std::string client, std::string project, std::string kind = "code") {
        put(std::move(client), std::move(project), std::move(kind));
        request.dry_run = true;
        const Imported imported = import();
        request.dry_run = false;
        return imported.rows.at(0).work;
    }
    Error refused(std::string client, std::string project, std::string kind = "code") {
        put(std::move(client), std::move(project), std::move(kind));
        return refusal();
    }
};

}  // namespace

TEST_CASE("names that a source keeps apart mean what is called so here, by slug or in full") {
    Named office;
    people::ProjectEdit edit;
    edit.title = "NER pipeline";
    people::edit_project(office.store, "acme/ner", edit, office.now);
    CHECK(office.work("acme", "ner") == "acme/ner code");
    CHECK(office.work("Acme Inc.", "NER Pipeline", "Learn") == "acme/ner learn");
    CHECK(office.work("Acme", "") == "acme/ner code");
    CHECK(office.work("Acme", "Acme") == "acme/ner code");
    CHECK(office.work("", "NER") == "acme/ner code");
    CHECK(office.work("", "Globex") == "globex/ranking code");
    CHECK(office.work("", "Book") == "book code");
    CHECK(office.work("", "learn", "") == "learn");
}

TEST_CASE("a name that means nothing here is refused, with commands that mend it") {
    Named office;
    const Error client = office.refused("Hooli & Sons", "x");
    CHECK(client.kind == ErrorKind::bad_data);
    CHECK(client.message == "2026-03.data:1 is work for Hooli & Sons, who is no client here: inc 1");
    CHECK(client.hint == "sugo client add hooli-sons --name \"Hooli & Sons\", or --map \"Hooli & Sons=acme\"");
    const Error project = office.refused("acme", "Web $ite");
    CHECK(project.message == "2026-03.data:1 is work on Web $ite, and acme has no such project: inc 1");
    CHECK(project.hint == "sugo project add acme/web-ite --title \"Web \\$ite\", or --map \"Web \\$ite=acme/PROJECT\"");
    CHECK(has(office.refused("", "garden").message, "is work on garden, which is no project here"));
    CHECK(has(office.refused("acme", "ner", "sport").message, "is sport, which is no kind of work here"));
    CHECK(has(office.refused("acme", "ranking").message, "acme has no such project"));
}

TEST_CASE("a rule says what a name means, and one for client/project goes before one for the project") {
    Named office;
    office.request.rules.tags = {{"A", "acme"},
                                 {"G", "globex"},
                                 {"Web", "acme/ner"},
                                 {"G/Web", "globex/ranking"},
                                 {"All", "initech/advice"},
                                 {"T", "kind:learn"},
                                 {"Home", "ignore"}};
    CHECK(office.work("A", "Web") == "acme/ner code");
    CHECK(office.work("G", "Web") == "globex/ranking code");
    CHECK(office.work("All", "whatever", "T") == "initech/advice learn");
    CHECK(office.work("Home", "book") == "book code");
}

TEST_CASE("the source's word on what is billed holds, and is said, unless it is to be ignored") {
    Named office;
    office.put("acme", "ner");
    office.request.source.intervals[0].billable = false;
    office.request.dry_run = true;
    const Imported held = office.import();
    CHECK(held.money.empty());
    REQUIRE(held.remarks.size() == 1);
    CHECK(has(held.remarks[0], "1 of 1 is not billable because the source says so; --ignore-billable"));
    office.request.ignore_billable = true;
    CHECK(office.import().money == std::vector{Money{6250, Currency()}});
    CHECK(office.import().remarks.empty());

    office.request.dry_run = false;
    office.request.ignore_billable = false;
    office.import();
    CHECK(office.sessions().at(0).billable == false);
}

TEST_CASE("a session has the zone that its row tells, for its day and its rate too") {
    Named office;
    office.put("acme", "ner");
    Interval& late = office.request.source.intervals[0];
    late.start = utc(2025, 12, 31, 16);  // new year's day in Seoul
    late.stop = late.start + std::chrono::minutes(25);
    late.zone = kSeoul;
    CHECK(office.import().money == std::vector{Money{6250, Currency()}});  // rates begin on 2026-01-01
    CHECK(office.sessions().at(0).zone == kSeoul);
}

TEST_CASE("work without a time of day fills the day's free room, also when it is imported again with more") {
    Importing office;
    office.keep(office.session({"acme/ner"}, utc(2026, 3, 2, 9, 30), 30));
    const auto put = [&](int minutes, const std::string& key) {
        Interval floating = interval(utc(2026, 3, 2, 9), minutes, {"acme", "code"});
        floating.floating = true;
        floating.key = key;
        office.add(floating);
    };
    put(45, "long");
    put(30, "short");
    CHECK(office.import().time == std::chrono::minutes(75));
    put(20, "new");
    const Imported again = office.import();
    CHECK(again.count == 1);
    CHECK(again.known == 2);
    std::vector<Instant> starts;
    for (const Session& session : office.sessions()) starts.push_back(session.start);
    CHECK(starts ==
          std::vector{utc(2026, 3, 2, 9), utc(2026, 3, 2, 9, 30), utc(2026, 3, 2, 10), utc(2026, 3, 2, 10, 45)});

    put(24 * 60, "too long");
    const Error full = error_of([&] { importing::import(office.store, office.request, office.now); });
    CHECK(full.kind == ErrorKind::refused);
    CHECK(has(full.message, "lasts 24h, and 2026-03-02 has no room for it between 09:00 and midnight"));
    CHECK(has(full.hint, "--day-starts"));
}

TEST_CASE("a long import tells how far it is") {
    Importing office;
    for (int n = 0; n < 2'500; ++n) office.add(utc(2026, 1, 1) + std::chrono::minutes(n), 1, {"learn"});
    std::vector<std::int64_t> told;
    office.request.progress = [&](std::int64_t done, std::int64_t all) {
        CHECK(all == 2'500);
        told.push_back(done);
    };
    office.import();
    CHECK(told == std::vector<std::int64_t>{0, 1'000, 2'000});
}
