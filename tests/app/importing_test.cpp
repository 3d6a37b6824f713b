#include <support/test.hpp>

#include <algorithm>
#include <random>

#include <app/office.hpp>
#include <sugo/billing.hpp>
#include <sugo/importing.hpp>

using namespace office;
using importing::Imported;
using importing::Interval;

namespace {

Interval interval(Instant start, int minutes, std::vector<std::string> tags) {
    Interval interval;
    interval.start = start;
    interval.stop = start + std::chrono::minutes(minutes);
    interval.tags = std::move(tags);
    return interval;
}

struct Importing : Office {
    importing::Request request;

    Importing() {
        request.source.name = "timewarrior";
        request.zone = kUtc;
    }

    void add(Interval interval) {
        const std::string place = std::to_string(request.source.intervals.size() + 1);
        if (interval.place.empty()) interval.place = "2026-03.data:" + place;
        if (interval.key.empty()) interval.key = "key" + place;
        if (interval.row.empty()) interval.row = "inc " + place;
        request.source.intervals.push_back(std::move(interval));
    }
    void add(Instant start, int minutes, std::vector<std::string> tags) {
        add(interval(start, minutes, std::move(tags)));
    }

    Imported import() {
        const Imported imported = importing::import(store, request, now);
        CHECK(imported.source_time == imported.time + imported.known_time + imported.trimmed);
        return imported;
    }
    Error refusal() {
        const Error error = error_of([&] { importing::import(store, request, now); });
        request.dry_run = true;
        CHECK(error_of([&] { importing::import(store, request, now); }) == error);
        request.dry_run = false;
        CHECK(sessions().empty());
        return error;
    }
    std::vector<Session> sessions() {
        std::vector<Session> all;
        store.sessions().select({}, [&](const Session& session) { all.push_back(session); });
        return all;
    }
    /// The work of a single interval with these tags.
    std::string work_of(std::vector<std::string> tags) {
        request.source.intervals.clear();
        Interval asked = interval(utc(2026, 3, 3, 9), 25, std::move(tags));
        asked.key = "asked " + std::to_string(++asked_);
        add(asked);
        request.dry_run = true;
        const Imported imported = import();
        request.dry_run = false;
        return imported.rows.at(0).work;
    }
    Error refusal_of(std::vector<std::string> tags) {
        request.source.intervals.clear();
        add(utc(2026, 3, 2, 9), 25, std::move(tags));
        return refusal();
    }

private:
    int asked_ = 0;
};

}  // namespace

TEST_CASE("an import keeps times, notes, tags, the row and where it came from") {
    Importing office;
    Interval full = interval(utc(2026, 3, 2, 9), 25, {"acme", "code", "deep", "deep"});
    full.note = " error report\nby type ";
    full.row = "inc 20260302T090000Z - 20260302T092500Z # acme code deep # \"error report\"";
    office.add(full);
    office.request.zone = kLosAngeles;
    const Imported imported = office.import();
    CHECK(imported.count == 1);
    CHECK(imported.kept_tags == std::vector<std::string>{"deep"});
    CHECK(imported.money == std::vector{Money{6250, Currency()}});

    const Session session = office.sessions().at(0);
    CHECK(session.start == full.start);
    CHECK(session.stop == full.stop);
    CHECK(session.zone == kLosAngeles);
    CHECK(session.note == "error report by type");
    CHECK(session.tags == std::vector<std::string>{"deep"});
    CHECK(session.outcome == Outcome::stopped);
    CHECK(!session.planned);
    CHECK(session.source == "timewarrior");
    CHECK(session.source_key == "key1");
    CHECK(office.store.sessions().kept_rows().at(session.id) == full.row);
}

TEST_CASE("a tag means the client, kind or project of its name") {
    Importing office;
    people::add_project(office.store, "acme/search", {}, office.now);
    CHECK(office.work_of({"acme", "ner", "code"}) == "acme/ner code");
    CHECK(office.work_of({"search", "acme", "meeting"}) == "acme/search meeting");
    CHECK(office.work_of({"GLOBEX", "Code"}) == "globex/ranking code");  // its only project
    CHECK(office.work_of({"ner", "code"}) == "acme/ner code");           // the only project of that name
    CHECK(office.work_of({"book", "write"}) == "book write");
    CHECK(office.work_of({"learn"}) == "learn");
    CHECK(office.work_of({"globex", "ner", "code"}) ==
          "globex/ranking code");  // another client's project is a tag here
}

TEST_CASE("a rule goes before the name") {
    Importing office;
    office.request.rules.tags = {
        {"AR", "acme/ner"}, {"deep", "kind:research"}, {"code", "tag:coding"}, {"home", "ignore"},
        {"B", "book"},      {"G", "globex"},           {"L", "learn"}};
    CHECK(office.work_of({"AR", "deep", "code", "home"}) == "acme/ner research");
    CHECK(office.import().kept_tags.empty());
    CHECK(office.sessions().at(0).tags == std::vector<std::string>{"coding"});
    office.store.journal().undo();
    CHECK(office.work_of({"B", "write"}) == "book write");
    CHECK(office.work_of({"G", "meeting"}) == "globex/ranking meeting");
    CHECK(office.work_of({"L"}) == "learn");
}

TEST_CASE("the kind that no tag names is the rules', the project's, or the setting's for a client") {
    Importing office;
    CHECK(office.work_of({"acme"}) == "acme/ner code");
    people::set_setting(office.store, "kind", "consult", office.now);
    CHECK(office.work_of({"acme"}) == "acme/ner consult");
    people::ProjectEdit edit;
    edit.usual_kind = "research";
    people::edit_project(office.store, "acme/ner", edit, office.now);
    CHECK(office.work_of({"acme"}) == "acme/ner research");
    CHECK(has(office.refusal_of({"book"}).message, "2026-03.data:1 names no kind of work"));
    office.request.rules.kind = "learn";
    CHECK(office.work_of({"acme"}) == "acme/ner learn");
    CHECK(office.work_of({"book"}) == "book learn");
    CHECK(office.work_of({}) == "learn");
}

TEST_CASE("an interval without a clear meaning is refused with its place, its row and a rule to give") {
    Importing office;
    const Error two = office.refusal_of({"acme", "globex", "code"});
    CHECK(two.kind == ErrorKind::bad_data);
    CHECK(two.message == "2026-03.data:1 names two clients, acme and globex: inc 1");
    CHECK(has(two.hint, "--map globex=tag:globex"));
    CHECK(has(office.refusal_of({"acme", "code", "learn"}).message, "names two kinds of work, code and learn"));
    CHECK(has(office.refusal_of({"acme", "book", "code"}).message, "your own project book"));

    const Error neither = office.refusal_of({"gym"});
    CHECK(neither.kind == ErrorKind::bad_data);
    CHECK(has(neither.hint, "--map gym="));
    CHECK(office.refusal_of({}).kind == ErrorKind::bad_data);

    people::add_project(office.store, "acme/search", {}, office.now);
    CHECK(has(office.refusal_of({"acme", "code"}).hint, "--map acme=acme/ner"));
    people::add_project(office.store, "globex/ner", {}, office.now);
    CHECK(has(office.refusal_of({"ner", "code"}).message, "a project of 2 clients"));
    office.request.rules.tags = {{"gym", "kind:sport"}, {"x", "acme/nil"}};
    CHECK(has(office.refusal_of({"gym"}).message, "there is no kind sport"));
    CHECK(has(office.refusal_of({"x"}).message, "acme has no such project"));
}

TEST_CASE("rules are read as tag=meaning") {
    CHECK(importing::parse_rule("AR=acme/ner").value() == std::pair<std::string, std::string>("AR", "acme/ner"));
    CHECK(importing::parse_rule("client=x=Acme").value() == std::pair<std::string, std::string>("client=x", "acme"));
    CHECK(importing::parse_rule("a=tag:b=C").value() == std::pair<std::string, std::string>("a", "tag:b=C"));
    CHECK(importing::parse_rule("two words = kind:code").value().first == "two words");
    for (const char* text : {"", "acme", "=acme", "acme=", "a=kind:", "a=acme/"}) {
        CAPTURE(text);
        CHECK(importing::parse_rule(text).error().kind == ErrorKind::usage);
    }
}

TEST_CASE("rules that are saved hold for the next import from the same source") {
    Importing office;
    office.request.rules = {{{"AR", "acme/ner"}, {"x=y", "tag:z=w"}}, "research"};
    office.request.save_rules = true;
    office.add(utc(2026, 3, 2, 9), 25, {"AR", "x=y"});
    office.import();
    CHECK(importing::saved_rules(office.store, "timewarrior") == office.request.rules);
    CHECK(importing::saved_rules(office.store, "toggl") == importing::Rules{});

    office.request.rules = {{{"GX", "globex"}}, {}};
    CHECK(office.work_of({"AR"}) == "acme/ner research");
    CHECK(office.work_of({"GX"}) == "globex/ranking research");
    office.store.journal().undo();
    CHECK(importing::saved_rules(office.store, "timewarrior") == importing::Rules{});
}

TEST_CASE("a second import adds nothing, and a longer one only what is new") {
    Importing office;
    office.add(utc(2026, 3, 2, 9), 25, {"acme", "code"});
    office.add(utc(2026, 3, 2, 10), 0, {"acme", "code"});
    office.import();
    const Imported again = office.import();
    CHECK(again.count == 0);
    CHECK(again.known == 2);
    CHECK(again.known_time == std::chrono::minutes(25));
    CHECK(office.store.journal().history(1).at(0).label == "import 2 sessions from timewarrior");

    office.add(utc(2026, 3, 1, 9), 50, {"acme", "code"});
    CHECK(office.import().count == 1);
    CHECK(office.sessions().size() == 3);
}

TEST_CASE("undo takes a whole import back as one step") {
    Importing office;
    for (int n = 0; n < 5; ++n) office.add(utc(2026, 3, 2, 9 + n), 25, {"acme", "code", "deep"});
    office.import();
    office.store.journal().undo();
    CHECK(office.sessions().empty());
    CHECK(office.store.sessions().kept_rows().empty());
    office.store.journal().redo();
    CHECK(office.sessions().size() == 5);
}

TEST_CASE("a dry run tells everything and changes nothing") {
    Importing office;
    office.add(utc(2026, 3, 2, 9), 25, {"acme", "code"});
    office.add(utc(2025, 3, 2, 9), 25, {"acme", "code"});
    office.add(utc(2026, 3, 2, 11), 25, {"globex", "code"});
    Interval open = interval(utc(2026, 3, 2, 12), 0, {"acme", "code"});
    open.stop.reset();
    office.add(open);
    office.request.dry_run = true;
    office.request.save_rules = true;
    office.request.rules.kind = "code";
    const Imported dry = office.import();
    CHECK(dry.dry_run);
    CHECK(dry.source_count == 3);
    CHECK(dry.open == 1);
    CHECK(dry.count == 3);
    CHECK(dry.without_rate == 1);
    CHECK(dry.money == std::vector{Money{6250 + 8333, Currency()}});
    REQUIRE(dry.rows.size() == 2);
    CHECK(dry.rows[0].work == "acme/ner code");
    CHECK(dry.rows[0].count == 2);
    CHECK(dry.rows[0].time == std::chrono::minutes(50));
    CHECK(office.sessions().empty());
    CHECK(importing::saved_rules(office.store, "timewarrior") == importing::Rules{});

    office.request.dry_run = false;
    const Imported real = office.import();
    CHECK(real.count == dry.count);
    CHECK(real.money == dry.money);
}

TEST_CASE("times that cannot be are refused, naming the row") {
    Importing office;
    office.add(utc(2026, 3, 2, 9), 25, {"acme", "code"});
    office.add(utc(2026, 3, 2, 11), -5, {"acme", "code"});
    const Error backwards = office.refusal();
    CHECK(backwards.kind == ErrorKind::bad_data);
    CHECK(backwards.message == "2026-03.data:2 ends before it begins: inc 2");

    office.request.source.intervals.pop_back();
    office.add(interval(office.now.at - std::chrono::minutes(24), 25, {"acme", "code"}));
    CHECK(has(office.refusal().message, "lies in the future"));
}

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

TEST_CASE("work billed elsewhere is settled up to a local day, and never drafted") {
    Importing office;
    office.request.zone = kSeoul;
    office.request.billed_until = day(2026, 3, 2);
    office.add(utc(2026, 3, 2, 14, 30), 25, {"acme", "code"});  // 23:30 in Seoul
    office.add(utc(2026, 3, 2, 15), 25, {"acme", "code"});      // 00:00 on the 3rd
    const Imported imported = office.import();
    CHECK(imported.settled == 1);
    CHECK(imported.money == std::vector{Money{6250, Currency()}});
    CHECK(office.sessions().at(0).settled);
    CHECK(!office.sessions().at(1).settled);
    const billing::Drafted drafted =
        billing::draft(office.store, {.client = "acme", .through = day(2026, 3, 31)}, office.now);
    CHECK(drafted.sessions == 1);
    CHECK(drafted.left_over.at(0).reason == LeftOut::settled);
}

TEST_CASE("with --pomodori exactly the worked length is a rung pomodoro") {
    Importing office;
    office.request.pomodori = true;
    office.add(utc(2026, 3, 2, 9), 25, {"acme", "code"});
    office.add(utc(2026, 3, 2, 10), 24, {"acme", "code"});
    office.add(utc(2026, 3, 2, 11), 26, {"acme", "code"});
    office.import();
    const std::vector<Session> sessions = office.sessions();
    CHECK(sessions.at(0).outcome == Outcome::rung);
    CHECK(sessions.at(0).planned == std::chrono::minutes(25));
    CHECK(sessions.at(1).outcome == Outcome::stopped);
    CHECK(sessions.at(2).outcome == Outcome::stopped);
}

TEST_CASE("money is by currency, and each line is rounded once over all days") {
    Importing office;
    office.add_client("hanbit", "site", {}, "KRW");
    office.set_rate("hanbit", 100'000);
    for (unsigned n = 0; n < 3; ++n) {
        office.add(utc(2026, 3, 2 + n, 9), 20, {"globex", "code"});  // 66.67 each, 200.00 in all
        office.add(utc(2026, 3, 2 + n, 10), 30, {"hanbit", "code"});
    }
    const std::vector<Money> money = office.import().money;
    REQUIRE(money.size() == 2);
    CHECK(format(money[0]) == "₩150,000");
    CHECK(format(money[1]) == "$200.00");
}
