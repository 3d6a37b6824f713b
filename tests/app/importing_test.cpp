#include <support/test.hpp>

#include <app/importing_desk.hpp>
#include <sugo/billing.hpp>
#include <support/kept_rows.hpp>

using namespace office;

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
    CHECK(kept_rows(office.store.sessions()).at(session.id) == full.row);
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
    CHECK(office.work_of({"acme/search", "code"}) == "acme/search code");
    CHECK(office.work_of({"Acme/NER", "acme", "meeting"}) == "acme/ner meeting");
    CHECK(office.work_of({"globex", "ner", "code"}) ==
          "globex/ranking code");  // another client's project is a tag here
}

TEST_CASE("billable work whose tags name no client that is known is refused, not taken for one's own") {
    Importing office;
    office.add(utc(2026, 3, 2, 9), 25, {"hooli", "code"});
    const Error error = office.refusal();
    CHECK(error.kind == ErrorKind::bad_data);
    CHECK(
        error.message.starts_with("2026-03.data:1 is code, which is billable, for no client that is known, and hooli"));
    CHECK(error.hint.starts_with("sugo client add hooli, or --map hooli=tag:hooli"));

    Importing shop;
    shop.add(utc(2026, 3, 2, 9), 25, {"Home & Garden", "code"});
    CHECK(shop.refusal().hint.starts_with(
        "sugo client add home-garden, or --map \"Home & Garden=tag:Home & Garden\" to keep it"));

    office.request.rules.tags = {{"hooli", "tag:hooli"}};
    CHECK(office.import().count == 1);
    office.store.journal().undo();
    CHECK(office.work_of({"deep", "learn"}) == "learn");
    CHECK(office.work_of({"code"}) == "code");
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
    CHECK(kept_rows(office.store.sessions()).empty());
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
