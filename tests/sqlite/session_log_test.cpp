#include <support/test.hpp>

#include <algorithm>

#include <fmt/format.h>

#include <support/kept_rows.hpp>
#include "helpers.hpp"

using namespace sugo;
using namespace sugo::sqlite_test;

namespace {

std::vector<SessionId> selected(Store& store, const SessionQuery& query) {
    std::vector<SessionId> found;
    store.sessions().select(query, [&](const Session& session) { found.push_back(session.id); });
    return found;
}

std::vector<SessionId> ids_of(const std::vector<Session>& sessions) {
    std::vector<SessionId> found;
    for (const auto& session : sessions) found.push_back(session.id);
    return found;
}

KindId code(Store& store) {
    return store.clients().kind("code")->id;
}

}  // namespace

TEST_CASE("a session comes back as it was kept, Korean text too") {
    auto store = in_memory();
    const auto work = put_work(*store);
    auto session = worked_at(-9'000, work.kind, work.project);
    session.note = "오류 보고서\n두 번째 줄";
    session.tags = {"a b", "Z", "말뭉치"};
    std::sort(session.tags.begin(), session.tags.end());
    session.billable = false;
    session.planned = Seconds(1'500);
    session.outcome = Outcome::rung;
    session.settled = true;
    session.source_key = "k\"'1";
    change(*store, [&] { session.id = store->sessions().add(session); });
    CHECK(store->sessions().find(session.id) == session);

    session.tags.clear();
    session.billable.reset();
    session.planned.reset();
    session.project.reset();
    session.outcome = Outcome::voided;
    change(*store, [&] { store->sessions().update(session); });
    CHECK(store->sessions().find(session.id) == session);

    change(*store, [&] { store->sessions().remove(session.id); });
    CHECK_FALSE(store->sessions().find(session.id));
}

TEST_CASE("one session is open at most") {
    auto store = in_memory();
    CHECK_FALSE(store->sessions().open());
    auto session = running_at(0, code(*store));
    change(*store, [&] { session.id = store->sessions().add(session); });
    CHECK(store->sessions().open() == session);

    const auto error =
        failure_of([&] { change(*store, [&] { store->sessions().add(running_at(60, code(*store))); }); });
    CHECK(error.kind == ErrorKind::refused);
    CHECK(error.message == "another session is running");
    CHECK(selected(*store, {}) == std::vector{session.id});

    change(*store, [&] {
        store->sessions().update(ended_at(session, at(60)));
        store->sessions().add(running_at(60, code(*store)));
    });
    CHECK(store->sessions().open()->start == at(60));
}

TEST_CASE("a session cannot stop before it starts, nor run and be stopped") {
    auto store = in_memory();
    auto backwards = worked_at(0, code(*store));
    backwards.stop = at(-1);
    auto both = worked_at(0, code(*store));
    both.outcome = Outcome::running;
    auto neither = running_at(0, code(*store));
    neither.outcome = Outcome::stopped;
    auto nowhere = worked_at(0, KindId{4711});
    for (const auto& session : {backwards, both, neither, nowhere}) {
        CHECK(failure_of([&] { change(*store, [&] { store->sessions().add(session); }); }).kind == ErrorKind::bad_data);
    }
    auto instantly = worked_at(0, code(*store));
    instantly.stop = instantly.start;
    CHECK_NOTHROW(change(*store, [&] { store->sessions().add(instantly); }));
}

TEST_CASE("a source row is imported once, and kept verbatim") {
    auto store = in_memory();
    const auto work = put_work(*store);
    change(*store, [&] { store->sessions().keep_row(work.sessions[0], "inc 20260302T090000Z # 말뭉치  \t"); });
    CHECK(kept_rows(store->sessions()) ==
          std::map<SessionId, std::string>{{work.sessions[0], "inc 20260302T090000Z # 말뭉치  \t"}});
    CHECK(store->sessions().source_keys("timewarrior") == std::set<std::string>{"row-0", "row-1", "row-2", "row-3"});
    CHECK(store->sessions().source_keys("klog").empty());

    auto again = worked_at(90'000, work.kind);
    again.source = "timewarrior";
    again.source_key = "row-0";
    CHECK(failure_of([&] { change(*store, [&] { store->sessions().add(again); }); }).kind == ErrorKind::refused);
    change(*store, [&] { store->sessions().remove(work.sessions[0]); });
    CHECK(kept_rows(store->sessions()).empty());
}

TEST_CASE("the newest sessions are counted by start, then by the order of their making") {
    auto store = in_memory();
    const auto work = put_work(*store);
    SessionId twin;
    change(*store, [&] { twin = store->sessions().add(worked_at(3 * 3'600, work.kind)); });
    CHECK(store->sessions().newest(1)->id == twin);
    CHECK(store->sessions().newest(2)->id == work.sessions[3]);
    CHECK(store->sessions().newest(5)->id == work.sessions[0]);
    CHECK_FALSE(store->sessions().newest(6));
    CHECK_FALSE(store->sessions().newest(0));
    CHECK_FALSE(store->sessions().newest(-1));
}

TEST_CASE("a session is found by the end of its id, in any case and to its full length") {
    auto store = in_memory();
    const auto work = put_work(*store);
    for (const auto id : work.sessions) {
        for (const int digits : {4, 5, 7, 12, 13, 15}) {
            CHECK(ids_of(store->sessions().by_short_id(short_id(id, digits))) == std::vector{id});
        }
        auto loud = short_id(id);
        std::transform(loud.begin(), loud.end(), loud.begin(), [](unsigned char c) { return std::toupper(c); });
        CHECK(ids_of(store->sessions().by_short_id(loud)) == std::vector{id});
    }
    for (const auto* wrong :
         {"", "u0000", "-1", "@1", "zzzzzzzzzzzzz", "zzzzzzzzzzzzzzzzzzzzzz", "말뭉치", "8000000000000"}) {
        CHECK_MESSAGE(store->sessions().by_short_id(wrong).empty(), wrong);
    }
}

TEST_CASE("a short id is shared by sessions whose ids end alike, as far as they do") {
    auto store = in_memory();
    const SessionId one{(std::int64_t{3} << 40) | 77};
    const SessionId alike_in_six{(std::int64_t{5} << 40) | 77};
    const SessionId other{(std::int64_t{6} << 40) | 78};
    store->transact(Instant{}, "fill", [&] {
        Session session;
        session.kind = store->clients().kind("learn").value().id;
        session.outcome = Outcome::stopped;
        for (const SessionId id : {one, alike_in_six, other}) {
            session.id = id;
            session.stop = session.start + Seconds(600);
            store->sessions().add(session);
            session.start = *session.stop;
        }
    });
    for (const int digits : {5, 6, 8}) {
        CHECK(store->sessions().shares_short_id(one, digits));
        CHECK(store->sessions().shares_short_id(alike_in_six, digits));
        CHECK_FALSE(store->sessions().shares_short_id(other, digits));
    }
    for (const int digits : {9, 12, 13}) CHECK_FALSE(store->sessions().shares_short_id(one, digits));
}

TEST_CASE("filters pick the sessions, by start, then by the order of their making") {
    auto store = in_memory();
    const auto work = put_work(*store);
    const auto& all = work.sessions;
    SessionId own;
    change(*store, [&] {
        auto session = worked_at(5 * 3'600, store->clients().kind("learn")->id);
        session.note = "100% of Chapter_3";
        session.settled = true;
        own = store->sessions().add(session);
    });
    SessionQuery query;
    CHECK(selected(*store, query) == std::vector{all[0], all[1], all[2], all[3], own});
    query.from = at(3'600);
    query.until = at(3 * 3'600);
    CHECK(selected(*store, query) == std::vector{all[1], all[2]});
    query.newest = 1;
    CHECK(selected(*store, query) == std::vector{all[2]});

    const auto only = [&](auto&& set) {
        SessionQuery filter;
        set(filter);
        return selected(*store, filter);
    };
    CHECK(only([&](auto& q) { q.newest = 2; }) == std::vector{all[3], own});
    CHECK(only([&](auto& q) { q.newest = 0; }).empty());
    CHECK(only([&](auto& q) { q.projects = {work.project, ProjectId{5}}; }) == all);
    CHECK(only([&](auto& q) { q.projects.emplace(); }).empty());
    CHECK(only([&](auto& q) { q.kind = work.kind; }) == all);
    CHECK(only([&](auto& q) { q.tags = {"deep", "말뭉치"}; }) == all);
    CHECK(only([&](auto& q) { q.tags = {"deep", "other"}; }).empty());
    CHECK(only([&](auto& q) { q.text = "cHAPTER_3"; }) == std::vector{own});
    CHECK(only([&](auto& q) { q.text = "%"; }) == std::vector{own});
    CHECK(only([&](auto& q) { q.text = "작업 2"; }) == std::vector{all[2]});
    CHECK(only([&](auto& q) { q.text = "' OR 1 --"; }).empty());

    change(*store, [&] { store->invoices().add_draft(march(work.client), std::vector{all[0]}); });
    CHECK(only([&](auto& q) { q.unclaimed = true; }) == std::vector{all[1], all[2], all[3]});
}

TEST_CASE("the visitor may ask the same question again") {
    auto store = in_memory();
    put_work(*store);
    int pairs = 0;
    store->sessions().select({},
                             [&](const Session&) { store->sessions().select({}, [&](const Session&) { ++pairs; }); });
    CHECK(pairs == 16);
}

TEST_CASE("overlapping sessions are exactly those that share a second") {
    auto store = in_memory();
    const auto work = put_work(*store);  // each 25 minutes from the full hour
    auto& log = store->sessions();
    CHECK(ids_of(log.overlapping(at(0), at(1))) == std::vector{work.sessions[0]});
    CHECK(ids_of(log.overlapping(at(1'499), at(3'601))) == std::vector{work.sessions[0], work.sessions[1]});
    CHECK(log.overlapping(at(1'500), at(3'600)).empty());
    CHECK(log.overlapping(at(10), at(10)).empty());
    CHECK(log.overlapping(at(-100), at(0)).empty());

    change(*store, [&] { log.add(running_at(10 * 3'600, work.kind)); });
    CHECK(log.overlapping(at(1'000'000), at(1'000'001)).size() == 1);
    CHECK(log.overlapping(at(9 * 3'600), at(10 * 3'600)).empty());
}

TEST_CASE("overlapping is right for every log, even one that overlaps itself or is years long") {
    property("the same as looking at each session", [] {
        auto store = in_memory();
        const auto kind = code(*store);
        std::vector<Session> log;
        const auto starts = *rc::gen::container<std::vector<std::pair<int, int>>>(rc::gen::pair(
            rc::gen::inRange(-400'000, 400'000), rc::gen::element(0, 1, 60, 1'500, 86'400, 86'401, 300'000)));
        change(*store, [&] {
            for (const auto& [start, length] : starts) {
                auto session = worked_at(start, kind);
                session.stop = session.start + Seconds(length);
                session.id = store->sessions().add(session);
                log.push_back(session);
            }
        });
        std::sort(log.begin(), log.end(),
                  [](const auto& a, const auto& b) { return std::pair(a.start, a.id) < std::pair(b.start, b.id); });
        const auto from = *rc::gen::inRange(-500'000, 500'000);
        const auto length = *rc::gen::element(0, 1, 1'500, 86'400, 200'000);
        std::vector<SessionId> wanted;
        for (const auto& session : log) {
            if (overlap(session.start, *session.stop, at(from), at(from + length))) wanted.push_back(session.id);
        }
        RC_ASSERT(ids_of(store->sessions().overlapping(at(from), at(from + length))) == wanted);
    });
}

TEST_CASE("only a change of many rows takes much memory, and gives it back") {
    auto store = in_memory();
    const auto cache = [&] { return store->connection().database().execAndGet("PRAGMA cache_size").getInt(); };
    const auto kind = store->clients().kind("code")->id;
    const auto add = [&](int from, int number) {
        for (int n = from; n < from + number; ++n) store->sessions().add(worked_at(n * 3'600, kind));
    };
    const int usual = cache();
    change(*store, [&] {
        add(0, 100);
        CHECK(cache() == usual);
    });
    change(*store, [&] {
        add(100, 10'000);
        CHECK(cache() < 50 * usual);  // kibibytes are negative
    });
    CHECK(cache() == usual);
    CHECK_THROWS_AS(change(*store,
                           [&] {
                               add(20'000, 10'000);
                               throw Failure(ErrorKind::refused, "in the middle");
                           }),
                    Failure);
    CHECK(cache() == usual);
}
