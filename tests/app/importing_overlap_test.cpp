#include <support/test.hpp>

#include <app/importing_desk.hpp>

using namespace office;

TEST_CASE("a source that overlaps itself is refused with both places and times") {
    Importing office;
    office.add(utc(2026, 3, 2, 12), 25, {"acme", "code"});
    office.add(utc(2026, 3, 2, 9), 60, {"acme", "code"});
    office.add(utc(2026, 3, 2, 9, 59), 25, {"globex", "code"});
    const Error error = office.refusal();
    CHECK(error.kind == ErrorKind::refused);
    CHECK(error.message == "2026-03.data:3 (2026-03-02 09:59–10:24) overlaps 2026-03.data:2 (2026-03-02 09:00–10:00)");
    CHECK(has(error.hint, "--trim"));
}

TEST_CASE("a source that overlaps the log is refused with the session it meets") {
    Importing office;
    office.work({"globex", "code"}, utc(2026, 3, 2, 9, 30), 60);
    office.add(utc(2026, 3, 2, 9), 30, {"acme", "code"});  // ends where it begins
    office.add(utc(2026, 3, 2, 10), 10, {"acme", "code"});
    const Error error = error_of([&] { importing::import(office.store, office.request, office.now); });
    CHECK(error.kind == ErrorKind::refused);
    CHECK(has(error.message, "2026-03.data:2 (2026-03-02 10:00–10:10) overlaps session "));
    CHECK(has(error.message, "(globex/ranking code, 2026-03-02 09:30–10:30)"));
    CHECK(office.sessions().size() == 1);
}

TEST_CASE("with --trim the log and what began earlier stay, and the difference is told to the second") {
    Importing office;
    office.work({"globex", "code"}, utc(2026, 3, 2, 10), 30);
    office.add(utc(2026, 3, 2, 9), 120, {"acme", "code"});      // split around the log's session
    office.add(utc(2026, 3, 2, 10, 50), 30, {"acme", "code"});  // begins later: 10 minutes go
    office.add(utc(2026, 3, 2, 10, 5), 10, {"acme", "code"});   // vanishes
    office.request.trim = true;
    const Imported imported = office.import();
    CHECK(imported.count == 3);
    CHECK(imported.source_time == std::chrono::minutes(160));
    CHECK(imported.time == std::chrono::minutes(110));
    CHECK(imported.trimmed == std::chrono::minutes(50));
    std::vector<Instant> starts;
    for (const Session& session : office.sessions()) starts.push_back(session.start);
    CHECK(starts == std::vector{utc(2026, 3, 2, 9), utc(2026, 3, 2, 10), utc(2026, 3, 2, 10, 30), utc(2026, 3, 2, 11)});
    CHECK(office.import().count == 0);
}

TEST_CASE("after --trim no two sessions overlap, and the totals agree, whatever the source holds") {
    property("any source", [](const std::vector<std::pair<unsigned char, unsigned char>>& spans,
                              const std::vector<std::pair<unsigned char, unsigned char>>& logged) {
        Importing office;
        Instant at = utc(2026, 3, 2);
        for (const auto& [gap, length] : logged) {
            at += std::chrono::minutes(gap);
            office.work({"globex", "code"}, at, length);
            at += std::chrono::minutes(length);
        }
        for (const auto& [start, length] : spans) {
            office.add(utc(2026, 3, 2) + std::chrono::minutes(7 * start), length, {"acme", "code"});
        }
        office.request.trim = true;
        const Imported imported = importing::import(office.store, office.request, office.now);
        RC_ASSERT(imported.source_time == imported.time + imported.known_time + imported.trimmed);
        Instant until = Instant::min();
        Seconds time{};
        for (const Session& session : office.sessions()) {
            if (session.source == "timewarrior") time += *session.stop - session.start;
            if (*session.stop == session.start) continue;
            RC_ASSERT(session.start >= until);
            until = *session.stop;
        }
        RC_ASSERT(time == imported.time);
    });
}

TEST_CASE("a running session holds all time from its start") {
    Importing office;
    Session running = office.session({"globex", "code"}, utc(2026, 3, 2, 10));
    running.stop.reset();
    running.outcome = Outcome::running;
    office.keep(running);
    office.add(utc(2026, 3, 20, 9), 25, {"acme", "code"});
    CHECK(has(error_of([&] { importing::import(office.store, office.request, office.now); }).message,
              "since 2026-03-02 10:00"));
}
