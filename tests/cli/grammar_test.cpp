#include <support/test.hpp>

#include "stage.hpp"

#include <cli/command.hpp>
#include <sugo/text.hpp>

namespace {

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("help and version open no database") {
    Stage stage;
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{{"--help"},
                                                                                       {"-h"},
                                                                                       {"help"},
                                                                                       {"help", "start"},
                                                                                       {"start", "--help"},
                                                                                       {"--help", "start"},
                                                                                       {"help", "invoice"},
                                                                                       {"invoice", "--help"},
                                                                                       {"help", "invoice", "draft"},
                                                                                       {"invoice", "draft", "-h"},
                                                                                       {"--version"},
                                                                                       {"version"}}) {
        CAPTURE(words);
        CHECK_FALSE(stage.answer(words).empty());
    }
    CHECK(stage.opened.empty());
}

TEST_CASE("every command has a help page that fits the window and names an example") {
    for (const sugo::cli::CommandGroup& group : sugo::cli::command_groups()) {
        for (const sugo::cli::Command& command : group.commands) {
            if (command.path.empty()) continue;
            std::vector<std::string> words{"help"};
            const std::string path(command.path);
            CAPTURE(path);
            for (std::size_t begin = 0; begin < path.size();) {
                const auto end = std::min(path.find(' ', begin), path.size());
                words.push_back(path.substr(begin, end - begin));
                begin = end + 1;
            }
            Stage stage;
            stage.terminal().width = 60;
            const std::string page = stage.answer(words);
            CHECK(has(page, "usage: sugo " + path));
            CHECK(has(page, "Examples\n"));
            CHECK_FALSE(command.examples.empty());
        }
    }
}

TEST_CASE("a mistyped command gets the near one, and exit code 2") {
    Stage stage;
    CHECK(stage.run({"strat", "acme"}) == 2);
    CHECK(stage.err == "sugo: there is no command \"strat\"\n  try: sugo start\n");
    CHECK(stage.out.empty());
    CHECK(stage.run({"client", "ad", "x"}) == 2);
    CHECK(stage.err == "sugo: sugo client has no command \"ad\"\n  try: sugo client add\n");
    CHECK(stage.run({"invoice", "acme"}) == 2);
    CHECK(has(stage.err, "try: sugo invoice show acme"));
    CHECK(stage.run({"frobnicate"}) == 2);
    CHECK(has(stage.err, "try: sugo help"));
}

TEST_CASE("a mistyped option gets the near one") {
    Stage stage;
    CHECK(stage.run({"start", "learn", "--nte", "x"}) == 2);
    CHECK(stage.err == "sugo: sugo start has no option \"--nte\"\n  try: sugo start --note\n");
    CHECK(stage.run({"status", "--jsno"}) == 2);
    CHECK(has(stage.err, "try: sugo status --json"));
    CHECK(stage.run({"--jsno"}) == 2);
    CHECK(stage.run({"status", "-x"}) == 2);
    CHECK(stage.opened.empty());
}

TEST_CASE("what is missing, too much or given twice is said with the form to type") {
    Stage stage;
    CHECK(stage.run({"start"}) == 2);
    CHECK(stage.err == "sugo: WORK is missing\n  try: sugo start WORK… [OPTIONS]\n");
    CHECK(stage.run({"stop", "now"}) == 2);
    CHECK(has(stage.err, "\"now\" is a word too many"));
    CHECK(stage.run({"start", "learn", "--note"}) == 2);
    CHECK(has(stage.err, "\"--note\" needs a value"));
    CHECK(stage.run({"start", "learn", "--at", "08:00", "--at", "08:10"}) == 2);
    CHECK(has(stage.err, "--at is given twice"));
    CHECK(stage.run({"client", "rename", "acme"}) == 2);
    CHECK(has(stage.err, "NEW is missing"));
    CHECK(stage.run({"import"}) == 2);
    CHECK(stage.run({"start", "learn", "--billable", "--not-billable"}) == 2);
    CHECK(stage.opened.empty());
}

TEST_CASE("options of the whole program stand before or after the command") {
    for (const std::vector<std::string>& words :
         std::vector<std::vector<std::string>>{{"--db", "/tmp/other.db", "--json", "kind", "list"},
                                               {"kind", "--json", "list", "--db=/tmp/other.db"},
                                               {"kind", "list", "--json", "--db", "/tmp/other.db"},
                                               {"--json", "kind", "--db", "/tmp/other.db"}}) {
        CAPTURE(words);
        Stage stage;
        CHECK(stage.answer(words).front() == '{');
        REQUIRE(stage.opened.size() == 1);
        CHECK(stage.opened.front() == "/tmp/other.db");
    }
}

TEST_CASE("the database is where --db, SUGO_DB, XDG_DATA_HOME or the home folder say") {
    Stage stage;
    stage.answer({"kind", "list"});
    stage.environment["XDG_DATA_HOME"] = "relative";
    stage.answer({"kind", "list"});
    stage.environment["XDG_DATA_HOME"] = "/data";
    stage.answer({"kind", "list"});
    stage.environment["SUGO_DB"] = "/tmp/sugo.db";
    stage.answer({"kind", "list"});
    stage.answer({"kind", "list", "--db", "mine.db"});
    CHECK(stage.opened == std::vector<std::filesystem::path>{"/home/ada/.local/share/sugo/sugo.db",
                                                             "/home/ada/.local/share/sugo/sugo.db",
                                                             "/data/sugo/sugo.db", "/tmp/sugo.db", "mine.db"});
    stage.environment.clear();
    CHECK(stage.run({"kind", "list"}) == 5);
    CHECK(stage.run({"kind", "list", "--db", ""}) == 2);
}

TEST_CASE("a group alone lists what there is") {
    Stage stage;
    CHECK(stage.answer({"kind"}) == stage.answer({"kind", "list"}));
    CHECK(has(stage.answer({"client"}), "sugo client add"));
}

TEST_CASE("values reach the command as they were typed: brackets, empty ones, dashes, equals signs") {
    for (const std::string& note :
         {std::string("[a,b]"), std::string("-5 degrees"), std::string("--json"), std::string("a=b"), std::string("++"),
          std::string("\x1f"), std::string("/x:y"), std::string("{}")}) {
        CAPTURE(note);
        Stage stage;
        stage.people();
        if (note == "\x1f") {
            CHECK(stage.run({"client", "edit", "acme", "--name", note}) == 2);
            continue;
        }
        stage.answer({"client", "edit", "acme", "--name", note});
        CHECK(has(stage.answer({"client", "show", "acme"}), "name      " + note + "\n"));
        stage.answer({"client", "edit", "acme", "--phone=" + note});
        CHECK(has(stage.answer({"client", "show", "acme"}), "phone     " + note + "\n"));
        stage.answer({"client", "edit", "acme", "--phone="});
        CHECK_FALSE(has(stage.answer({"client", "show", "acme"}), "phone"));
    }
}

TEST_CASE("after -- every word is a word") {
    Stage stage;
    stage.people();
    CHECK(stage.run({"client", "show", "--", "--json"}) != 0);
    CHECK(has(stage.err, "--json"));
    CHECK(has(stage.answer({"client", "show", "--", "acme"}), "Acme Robotics"));
}

TEST_CASE("hostile words are refused in one safe line, whatever the command") {
    const std::vector<std::string> hostile{"",
                                           "--",
                                           "[a,b]",
                                           "[]",
                                           "\xff\xfe",
                                           "\x1b[2J",
                                           std::string(10'000, 'x'),
                                           "-",
                                           "@0",
                                           "@",
                                           "%s%n",
                                           "../../etc/passwd",
                                           "9999999999999999999999",
                                           "\n",
                                           "=",
                                           "-=",
                                           "--=",
                                           "---",
                                           "'; drop table client"};
    for (const sugo::cli::CommandGroup& group : sugo::cli::command_groups()) {
        for (const sugo::cli::Command& command : group.commands) {
            if (command.path == "export" || command.path == "invoice export") continue;  // these write files
            for (const std::string& word : hostile) {
                Stage stage;
                std::vector<std::string> words;
                const auto space = command.path.find(' ');
                if (!command.path.empty()) words.emplace_back(command.path.substr(0, space));
                if (space != std::string_view::npos) words.emplace_back(command.path.substr(space + 1));
                words.push_back(word);
                CAPTURE(words);
                const int code = stage.run(words);
                CHECK(code >= 0);
                CHECK(code <= 5);
                if (code != 0) {
                    CHECK(stage.out.empty());
                    CHECK(stage.err.starts_with("sugo: "));
                }
                CHECK_FALSE(has(stage.err, "inside sugo"));
                CHECK_FALSE(has(stage.err + stage.out, "\x1b"));
                CHECK(sugo::is_utf8(stage.err));
            }
        }
    }
}
