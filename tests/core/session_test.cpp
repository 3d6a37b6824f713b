#include <support/test.hpp>

#include <core/small_books.hpp>
#include <sugo/session.hpp>

using namespace sugo;
using namespace sugo::test;
using std::chrono::minutes;

namespace {

Session pomodoro() {
    Session open = session(1, ner, code, on_march(2, 9), {});
    open.stop.reset();
    open.outcome = Outcome::running;
    open.planned = minutes(25);
    return open;
}

}  // namespace

TEST_CASE("a pomodoro rings when its length is over, a stopwatch never") {
    CHECK(rings_at(pomodoro()) == on_march(2, 9, 25));
    Session stopwatch = pomodoro();
    stopwatch.planned.reset();
    CHECK_FALSE(rings_at(stopwatch));
    const Session stopped = ended(stopwatch, on_march(2, 12));
    CHECK(stopped.stop == on_march(2, 12));
    CHECK(stopped.outcome == Outcome::stopped);
}

TEST_CASE("a pomodoro that is stopped before it rings is stopped") {
    const Session stopped = ended(pomodoro(), on_march(2, 9, 24, 59));
    CHECK(stopped.stop == on_march(2, 9, 24, 59));
    CHECK(stopped.outcome == Outcome::stopped);
}

TEST_CASE("a pomodoro whose time is up ends at its ring, however late it is looked at") {
    for (const Instant at : {on_march(2, 9, 25), on_march(2, 9, 26), on_march(4, 9)}) {
        const Session rung = ended(pomodoro(), at);
        CHECK(rung.stop == on_march(2, 9, 25));
        CHECK(rung.outcome == Outcome::rung);
    }
}

TEST_CASE("the user's word about the end counts, even after the ring") {
    CHECK(ended_at(pomodoro(), on_march(2, 9, 40)).stop == on_march(2, 9, 40));
    CHECK(ended_at(pomodoro(), on_march(2, 9, 40)).outcome == Outcome::stopped);
    CHECK(ended_at(pomodoro(), on_march(2, 9, 25)).outcome == Outcome::rung);
    CHECK(ended_at(pomodoro(), on_march(2, 9, 10)).stop == on_march(2, 9, 10));
    CHECK(ended_at(pomodoro(), on_march(2, 9, 10)).outcome == Outcome::stopped);
}

TEST_CASE("start and stop within one second gives an empty session") {
    const Session stopped = ended(pomodoro(), on_march(2, 9));
    CHECK(worked(stopped, on_march(2, 12)) == Seconds(0));
    CHECK(stopped.outcome == Outcome::stopped);
}

TEST_CASE("a session cannot end before it began, and the sentence says when that was") {
    Session open = pomodoro();
    open.zone = Zone{"Asia/Seoul"};
    for (const auto end : {ended, ended_at}) {
        try {
            end(open, on_march(2, 8, 59, 59));
            FAIL("it ended");
        } catch (const Failure& failure) {
            CHECK(failure.error().kind == ErrorKind::refused);
            CHECK(failure.error().message == "the session began at 2026-03-02 18:00, it cannot end before that");
        }
    }
}

TEST_CASE("worked time runs until now while the session is open, and never below nothing") {
    CHECK(worked(pomodoro(), on_march(2, 9, 10)) == minutes(10));
    CHECK(worked(pomodoro(), on_march(2, 8)) == Seconds(0));
    CHECK(worked(ended(pomodoro(), on_march(2, 9, 10)), on_march(3, 9)) == minutes(10));
}

TEST_CASE("a session belongs to the day on which it starts in its own zone") {
    Session late = session(1, ner, code, on_march(2, 23, 30), std::chrono::hours(2));
    CHECK(day_of(late) == march(2));
    late.zone = Zone{"Asia/Seoul"};
    CHECK(day_of(late) == march(3));
    late.start = on_march(2, 3);
    late.zone = Zone{"America/Los_Angeles"};
    CHECK(day_of(late) == march(1));
}

TEST_CASE("stretches overlap when they share a second") {
    const auto shares = [](int start, int stop, int other_start, int other_stop) {
        const auto at = [](int minute) { return on_march(2, 9, minute); };
        const bool one_way = overlap(at(start), at(stop), at(other_start), at(other_stop));
        CHECK(one_way == overlap(at(other_start), at(other_stop), at(start), at(stop)));
        return one_way;
    };
    CHECK(shares(0, 10, 5, 15));
    CHECK(shares(0, 10, 2, 3));
    CHECK(shares(0, 10, 0, 10));
    CHECK_FALSE(shares(0, 10, 10, 20));
    CHECK_FALSE(shares(0, 10, 11, 20));
    CHECK_FALSE(shares(5, 5, 0, 10));
    CHECK_FALSE(shares(5, 5, 5, 5));
}

TEST_CASE("who decides whether a session is billed: itself, else its project, else its kind") {
    struct Row {
        std::optional<bool> session, project;
        bool kind, expected;
    };
    const std::optional<bool> none, yes = true, no = false;
    const std::vector<Row> rows = {{none, none, true, true}, {none, none, false, false}, {none, yes, true, true},
                                   {none, yes, false, true}, {none, no, true, false},    {none, no, false, false},
                                   {yes, none, true, true},  {yes, none, false, true},   {yes, yes, true, true},
                                   {yes, yes, false, true},  {yes, no, true, true},      {yes, no, false, true},
                                   {no, none, true, false},  {no, none, false, false},   {no, yes, true, false},
                                   {no, yes, false, false},  {no, no, true, false},      {no, no, false, false}};
    for (const Row& row : rows) {
        CAPTURE(&row - rows.data());
        Books books = small_books();
        books.projects[ner].billable = books.projects[book].billable = row.project;
        books.kinds[code].billable = row.kind;
        Session worked = session(1, ner, code, on_march(2, 9), minutes(25));
        worked.billable = row.session;
        CHECK(is_billable(worked, books) == row.expected);
        worked.stop.reset();
        CHECK(is_billable(worked, books) == row.expected);
        worked.stop = worked.start;
        CHECK_FALSE(is_billable(worked, books));
        worked.stop = worked.start + minutes(1);
        worked.outcome = Outcome::voided;
        CHECK_FALSE(is_billable(worked, books));
        worked.outcome = Outcome::rung;
        worked.project = book;
        CHECK_FALSE(is_billable(worked, books));
        worked.project.reset();
        CHECK_FALSE(is_billable(worked, books));
    }
}

TEST_CASE("the short id is the end of the whole one, in letters that are not mistaken") {
    CHECK(short_id(SessionId{0}) == "00000");
    CHECK(short_id(SessionId{31}) == "0000z");
    CHECK(short_id(SessionId{32 * 32 + 10}) == "0010a");
    CHECK(short_id(SessionId{INT64_MAX}, 13) == "7zzzzzzzzzzzz");
    property("more digits only add in front", [](std::int64_t id) {
        const SessionId session{id & INT64_MAX};
        RC_ASSERT(short_id(session, 13).substr(5) == short_id(session, 8));
        RC_ASSERT(short_id(session, 13).find_first_of("ilou") == std::string::npos);
    });
}

TEST_CASE("outcomes are read as they are written") {
    for (const Outcome outcome : {Outcome::running, Outcome::rung, Outcome::stopped, Outcome::voided}) {
        CHECK(parse_outcome(to_string(outcome)).value() == outcome);
    }
    CHECK(parse_outcome("Rung").error().kind == ErrorKind::usage);
}

TEST_CASE("a pomodoro that breaks off is void: it has an end, counts for nothing and is never billed") {
    const Session broken = voided_at(pomodoro(), on_march(2, 9, 12));
    CHECK(broken.stop == on_march(2, 9, 12));
    CHECK(broken.outcome == Outcome::voided);
    Books books = small_books();
    Session forced = broken;
    forced.billable = true;
    CHECK_FALSE(is_billable(forced, &books.projects[ner], books.kinds[code]));
    CHECK_NOTHROW(voided_at(pomodoro(), on_march(2, 9)));
    CHECK_NOTHROW(voided_at(pomodoro(), on_march(2, 9, 24, 59)));
    CHECK_THROWS_AS(voided_at(pomodoro(), on_march(2, 9, 25)), Failure);
    CHECK_THROWS_AS(voided_at(pomodoro(), on_march(2, 8)), Failure);
    Session stopwatch = pomodoro();
    stopwatch.planned.reset();
    CHECK_THROWS_AS(voided_at(stopwatch, on_march(2, 9, 12)), Failure);
}

TEST_CASE("kinds of interruption are read back") {
    for (const auto kind : {Interruption::Kind::internal, Interruption::Kind::external, Interruption::Kind::voiding}) {
        CHECK(parse_interruption_kind(to_string(kind)).value() == kind);
    }
    CHECK(parse_interruption_kind("loud").error().kind == ErrorKind::usage);
}
