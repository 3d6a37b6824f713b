#include <support/test.hpp>

#include <thread>

#include "helpers.hpp"

using namespace sugo;
using namespace sugo::sqlite_test;

TEST_CASE("two programs that write at once lose nothing") {
    const Scratch scratch;
    const auto file = scratch / "sugo.db";
    in_file(file);
    constexpr int each = 60;
    const auto add_many = [&](std::uint64_t seed, std::string& trouble) {
        trouble = failure_of([&] {
                      auto store = sqlite::open_file(file, OpenOptions{ids(seed), {}}, sqlite::migrations(), 60'000);
                      for (int n = 0; n < each; ++n) {
                          change(*store, [&] {  // reads before it writes, as commands do
                              const auto newest = store->sessions().newest(1);
                              const auto start = newest ? newest->start + Seconds(1'500) : at();
                              if (!store->sessions().overlapping(start, start + Seconds(1'500)).empty()) return;
                              auto session = worked_at(0, KindId{1});
                              session.start = start;
                              session.stop = start + Seconds(1'500);
                              store->sessions().add(session);
                          });
                      }
                  }).message;
    };
    std::string first_trouble;
    std::string second_trouble;
    std::thread first(add_many, 1, std::ref(first_trouble));
    std::thread second(add_many, 2, std::ref(second_trouble));
    first.join();
    second.join();
    CHECK(first_trouble == "nothing failed");
    CHECK(second_trouble == "nothing failed");

    auto store = in_file(file);
    CHECK(store->sessions().newest(2 * each)->start == at());
    CHECK_FALSE(store->sessions().newest(2 * each + 1));
    const auto history = store->journal().history(1'000);
    CHECK(history.size() == 2 * each);
    CHECK(history.front().number == 2 * each);
}

TEST_CASE("two programs may make the same database at once") {
    const Scratch scratch;
    const auto file = scratch / "sugo.db";
    std::vector<std::string> troubles(4);
    std::vector<std::thread> programs;
    for (auto& trouble : troubles) {
        programs.emplace_back([&] {
            trouble = failure_of([&] {
                          auto store = in_file(file, 60'000);
                          change(*store, [&] { store->sessions().add(worked_at(0, KindId{1})); });
                      }).message;
        });
    }
    for (auto& program : programs) program.join();
    for (const auto& trouble : troubles) CHECK(trouble == "nothing failed");
    CHECK(in_file(file)->sessions().newest(4));
}

TEST_CASE("a write that waits too long says who writes, and reading goes on meanwhile") {
    const Scratch scratch;
    auto store = in_file(scratch / "sugo.db", 0);
    put_work(*store);
    SQLite::Database other((scratch / "sugo.db").string(), SQLite::OPEN_READWRITE);
    other.exec("BEGIN IMMEDIATE; UPDATE client SET legal_name = 'half done'");
    const auto error = failure_of([&] { change(*store, [&] { store->settings().set("week", "60"); }); });
    CHECK(error.kind == ErrorKind::system);
    CHECK(error.message == "another sugo is writing to " + (scratch / "sugo.db").string());
    CHECK(failure_of([&] { store->journal().undo(); }).kind == ErrorKind::system);
    CHECK(store->clients().client("acme")->party == acme().party);
    other.exec("ROLLBACK");
    CHECK_NOTHROW(change(*store, [&] { store->settings().set("week", "60"); }));
}

TEST_CASE("reads within read() see one state") {
    const Scratch scratch;
    auto reader = in_file(scratch / "sugo.db");
    auto writer = in_file(scratch / "sugo.db");
    reader->read([&] {
        CHECK_FALSE(reader->clients().client("acme"));
        put_work(*writer);
        CHECK_FALSE(reader->clients().client("acme"));
    });
    CHECK(reader->clients().client("acme"));
}
