#include <support/test.hpp>

#include <filesystem>
#include <fstream>

#include <cli/hooks.hpp>
#include <cli/stage.hpp>

using namespace sugo;

namespace {

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// A stage with a folder of hooks, where what would run in the background is only written down.
struct Hooked : Stage {
    Hooked() {
        std::string name = (std::filesystem::temp_directory_path() / "sugo-test.XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        folder = name;
        std::filesystem::create_directories(folder / "sugo" / "hooks");
        environment["XDG_CONFIG_HOME"] = name;
        environment["XDG_STATE_HOME"] = name;
        world().self = "/usr/bin/sugo";
        world().detach_process = [this](const cli::ProcessRequest& request) { detached.push_back(request); };
        world().run_process = cli::run_process;
        people();
    }
    ~Hooked() { std::filesystem::remove_all(folder); }
    Hooked(const Hooked&) = delete;
    Hooked& operator=(const Hooked&) = delete;

    void hook(const std::string& name, const std::string& script, bool executable = true) {
        const auto file = folder / "sugo" / "hooks" / name;
        std::ofstream(file) << "#!/bin/sh\n" << script << "\n";
        if (executable) std::filesystem::permissions(file, std::filesystem::perms::owner_all);
    }
    /// A variable that a process was to pass on.
    static std::string told(const cli::ProcessRequest& request, const std::string& variable) {
        const std::size_t at = ("\n" + request.input).find("\n" + variable + "=");
        REQUIRE(at != std::string::npos);
        const std::size_t begin = at + variable.size() + 1;
        return request.input.substr(begin, request.input.find('\n', begin) - begin);
    }
    std::vector<std::string> events() {
        std::vector<std::string> names;
        for (const cli::ProcessRequest& one : detached) names.push_back(told(one, "SUGO_EVENT"));
        return names;
    }

    std::filesystem::path folder;
    std::vector<cli::ProcessRequest> detached;
};

}  // namespace

TEST_CASE("hooks are files named after an event, not samples nor what editors leave") {
    Hooked stage;
    for (const char* name : {"ring", "ring.music", "start.dnd", "break-start.tea", "ring~", "ring.sample", "ringing",
                             "README", "ring.bak"}) {
        stage.hook(name, "");
    }
    stage.hook("void", "", false);
    std::filesystem::create_directories(stage.folder / "sugo" / "hooks" / "stop");
    std::vector<std::string> names;
    for (const auto& hook : cli::find_hooks(stage.world())) names.push_back(hook.name);
    CHECK(names == std::vector<std::string>{"break-start.tea", "ring", "ring.music", "start.dnd", "void"});
    CHECK(cli::find_hooks(stage.world(), "ring").size() == 2);
    CHECK_FALSE(cli::find_hooks(stage.world(), "void").front().executable);
    CHECK(has(stage.answer({"hooks"}), "not executable"));
}

TEST_CASE("what a command did is told to the hooks there are, with the session") {
    Hooked stage;
    stage.hook("start", "");
    stage.hook("stop", "");
    stage.answer({"start", "acme", "-n", "error report", "--tag", "gpu"});
    stage.answer({"interrupt", "external", "mail"});
    stage.answer({"stop"});
    CHECK(stage.events() == std::vector<std::string>{"start", "stop"});
    const auto& told = stage.detached.front();
    CHECK(told.program == "/usr/bin/sugo");
    CHECK(told.arguments == std::vector<std::string>{"run-hooks"});
    CHECK(Hooked::told(told, "SUGO_WORK") == "acme/ner code");
    CHECK(Hooked::told(told, "SUGO_CLIENT") == "acme");
    CHECK(Hooked::told(told, "SUGO_NOTE") == "error report");
    CHECK(Hooked::told(told, "SUGO_TAGS") == "gpu");
    CHECK(Hooked::told(told, "SUGO_START") == "2026-03-02T17:00:00Z");
    CHECK(Hooked::told(told, "SUGO_RINGS_AT") == "2026-03-02T17:25:00Z");
    CHECK(told.environment.at("SUGO_HOOK_LIMIT_MS") == "10000");
    CHECK(has(told.input, "\n\n{\"event\":\"start\",\"at\":\"2026-03-02T17:00:00Z\",\"session\":{"));
}

TEST_CASE("without hooks nothing is started, and in a hook none is told") {
    Hooked stage;
    stage.answer({"start", "acme"});
    CHECK(stage.detached.empty());
    stage.hook("stop", "");
    stage.environment["SUGO_EVENT"] = "ring";
    stage.answer({"stop"});
    CHECK(stage.detached.empty());
}

TEST_CASE("a hook that cannot be told of is said, and what was asked is done") {
    Hooked stage;
    stage.hook("start", "");
    stage.world().detach_process = [](const cli::ProcessRequest&) {
        throw Failure(ErrorKind::system, "no program can be run: no process: Resource temporarily unavailable");
    };
    stage.answer({"start", "acme"});
    CHECK(has(stage.err, "the hooks did not run: no program can be run"));
    CHECK(has(stage.answer({"status"}), "acme/ner code since"));
}

TEST_CASE("each hook of an event runs, in the order of their names, and is logged, and failures are told once") {
    Hooked stage;
    stage.hook("ring.a", "echo \"$SUGO_EVENT\"; printf 'two\\tlines\\n' >&2; exit 3");
    stage.hook("ring.b", "sleep 1000");
    stage.hook("ring.c", "", false);
    stage.hook("ring.d", "cat");
    stage.hook("stop.a", "echo stopped");
    stage.environment["SUGO_HOOK_LIMIT_MS"] = "200";
    stage.input = "SUGO_EVENT=ring\nSUGO_NOTE=a=b\n\n{}\nSUGO_EVENT=stop\n\n{}\n";
    stage.answer({"run-hooks"});
    const auto runs = cli::kept_runs(stage.world(), 10);
    REQUIRE(runs.size() == 5);
    CHECK(runs[4].output == "stopped");
    CHECK(runs[0].code == 3);
    CHECK(runs[0].output == "ring\ntwo\uFFFDlines");
    CHECK(runs[1].timed_out);
    CHECK(runs[2].code == cli::kNotStarted);
    CHECK(runs[3].code == 0);
    CHECK(runs[3].output == "{}");
    stage.answer({"status"});
    CHECK(has(stage.err, "note: the hook ring.a failed with exit code 3: sugo hooks log\n"));
    CHECK(has(stage.err, "note: the hook ring.b was killed after"));
    CHECK(has(stage.err, "note: the hook ring.c could not be started"));
    stage.answer({"status"});
    CHECK(stage.err.empty());
    CHECK(has(stage.answer({"hooks", "log", "--last", "1"}), "stop.a  ok after"));
    CHECK(has(stage.answer({"hooks", "log", "--json"}), R"("event":"ring","name":"ring.a","code":3)"));
}

TEST_CASE("a test of hooks shows what they say, and changes nothing") {
    Hooked stage;
    stage.hook("break-start", "echo until $SUGO_UNTIL; exit 1");
    stage.answer({"add", "acme", "7:00", "-", "8:00"});
    CHECK(stage.run({"hooks", "test", "break-start"}) == 1);
    CHECK(has(stage.out, "exit code 1 after"));
    CHECK(has(stage.out, "    until 2026-03-02T17:05:00Z\n"));
    CHECK(stage.run({"hooks", "test", "ring"}) == 3);
    CHECK(stage.run({"hooks", "test", "tea"}) == 2);
    CHECK(cli::kept_runs(stage.world(), 10).empty());
}

TEST_CASE("a run is read from the log as it was kept, whatever it said") {
    Hooked stage;
    const formats::HookRun run{
        stage.at, "ring", "ring.a\tb", 0, false, std::chrono::milliseconds(7), "back\\slash\nn \\n"};
    cli::keep_run(stage.world(), run);
    std::ofstream(cli::hooks_log(stage.world()), std::ios::app) << "what somebody else wrote\n\n";
    cli::keep_run(stage.world(), run);
    const auto kept = cli::kept_runs(stage.world(), 10);
    REQUIRE(kept.size() == 2);
    CHECK(kept[0].output == run.output);
    CHECK(kept[0].at == run.at);
    CHECK(kept[0].took == run.took);
    CHECK(kept[0] == kept[1]);
}
