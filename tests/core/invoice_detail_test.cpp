#include <support/test.hpp>

#include <core/small_books.hpp>

using namespace sugo;
using namespace sugo::test;
using std::chrono::minutes;

namespace {

WorkCopy copy(std::int64_t id, Instant start, Seconds length, std::string note = {}, std::string zone = "UTC") {
    return {SessionId{id}, start, start + length, Zone{std::move(zone)}, std::move(note), 0};
}

InvoiceLine line_of(std::vector<WorkCopy> work) {
    InvoiceLine line;
    for (const WorkCopy& each : work) line.time += each.stop - each.start;
    line.work = std::move(work);
    return line;
}

Seconds sum(const std::vector<DetailRow>& rows) {
    Seconds time{};
    for (const DetailRow& row : rows) time += row.time;
    return time;
}

}  // namespace

TEST_CASE("by day: one row a day, each note once") {
    const InvoiceLine line =
        line_of({copy(1, on_march(2, 9), minutes(25), "parser"), copy(2, on_march(2, 10), minutes(25)),
                 copy(3, on_march(2, 11), minutes(25), "tests"), copy(4, on_march(2, 12), minutes(25), "parser"),
                 copy(5, on_march(4, 9), minutes(5), "release")});
    const std::vector<DetailRow> rows = detail_rows(line, Detail::day);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].day == march(2));
    CHECK(rows[0].time == minutes(100));
    CHECK(rows[0].note == "parser; tests");
    CHECK_FALSE(rows[0].start);
    CHECK(rows[0].zone.empty());
    CHECK(rows[1].day == march(4));
    CHECK(rows[1].note == "release");
}

TEST_CASE("by session: one row each by time, in its zone, which it names") {
    const InvoiceLine line = line_of({copy(2, on_march(3, 1), minutes(50), "night", "America/New_York"),
                                      copy(1, on_march(2, 23), minutes(25), "late", "Asia/Seoul")});
    const std::vector<DetailRow> rows = detail_rows(line, Detail::session);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].day == march(3));
    CHECK(rows[0].start == march(3) + std::chrono::hours(8));
    CHECK(rows[0].stop == march(3) + std::chrono::hours(8) + minutes(25));
    CHECK(rows[0].zone == "Asia/Seoul");
    CHECK(rows[0].note == "late");
    CHECK(rows[1].day == march(2));
    CHECK(rows[1].zone == "America/New_York");
}

TEST_CASE("without detail, and under a line of text, there are no rows") {
    CHECK(detail_rows(line_of({copy(1, on_march(2, 9), minutes(25))}), Detail::none).empty());
    CHECK(detail_rows(line_of({}), Detail::day).empty());
    CHECK(detail_rows(line_of({}), Detail::session).empty());
}

TEST_CASE("over a clock change the wall clock jumps and the time stays true") {
    // New York, 2026-03-08: 02:00 becomes 03:00.
    const InvoiceLine line = line_of({copy(1, on_march(8, 6, 30), minutes(60), "", "America/New_York")});
    const DetailRow row = detail_rows(line, Detail::session).at(0);
    CHECK(*row.stop - *row.start == minutes(120));
    CHECK(row.time == minutes(60));
}

TEST_CASE("the rows' times add up to the line's, in each detail") {
    property("sum of rows", [] {
        std::vector<WorkCopy> work;
        const int count = *rc::gen::inRange(0, 30);
        for (int at = 0; at < count; ++at) {
            const Instant start = on_march(1, 0) + Seconds(*rc::gen::inRange(0, 2'600'000));
            const std::string zone = *rc::gen::element<std::string>("UTC", "Asia/Seoul", "America/Los_Angeles");
            work.push_back(
                copy(at, start, Seconds(*rc::gen::inRange(1, 90'000)), *rc::gen::element<std::string>("a", "b"), zone));
        }
        const InvoiceLine line = line_of(work);
        RC_ASSERT(sum(detail_rows(line, Detail::day)) == line.time);
        RC_ASSERT(sum(detail_rows(line, Detail::session)) == line.time);
    });
}

TEST_CASE("levels of detail are read as they are written") {
    for (const Detail detail : {Detail::none, Detail::day, Detail::session}) {
        CHECK(parse_detail(to_string(detail)).value() == detail);
    }
    CHECK(parse_detail("week").error().kind == ErrorKind::usage);
}
