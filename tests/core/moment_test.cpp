#include <support/test.hpp>

#include <sugo/time.hpp>

using namespace sugo;
using namespace date::literals;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

const Zone kBerlin{"Europe/Berlin"};

Instant utc(date::year_month_day day, Seconds time) {
    return date::sys_days(day) + time;
}

// Wednesday, 2026-03-18 15:30:00 in Berlin, which is one hour ahead of UTC.
const Now& now() {
    static const Now at = now_in(utc(2026_y / 3 / 18, hours(14) + minutes(30)), kBerlin);
    return at;
}

std::string taken(const std::string& text, std::optional<Day> day = std::nullopt) {
    const Result<Resolved> read = parse_moment(text, now(), day);
    return read ? to_iso(read->at) : read.error().message;
}

std::string complaint(const std::string& text) {
    const Result<Resolved> read = parse_moment(text, now());
    REQUIRE_MESSAGE(read.has_error(), text);
    CHECK(read.error().kind == ErrorKind::usage);
    CHECK_FALSE(read.error().hint.empty());
    return read.error().message;
}

}  // namespace

TEST_CASE("a time of day is today's, or that of the day given") {
    CHECK(taken("now") == "2026-03-18T14:30:00Z");
    CHECK(taken("09:00") == "2026-03-18T08:00:00Z");
    CHECK(taken("9:00") == "2026-03-18T08:00:00Z");
    CHECK(taken("9am") == "2026-03-18T08:00:00Z");
    CHECK(taken("9 AM") == "2026-03-18T08:00:00Z");
    CHECK(taken("9:30pm") == "2026-03-18T20:30:00Z");
    CHECK(taken("09:00:15") == "2026-03-18T08:00:15Z");
    CHECK(taken("12am") == "2026-03-17T23:00:00Z");
    CHECK(taken("12pm") == "2026-03-18T11:00:00Z");
    CHECK(taken("00:00") == "2026-03-17T23:00:00Z");
    CHECK(taken("23:59:59") == "2026-03-18T22:59:59Z");
    CHECK(taken("09:00", Day(2026_y / 7 / 1)) == "2026-07-01T07:00:00Z");
}

TEST_CASE("a day may stand before the time") {
    CHECK(taken("yesterday 14:00") == "2026-03-17T13:00:00Z");
    CHECK(taken("monday 9am") == "2026-03-16T08:00:00Z");
    CHECK(taken("Monday at 9:30 pm") == "2026-03-16T20:30:00Z");
    CHECK(taken("3 days ago 09:00") == "2026-03-15T08:00:00Z");
    CHECK(taken("2026-03-08 14:00") == "2026-03-08T13:00:00Z");
    CHECK(taken("2026-03-08 2pm") == "2026-03-08T13:00:00Z");
    CHECK(taken("2026-03-08T14:00:00") == "2026-03-08T13:00:00Z");
    CHECK(taken("2026-03-08t14:00") == "2026-03-08T13:00:00Z");
    CHECK(taken("yesterday 14:00", Day(2026_y / 7 / 1)) == "2026-03-17T13:00:00Z");
}

TEST_CASE("an offset that is written counts instead of the zone") {
    CHECK(taken("2026-03-08T14:00:00Z") == "2026-03-08T14:00:00Z");
    CHECK(taken("2026-03-08 14:00 Z") == "2026-03-08T14:00:00Z");
    CHECK(taken("2026-03-08T14:00:00+09:00") == "2026-03-08T05:00:00Z");
    CHECK(taken("2026-03-08T14:00-0330") == "2026-03-08T17:30:00Z");
    CHECK(taken("2026-03-08T14:00+09") == "2026-03-08T05:00:00Z");
    CHECK(taken("2026-03-29T02:30+01:00") == "2026-03-29T01:30:00Z");
    CHECK(parse_moment("2026-03-29T02:30+01:00", now())->remark == std::nullopt);
}

TEST_CASE("a while ago is counted back from now") {
    CHECK(taken("25m ago") == "2026-03-18T14:05:00Z");
    CHECK(taken("1h 30m ago") == "2026-03-18T13:00:00Z");
    CHECK(taken("2h ago") == "2026-03-18T12:30:00Z");
    CHECK(taken("90 minutes ago") == "2026-03-18T13:00:00Z");
    CHECK(taken("24h ago") == "2026-03-17T14:30:00Z");
}

TEST_CASE("a time that does not exist or occurs twice is told") {
    const Resolved skipped = parse_moment("2026-03-29 02:30", now()).value();
    CHECK(to_iso(skipped.at) == "2026-03-29T01:00:00Z");
    CHECK(skipped.remark == "02:30 does not exist on 2026-03-29 in Europe/Berlin: took 03:00");
    const Resolved twice = parse_moment("02:30", now(), Day(2026_y / 10 / 25)).value();
    CHECK(twice.remark == "02:30 occurs twice on 2026-10-25 in Europe/Berlin: took the first, 02:30+02:00");
    CHECK(to_iso(twice.at) == "2026-10-25T00:30:00Z");
}

TEST_CASE("what is not a moment is refused with forms to type") {
    CHECK(complaint("2026-03-08") == "\"2026-03-08\" is a day without a time");
    CHECK(complaint("yesterday") == "\"yesterday\" is a day without a time");
    CHECK(complaint("3 days ago") == "\"3 days ago\" is a day without a time");
    CHECK(complaint("2026-02-30 14:00") == "\"2026-02-30 14:00\" is not a day: February 2026 has 28 days");
    CHECK(complaint("1969-07-20 20:17").find("outside the years 1970 to 9999") != std::string::npos);
    CHECK(complaint("1970-01-01T00:00+09:00").find("outside the years 1970 to 9999") != std::string::npos);
    CHECK(complaint("1000000h ago").find("outside the years 1970 to 9999") != std::string::npos);
    CHECK(complaint("9999-12-31T23:59-12:00").find("outside the years 1970 to 9999") != std::string::npos);
    for (const char* text : {"",
                             "9",
                             "24:00",
                             "9:60",
                             "09:00:60",
                             "13pm",
                             "0am",
                             "14",
                             "9:5",
                             "soon",
                             "ago",
                             " ago",
                             "25 ago",
                             "m ago",
                             "yesterday at",
                             "at 9am at",
                             "2026-03-08T",
                             "2026-03-08T14",
                             "2026-03-08T14:00+",
                             "2026-03-08T14:00+9",
                             "2026-03-08T14:00+16:00",
                             "2026-03-08T14:00ZZ",
                             "2026-03-08 14:00 x",
                             "2026-03-0814:00",
                             "14:00Z",
                             "blursday 14:00",
                             "14:00 yesterday",
                             "-1:00",
                             "123:00"}) {
        CHECK_MESSAGE(complaint(text).find("is not a time") != std::string::npos, text);
    }
    CHECK(complaint(std::string(100'000, '9')).size() < 100);
}

TEST_CASE("the reader of moments takes any bytes") {
    property("no bytes crash it", [](const std::string& bytes) { parse_moment(bytes, now()).has_value(); });
    property("nor do pieces of what it reads, and what it takes lies in its years", [] {
        const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
            "2026-03-29", "1970-01-01", "9999-12-31", "T", " ", "02:30", "9", "pm", "am", ":", "00", "Z", "+", "-",
            "14:00", "yesterday", "monday", " ago", "25m", "h", "999999999", "3 days ago"));
        std::string text;
        for (const std::string& piece : pieces) text += piece;
        const Result<Resolved> read = parse_moment(text, now());
        if (read) RC_ASSERT(read->at >= Instant{} && read->at < utc(date::year(10'000) / 1 / 1, Seconds(0)));
    });
    property("an instant that is written is read back the same", [] {
        const Instant at(Seconds(*rc::gen::inRange<std::int64_t>(0, 253'402'300'800)));
        RC_ASSERT((parse_moment(to_iso(at), now()).value() == Resolved{at, std::nullopt}));
    });
}
