#include <support/test.hpp>

#include <algorithm>

#include <cli/command.hpp>
#include <cli/completion.hpp>
#include <cli/help.hpp>

#include "stage.hpp"

using namespace sugo;
using namespace sugo::cli;

namespace {

/// The candidates, without their meanings, for what is typed behind sugo.
std::vector<std::string> offered(Stage& stage, std::vector<std::string> words) {
    words.insert(words.begin(), {"complete", "--"});
    std::vector<std::string> found;
    std::string text = stage.answer(words);
    while (!text.empty()) {
        const std::string line = text.substr(0, text.find('\n'));
        text.erase(0, line.size() + 1);
        found.push_back(line.substr(0, line.find('\t')));
    }
    return found;
}

bool offers(Stage& stage, const std::vector<std::string>& words, const std::string& word) {
    return std::ranges::count(offered(stage, words), word) == 1;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("completion names commands, then what is under them") {
    Stage stage;
    CHECK(offered(stage, {"star"}) == Words{"start"});
    CHECK(offers(stage, {""}, "invoice"));
    CHECK(offers(stage, {""}, "help"));
    CHECK_FALSE(offers(stage, {""}, "complete"));
    CHECK(offered(stage, {"invoice", "dr"}) == Words{"draft"});
    CHECK(offered(stage, {"help", "invoice", "dr"}) == Words{"draft"});
    CHECK(offers(stage, {"log", ""}, "settle"));
    CHECK(offered(stage, {"nonsense", ""}).empty());
    CHECK(offers(stage, {}, "start"));
}

TEST_CASE("completion names clients, projects, kinds, invoices, sessions and days where they are wanted") {
    Stage stage;
    stage.people();
    stage.answer({"client", "add", "한빛", "--name", "주식회사 한빛"});
    CHECK(offers(stage, {"start", "ac"}, "acme/ner"));
    CHECK(offers(stage, {"start", "acme/ner", "co"}, "code"));
    CHECK(offered(stage, {"start", "acme/n"}) == Words{"acme/ner"});
    CHECK(offered(stage, {"client", "show", "한"}) == Words{"한빛"});
    CHECK(offers(stage, {"log", "--client", ""}, "globex"));
    CHECK(offered(stage, {"log", "--client=gl"}) == Words{"--client=globex"});
    CHECK(offers(stage, {"log", ":last"}, ":lastweek"));
    CHECK(offers(stage, {"log", "--kind", "me"}, "meeting"));
    CHECK(offers(stage, {"config", "po"}, "pomodoro"));
    CHECK(offers(stage, {"invoice", "draft", "acme", "--through", "2026"}, "2026-02-28"));

    stage.answer({"setup", "--name", "Ada"});
    stage.answer({"add", "acme/ner", "--on", "2026-02-27", "--from", "9:00", "--for", "25m", "-t", "gpu"});
    CHECK(offered(stage, {"edit", "@"}) == Words{"@1"});
    CHECK(offered(stage, {"log", "-t", ""}) == Words{"gpu"});
    stage.answer({"invoice", "draft", "acme"});
    CHECK(offered(stage, {"invoice", "issue", ""}) == Words{"acme"});
    stage.answer({"invoice", "issue", "acme"});
    CHECK(offered(stage, {"invoice", "pay", "20"}) == Words{"2026-001"});
    CHECK(offered(stage, {"invoice", "show", "20"}) == Words{"2026-001"});
}

TEST_CASE("completion names options and their values, each option once, and files where they are wanted") {
    Stage stage;
    CHECK(offered(stage, {"invoice", "draft", "--de"}) == Words{"--detail"});
    CHECK(offered(stage, {"invoice", "draft", "acme", "--detail", ""}) == Words{"none", "day", "session"});
    CHECK(offered(stage, {"invoice", "export", "x", "--format", "p"}) == Words{"pdf"});
    CHECK(offers(stage, {"status", "-"}, "--json"));
    CHECK(offered(stage, {"backup", ""}).front() == ":files");
    CHECK(offered(stage, {"--db", ""}) == Words{":files"});
}

TEST_CASE("completion opens no database but to read it") {
    Stage stage;
    offered(stage, {"--db", "/tmp/elsewhere.db", "start", ""});
    CHECK(stage.opened.empty());
    const std::vector<std::string> words{"--db", "a.db", "log", ""};
    CHECK(named_database(words) == "a.db");
    CHECK(named_database(std::vector<std::string>{"--db=b.db"}) == "b.db");
    CHECK_FALSE(named_database(std::vector<std::string>{"--db", "a"}));
}

TEST_CASE("every period and day that completion names can be read") {
    Stage stage;
    for (const std::string& word : offered(stage, {"log", ""})) {
        if (word == "settle" || word == "all") continue;
        CHECK_MESSAGE(parse_period(word, stage.world().now().today).has_value(), word);
    }
    for (const std::string& word : offered(stage, {"invoice", "draft", "acme", "--from", ""})) {
        CHECK_MESSAGE(parse_day(word, stage.world().now().today).has_value(), word);
    }
}

TEST_CASE("the choices that completion names are those that the help names") {
    int found = 0;
    for (const CommandGroup& group : command_groups()) {
        for (const Command& command : group.commands) {
            Syntax syntax;
            command.bind(syntax);
            for (const Syntax::Option& option : syntax.options()) {
                const std::string name = split_names(option.names).back();
                if (option.value.empty()) continue;
                for (const std::string_view choice : choices_of(command.path, name)) {
                    ++found;
                    CHECK_MESSAGE(option.help.find(choice) != std::string::npos, std::string(command.path)
                                                                                     << " " << name << " " << choice);
                }
            }
        }
    }
    CHECK(found > 30);
}
