#include <support/test.hpp>

#include <limits>

#include <sugo/time.hpp>

using namespace sugo;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

Error refusal(const std::string& text) {
    const Result<Seconds> read = parse_duration(text);
    REQUIRE_MESSAGE(read.has_error(), text);
    CHECK(read.error().kind == ErrorKind::usage);
    CHECK_FALSE(read.error().hint.empty());
    return read.error();
}

}  // namespace

TEST_CASE("30m is thirty minutes") {
    CHECK(parse_duration("30m").value() == minutes(30));
}

TEST_CASE("a duration is read as people type it") {
    for (const char* text : {"25m", "25 min", "25min", " 25 Minutes ", "0:25", "0:25:00", "1500s", "00:25", "25M"}) {
        CHECK_MESSAGE(parse_duration(text).value() == minutes(25), text);
    }
    for (const char* text :
         {"1h30m", "1h 30m", "1.5h", "1:30", "1:30:00", "90m", "90 mins", "1 hour 30 minutes", "PT1H30M", "pt90m"}) {
        CHECK_MESSAGE(parse_duration(text).value() == minutes(90), text);
    }
    CHECK(parse_duration("5s").value() == Seconds(5));
    CHECK(parse_duration("0.5m").value() == Seconds(30));
    CHECK(parse_duration("1.333333h").has_error());
    CHECK(parse_duration("1h 1m 1s").value() == Seconds(3661));
    CHECK(parse_duration("100:00").value() == hours(100));
    CHECK(parse_duration("0m").value() == Seconds(0));
    CHECK(parse_duration("1000000h").value() == hours(1'000'000));
}

TEST_CASE("what is not a duration is refused with a form to type") {
    CHECK(refusal("25").message == "\"25\" has a number without a unit");
    CHECK(refusal("25").hint == "25m for minutes or 25h for hours");
    CHECK(refusal("PT").message == "\"PT\" is not a duration");
    CHECK(refusal("PT 25M").message == "\"PT 25M\" is not a duration");
    CHECK(refusal("P1D").message == "\"P1D\" is not a duration");
    CHECK(refusal("1h 30").message == "\"1h 30\" has a number without a unit");
    CHECK(refusal("-25m").message == "\"-25m\" is negative, which no duration is");
    CHECK(refusal("1.5s").message == "\"1.5s\" does not come out at whole seconds");
    CHECK(refusal("1.12345678901h").message.find("whole seconds") != std::string::npos);
    CHECK(refusal("1000000h 1s").message == "\"1000000h 1s\" is longer than a million hours");
    CHECK(refusal("99999999999h").message.find("longer than a million hours") != std::string::npos);
    for (const char* text : {"", "m", "h1", "30m 1h", "1h 1h", "1d", "1:60", "1:2", "1:30:60", "1:30h", ":30",
                             "1:", "1.h", "1..5h", "1h,30m", "99999999999999999999m", "9999999999:00", "1:00:00:00",
                             "\xFF"
                             "25m"}) {
        CHECK_MESSAGE(refusal(text).message.find("is not a duration") != std::string::npos, text);
    }
}

TEST_CASE("a duration is written exactly") {
    CHECK(format(minutes(25)) == "25m");
    CHECK(format(minutes(65)) == "1h 05m");
    CHECK(format(hours(38) + minutes(20)) == "38h 20m");
    CHECK(format(hours(10)) == "10h");
    CHECK(format(Seconds(5)) == "5s");
    CHECK(format(Seconds(65)) == "1m 05s");
    CHECK(format(Seconds(3607)) == "1h 00m 07s");
    CHECK(format(Seconds(0)) == "0m");
    CHECK(format(Seconds(-90)) == "-1m 30s");
    CHECK(hours_text(minutes(25 * 60 + 38)) == "25:38");
    CHECK(hours_text(minutes(25 * 60 + 38) + Seconds(7)) == "25:38:07");
    CHECK(hours_text(Seconds(0)) == "0:00");
    CHECK(hours_text(Seconds(-60)) == "-0:01");
    CHECK(format(Seconds(std::numeric_limits<std::int64_t>::min())).starts_with("-2562047788015215h"));
}

TEST_CASE("a duration that is written is read back the same") {
    property("both forms", [] {
        const Seconds given(*rc::gen::oneOf(rc::gen::inRange<std::int64_t>(0, 10'000),
                                            rc::gen::inRange<std::int64_t>(0, 3'600'000'001)));
        RC_ASSERT(parse_duration(format(given)).value() == given);
        RC_ASSERT(parse_duration(hours_text(given)).value() == given);
    });
    property("no bytes crash the reader", [](const std::string& bytes) { parse_duration(bytes).has_value(); });
    property("nor do bytes that look like durations", [] {
        const auto bytes =
            *rc::gen::container<std::string>(rc::gen::element('0', '9', '5', 'h', 'm', 's', ':', '.', ' '));
        const Result<Seconds> read = parse_duration(bytes);
        if (read) RC_ASSERT(*read >= Seconds(0) && *read <= hours(1'000'000));
    });
}
