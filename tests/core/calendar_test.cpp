#include <support/test.hpp>

#include <sugo/time.hpp>

using namespace sugo;
using namespace date::literals;

namespace {

Day day(int year, unsigned month, unsigned number) {
    return Day(date::year(year) / static_cast<int>(month) / static_cast<int>(number));
}

const Day kFirst = day(1970, 1, 1);
const Day kLast = day(9999, 12, 31);

Day any_day() {
    return Day(date::days(*rc::gen::inRange(kFirst.time_since_epoch().count(), kLast.time_since_epoch().count() + 1)));
}

}  // namespace

TEST_CASE("an ISO week belongs to the year of its Thursday") {
    CHECK(week_of(day(2026, 3, 8)) == Week{2026, 10});
    CHECK(week_of(day(2026, 3, 9)) == Week{2026, 11});
    CHECK(week_of(day(2026, 1, 1)) == Week{2026, 1});
    CHECK(week_of(day(2021, 1, 3)) == Week{2020, 53});
    CHECK(week_of(day(2021, 1, 4)) == Week{2021, 1});
    CHECK(week_of(day(2024, 12, 30)) == Week{2025, 1});
    CHECK(week_of(day(1970, 1, 1)) == Week{1970, 1});
    CHECK(days_of({2020, 53}) == Period{day(2020, 12, 28), day(2021, 1, 3)});
    CHECK(days_of({1970, 1}) == Period{day(1969, 12, 29), day(1970, 1, 4)});
}

TEST_CASE("weeks tile the years 1970 to 2100: Monday to Sunday, no gap, week 53 in the long years") {
    int long_years = 0;
    Day expected = days_of({1970, 1}).first;
    for (int year = 1970; year <= 2100; ++year) {
        const date::weekday first(Day(date::year(year) / 1 / 1));
        const bool is_long = first == date::Thursday || (first == date::Wednesday && date::year(year).is_leap());
        const int weeks = is_long ? 53 : 52;
        long_years += is_long ? 1 : 0;
        for (int number = 1; number <= weeks; ++number) {
            const Period days = days_of({year, number});
            REQUIRE(days.first == expected);
            REQUIRE(date::weekday(days.first) == date::Monday);
            REQUIRE(days.last - days.first == date::days(6));
            for (Day each = days.first; each <= days.last; each += date::days(1)) {
                REQUIRE(week_of(each) == Week{year, number});
            }
            expected = days.last + date::days(1);
        }
    }
    CHECK(long_years == 24);
}

TEST_CASE("days, weeks and periods are written by ISO 8601") {
    CHECK(to_string(day(2026, 3, 8)) == "2026-03-08");
    CHECK(to_string(Week{2026, 1}) == "2026-W01");
    CHECK(to_string(Period{day(2026, 3, 1), day(2026, 3, 31)}) == "2026-03-01 to 2026-03-31");
    CHECK(to_string(Period{day(2026, 3, 1), day(2026, 3, 1)}) == "2026-03-01");
    CHECK(to_iso(date::sys_days(2026_y / 3 / 8) + std::chrono::hours(10) + std::chrono::minutes(40)) ==
          "2026-03-08T10:40:00Z");
    CHECK(to_iso(Instant(Seconds(-1))) == "1969-12-31T23:59:59Z");
    CHECK(to_string(day(9999, 12, 31)) == "9999-12-31");
    CHECK(to_string(day(10000, 1, 1)) == "10000-01-01");
    CHECK(to_string(day(987, 6, 5)) == "0987-06-05");
    CHECK(to_string(day(-1, 6, 5)) == "-001-06-05");
    CHECK(clock_text(day(2026, 3, 8) + Seconds(9 * 3600 + 25 * 60)) == "09:25");
    CHECK(clock_text(day(2026, 3, 8) + Seconds(9 * 3600 + 25 * 60 + 7)) == "09:25:07");
    CHECK(clock_text(day(2026, 3, 8) + Seconds(0)) == "00:00");
}

TEST_CASE("a day and a week that are written are read back the same") {
    property("days", [] {
        const Day given = any_day();
        RC_ASSERT(parse_day(to_string(given), kFirst).value() == given);
    });
    property("weeks", [] {
        const Week given = week_of(any_day());
        RC_PRE(given.year >= 1970 && given.year <= 9999);
        RC_ASSERT(parse_week(to_string(given)).value() == given);
        RC_ASSERT(parse_period(to_string(given), kFirst).value() == days_of(given));
    });
    property("a week holds its day", [] {
        const Day given = any_day();
        RC_ASSERT(days_of(week_of(given)).contains(given));
    });
}

TEST_CASE("days and months have names") {
    const Day day = parse_day("2026-03-08", Day{}).value();
    CHECK(weekday(day) == "Sunday");
    CHECK(weekday(day + date::days(1)) == "Monday");
    CHECK(month_text(day) == "March 2026");
    CHECK(month_text(day + date::days(300)) == "January 2027");
}
