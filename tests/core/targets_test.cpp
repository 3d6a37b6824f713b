#include <support/test.hpp>

#include <sugo/targets.hpp>

using namespace sugo;
using namespace std::chrono_literals;

namespace {

WallTime wall(std::string_view text) {
    const Zone utc;
    return to_wall(parse_moment(text, now_in(Instant{}, utc)).value().at, utc);
}

std::vector<WallTime> walls(const std::vector<std::string>& texts) {
    std::vector<WallTime> result;
    for (const std::string& text : texts) result.push_back(wall(text));
    return result;
}

Day day(std::string_view text) {
    return parse_day(text, Day{}).value();
}

constexpr DaySum kRung{1, 25min};
constexpr DaySum kStopped{0, 10min};
constexpr DaySum kVoid{0, 0min};

}  // namespace

TEST_CASE("the most of a day is a number of pomodori, a time, or nothing") {
    CHECK(parse_day_most("16").value() == DayMost{16, {}});
    CHECK(parse_day_most("8h").value() == DayMost{0, 8h});
    CHECK(parse_day_most("7h 30m").value() == DayMost{0, 7h + 30min});
    CHECK(parse_day_most("0").value() == DayMost{});
    for (const char* text : {"", "-1", "401", "16 pomodori", "0m", "25h", "h"}) {
        CAPTURE(text);
        REQUIRE(parse_day_most(text).has_error());
        CHECK(parse_day_most(text).error().kind == ErrorKind::usage);
    }
    for (const char* text : {"0", "16", "8h", "7h 30m", "24h"}) {
        CAPTURE(text);
        CHECK(to_string(parse_day_most(text).value()) == text);
    }
}

TEST_CASE("only the session that reached the limit is told of") {
    struct Row {
        std::vector<DaySum> sessions;
        DayMost most;
        std::optional<DaySum> reached;
    };
    const DayMost two{2, {}};
    const DayMost half_hour{0, 30min};
    const Row rows[] = {
        {{}, two, {}},
        {{kRung}, two, {}},
        {{kRung, kRung}, two, DaySum{2, 50min}},
        {{kRung, kVoid, kRung}, two, DaySum{2, 50min}},
        {{kRung, kRung, kVoid}, two, {}},
        {{kRung, kRung, kStopped}, two, {}},
        {{kRung, kRung, kRung}, two, {}},
        {{kStopped, kStopped, kStopped}, two, {}},
        {{kRung}, half_hour, {}},
        {{kRung, kStopped}, half_hour, DaySum{1, 35min}},
        {{kRung, kStopped, kVoid}, half_hour, {}},
        {{DaySum{0, 3h}}, half_hour, DaySum{0, 3h}},
        {{kRung, kRung}, DayMost{}, {}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.sessions.size());
        CAPTURE(to_string(row.most));
        CHECK(reached_by_last(row.sessions, row.most) == row.reached);
    }
}

TEST_CASE("however a day goes, its limit is told of once, and only when it was reached") {
    property("once a day", [](const std::vector<unsigned char>& lengths, unsigned char most) {
        std::vector<DaySum> sessions;
        int told = 0;
        const DayMost limit{most % 20, {}};
        int rung = 0;
        for (const unsigned char length : lengths) {
            sessions.push_back({length % 2, Seconds(length)});
            rung += length % 2;
            told += reached_by_last(sessions, limit) ? 1 : 0;
        }
        RC_ASSERT(told == (limit.pomodori > 0 && rung >= limit.pomodori ? 1 : 0));
    });
}

TEST_CASE("an evening begins between noon and four in the night, or never") {
    CHECK(parse_evening("22:00").value() == Seconds(22h));
    CHECK(parse_evening("10pm").value() == Seconds(22h));
    CHECK(parse_evening("12:00").value() == Seconds(12h));
    CHECK(parse_evening("00:30").value() == Seconds(30min));
    CHECK(parse_evening("03:59").value() == Seconds(3h + 59min));
    CHECK_FALSE(parse_evening("off").value());
    for (const char* text :
         {"", "04:00", "9am", "11:59", "24:30", "on", "22", "5m ago", "yesterday 22:00", "now", "2026-03-02 22:00"}) {
        CAPTURE(text);
        REQUIRE(parse_evening(text).has_error());
        CHECK(parse_evening(text).error().kind == ErrorKind::usage);
        CHECK(parse_evening(text).error().hint == "22:00, or off");
    }
}

TEST_CASE("until four in the night it is the evening before") {
    struct Row {
        const char* start;
        Seconds evening;
        const char* day;
    };
    const Row rows[] = {
        {"2026-03-02 21:59", 22h, nullptr},      {"2026-03-02 22:00", 22h, "2026-03-02"},
        {"2026-03-03 00:00", 22h, "2026-03-02"}, {"2026-03-03 03:59", 22h, "2026-03-02"},
        {"2026-03-03 04:00", 22h, nullptr},      {"2026-03-03 12:00", 12h, "2026-03-03"},
        {"2026-03-02 23:00", 1h, nullptr},       {"2026-03-03 00:59", 1h, nullptr},
        {"2026-03-03 01:00", 1h, "2026-03-02"},  {"2026-03-03 05:00", 1h, nullptr},
    };
    for (const Row& row : rows) {
        CAPTURE(row.start);
        const auto expected = row.day == nullptr ? std::nullopt : std::optional(day(row.day));
        CHECK(late_evening(wall(row.start), row.evening) == expected);
    }
}

TEST_CASE("the third late evening of seven is told of at its first late start") {
    const std::string third = "2026-03-08 23:00";
    struct Row {
        std::vector<std::string> earlier;
        std::string start;
        std::optional<int> evenings;
    };
    const Row rows[] = {
        {{}, third, {}},
        {{"2026-03-07 23:00"}, third, {}},
        {{"2026-03-07 23:00", "2026-03-06 22:00"}, third, 3},
        // One evening, though two days.
        {{"2026-03-07 23:00", "2026-03-08 00:30"}, third, {}},
        {{"2026-03-02 23:00", "2026-03-03 00:30", "2026-03-04 03:00"}, third, 3},
        {{"2026-03-01 23:00", "2026-03-02 23:00"}, third, {}},
        {{"2026-03-07 23:00", "2026-03-06 22:00", "2026-03-08 21:00"}, third, 3},
        {{"2026-03-07 23:00", "2026-03-06 22:00", "2026-03-08 22:10"}, third, {}},
        {{"2026-03-07 23:00", "2026-03-06 22:00"}, "2026-03-08 21:00", {}},
        {{"2026-03-07 23:00", "2026-03-06 22:00"}, "2026-03-09 01:00", 3},
        {{"2026-03-08 23:00", "2026-03-07 23:00", "2026-03-06 23:00", "2026-03-05 23:00", "2026-03-04 23:00",
          "2026-03-03 23:00", "2026-03-02 23:00"},
         "2026-03-09 23:00",
         7},
    };
    for (const Row& row : rows) {
        CAPTURE(row.start);
        CAPTURE(row.earlier.size());
        CHECK(many_late_evenings(wall(row.start), walls(row.earlier), 22h) == row.evenings);
    }
}
