#include <support/test.hpp>

#include <core/zone_file.hpp>

using namespace sugo;
using namespace date::literals;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

std::string big_endian(std::int64_t value, int bytes) {
    std::string text;
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) text += static_cast<char>(value >> shift & 0xFF);
    return text;
}

struct Type {
    std::int64_t offset;
};
struct Change {
    std::int64_t at;
    int type;
};

// One of the two parts of a file; `wide` is the number of bytes of an instant.
std::string part(int wide, const std::vector<Type>& types, const std::vector<Change>& changes) {
    std::string text = "TZif2" + std::string(15, '\0');
    const auto count = [](std::size_t size) { return big_endian(static_cast<std::int64_t>(size), 4); };
    text += count(0) + count(0) + count(0) + count(changes.size()) + count(types.size()) + count(4);
    for (const Change& change : changes) text += big_endian(change.at, wide);
    for (const Change& change : changes) text += static_cast<char>(change.type);
    for (const Type& type : types) text += big_endian(type.offset, 4) + std::string(2, '\0');
    return text + std::string("ABC\0", 4);
}

std::string file(const std::vector<Type>& types, const std::vector<Change>& changes, const std::string& rule) {
    return part(4, {{0}}, {}) + part(8, types, changes) + '\n' + rule + '\n';
}

constexpr const char* kBerlin = "CET-1CEST,M3.5.0,M10.5.0/3";

Instant utc(date::year_month_day day, Seconds time) {
    return date::sys_days(day) + time;
}

Seconds by_rule(const char* text, Instant at) {
    return stretch_at(parse_zone_rule(text).value(), at).offset;
}

}  // namespace

TEST_CASE("a file is its changes and the rule behind them") {
    const auto read = read_zone_file(file({{3208}, {3600}, {7200}}, {{-2422054408, 1}, {-1693706400, 2}}, kBerlin));
    REQUIRE(read);
    CHECK(read->first_offset == Seconds(3208));
    CHECK(read->changes == std::vector<ZoneHistory::Change>{{Instant(Seconds(-2422054408)), hours(1)},
                                                            {Instant(Seconds(-1693706400)), hours(2)}});
    CHECK(read->rule == parse_zone_rule(kBerlin));
    CHECK(stretch_at(*read, Instant(Seconds(-2422054409))).offset == Seconds(3208));
    CHECK(stretch_at(*read, Instant(Seconds(-2422054408))) ==
          ZoneStretch{Instant(Seconds(-2422054408)), Instant(Seconds(-1693706400)), hours(1)});
    CHECK(stretch_at(*read, utc(2050_y / 7 / 1, {})) ==
          ZoneStretch{utc(2050_y / 3 / 27, hours(1)), utc(2050_y / 10 / 30, hours(1)), hours(2)});
}

TEST_CASE("without a rule the last offset stays, and without a change the first") {
    const auto ended = read_zone_file(file({{0}, {3600}}, {{1000, 1}}, ""));
    REQUIRE(ended);
    CHECK(stretch_at(*ended, Instant(Seconds(999))) == ZoneStretch{Instant::min(), Instant(Seconds(1000)), {}});
    CHECK(stretch_at(*ended, Instant::max()) == ZoneStretch{Instant(Seconds(1000)), Instant::max(), hours(1)});
    const auto constant = read_zone_file(file({{-18000}}, {}, ""));
    REQUIRE(constant);
    CHECK(stretch_at(*constant, Instant{}) == ZoneStretch{Instant::min(), Instant::max(), hours(-5)});
}

TEST_CASE("a damaged file is refused, cut or changed wherever") {
    const std::string whole = file({{3208}, {3600}, {7200}}, {{-2422054408, 1}, {-1693706400, 2}}, kBerlin);
    REQUIRE(read_zone_file(whole));
    for (std::size_t size = 0; size < whole.size(); ++size) CHECK_FALSE(read_zone_file(whole.substr(0, size)));
    CHECK_FALSE(read_zone_file(whole + 'x'));
    CHECK_FALSE(read_zone_file(file({}, {}, "")));
    CHECK_FALSE(read_zone_file(file({{3600}}, {{1000, 1}}, "")));             // no such type
    CHECK_FALSE(read_zone_file(file({{3600}}, {{1000, 0}, {1000, 0}}, "")));  // not ascending
    CHECK_FALSE(read_zone_file(file({{93600}}, {}, "")));                     // a day and more from UTC
    CHECK_FALSE(read_zone_file(file({{3600}}, {{std::numeric_limits<std::int64_t>::min(), 0}}, "")));
    CHECK_FALSE(read_zone_file(file({{3600}}, {}, "CET-1CEST")));
    property("any byte may be any other", [&] {
        std::string bytes = whole;
        const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
        bytes[at] = static_cast<char>(*rc::gen::inRange(0, 256));
        const auto read = read_zone_file(bytes);
        if (!read) return;
        const ZoneStretch stretch = stretch_at(*read, Instant(Seconds(*rc::gen::arbitrary<std::int32_t>())));
        RC_ASSERT(stretch.begin < stretch.end);
        RC_ASSERT(abs(stretch.offset) < furthest_offset);
    });
}

TEST_CASE("a file that counts leap seconds, or is of the format's first version, is refused") {
    const std::string whole = file({{0}}, {}, "UTC0");
    const std::size_t second = whole.rfind("TZif");
    std::string leaping = whole;
    leaping[second + 31] = 1;
    leaping.insert(second + 44 + 6 + 4, 12, '\0');
    CHECK_FALSE(read_zone_file(leaping));
    std::string first = whole;
    first[4] = '\0';
    CHECK_FALSE(read_zone_file(first));
}

TEST_CASE("the rule of a year is read in all its forms") {
    CHECK(parse_zone_rule("<-03>3")->standard == hours(-3));
    CHECK(parse_zone_rule("<+0545>-5:45")->standard == hours(5) + minutes(45));
    CHECK(parse_zone_rule("AAA+1:02:03")->standard == -(hours(1) + minutes(2) + Seconds(3)));
    CHECK(parse_zone_rule("EST5EDT,M3.2.0,M11.1.0")->summer->offset == hours(-4));
    CHECK(parse_zone_rule("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0")->summer->offset == hours(11));
    CHECK(parse_zone_rule("EET-2EEST,M3.4.4/50,M10.4.4/50")->summer->begins.time == hours(50));
    CHECK(parse_zone_rule("<-02>2<-01>,M3.5.0/-1,M10.5.0/0")->summer->begins.time == hours(-1));
    for (const char* text : {"", "C-1", "CET", "CET-", "CET-25", "CET-1:60", "CET-1CEST", "CET-1CEST,M3.5.0", "<CET-1",
                             "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0",
                             "CET-1CEST,J0,J1", "CET-1CEST,366,1", "CET-1CEST,M3.5.0/168,M10.5.0",
                             "CET-1CEST,M3.5.0,M10.5.0 ", "CET-1CEST,M3.0005.0,M10.5.0"}) {
        CHECK_MESSAGE(!parse_zone_rule(text), text);
    }
}

TEST_CASE("a day of the year is counted with and without leap days") {
    for (const char* text : {"AAA0BBB,J60/0,J300", "AAA0BBB,59/0,300"}) {
        CHECK(by_rule(text, utc(2026_y / 2 / 28, hours(24) - Seconds(1))) == hours(0));
        CHECK(by_rule(text, utc(2026_y / 3 / 1, {})) == hours(1));
    }
    CHECK(by_rule("AAA0BBB,J60/0,J300", utc(2028_y / 3 / 1, Seconds(-1))) == hours(0));
    CHECK(by_rule("AAA0BBB,59/0,300", utc(2028_y / 2 / 29, {})) == hours(1));
}

TEST_CASE("summer may last from one year to the next, or for ever") {
    const char* south = "AEST-10AEDT,M10.1.0,M4.1.0/3";
    CHECK(by_rule(south, utc(2050_y / 1 / 1, {})) == hours(11));
    CHECK(by_rule(south, utc(2050_y / 7 / 1, {})) == hours(10));
    for (date::sys_days day = 2050_y / 1 / 1; day < date::sys_days(2054_y / 1 / 1); day += date::days(1)) {
        REQUIRE(by_rule("EST5EDT,0/0,J365/25", day) == hours(-4));
    }
}
