#include <support/test.hpp>

#include <filesystem>
#include <fstream>
#include <functional>
#include <utility>

#include <cli/attendant_lock.hpp>
#include <cli/stage.hpp>

using namespace sugo;

namespace {

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// A stage whose clock goes on when somebody sleeps, with a file in the place of its database.
struct Attended : Stage {
    Attended() {
        std::string name = (std::filesystem::temp_directory_path() / "sugo-test.XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        folder = name;
        std::ofstream(folder / "log.db") << "";
        environment["SUGO_DB"] = (folder / "log.db").string();
        environment["PATH"] = name;
        std::ofstream(folder / "notify-send") << "#!/bin/sh\n";
        std::filesystem::permissions(folder / "notify-send", std::filesystem::perms::owner_all);
        world().self = "/usr/bin/sugo";
        world().has_real_time = true;
        world().detach_process = [this](const cli::ProcessRequest& request) { detached.push_back(request); };
        world().sleep_until = [this](Instant moment) {
            slept.push_back(moment);
            if (!sleeping) {
                at = moment;
                return;
            }
            auto during = std::exchange(sleeping, nullptr);
            during();
        };
        people();
    }
    ~Attended() { std::filesystem::remove_all(folder); }
    Attended(const Attended&) = delete;
    Attended& operator=(const Attended&) = delete;

    std::vector<std::string> notifications() {
        std::vector<std::string> titles;
        for (const cli::ProcessRequest& one : detached) {
            if (one.program.filename() == "notify-send") titles.push_back(one.arguments.at(3));
        }
        return titles;
    }

    std::filesystem::path folder;
    std::vector<cli::ProcessRequest> detached;
    std::vector<Instant> slept;
    /// What happens instead of the next sleep.
    std::function<void()> sleeping;
};

}  // namespace

TEST_CASE("start has a process wait for the ring, once") {
    Attended stage;
    stage.answer({"start", "acme"});
    REQUIRE(stage.detached.size() == 1);
    CHECK(stage.detached[0].arguments ==
          std::vector<std::string>{"--db", (stage.folder / "log.db").string(), "attend"});
    stage.detached.clear();
    stage.answer({"stop"});
    CHECK(stage.detached.empty());
    stage.answer({"start", "acme", "--open"});
    CHECK(stage.detached.empty());
    stage.answer({"config", "attend", "off"});
    stage.answer({"start", "acme"});
    CHECK(stage.detached.empty());
    stage.environment["SUGO_ATTEND"] = "on";
    stage.answer({"start", "acme"});
    CHECK(stage.detached.size() == 1);
    stage.world().has_real_time = false;
    stage.answer({"start", "acme"});
    CHECK(stage.detached.size() == 1);
}

TEST_CASE("who attends sleeps until the ring and the end of the break, tells of both, and ends") {
    Attended stage;
    stage.answer({"start", "acme"});
    stage.detached.clear();
    const Instant began = stage.at;
    stage.answer({"attend"});
    CHECK(stage.slept == std::vector{began + std::chrono::minutes(25), began + std::chrono::minutes(30)});
    CHECK(stage.notifications() == std::vector<std::string>{"acme/ner code rang after 25m", "The break is over"});
    CHECK(has(stage.answer({"status", "--no-color"}), "today  25m, 1 pomodoro rung"));
}

TEST_CASE("whatever happens while it sleeps, nothing rings that does not run") {
    for (const std::vector<std::string>& change :
         {std::vector<std::string>{"stop"}, {"cancel"}, {"void"}, {"undo"}, {"start", "acme", "--open"}}) {
        CAPTURE(change.front());
        Attended stage;
        stage.answer({"start", "acme"});
        stage.detached.clear();
        stage.sleeping = [&] { REQUIRE(cli::run(change, stage.world()) == 0); };
        stage.answer({"attend"});
        CHECK(stage.notifications().empty());
        CHECK(stage.slept.size() == 1);
    }
}

TEST_CASE("a break that is made long, or ended, is told when it ends, or not at all") {
    for (const bool is_long : {true, false}) {
        Attended stage;
        stage.answer({"start", "acme"});
        stage.at += std::chrono::minutes(25);
        stage.answer({"stop"});
        const Instant rang = stage.at;
        stage.detached.clear();
        const std::vector<std::string> change{"break", is_long ? "long" : "over"};
        stage.sleeping = [&] { REQUIRE(cli::run(change, stage.world()) == 0); };
        stage.answer({"attend"});
        CHECK(stage.slept.back() == rang + std::chrono::minutes(is_long ? 15 : 5));
        CHECK(stage.notifications().size() == (is_long ? 1U : 0U));
    }
}

TEST_CASE("a ring that was slept over is told late, at its own time") {
    Attended stage;
    stage.answer({"start", "acme"});
    stage.detached.clear();
    stage.sleeping = [&] { stage.at += std::chrono::hours(9); };
    stage.answer({"attend"});
    CHECK(stage.notifications() == std::vector<std::string>{"acme/ner code rang after 25m"});
    CHECK(has(stage.answer({"log", "--no-color"}), "09:00–09:25  25m"));
}

TEST_CASE("a ring that was undone does not ring again") {
    Attended stage;
    stage.answer({"start", "acme"});
    stage.answer({"interrupt", "mail"});
    stage.detached.clear();
    stage.sleeping = [&] {
        stage.at += std::chrono::minutes(25);
        stage.sleeping = [&] {
            const std::vector<std::string> undo{"undo"};
            REQUIRE(cli::run(undo, stage.world()) == 0);
        };
    };
    stage.answer({"attend"});
    CHECK(stage.notifications() == std::vector<std::string>{"acme/ner code rang after 25m"});
    CHECK(has(stage.answer({"redo"}), "done again: interrupt acme/ner code"));
}

TEST_CASE("no database is made by who attends, and the lock is of one process") {
    Attended stage;
    stage.answer({"start", "acme"});
    std::filesystem::remove(stage.folder / "log.db");
    stage.answer({"attend"});
    CHECK_FALSE(std::filesystem::exists(stage.folder / "log.db"));
    CHECK(stage.slept.empty());
    CHECK_FALSE(cli::is_attended(stage.folder / "log.db"));
    CHECK_FALSE(cli::poke_attendant(stage.folder / "nothing.db"));
}
