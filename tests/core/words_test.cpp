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

TEST_CASE("what is not a period is refused with forms to type") {
    CHECK(complaint(parse_period("2026-13", kToday)) == "\"2026-13\" is not a month: a year has months 01 to 12");
    CHECK(complaint(parse_period("1969", kToday)).find("outside the years") != std::string::npos);
    CHECK(complaint(parse_period("0000", kToday)).find("outside the years") != std::string::npos);
    for (const char* text : {"", "..", "week", "this", "26", "2026-", "2026-3", "2026-03-01...2026-03-31",
                             "next century", "2026-03-01..2026-03-02..2026-03-03"}) {
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
        const auto pieces = *rc::gen::container<std::vector<std::string>>(
            rc::gen::element<std::string>("2026", "-", "03", "W", "12", "..", " ", "last", "week", "monday", "99",
                                          "ago", "days", "0", "9999", "1970"));
        std::string text;
        for (const std::string& piece : pieces) text += piece;
        parse_day(text, kToday).has_value();
        parse_week(text).has_value();
        const Result<Period> read = parse_period(text, kToday);
        if (read) RC_ASSERT(read->first <= read->last);
    });
}
