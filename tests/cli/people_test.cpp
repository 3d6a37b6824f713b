#include <support/test.hpp>

#include "stage.hpp"

#include <boost/json.hpp>

namespace {

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a client is added with its details, changed with what changed, and found again by a near word") {
    Stage stage;
    stage.people();
    CHECK(stage.answer({"client", "edit", "acme", "--net", "14", "--tax", "VAT 19%"}) ==
          "changed client acme\n  net days  30 → 14\n  tax       none → VAT 19 %\n");
    CHECK(stage.answer({"client", "edit", "acme", "--net", "14"}) == "changed client acme\n  nothing changed\n");
    CHECK(stage.run({"client", "show", "acmee"}) == 3);
    CHECK(has(stage.err, "acmee"));
    CHECK(has(stage.err, "  try: "));
    CHECK(stage.run({"client", "edit", "acme", "--net", "soon"}) == 2);
    CHECK(has(stage.err, "--net takes a whole number from 0 to 3,650"));
}

TEST_CASE("archived clients and projects leave the lists and come back") {
    Stage stage;
    stage.people();
    CHECK(stage.answer({"project", "archive", "globex/ranking"}) == "archived project globex/ranking\n");
    CHECK_FALSE(has(stage.answer({"project", "list"}), "ranking"));
    CHECK(has(stage.answer({"project", "list", "--all"}), "archived"));
    CHECK(stage.answer({"project", "unarchive", "globex/ranking"}) == "brought back project globex/ranking\n");
    CHECK(has(stage.answer({"project", "list"}), "globex/ranking"));
}

TEST_CASE("a Korean client keeps its columns") {
    Stage stage;
    stage.people();
    stage.answer({"client", "add", "한빛", "--name", "한빛소프트 주식회사", "--currency", "KRW"});
    CHECK(stage.answer({"client", "list"}) ==
          "client  name                 projects\n"
          "acme    Acme Robotics        ner\n"
          "globex  Globex Search        ranking\n"
          "한빛    한빛소프트 주식회사\n");
}

TEST_CASE("setup asks on a terminal, a line a question, and keeps what is not answered") {
    Stage stage;
    stage.terminal() = {true, true, true, 80, true};
    stage.lines = {"Ada Example", "12 Harbor Lane\\nSeattle, WA", "US", "", "ada@example.org", "", "", "", "letter"};
    CHECK(stage.answer({"setup"}).find("letter") != std::string::npos);
    CHECK(has(stage.err, "your name, as invoices print it: "));
    stage.lines = {"", "", "DE", "", "-", "", "", "", ""};
    const std::string changed = stage.answer({"setup", "--no-color"});
    CHECK(has(stage.err, "country (US, DE, South Korea) [US]: "));
    CHECK(changed == "changed your details\n  country  US → DE\n  email    ada@example.org → none\n");
    stage.lines = {"Somebody"};
    CHECK(stage.run({"setup"}) == 130);
    CHECK(has(stage.answer({"setup", "--json"}), "Ada Example"));
}

TEST_CASE("setup without a terminal shows what is known, or how to say it") {
    Stage stage;
    CHECK(stage.run({"setup"}) == 3);
    CHECK(has(stage.err, "try: sugo setup --name"));
    stage.people();
    CHECK(has(stage.answer({"setup"}), "Ada Example"));
}

TEST_CASE("a rate says from when it is valid, what it replaces, and why it applies") {
    Stage stage;
    stage.people();
    CHECK(stage.answer({"rate", "set", "acme/ner", "meeting", "120"}) == "acme/ner meeting: $120/h from today\n");
    CHECK(stage.err == "note: work before 2026-03-02 has no rate by this; --from DAY begins earlier\n");
    CHECK(stage.answer({"rate", "set", "acme/ner", "meeting", "125", "--from", "2026-03-10"}) ==
          "acme/ner meeting: $125/h from 2026-03-10 (before: $120/h from 2026-03-02)\n");
    CHECK(stage.err.empty());
    CHECK(has(stage.answer({"rate", "set", "consult", "220"}), "consult: $220/h from today"));
    CHECK(has(stage.answer({"rate", "set", "--kind", "mentor", "90"}), "mentor: $90/h from today"));
    const std::string why = stage.answer({"rate", "explain", "acme/ner", "--on", "2026-03-02"});
    CHECK(has(why, "acme/ner code on 2026-03-02: $150/h\n"));
    CHECK(has(why, "applies"));
    CHECK(stage.answer({"rate", "remove", "acme/ner", "meeting", "--from", "2026-03-10"}) ==
          "removed acme/ner meeting: $125/h from 2026-03-10\n");
    CHECK(stage.run({"rate", "set", "acme/ner", "code", "long", "150"}) == 2);
    CHECK(stage.run({"rate", "set", "150"}) != 0);
}

TEST_CASE("settings are shown, changed and set back, an unknown one gets the near one") {
    Stage stage;
    CHECK(stage.answer({"config", "pomodoro"}) == "25m\n");
    CHECK(stage.answer({"config", "pomodoro", "50m"}) == "pomodoro: 25m → 50m\n");
    CHECK(has(stage.answer({"config"}), "50m    set"));
    CHECK(stage.answer({"config", "pomodoro", ""}) == "pomodoro: 50m → 25m, the default\n");
    CHECK(has(stage.answer({"config", "--json"}), R"("value":"25m","default":"25m","source":"default")"));
    stage.answer({"config", "week", "60"});
    CHECK(stage.answer({"config", "week", "--unset"}) == "week: 60 → 80, the default\n");
    CHECK(stage.run({"config", "week", "60", "--unset"}) == 2);
    CHECK(stage.run({"config", "--unset"}) == 2);
    CHECK(stage.run({"config", "pomodor"}) == 3);
    CHECK(has(stage.err, "try: sugo config pomodoro"));
    CHECK(stage.run({"config", "week", "many"}) == 2);
}

TEST_CASE("every list and change of people and prices is one line of JSON when asked") {
    Stage stage;
    stage.people();
    for (const std::vector<std::string>& words :
         std::vector<std::vector<std::string>>{{"client", "list"},
                                               {"client", "show", "acme"},
                                               {"client", "edit", "acme", "--net", "7"},
                                               {"client", "rename", "acme", "acme2"},
                                               {"project", "list"},
                                               {"project", "show", "globex/ranking"},
                                               {"kind", "list"},
                                               {"kind", "add", "label", "--billable"},
                                               {"rate", "list"},
                                               {"rate", "explain", "globex"},
                                               {"rate", "set", "globex", "210"},
                                               {"setup"},
                                               {"config"},
                                               {"config", "week", "70"},
                                               {"history"},
                                               {"undo"},
                                               {"redo"}}) {
        CAPTURE(words);
        std::vector<std::string> json = words;
        json.push_back("--json");
        const std::string text = stage.answer(json);
        CHECK(text.back() == '\n');
        CHECK(text.find('\n') == text.size() - 1);
        boost::json::error_code error;
        CHECK(boost::json::parse(text, error).is_object());
        CHECK_FALSE(error);
    }
}
