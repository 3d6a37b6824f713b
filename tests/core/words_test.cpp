#include <support/test.hpp>

#include <sugo/time.hpp>

using namespace sugo;
using namespace date::literals;

namespace {

const Day kToday(2026_y / 3 / 18);  // a Wednesday

Day day(const std::string& text) {
    return parse_day(text, kToday).value();
}
Period period(const std::string& text) {
    return parse_period(text, kToday).value();
}

template <class T>
std::string complaint(const Result<T>& read) {
    REQUIRE(read.has_error());
    CHECK(read.error().kind == ErrorKind::usage);
    CHECK_FALSE(read.error().hint.empty());
    return read.error().message;
}

}  // namespace

TEST_CASE("a day is read as a date or a word") {
    CHECK(day("2026-03-08") == Day(2026_y / 3 / 8));
    CHECK(day(" Today ") == kToday);
    CHECK(day("YESTERDAY") == Day(2026_y / 3 / 17));
    CHECK(day("tomorrow") == Day(2026_y / 3 / 19));
    CHECK(day("3 days ago") == Day(2026_y / 3 / 15));
    CHECK(day("1  day\tago") == Day(2026_y / 3 / 17));
    CHECK(day("0 days ago") == kToday);
    CHECK(day("2 weeks ago") == Day(2026_y / 3 / 4));
    CHECK(day("2024-02-29") == Day(2024_y / 2 / 29));
}

TEST_CASE("a weekday is the latest that is not after today") {
    CHECK(day("wednesday") == kToday);
    CHECK(day("tuesday") == Day(2026_y / 3 / 17));
    CHECK(day("Monday") == Day(2026_y / 3 / 16));
    CHECK(day("thursday") == Day(2026_y / 3 / 12));
    CHECK(day("sun") == Day(2026_y / 3 / 15));
    for (const char* name : {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}) {
        CHECK_MESSAGE(kToday - day(name) < date::days(7), name);
    }
}

TEST_CASE("a date that does not exist is refused with the reason") {
    CHECK(complaint(parse_day("2026-02-29", kToday)) == "\"2026-02-29\" is not a day: February 2026 has 28 days");
    CHECK(complaint(parse_day("2026-04-31", kToday)) == "\"2026-04-31\" is not a day: April 2026 has 30 days");
    CHECK(complaint(parse_day("2026-13-01", kToday)) == "\"2026-13-01\" is not a day: a year has months 01 to 12");
    CHECK(complaint(parse_day("1969-12-31", kToday)) ==
          "\"1969-12-31\" is outside the years 1970 to 9999 that sugo knows");
    CHECK(complaint(parse_day("4000000 days ago", kToday)).find("outside the years") != std::string::npos);
    for (const char* text :
         {"", "soon", "mo", "08/03/2026", "2026-3-8", "20260308", "2026-03-08x", "days ago", "-1 days ago",
          "99999999999999999999 days ago", "3 days", "2026-03", "10000-01-01", "last monday"}) {
        CHECK_MESSAGE(complaint(parse_day(text, kToday)).find("is not a day") != std::string::npos, text);
    }
}

TEST_CASE("a week is read, and one that its year lacks is refused") {
    CHECK(parse_week("2026-W12").value() == Week{2026, 12});
    CHECK(parse_week("2026-w01").value() == Week{2026, 1});
    CHECK(parse_week("2026-W53").value() == Week{2026, 53});
    CHECK(complaint(parse_week("2025-W53")) == "\"2025-W53\" is not a week: 2025 has weeks W01 to W52");
    CHECK(complaint(parse_week("2026-W00")) == "\"2026-W00\" is not a week: 2026 has weeks W01 to W53");
    CHECK(complaint(parse_week("1969-W10")).find("outside the years") != std::string::npos);
    for (const char* text : {"", "W12", "2026-12", "2026W12", "2026-W1", "2026-W123", "2026-W12-1", "2026-W+1"}) {
        CHECK_MESSAGE(complaint(parse_week(text)).find("is not a week") != std::string::npos, text);
    }
}

TEST_CASE("a period is read as days, weeks, months, years or names") {
    CHECK(period("2026-03-08") == Period{Day(2026_y / 3 / 8), Day(2026_y / 3 / 8)});
    CHECK(period("yesterday") == Period{Day(2026_y / 3 / 17), Day(2026_y / 3 / 17)});
    CHECK(period("2026-W12") == Period{Day(2026_y / 3 / 16), Day(2026_y / 3 / 22)});
    CHECK(period("2026-03") == Period{Day(2026_y / 3 / 1), Day(2026_y / 3 / 31)});
    CHECK(period("2024-02") == Period{Day(2024_y / 2 / 1), Day(2024_y / 2 / 29)});
    CHECK(period("2026") == Period{Day(2026_y / 1 / 1), Day(2026_y / 12 / 31)});
    CHECK(period("this week") == period("2026-W12"));
    CHECK(period("Last Week") == period("2026-W11"));
    CHECK(period("this month") == period("2026-03"));
    CHECK(period("last month") == period("2026-02"));
    CHECK(parse_period("last month", Day(2026_y / 1 / 31)).value() == period("2025-12"));
    CHECK(period("this year") == period("2026"));
    CHECK(period("last year") == period("2025"));
}

TEST_CASE("A..B goes from the first day of A to the last day of B") {
    CHECK(period("2026-03-01..2026-03-31") == period("2026-03"));
    CHECK(period("2026-03-01 .. today") == Period{Day(2026_y / 3 / 1), kToday});
    CHECK(period("monday..monday") == period("monday"));
    CHECK(period("2026-01..2026-03") == Period{Day(2026_y / 1 / 1), Day(2026_y / 3 / 31)});
    CHECK(complaint(parse_period("2026-03-31..2026-03-01", kToday)) ==
          "\"2026-03-31..2026-03-01\" ends before it begins");
    CHECK(complaint(parse_period("2026-03-31..", kToday)) == "\"2026-03-31..\" is not a period");
    CHECK(complaint(parse_period("2026-02-30..2026-03-01", kToday)).find("February 2026 has 28") != std::string::npos);
}

TEST_CASE("a period goes by the names that people and Timewarrior have for it") {
    CHECK(period(":day") == period("today"));
    CHECK(period(":today") == period("today"));
    CHECK(period(":yesterday") == period("yesterday"));
    CHECK(period(":monday") == period("2026-03-16"));
    CHECK(period(":week") == period("2026-W12"));
    CHECK(period(":LastWeek") == period("2026-W11"));
    CHECK(period(":month") == period("2026-03"));
    CHECK(period(":lastmonth") == period("2026-02"));
    CHECK(period(":quarter") == period("2026-01..2026-03"));
    CHECK(period(":lastquarter") == period("2025-10..2025-12"));
    CHECK(period(":year") == period("2026"));
    CHECK(period(":lastyear") == period("2025"));
    CHECK(period("this quarter") == period("2026-Q1"));
    CHECK(period("last quarter") == period("2025-q4"));
    CHECK(period("march") == period("2026-03"));
    CHECK(period("April") == period("2025-04"));
    CHECK(period("February 2024") == period("2024-02"));
    CHECK(period("last 7 days") == period("2026-03-12..today"));
    CHECK(period("past 2 weeks") == period("2026-03-05..today"));
    CHECK(period("last 1 day") == period("today"));
}

TEST_CASE("since a day means from it up to today") {
    CHECK(period("since monday") == period("2026-03-16..today"));
    CHECK(period("since 2026-03-01") == period("2026-03-01..today"));
    CHECK(period("from 2026-03-01") == period("2026-03-01..today"));
    CHECK(period("since last week") == period("2026-03-09..today"));
    CHECK(period("since today") == period("today"));
    CHECK(complaint(parse_period("since tomorrow", kToday)) == "\"since tomorrow\" has not begun");
    CHECK(complaint(parse_period("since soon", kToday)) == "\"since soon\" is not a period");
}

TEST_CASE("from one day to another, as it is said, printed and written by ISO 8601") {
    const Period days = period("2026-03-01..2026-03-08");
    CHECK(period("2026-03-01 to 2026-03-08") == days);
    CHECK(period("from 2026-03-01 to 2026-03-08") == days);
    CHECK(period("2026-03-01 - 2026-03-08") == days);
    CHECK(period("2026-03-01 – 2026-03-08") == days);
    CHECK(period("2026-03-01/2026-03-08") == days);
    CHECK(period("2026-03-01/P8D") == days);
    CHECK(period("2026-03-02/P1W") == period("2026-W10"));
    CHECK(period("2026-03-01/P1M") == period("2026-03"));
    CHECK(period("2026-01-31/P1M") == period("2026-01-31..2026-02-28"));
    CHECK(period("2026-01-01/P1Y") == period("2026"));
    CHECK(period("monday - today") == period("2026-03-16..2026-03-18"));
    CHECK(period("2026-W10 to 2026-W12") == period("2026-03-02..2026-03-22"));
    CHECK(complaint(parse_period("2026-03-08/2026-03-01", kToday)) ==
          "\"2026-03-08/2026-03-01\" ends before it begins");
    property("a period that is printed is read back the same", [] {
        const Day first = kToday + date::days(*rc::gen::inRange(-20'000, 900'000));
        const Period given{first, first + date::days(*rc::gen::inRange(0, 900'000))};
        RC_ASSERT(parse_period(to_string(given), kToday).value() == given);
    });
}

TEST_CASE("all time is no period, and is known by its names") {
    CHECK(names_all_time("all"));
    CHECK(names_all_time(" :ALL "));
    CHECK_FALSE(names_all_time("all of it"));
    CHECK(complaint(parse_period(":all", kToday)) == "\":all\" is all time, which has no first day");
}

TEST_CASE("what is not a period is refused with forms to type") {
    CHECK(complaint(parse_period("2026-13", kToday)) == "\"2026-13\" is not a month: a year has months 01 to 12");
    CHECK(complaint(parse_period("1969", kToday)).find("outside the years") != std::string::npos);
    CHECK(complaint(parse_period("last 4000000 days", kToday)).find("outside the years") != std::string::npos);
    CHECK(complaint(parse_period("9999-01-01/P9999Y", kToday)).find("outside the years") != std::string::npos);
    CHECK(complaint(parse_period("0000", kToday)).find("outside the years") != std::string::npos);
    for (const char* text : {"",
                             "..",
                             "week",
                             "this",
                             "26",
                             "2026-",
                             "2026-3",
                             "2026-03-01...2026-03-31",
                             "next century",
                             "2026-03-01..2026-03-02..2026-03-03",
                             ":",
                             ":week:",
                             ":lastday",
                             ":3",
                             "this day",
                             "last 0 days",
                             "last days",
                             "past week",
                             "since",
                             "from",
                             "since a to b",
                             "march 26",
                             "2026-q5",
                             "2026-q0",
                             "2026-03-01/",
                             "2026-03-01/p",
                             "2026-03-01/p0d",
                             "2026-03-01/pt2h",
                             "/2026-03-01",
                             "2026-03-01 to"}) {
        CHECK_MESSAGE(complaint(parse_period(text, kToday)).find("is not a period") != std::string::npos, text);
    }
}

TEST_CASE("the readers of days, weeks and periods take any bytes") {
    property("no bytes crash them", [](const std::string& bytes) {
        parse_day(bytes, kToday).has_value();
        parse_week(bytes).has_value();
        parse_period(bytes, kToday).has_value();
    });
    property("nor do pieces of what they read", [] {
        const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
            "2026", "-", "03", "W", "12", "..", " ", "last", "week", "monday", "99", "ago", "days", "0", "9999", "1970",
            ":", "/", "p", "m", "y", "since ", "from ", " to ", " - ", "quarter", "q", "march", "999999"));
        std::string text;
        for (const std::string& piece : pieces) text += piece;
        parse_day(text, kToday).has_value();
        parse_week(text).has_value();
        const Result<Period> read = parse_period(text, kToday);
        if (read) RC_ASSERT(read->first <= read->last);
    });
}
