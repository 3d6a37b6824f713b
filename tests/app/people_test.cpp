#include <support/test.hpp>

#include <app/scene.hpp>

using namespace scene;

TEST_CASE("one word cannot be a client, a kind and an own project at once, added or renamed") {
    Desk desk;
    const auto refused = [&](auto&& work) { return refusal(work).message; };
    CHECK(refused([&] { people::add_client(desk.store, "code", {}, desk.now); }) == "code is already a kind");
    CHECK(refused([&] { people::add_client(desk.store, "book", {}, desk.now); }) == "book is already an own project");
    CHECK(refused([&] { people::add_client(desk.store, "ACME", {}, desk.now); }) == "acme is already a client");
    CHECK(refused([&] { people::add_kind(desk.store, "acme", true, desk.now); }) == "acme is already a client");
    CHECK(refused([&] { people::add_project(desk.store, "learn", {}, desk.now); }) == "learn is already a kind");
    CHECK(refused([&] { people::rename_client(desk.store, "acme", "meeting", desk.now); }) ==
          "meeting is already a kind");
    CHECK(refused([&] { people::rename_kind(desk.store, "code", "book", desk.now); }) ==
          "book is already an own project");
    CHECK(refused([&] { people::rename_project(desk.store, "book", "acme", desk.now); }) == "acme is already a client");
    people::archive_client(desk.store, "acme", true, desk.now);
    const Error archived = refusal([&] { people::add_client(desk.store, "acme", {}, desk.now); });
    CHECK(archived.message == "acme is already a client, archived");
    CHECK(archived.hint == "sugo client unarchive acme");
}

TEST_CASE("a client's project may have any word that its other projects do not have") {
    Desk desk;
    people::add_client(desk.store, "globex", {}, desk.now);
    CHECK(people::add_project(desk.store, "globex/ner", {}, desk.now).name() == "globex/ner");
    CHECK(people::add_project(desk.store, "globex/book", {}, desk.now).name() == "globex/book");
    CHECK(refusal([&] { people::add_project(desk.store, "acme/ner", {}, desk.now); }).kind == ErrorKind::refused);
    CHECK(refusal([&] { people::rename_project(desk.store, "globex/ner", "book", desk.now); }).kind ==
          ErrorKind::refused);
    CHECK(people::rename_project(desk.store, "globex/ner", "search", desk.now).name() == "globex/search");
}

TEST_CASE("renaming a kind reaches the sessions that used it and the setting that names it") {
    Desk desk;
    desk.start({"acme"});
    people::rename_kind(desk.store, "code", "program", desk.now);
    CHECK(desk.log() == Words{"09:00- acme/ner program"});
    CHECK(people::find_work(desk.store, {"acme"}).name() == "acme/ner program");
    CHECK(desk.store.journal().history(1).front().label == "rename kind code to program");
}

TEST_CASE("a client's details are checked, merged and cleared") {
    Desk desk;
    people::ClientEdit edit;
    edit.name = "Acme Robotics";
    edit.country = "de";
    edit.email = "pay@acme.example";
    edit.tax = "VAT 19%";
    edit.zone = "Europe/Berlin";
    edit.language = "de";
    Client client = people::edit_client(desk.store, "acme", edit, desk.now).after;
    CHECK(client.party.country == "DE");
    CHECK(client.tax == Tax{"VAT", Percent{1900}});
    CHECK(client.zone == Zone{"Europe/Berlin"});

    people::ClientEdit percent;
    percent.tax = "7%";
    percent.email = "";
    percent.zone = "";
    client = people::edit_client(desk.store, "acme", percent, desk.now).after;
    CHECK(client.tax == Tax{"VAT", Percent{700}});
    CHECK(client.party.email.empty());
    CHECK(client.zone == std::nullopt);
    CHECK(client.party.legal_name == "Acme Robotics");

    percent.tax = "none";
    CHECK(people::edit_client(desk.store, "acme", percent, desk.now).after.tax == std::nullopt);
    CHECK(desk.store.journal().history(1).front().label == "edit client acme");
}

TEST_CASE("a bad detail of a client is a usage error and changes nothing") {
    Desk desk;
    const Memory before = memory_of(desk.store);
    const auto wrong = [&](auto member, auto value) {
        people::ClientEdit edit;
        edit.*member = value;
        return refusal([&] { desk.set_client("acme", edit); }).kind;
    };
    using Edit = people::ClientEdit;
    CHECK(wrong(&Edit::country, "Germania") == ErrorKind::usage);
    CHECK(wrong(&Edit::country, "1a") == ErrorKind::usage);
    CHECK(wrong(&Edit::email, "acme") == ErrorKind::usage);
    CHECK(wrong(&Edit::email, "@acme") == ErrorKind::usage);
    CHECK(wrong(&Edit::currency, "QQQ") == ErrorKind::usage);
    CHECK(wrong(&Edit::zone, "Mars/Olympus") == ErrorKind::usage);
    CHECK(wrong(&Edit::language, "English") == ErrorKind::usage);
    CHECK(wrong(&Edit::net_days, -1) == ErrorKind::usage);
    CHECK(wrong(&Edit::tax, "a lot") == ErrorKind::usage);
    CHECK(wrong(&Edit::tax, "VAT 190%") == ErrorKind::usage);
    CHECK(memory_of(desk.store) == before);
}

TEST_CASE("a Korean client keeps its name, its currency and its words") {
    Desk desk;
    people::ClientEdit edit;
    edit.name = "한빛소프트 주식회사";
    edit.currency = "KRW";
    edit.country = "kr";
    edit.language = "ko";
    people::add_client(desk.store, "한빛", edit, desk.now);
    people::add_project(desk.store, "한빛/검색", {}, desk.now);
    CHECK(people::find_work(desk.store, {"한빛"}).name() == "한빛/검색 code");
    CHECK(refusal([&] { people::find_work(desk.store, {"한빚"}); }).message ==
          "there is no client, own project or kind 한빚; did you mean 한빛?");
    pricing::set_rate(desk.store, {"한빛", "", ""}, "100000", desk.now.today, desk.now);
    desk.clock("2026-03-02 11:00").add({"한빛"}, "09:00", "09:25");
    const tracking::Log log = tracking::log(desk.store, {}, desk.now);
    REQUIRE(log.money.size() == 1);
    CHECK(format(log.money.front()) == "₩41,667");
}

TEST_CASE("a project's terms are checked, and taken away with none or auto") {
    Desk desk;
    people::ProjectEdit edit;
    edit.commitment = "long";
    edit.agreed_per_week = "20h";
    edit.cap_per_week = "25h";
    edit.starts = "2026-01-01";
    edit.ends = "2026-06-30";
    edit.billable = "no";
    Project project = people::edit_project(desk.store, "acme/ner", edit, desk.now).after;
    CHECK(project.tier == Tier::long_term);
    CHECK(project.cap_per_week == Seconds(25h));
    CHECK(project.billable == false);
    people::ProjectEdit gone;
    gone.commitment = gone.billable = "auto";
    gone.agreed_per_week = gone.cap_per_week = gone.starts = gone.ends = "none";
    project = people::edit_project(desk.store, "acme", gone, desk.now).after;
    CHECK(project == people::find_project(desk.store, "acme/ner"));
    CHECK(project.tier == std::nullopt);
    CHECK(project.starts == std::nullopt);
    people::ProjectEdit backwards;
    backwards.starts = "2026-06-01";
    backwards.ends = "2026-05-01";
    CHECK(refusal([&] { people::edit_project(desk.store, "acme/ner", backwards, desk.now); }).kind == ErrorKind::usage);
    people::ProjectEdit own;
    own.billable = "yes";
    CHECK(refusal([&] { people::edit_project(desk.store, "book", own, desk.now); }).kind == ErrorKind::refused);
    people::ProjectEdit too_much;
    too_much.cap_per_week = "200h";
    CHECK(refusal([&] { people::edit_project(desk.store, "book", too_much, desk.now); }).kind == ErrorKind::usage);
}

TEST_CASE("one's own details need a name first, are merged later, and each change is a version") {
    Desk desk;
    people::ProfileEdit mail;
    mail.email = "ada@example.com";
    CHECK(refusal([&] { people::setup(desk.store, mail, desk.now); }).kind == ErrorKind::usage);
    people::ProfileEdit name;
    name.name = "Ada Example";
    name.currency = "eur";
    CHECK(people::setup(desk.store, name, desk.now).before == std::nullopt);
    desk.clock("2026-03-03 09:00");
    const Profile after = people::setup(desk.store, mail, desk.now).after;
    CHECK(after.party.legal_name == "Ada Example");
    CHECK(after.party.email == "ada@example.com");
    CHECK(desk.store.profile().versions().size() == 2);
    people::setup(desk.store, mail, desk.now);
    CHECK(desk.store.profile().versions().size() == 2);
    CHECK(people::add_client(desk.store, "globex", {}, desk.now).after.currency.code() == "EUR");
}

TEST_CASE("another currency of a client says how many unbilled sessions have no rate any more") {
    Desk desk;
    desk.clock("2026-03-02 12:00");
    desk.add({"acme"}, "09:00", "10:00");
    desk.add({"acme", "learn"}, "10:00", "10:30");
    desk.add({"acme/ner"}, "10:30", "11:00");
    people::ClientEdit edit;
    edit.currency = "EUR";
    const people::ClientChanged changed = people::edit_client(desk.store, "acme", edit, desk.now);
    CHECK(changed.lost_rate == 2);
    CHECK(changed.repriced == 2);
    CHECK(people::edit_client(desk.store, "acme", edit, desk.now).lost_rate == 0);
    edit.currency = "USD";
    const people::ClientChanged back = people::edit_client(desk.store, "acme", edit, desk.now);
    CHECK(back.lost_rate == 0);
    CHECK(back.repriced == 2);
}

TEST_CASE("settings are checked, kept in their normal form, and go back to the default") {
    Desk desk;
    CHECK(people::set_setting(desk.store, "pomodoro", "50 min", desk.now).after == "50m");
    CHECK(people::settings_of(desk.store).pomodoro == Seconds(50min));
    const auto back = people::set_setting(desk.store, "pomodoro", "", desk.now);
    CHECK(back.before == "50m");
    CHECK(back.after == "25m");
    CHECK(people::settings_of(desk.store) == Settings{});
    CHECK(refusal([&] { people::set_setting(desk.store, "pomodor", "50m", desk.now); }).kind == ErrorKind::not_found);
    CHECK(refusal([&] { people::set_setting(desk.store, "pomodor", "", desk.now); }).kind == ErrorKind::not_found);
    CHECK(refusal([&] { people::set_setting(desk.store, "kind", "coed", desk.now); }).kind == ErrorKind::not_found);
    CHECK(refusal([&] { people::set_setting(desk.store, "week", "many", desk.now); }).kind == ErrorKind::usage);
}

TEST_CASE("a tax ends in its percentage, which is never guessed") {
    Desk desk;
    const auto tax = [&](const std::string& text) {
        people::ClientEdit edit;
        edit.tax = text;
        desk.set_client("acme", edit);
        const Tax kept = desk.store.clients().client("acme")->tax.value();
        return kept.label + "|" + format(kept.percent);
    };
    CHECK(tax("VAT 19%") == "VAT|" + format(Percent{1900}));
    CHECK(tax("MwSt. 7.7 %") == "MwSt.|" + format(Percent{770}));
    for (const char* bad : {".5%", "VAT -5%", "VAT .5%", "VAT 1 9%", "VAT 101%", "VAT", "19% reduced"}) {
        CAPTURE(bad);
        CHECK(refusal([&] { tax(bad); }).kind == ErrorKind::usage);
    }
}

TEST_CASE("up to ten years to pay can be agreed") {
    Desk desk;
    people::ClientEdit edit;
    edit.net_days = 3650;
    desk.set_client("acme", edit);
    edit.net_days = 3651;
    CHECK(refusal([&] { desk.set_client("acme", edit); }).kind == ErrorKind::usage);
}

TEST_CASE("saved import rules follow when what they name is renamed, in one step that undo takes back") {
    Desk desk;
    const auto saved = [&] { return desk.store.settings().get("import.timewarrior").value(); };
    const std::string rules = "=code\na=acme\nb=acme/ner\nc=kind:code\nd=code\ne=tag:acme\nf=book\nacme=ignore";
    people::set_setting(desk.store, "import.timewarrior", rules, desk.now);
    people::rename_kind(desk.store, "code", "program", desk.now);
    CHECK(saved() == "=program\na=acme\nb=acme/ner\nc=kind:program\nd=program\ne=tag:acme\nf=book\nacme=ignore");
    desk.store.journal().undo();
    CHECK(saved() == rules);
    people::rename_project(desk.store, "acme/ner", "nlp", desk.now);
    people::rename_client(desk.store, "acme", "apex", desk.now);
    people::rename_project(desk.store, "book", "novel", desk.now);
    CHECK(saved() == "=code\na=apex\nb=apex/nlp\nc=kind:code\nd=code\ne=tag:acme\nf=novel\nacme=ignore");
}

TEST_CASE("import rules set by hand are read as an import would read them") {
    Desk desk;
    for (const char* bad : {"garbage", "a=kind:", "a=acme/", "a=b\n\x1b[31mred=acme", "=two words"}) {
        CAPTURE(bad);
        CHECK(refusal([&] { people::set_setting(desk.store, "import.timewarrior", bad, desk.now); }).kind ==
              ErrorKind::usage);
    }
}
