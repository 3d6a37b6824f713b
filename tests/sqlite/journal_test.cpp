#include <support/test.hpp>

#include <stdexcept>

#include "helpers.hpp"

using namespace sugo;
using namespace sugo::sqlite_test;

namespace {

std::vector<Change::State> states(Store& store) {
    std::vector<Change::State> states;
    for (const auto& change : store.journal().history(100)) states.push_back(change.state);
    return states;
}

void set(Store& store, std::string_view key, std::string_view value) {
    change(
        store, [&] { store.settings().set(key, value); }, std::string(key) + " " + std::string(value));
}

}  // namespace

TEST_CASE("each change is written down with its number, time and label") {
    auto store = in_memory();
    set(*store, "week", "60");
    std::string found;
    store->transact(
        at(5),
        [&] {
            return Label{"add " + found, ""};
        },
        [&] {
            store->clients().add(acme());
            found = "주식회사";  // the label is asked after the work
        });
    CHECK(store->journal().history(10) == std::vector<Change>{{2, at(5), "add 주식회사", Change::State::done, ""},
                                                              {1, at(), "week 60", Change::State::done, ""}});
    CHECK(store->journal().history(1).size() == 1);
    CHECK(store->journal().history(0).empty());
}

TEST_CASE("work that changes nothing in the end leaves no entry") {
    auto store = in_memory();
    set(*store, "week", "60");
    const auto before = dump(*store);
    change(*store, [] {});
    set(*store, "week", "60");
    change(*store, [&] {
        store->settings().set("kind", "code");
        store->settings().set("kind", "");
    });
    CHECK(store->journal().history(10).size() == 1);
    CHECK(dump(*store) == before);
}

TEST_CASE("work that throws leaves nothing, and the store can be used on") {
    auto store = in_memory();
    const auto before = dump(*store);
    CHECK_THROWS_AS(change(*store,
                           [&] {
                               store->clients().add(acme());
                               throw std::runtime_error("power cut");
                           }),
                    std::runtime_error);
    CHECK_THROWS_AS(store->transact(
                        at(), []() -> Label { throw Failure(ErrorKind::system, "no label"); },
                        [&] { store->clients().add(acme()); }),
                    Failure);
    CHECK(dump(*store) == before);
    CHECK(store->journal().history(10).empty());
    CHECK_NOTHROW(change(*store, [&] { store->clients().add(acme()); }));
}

TEST_CASE("transactions do not nest, reads do") {
    auto store = in_memory();
    CHECK_THROWS_AS(change(*store, [&] { change(*store, [] {}); }), std::logic_error);
    CHECK_THROWS_AS(change(*store, [&] { store->journal().undo(); }), std::logic_error);
    CHECK_THROWS_AS(store->read([&] { change(*store, [] {}); }), std::logic_error);
    CHECK_THROWS_AS(store->read([&] { store->settings().set("week", "1"); }), std::logic_error);
    int reads = 0;
    store->read([&] { store->read([&] { ++reads; }); });
    change(*store, [&] { store->read([&] { ++reads; }); });
    CHECK(reads == 2);
    CHECK_THROWS_AS(store->read([] { throw std::runtime_error("no"); }), std::runtime_error);
    CHECK_NOTHROW(set(*store, "week", "60"));
}

TEST_CASE("undo goes back step by step, redo forth again") {
    auto store = in_memory();
    set(*store, "week", "60");
    set(*store, "week", "70");
    CHECK(store->journal().undo() == Change{2, at(), "week 70", Change::State::undone, ""});
    CHECK(store->settings().get("week") == "60");
    CHECK(store->journal().undo().number == 1);
    CHECK_FALSE(store->settings().get("week"));

    const auto nothing = failure_of([&] { store->journal().undo(); });
    CHECK(nothing.kind == ErrorKind::refused);
    CHECK(nothing.message == "there is nothing to undo");

    CHECK(store->journal().redo().label == "week 60");
    CHECK(store->journal().redo().state == Change::State::done);
    CHECK(store->settings().get("week") == "70");
    CHECK(failure_of([&] { store->journal().redo(); }).message == "there is nothing to redo");
}

TEST_CASE("a new change ends what could be redone") {
    auto store = in_memory();
    set(*store, "week", "60");
    set(*store, "week", "70");
    store->journal().undo();
    set(*store, "week", "80");
    using enum Change::State;
    CHECK(states(*store) == std::vector{done, dropped, done});
    CHECK(failure_of([&] { store->journal().redo(); }).kind == ErrorKind::refused);
    store->journal().undo();
    store->journal().undo();
    CHECK(states(*store) == std::vector{undone, dropped, undone});
    CHECK(store->journal().redo().number == 1);
    CHECK(store->journal().redo().number == 3);
    CHECK(store->settings().get("week") == "80");
}

TEST_CASE("undo stops at a change with a way out, and names it") {
    auto store = in_memory();
    const auto work = put_work(*store);
    put_issued(*store, work, {work.sessions[0]});
    const auto before = dump(*store);
    const auto error = failure_of([&] { store->journal().undo(); });
    CHECK(error.kind == ErrorKind::refused);
    CHECK(error.message == "\"issue invoice\" cannot be undone");
    CHECK(error.hint == "sugo invoice void");
    CHECK(dump(*store) == before);

    set(*store, "week", "60");
    CHECK(store->journal().undo().label == "week 60");
    CHECK(failure_of([&] { store->journal().undo(); }).hint == "sugo invoice void");
}

TEST_CASE("sessions that exchange their times go back, and so do rates that replace each other") {
    auto store = in_memory();
    const auto work = put_work(*store);
    RateEntry rate{{}, std::nullopt, work.client, std::nullopt, std::nullopt, day(2026, 1, 1), Rate{1, euro()}};
    change(*store, [&] { rate.id = store->rates().add(rate); });
    const auto before = dump(*store);
    change(*store, [&] {
        auto first = store->sessions().find(work.sessions[0]).value();
        auto second = store->sessions().find(work.sessions[1]).value();
        std::swap(first.start, second.start);
        std::swap(first.stop, second.stop);
        store->sessions().update(first);
        store->sessions().update(second);
        store->rates().remove(rate.id);
        rate.id = {};
        rate.rate.minor_per_hour = 2;
        store->rates().add(rate);
    });
    const auto after = dump(*store);
    CHECK(before != after);
    store->journal().undo();
    CHECK(dump(*store) == before);
    store->journal().redo();
    CHECK(dump(*store) == after);
}

TEST_CASE("closing one session and opening the next is undone in one step") {
    auto store = in_memory();
    const auto kind = store->clients().kind("code")->id;
    auto first = running_at(0, kind);
    change(*store, [&] { first.id = store->sessions().add(first); });
    const auto before = dump(*store);
    change(*store, [&] {
        store->sessions().update(ended_at(first, at(60)));
        store->sessions().add(running_at(60, kind));
    });
    store->journal().undo();
    CHECK(dump(*store) == before);
    CHECK(store->sessions().open() == first);
    store->journal().redo();
    CHECK(store->sessions().open()->start == at(60));
}

TEST_CASE("what another program changed meanwhile is not undone over") {
    auto store = in_memory();
    auto& database = store->connection().database();
    set(*store, "week", "60");
    set(*store, "week", "70");
    for (const auto* meddling : {"UPDATE setting SET value = '99'", "DELETE FROM setting"}) {
        CAPTURE(meddling);
        database.exec(meddling);
        const auto before = dump(*store);
        const auto error = failure_of([&] { store->journal().undo(); });
        CHECK(error.kind == ErrorKind::system);
        CHECK(error.message == "cannot undo \"week 70\": what it changed is no longer as sugo left it");
        CHECK(dump(*store) == before);
        CHECK(states(*store) == std::vector(2, Change::State::done));
    }
}

TEST_CASE("a change that would be passed over in silence is refused") {
    auto store = in_memory();
    set(*store, "week", "60");
    auto& database = store->connection().database();
    SUBCASE("its table lost a column") {
        database.exec(
            "DROP TABLE setting; CREATE TABLE setting (key TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;"
            "INSERT INTO setting VALUES ('week')");
    }
    SUBCASE("its table is gone") {
        database.exec("DROP TABLE setting");
    }
    CHECK(failure_of([&] { store->journal().undo(); }).kind == ErrorKind::system);
    CHECK(states(*store) == std::vector{Change::State::done});
}

TEST_CASE("the newest thousand changes can be undone, and every label stays") {
    auto store = in_memory();
    for (int n = 1; n <= 1'001; ++n) set(*store, "week", std::to_string(n));
    const auto kept =
        store->connection().database().execAndGet("SELECT count(*) FROM journal WHERE changeset IS NOT NULL");
    CHECK(kept.getInt() == 1'000);
    CHECK(store->journal().history(2'000).size() == 1'001);
    CHECK(store->journal().history(2'000).back() == Change{1, at(), "week 1", Change::State::kept, ""});
    for (int n = 1; n <= 1'000; ++n) store->journal().undo();
    CHECK(store->settings().get("week") == "1");
    CHECK(failure_of([&] { store->journal().undo(); }).message.starts_with("\"week 1\" is too old to be undone"));
}

TEST_CASE("identities rise over all processes, even with the clock fixed and after undo") {
    const Scratch scratch;
    std::vector<std::int64_t> made;
    for (int process = 0; process < 4; ++process) {
        auto store = in_file(scratch / "sugo.db");  // the same seed each time
        change(*store, [&] {
            for (int n = 0; n < 3; ++n) {
                made.push_back(store->sessions().add(worked_at(n * 3'600 + process, KindId{1})).value);
            }
        });
        if (process == 1) store->journal().undo();
        if (process == 2) set(*store, "week", "60");
    }
    CHECK(std::is_sorted(made.begin(), made.end()));
    CHECK(std::adjacent_find(made.begin(), made.end()) == made.end());
}

TEST_CASE("no trigger writes") {
    auto store = in_memory();
    SQLite::Statement trigger(store->connection().database(),
                              "SELECT name, lower(sql) FROM sqlite_schema WHERE type ="
                              " 'trigger'");
    int triggers = 0;
    while (trigger.executeStep()) {
        ++triggers;
        CAPTURE(trigger.getColumn(0).getString());
        const auto sql = trigger.getColumn(1).getString();
        const auto body = sql.substr(sql.rfind("begin"));
        for (const auto* word : {"insert ", "update ", "delete ", "replace "}) {
            CHECK(body.find(word) == std::string::npos);
        }
    }
    CHECK(triggers > 20);
}
