#include <support/test.hpp>

#include <thread>

#include <sugo/time.hpp>

using namespace sugo;
using namespace date::literals;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

const std::vector<std::string> kZones{"Europe/Berlin", "America/New_York", "America/Los_Angeles", "Australia/Lord_Howe",
                                      "Asia/Seoul",    "Asia/Kathmandu",   "America/Sao_Paulo",   "Pacific/Apia",
                                      "Europe/London", "Atlantic/Azores"};

const Zone kBerlin{"Europe/Berlin"};
const Zone kLosAngeles{"America/Los_Angeles"};

Instant utc(date::year_month_day day, Seconds time) {
    return date::sys_days(day) + time;
}
WallTime wall(date::year_month_day day, Seconds time) {
    return Day(day) + time;
}

// Some instant from 1970 to 2099, often one near a clock change.
Instant any_instant(const Zone& zone) {
    constexpr std::int64_t kEnd = 4'102'444'800;  // 2100-01-01
    const Instant at(Seconds(*rc::gen::inRange<std::int64_t>(0, kEnd)));
    if (*rc::gen::arbitrary<bool>()) return at;
    // Halve a year until the change of offset is found, then go a little to either side of it.
    Instant low = at;
    Instant high = at + hours(24 * 180);
    if (offset_at(low, zone) == offset_at(high, zone)) return at;
    while (high - low > Seconds(1)) {
        const Instant middle = low + (high - low) / 2;
        (offset_at(middle, zone) == offset_at(low, zone) ? low : high) = middle;
    }
    return high + Seconds(*rc::gen::inRange(-8'000, 8'000));
}

}  // namespace

TEST_CASE("a time that the clock change skips is told, with what was taken") {
    const Resolved skipped = resolve(wall(2026_y / 3 / 8, hours(2) + minutes(30)), kLosAngeles);
    CHECK(skipped.at == utc(2026_y / 3 / 8, hours(10)));
    CHECK(skipped.remark == "02:30 does not exist on 2026-03-08 in America/Los_Angeles: took 03:00");
    CHECK(resolve(wall(2026_y / 3 / 8, hours(2) - Seconds(1)), kLosAngeles).remark == std::nullopt);
    CHECK(resolve(wall(2026_y / 3 / 8, hours(3)), kLosAngeles) == Resolved{utc(2026_y / 3 / 8, hours(10)), {}});
}

TEST_CASE("a time that occurs twice is told, and the first is taken") {
    const Resolved twice = resolve(wall(2026_y / 11 / 1, hours(1) + minutes(30)), kLosAngeles);
    CHECK(twice.at == utc(2026_y / 11 / 1, hours(8) + minutes(30)));
    CHECK(twice.remark == "01:30 occurs twice on 2026-11-01 in America/Los_Angeles: took the first, 01:30-07:00");
    const Resolved howe = resolve(wall(2026_y / 4 / 5, hours(1) + minutes(45)), Zone{"Australia/Lord_Howe"});
    CHECK(howe.remark == "01:45 occurs twice on 2026-04-05 in Australia/Lord_Howe: took the first, 01:45+11:00");
    CHECK(resolve(wall(2026_y / 11 / 1, hours(2)), kLosAngeles).remark == std::nullopt);
}

TEST_CASE("a whole day that was skipped is told with the day that was taken") {
    const Zone apia{"Pacific/Apia"};
    const Resolved skipped = resolve(wall(2011_y / 12 / 30, hours(12)), apia);
    CHECK(skipped.remark == "12:00 does not exist on 2011-12-30 in Pacific/Apia: took 2011-12-31 00:00");
    CHECK(skipped.at == utc(2011_y / 12 / 30, hours(10)));
    CHECK(begin_of(Day(2011_y / 12 / 30), apia) == begin_of(Day(2011_y / 12 / 31), apia));
}

TEST_CASE("a day does not always begin at 00:00 or last 24 hours") {
    const Zone sao_paulo{"America/Sao_Paulo"};
    CHECK(to_wall(begin_of(Day(2018_y / 11 / 4), sao_paulo), sao_paulo) == wall(2018_y / 11 / 4, hours(1)));
    const auto length = [](date::year_month_day day, const Zone& zone) {
        return begin_of(Day(day) + date::days(1), zone) - begin_of(Day(day), zone);
    };
    CHECK(length(2026_y / 3 / 29, kBerlin) == hours(23));
    CHECK(length(2026_y / 10 / 25, kBerlin) == hours(25));
    CHECK(length(2026_y / 2 / 28, kBerlin) == hours(24));
    CHECK(length(2026_y / 4 / 5, Zone{"Australia/Lord_Howe"}) == hours(24) + minutes(30));
    CHECK(length(2018_y / 11 / 4, sao_paulo) == hours(23));
    // In the Azores midnight itself comes twice in autumn: the day begins at the first.
    CHECK(length(2026_y / 10 / 25, Zone{"Atlantic/Azores"}) == hours(25));
    CHECK(length(1986_y / 1 / 1, Zone{"Asia/Kathmandu"}) == hours(23) + minutes(45));
}

TEST_CASE("summer time comes in every year to come") {
    for (const date::year year : {2037_y, 2038_y, 2400_y, 9999_y}) {
        CHECK(offset_at(utc(year / 1 / 15, hours(0)), kBerlin) == hours(1));
        CHECK(offset_at(utc(year / 7 / 15, hours(0)), kBerlin) == hours(2));
        CHECK(offset_at(utc(year / 1 / 15, hours(0)), Zone{"Australia/Lord_Howe"}) == hours(11));
        CHECK(offset_at(utc(year / 7 / 15, hours(0)), Zone{"Australia/Lord_Howe"}) == hours(10) + minutes(30));
    }
    CHECK(begin_of(Day(2050_y / 3 / 28), kBerlin) - begin_of(Day(2050_y / 3 / 27), kBerlin) == hours(23));
    CHECK(resolve(wall(2050_y / 3 / 27, hours(2)), kBerlin).remark ==
          "02:00 does not exist on 2050-03-27 in Europe/Berlin: took 03:00");
}

TEST_CASE("now knows the local day and its bounds") {
    const Now now = now_in(utc(2026_y / 3 / 8, hours(7) + minutes(59)), kLosAngeles);
    CHECK(now.today == Day(2026_y / 3 / 7));
    CHECK(now.today_begins == utc(2026_y / 3 / 7, hours(8)));
    CHECK(now.today_ends == utc(2026_y / 3 / 8, hours(8)));
    const Now later = now_in(now.today_ends, kLosAngeles);
    CHECK(later.today == Day(2026_y / 3 / 8));
    CHECK(later.today_ends - later.today_begins == hours(23));
    CHECK(now_in(Instant{}, Zone{}).today == Day(1970_y / 1 / 1));
}

TEST_CASE("days cover the time line across all clock changes of ten zones") {
    for (const std::string& name : kZones) {
        const Zone zone{name};
        Instant begins = begin_of(Day(1970_y / 1 / 2), zone);
        for (Day day(1970_y / 1 / 2); day < Day(2099_y / 12 / 31); day += date::days(1)) {
            const Instant ends = begin_of(day + date::days(1), zone);
            const bool is_skipped = name == "Pacific/Apia" && day == Day(2011_y / 12 / 30);
            REQUIRE_MESSAGE((is_skipped ? ends == begins : ends > begins), name, ' ', to_string(day));
            if (!is_skipped) {
                REQUIRE_MESSAGE(day_of(begins, zone) == day, name, ' ', to_string(day));
                REQUIRE_MESSAGE(day_of(ends - Seconds(1), zone) == day, name, ' ', to_string(day));
            }
            begins = ends;
        }
    }
}

TEST_CASE("to_wall and resolve are inverse wherever a wall-clock time is unique") {
    property("an instant comes back, or the time is told to occur twice", [] {
        const Zone zone{*rc::gen::elementOf(kZones)};
        const Instant at = any_instant(zone);
        const Resolved back = resolve(to_wall(at, zone), zone);
        RC_CLASSIFY(back.remark.has_value(), "occurs twice");
        if (back.remark) {
            RC_ASSERT(back.remark->find("occurs twice") != std::string::npos);
            RC_ASSERT(back.at <= at);
            RC_ASSERT(to_wall(back.at, zone) == to_wall(at, zone));
        } else {
            RC_ASSERT(back.at == at);
        }
    });
    property("a wall-clock time comes back, or is told not to exist", [] {
        const Zone zone{*rc::gen::elementOf(kZones)};
        const WallTime local(to_wall(any_instant(zone), zone) + Seconds(*rc::gen::inRange(-8'000, 8'000)));
        const Resolved taken = resolve(local, zone);
        if (to_wall(taken.at, zone) == local) return;
        RC_ASSERT(taken.remark.has_value());
        RC_ASSERT(taken.remark->find("does not exist") != std::string::npos);
        RC_ASSERT(to_wall(taken.at, zone) > local);
        RC_ASSERT(to_wall(taken.at - Seconds(1), zone) < local);
    });
}

TEST_CASE("zones asked in turn, in any thread, do not mix up") {
    const auto ask = [] {
        const Instant summer = utc(2026_y / 7 / 1, hours(12));
        const Instant winter = utc(2026_y / 1 / 1, hours(12));
        std::vector<Seconds> offsets;
        for (const std::string& name : kZones) {
            offsets.push_back(offset_at(summer, Zone{name}));
            offsets.push_back(offset_at(winter, Zone{name}));
        }
        return offsets;
    };
    const std::vector<Seconds> first = ask();
    CHECK(first.at(0) == hours(2));
    CHECK(first.at(1) == hours(1));
    CHECK(first.at(10) == hours(5) + minutes(45));
    CHECK(ask() == first);
    std::vector<Seconds> elsewhere;
    std::thread([&] { elsewhere = ask(); }).join();
    CHECK(elsewhere == first);
}

TEST_CASE("a zone is found by its name in any case") {
    CHECK(parse_zone("Europe/Berlin").value() == kBerlin);
    CHECK(parse_zone(" europe/berlin ").value() == kBerlin);
    CHECK(parse_zone("america/new york").value() == Zone{"America/New_York"});
    CHECK(parse_zone("utc").value() == Zone{"UTC"});
    CHECK(parse_zone("US/Pacific").value() == Zone{"US/Pacific"});
}

TEST_CASE("an unknown zone is refused with the one that is near") {
    const auto hint = [](std::string_view name) {
        const Result<Zone> read = parse_zone(name);
        REQUIRE_MESSAGE(read.has_error(), std::string(name));
        CHECK(read.error().kind == ErrorKind::usage);
        return read.error().hint;
    };
    CHECK(hint("Berlin") == "Europe/Berlin");
    CHECK(hint("Europe/Berln") == "Europe/Berlin");
    CHECK(hint("new york") == "America/New_York");
    CHECK(hint("Asia/Soeul") == "Asia/Seoul");
    for (const char* name : {"", "localtime", "Mars/Olympus_Mons", "../../etc/passwd", "/etc/localtime", "\xFF\xFF\xFF",
                             "posix/Europe/Berlin", "right/UTC", "America", "Europe//Berlin", "zone1970.tab"}) {
        CHECK_FALSE(hint(name).empty());
    }
    CHECK(hint("Mars/Olympus_Mons") == "a name like Europe/Berlin, America/New_York or UTC");
    CHECK(hint(std::string(100'000, 'x')) == "a name like Europe/Berlin, America/New_York or UTC");
}

TEST_CASE("a zone whose name leads elsewhere is not followed") {
    for (const char* name : {"", "America", "../zoneinfo/UTC", "Europe/../UTC", "./UTC", "/usr/share/zoneinfo/UTC",
                             "UTC/", "Europe//Berlin", "zone1970.tab"}) {
        CHECK_THROWS_AS(to_wall(Instant{}, Zone{name}), Failure);
    }
    CHECK_THROWS_AS(to_wall(Instant{}, Zone{std::string("Europe/Berlin\0", 14)}), Failure);
}

TEST_CASE("a stored zone that this system lacks is bad data") {
    try {
        to_wall(Instant{}, Zone{"Mars/Olympus_Mons"});
        FAIL("the zone was found");
    } catch (const Failure& failure) {
        CHECK(failure.error().kind == ErrorKind::bad_data);
        CHECK(failure.error().message == "this system knows no time zone \"Mars/Olympus_Mons\"");
        CHECK_FALSE(failure.error().hint.empty());
    }
}
