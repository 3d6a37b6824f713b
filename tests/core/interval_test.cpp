#include <support/test.hpp>

#include <sugo/time.hpp>

using namespace sugo;
using namespace date::literals;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

// Wednesday, 2026-03-18 15:30 in Berlin.
const Now& now() {
    static const Now at = now_in(date::sys_days(2026_y / 3 / 18) + hours(14) + minutes(30), Zone{"Europe/Berlin"});
    return at;
}

// "2026-03-18 09:00 to 11:00", on Berlin's clock.
std::string text_of(const TimeInterval& interval) {
    const WallTime start = to_wall(interval.start, now().zone);
    const WallTime stop = to_wall(interval.stop, now().zone);
    const Day first = date::floor<date::days>(start);
    const Day last = date::floor<date::days>(stop);
    return to_string(first) + " " + clock_text(start) + " to " + (first == last ? "" : to_string(last) + " ") +
           clock_text(stop);
}

std::string taken(const std::string& text, std::optional<Day> day = std::nullopt) {
    const Result<TimeInterval> read = parse_interval(text, now(), day);
    return read ? text_of(*read) : read.error().message;
}

std::string complaint(const std::string& text) {
    const Result<TimeInterval> read = parse_interval(text, now());
    REQUIRE_MESSAGE(read.has_error(), text);
    CHECK(read.error().kind == ErrorKind::usage);
    CHECK_FALSE(read.error().hint.empty());
    return read.error().message;
}

}  // namespace

TEST_CASE("an interval is two moments with something between them") {
    const std::string nine_to_eleven = "2026-03-18 09:00 to 11:00";
    for (const char* text : {"9am - 11am", "9am-11am", "9:00-11:00", "09:00 – 11:00", "09:00–11:00", "9am to 11am",
                             "from 9am to 11am", "9am..11am", "09:00/11:00", " 9 AM  -  11 AM "}) {
        CHECK_MESSAGE(taken(text) == nine_to_eleven, text);
    }
    CHECK(taken("14:00 - now") == "2026-03-18 14:00 to 15:30");
    CHECK(taken("2h ago - 1h ago") == "2026-03-18 13:30 to 14:30");
    CHECK(taken("since 9am") == "2026-03-18 09:00 to 15:30");
    CHECK(taken("since yesterday 22:00") == "2026-03-17 22:00 to 2026-03-18 15:30");
}

TEST_CASE("or a moment and a length") {
    CHECK(taken("9am for 2h") == "2026-03-18 09:00 to 11:00");
    CHECK(taken("yesterday 14:00 for 1h 30m") == "2026-03-17 14:00 to 15:30");
    CHECK(taken("2026-03-01T09:00/PT2H") == "2026-03-01 09:00 to 11:00");
    CHECK(taken("2026-03-01T09:00/PT1H30M") == "2026-03-01 09:00 to 10:30");
    CHECK(taken("PT25M/2026-03-01T11:00") == "2026-03-01 10:35 to 11:00");
}

TEST_CASE("a day that one of the two names is that of both") {
    CHECK(taken("yesterday 14:00 - 15:30") == "2026-03-17 14:00 to 15:30");
    CHECK(taken("monday 9am-11am") == "2026-03-16 09:00 to 11:00");
    CHECK(taken("2026-03-08 14:00-15:30") == "2026-03-08 14:00 to 15:30");
    CHECK(taken("14:00 - 2026-03-08 15:30") == "2026-03-08 14:00 to 15:30");
    CHECK(taken("2026-03-08 14:00-2026-03-08 15:30") == "2026-03-08 14:00 to 15:30");
    CHECK(taken("2026-03-08T14:00/2026-03-08T15:30") == "2026-03-08 14:00 to 15:30");
    CHECK(taken("9am - 11am", Day(2026_y / 3 / 2)) == "2026-03-02 09:00 to 11:00");
    CHECK(taken("yesterday 9am - 11am", Day(2026_y / 3 / 2)) == "2026-03-17 09:00 to 11:00");
}

TEST_CASE("an end before its begin is on the next day, and a begin before a fixed end on the day before") {
    CHECK(taken("yesterday 23:00 - 00:30") == "2026-03-17 23:00 to 2026-03-18 00:30");
    CHECK(taken("23:00-00:30", Day(2026_y / 3 / 16)) == "2026-03-16 23:00 to 2026-03-17 00:30");
    CHECK(taken("23:00 - 2026-03-08 00:30") == "2026-03-07 23:00 to 2026-03-08 00:30");
    CHECK(complaint("now - 2h ago") == "\"now - 2h ago\" ends before it begins");
}

TEST_CASE("written offsets and clock changes count to the second, and what the clock did is told") {
    CHECK(taken("2026-03-08T14:00+09:00/2026-03-08T15:30+09:00") == "2026-03-08 06:00 to 07:30");
    const TimeInterval spring = parse_interval("2026-03-29 01:30 - 03:30", now()).value();
    CHECK(spring.stop - spring.start == hours(1));
    CHECK(spring.remarks.empty());
    const TimeInterval autumn = parse_interval("2025-10-26 01:30-03:30", now()).value();
    CHECK(autumn.stop - autumn.start == hours(3));
    const TimeInterval skipped = parse_interval("2026-03-29 02:30 for 25m", now()).value();
    CHECK(skipped.remarks ==
          std::vector<std::string>{"02:30 does not exist on 2026-03-29 in Europe/Berlin: took 03:00"});
    CHECK(parse_interval("2025-10-26 02:00 to 02:30", now()).value().remarks.size() == 2);
}

TEST_CASE("what is not an interval is refused with forms to type") {
    CHECK(complaint("9am") == "\"9am\" is a moment, not an interval");
    CHECK(complaint("2026-03-08T14:00-08:00") == "\"2026-03-08T14:00-08:00\" is a moment, not an interval");
    CHECK(complaint("9am for 2") == "\"2\" has a number without a unit");
    CHECK(complaint("9am - 25pm") == "\"25pm\" is not a time");
    CHECK(complaint("2026-02-30 9am - 11am").find("February 2026 has 28 days") != std::string::npos);
    CHECK(complaint("9999-12-31 23:00 for 24h").find("outside the years") != std::string::npos);
    CHECK(complaint("PT24H/1970-01-01T12:00Z").find("outside the years") != std::string::npos);
    for (const char* text : {"", "-", "/", "9-11", "9am -", "- 11am", "9am to", "monday", "2026-03-01/2026-03-08",
                             "9am/", "for 2h", "since", "9am - 10am - 11am", "9am/PT", "9am/P1D", "soon-later"}) {
        CHECK_MESSAGE(parse_interval(text, now()).has_error(), text);
    }
    CHECK(complaint(std::string(100'000, '-')).size() < 100);
}

TEST_CASE("the reader of intervals takes any bytes") {
    property("no bytes crash it", [](const std::string& bytes) { parse_interval(bytes, now()).has_value(); });
    property("nor do pieces of what it reads, and none ends before it begins", [] {
        const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
            "2026-03-29", "9999-12-31", "T", " ", "02:30", "9", "pm", "am", "-", " - ", "/", "PT", "2H", "14:00",
            "yesterday ", " for ", "25m", "now", " to ", "from ", "since ", "..", "–", "+09:00", "Z", " ago"));
        std::string text;
        for (const std::string& piece : pieces) text += piece;
        const Result<TimeInterval> read = parse_interval(text, now());
        if (read) RC_ASSERT(read->start <= read->stop);
    });
    property("two moments that are written are read back the same, in any of the ways", [] {
        const Instant start(Seconds(*rc::gen::inRange<std::int64_t>(0, 4'000'000'000)));
        const Instant stop = start + Seconds(*rc::gen::inRange<std::int64_t>(0, 4'000'000'000));
        const auto between = *rc::gen::element<std::string>("/", " - ", " to ", "..", "–");
        RC_ASSERT(
            (parse_interval(to_iso(start) + between + to_iso(stop), now()).value() == TimeInterval{start, stop, {}}));
    });
}
