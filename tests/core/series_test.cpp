#include <support/test.hpp>

#include <core/small_books.hpp>

using namespace sugo;
using namespace sugo::test;

TEST_CASE("patterns that give every invoice its own number are taken") {
    for (const char* pattern : {"{year}-{seq:03}", "{seq}", "INV{seq:09}", "{year}/{month}/{seq:02}",
                                "{month}.{year}-{seq}", "청구서 {year}-{seq:03}", "{seq}{year}", "R{year}{seq:04}"}) {
        CAPTURE(pattern);
        CHECK(parse_pattern(pattern).value() == pattern);
    }
    CHECK(parse_pattern("  {year}-{seq} ").value() == "{year}-{seq}");
}

TEST_CASE("other patterns are refused, with one that works") {
    const std::string long_pattern = std::string(60, 'x') + "{seq}";
    for (const std::string& pattern : std::vector<std::string>{
             "",           "{year}",    "018",       "{seq}-{seq}", "{seq}{seq:03}", "{month}-{seq}",   "{day}-{seq}",
             "{seq:3}",    "{seq:00}",  "{seq:010}", "{seq:0x}",    "{seq:}",        "{ seq }",         "{SEQ}",
             "{seq",       "seq}",      "{{seq}}",   "{seq}}",      "{}{seq}",       "{year:02}-{seq}", "a\n{seq}",
             "a\x1b{seq}", long_pattern}) {
        CAPTURE(pattern);
        REQUIRE(parse_pattern(pattern).has_error());
        CHECK(parse_pattern(pattern).error().kind == ErrorKind::usage);
        CHECK(parse_pattern("{year}-{seq:03}").has_value());
    }
}

TEST_CASE("the count begins again each year or month, as the pattern says") {
    const Day day = march(8);
    CHECK(scope_of(Series{"{year}-{seq:03}", {}}, day) == "2026");
    CHECK(scope_of(Series{"{seq} of {month}.{year}", {}}, day) == "2026-03");
    CHECK(scope_of(Series{"INV-{seq}", {}}, day) == "");
    CHECK(scope_of(Series{}, day + date::days(365)) == "2027");
}

TEST_CASE("a count and a day make a number") {
    const Day day = march(8);
    CHECK(number_of(Series{}, day, 18) == "2026-018");
    CHECK(number_of(Series{}, day, 1000) == "2026-1000");
    CHECK(number_of(Series{"{seq}", {}}, day, 7) == "7");
    CHECK(number_of(Series{"R{year}{month}/{seq:04}-x", {}}, day, 7) == "R202603/0007-x");
}

TEST_CASE("within and between scopes no number repeats") {
    property("two counts or two months, two numbers", [] {
        const Series series{
            *rc::gen::element<std::string>("{year}{month}{seq}", "{seq}{month}{year}", "{year}1{seq:02}1{month}"), {}};
        const int one = *rc::gen::inRange(1, 2000), other = *rc::gen::inRange(1, 2000);
        const Day day = march(1) + date::days(*rc::gen::inRange(0, 800));
        const Day other_day = march(1) + date::days(*rc::gen::inRange(0, 800));
        const bool same = one == other && scope_of(series, day) == scope_of(series, other_day);
        RC_ASSERT((number_of(series, day, one) == number_of(series, other_day, other)) == same);
    });
}
