#include <support/test.hpp>

#include <cli/files.hpp>
#include <cli/renderer.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <sugo/error.hpp>

using namespace sugo;

namespace {

class Folder {
public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "sugo-test.XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Folder() {
        std::error_code error;
        std::filesystem::remove_all(path_, error);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
    [[nodiscard]] std::size_t files() const {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path_), {}));
    }

private:
    std::filesystem::path path_;
};

Error failure_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const Failure& failure) {
        return failure.error();
    }
    return {};
}

}  // namespace

TEST_CASE("a program gets megabytes and gives megabytes without either side waiting for ever") {
    std::string input;
    for (int i = 0; input.size() < 3'000'000; ++i) input += std::to_string(i) + "\n";
    CHECK(cli::run_program("/bin/cat", {}, input) == input);
    CHECK(cli::run_program("/usr/bin/env", {"sh", "-c", "cat >&2; echo done"}, input) == "done\n");
}

TEST_CASE("a program that does not read its input is no error of ours") {
    CHECK(cli::run_program("/bin/echo", {"[a,b]", "$HOME; ls"}, std::string(1'000'000, 'x')) == "[a,b] $HOME; ls\n");
}

TEST_CASE("a renderer that is missing or fails is told in one sentence") {
    CHECK(failure_of([] {
              cli::find_renderer({"/nowhere/sugo-render", "/tmp"});
          }).message ==
          "the program sugo-render, which draws pages, is not there; looked for /nowhere/sugo-render, /tmp");
    CHECK(failure_of([] { cli::run_program("/nowhere/sugo-render", {}, ""); }).kind == ErrorKind::system);
    CHECK(failure_of([] {
              cli::run_program("/bin/sh", {"-c", "echo 'sugo-render: no face has this sign' >&2; exit 5"}, "");
          }).message == "the page could not be drawn: no face has this sign");
    CHECK(failure_of([] { cli::run_program("/bin/sh", {"-c", "kill -9 $$"}, ""); }).kind == ErrorKind::system);
}

TEST_CASE(
    "the renderer is looked for beside sugo, in the libexec of wherever sugo was installed, and where it was built "
    "for") {
    CHECK(cli::renderer_places("/home/ada/.local/bin/sugo", "/usr/local/libexec/sugo") ==
          std::vector<std::filesystem::path>{
              "/home/ada/.local/bin/sugo-render", "/home/ada/.local/libexec/sugo/sugo-render",
              "/home/ada/.local/libexec/sugo-render", "/usr/local/libexec/sugo/sugo-render"});
    CHECK(cli::renderer_places("/usr/bin/sugo", "/usr/libexec/sugo") ==
          std::vector<std::filesystem::path>{"/usr/bin/sugo-render", "/usr/libexec/sugo/sugo-render",
                                             "/usr/libexec/sugo-render"});
    CHECK(cli::renderer_places({}, "/usr/libexec/sugo") ==
          std::vector<std::filesystem::path>{"/usr/libexec/sugo/sugo-render"});
}

TEST_CASE("a file is written whole, nothing is replaced unasked, and no temporary file stays") {
    const Folder folder;
    cli::write_file(folder / "a.pdf", "one", false);
    CHECK(cli::read_file(folder / "a.pdf") == "one");
    CHECK(failure_of([&] { cli::write_file(folder / "a.pdf", "two", false); }).kind == ErrorKind::refused);
    CHECK(cli::read_file(folder / "a.pdf") == "one");
    cli::write_file(folder / "a.pdf", "two", true);
    CHECK(cli::read_file(folder / "a.pdf") == "two");
    std::filesystem::create_symlink("nowhere", folder / "link.pdf");
    CHECK(failure_of([&] { cli::write_file(folder / "link.pdf", "x", false); }).kind == ErrorKind::refused);
    CHECK(failure_of([&] { cli::write_file(folder / "none" / "a.pdf", "x", false); }).kind == ErrorKind::system);
    CHECK(failure_of([&] { cli::write_file(folder / "", "x", true); }).kind == ErrorKind::usage);
    CHECK(folder.files() == 2);
}

TEST_CASE("a file that is not there, or is a folder, is told") {
    const Folder folder;
    CHECK(failure_of([&] { cli::read_file(folder / "a.data"); }).kind == ErrorKind::not_found);
    CHECK(failure_of([&] { cli::read_file(folder / ""); }).kind == ErrorKind::usage);
}
