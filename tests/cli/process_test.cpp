#include <support/test.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include <cli/process.hpp>

using namespace sugo::cli;
using namespace std::chrono_literals;

namespace {

ProcessRequest shell(const std::string& command) {
    ProcessRequest request;
    request.program = "/bin/sh";
    request.arguments = {"-c", command};
    return request;
}

}  // namespace

TEST_CASE("a program's outputs, exit code and signal are told") {
    ProcessRequest request = shell("cat; echo \"$SUGO_WORD\" >&2; exit 3");
    request.input = "in\n";
    request.environment["SUGO_WORD"] = "한빛";
    const ProcessResult result = run_process(request);
    CHECK(result.out == "in\n");
    CHECK(result.err == "한빛\n");
    CHECK(result.code == 3);
    CHECK_FALSE(result.timed_out);
    CHECK(run_process(shell("kill -TERM $$")).code == 128 + 15);
    ProcessRequest missing;
    missing.program = "/nowhere/program";
    CHECK(run_process(missing).code == kNotStarted);
}

TEST_CASE("a program that takes too long is killed with all it started") {
    ProcessRequest request = shell("echo begun; sleep 1000 & sleep 1000");
    request.limit = 100ms;
    const ProcessResult result = run_process(request);
    CHECK(result.timed_out);
    CHECK(result.code == 128 + 9);
    CHECK(result.out == "begun\n");
}

TEST_CASE("what a program leaves running behind it is not waited for") {
    ProcessRequest request = shell("sleep 1000 & echo $!");
    request.limit = 10s;
    const ProcessResult result = run_process(request);
    CHECK(result.code == 0);
    CHECK_FALSE(result.timed_out);
    const std::string kill_it = "kill " + result.out;
    CHECK(run_process(shell(kill_it)).code == 0);
}

TEST_CASE("a detached program goes on by itself, in a session of its own, with its input") {
    std::string folder = (std::filesystem::temp_directory_path() / "sugo-test.XXXXXX").string();
    REQUIRE(mkdtemp(folder.data()) != nullptr);
    const std::string file = folder + "/said";
    ProcessRequest request =
        shell("cat > " + file + ".part; ps -o sid= -p $$ >> " + file + ".part; mv " + file + ".part " + file);
    request.input = std::string(100'000, 'x') + "\n";
    detach_process(request);
    for (int tries = 0; tries < 1'000 && !std::filesystem::exists(file); ++tries) std::this_thread::sleep_for(10ms);
    std::ifstream said(file);
    std::string text;
    std::getline(said, text);
    CHECK(text.size() == 100'000);
    std::filesystem::remove_all(folder);
}
