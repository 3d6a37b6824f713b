#include <support/test.hpp>

#include <formats/written_time.hpp>

#include "sources.hpp"

using namespace sugo;
using namespace sugo::sources;
using formats::read_csv;

TEST_CASE("tags with a comma or a backslash of their own come back as they were exported") {
    const ImportSource source =
        read_csv(
            "start,end,zone,kind,tags\r\n2026-03-04T10:23,2026-03-04T10:48,Asia/Seoul,learn,\"a\\,b, c\\\\, d\\e\"\r\n",
            "work.csv", {})
            .value();
    CHECK(source.intervals.front().tags == std::vector<std::string>{"a,b", "c\\", "d\\e"});
}

TEST_CASE("sugo's own CSV: moments in a zone, cells that a spreadsheet leaves alone, further columns") {
    const ImportSource source =
        read_csv(
            "start,end,zone,client,project,kind,note,tags,billable,rate,seconds\r\n"
            "2026-03-04T10:23:00,2026-03-04T10:48:00,Asia/Seoul,acme,ner,code,'=1+1,\"gpu,f1\",yes,150,1500\r\n"
            "2026-03-04T12:00:00Z,2026-03-04T12:25:00Z,Asia/Seoul,,,learn,'twas,,no,,1500\r\n",
            "work.csv", {})
            .value();
    REQUIRE(source.intervals.size() == 2);
    const Interval& first = source.intervals[0];
    CHECK(source.name == "csv");
    CHECK(first.start == instant("2026-03-04T01:23:00Z"));
    CHECK(first.stop == instant("2026-03-04T01:48:00Z"));
    CHECK(first.zone == Zone{"Asia/Seoul"});
    CHECK(first.client == "acme");
    CHECK(first.project == "ner");
    CHECK(first.kind == "code");
    CHECK(first.note == "=1+1");
    CHECK(first.tags == Tags{"f1", "gpu"});
    CHECK(first.billable == true);
    CHECK(source.intervals[1].start == instant("2026-03-04T12:00:00Z"));
    CHECK(source.intervals[1].note == "'twas");
    CHECK(source.intervals[1].billable == false);
}

TEST_CASE("a duration may stand for the end, and a day for the start") {
    const ImportSource source = read_csv(
                                    "start;duration\n"
                                    "2026-03-04 10:23;0:25\n"
                                    "2026-03-05;1,5\n"
                                    "2026-03-05;1,5\n",
                                    "work.csv", facts_in("Asia/Seoul"))
                                    .value();
    CHECK(source.intervals[0].stop == instant("2026-03-04T01:48:00Z"));
    CHECK(!source.intervals[0].floating);
    CHECK(source.intervals[1].floating);
    CHECK(source.intervals[1].start == instant("2026-03-05T00:00:00Z"));
    CHECK(source.intervals[2].key == source.intervals[1].key + "#2");
    CHECK(total(source) == std::chrono::minutes(25 + 180));
}

TEST_CASE("what sugo's own CSV may not say") {
    const auto message = [](const std::string& row) {
        return error_of(read_csv("start,end,duration,zone,billable\n" + row + "\n", "work.csv", {})).message;
    };
    CHECK(message("2026-03-04T10:23,2026-03-04T10:48,,,") == "work.csv does not say in which zone its times are");
    CHECK(message("2026-03-04T10:23Z,2026-03-04T10:48,,,") == "work.csv:2: an offset from UTC on one side only");
    CHECK(message("2026-03-04T10:23Z,2026-03-04T10:48Z,0:24,,") ==
          "work.csv:2: its length is not the time between start and end");
    CHECK(message("2026-03-04T10:23Z,2026-03-04T10:22Z,,,") == "work.csv:2: ends before it starts");
    CHECK(message("2026-03-04T10:23,2026-03-04T10:48,,Asia/Soul,").starts_with("work.csv:2: "));
    CHECK(message("2026-03-04T10:23Z,2026-03-04T10:48Z,,,perhaps") ==
          "work.csv:2: perhaps under billable, expected yes or no");
    CHECK(message("4 March,,0:25,,").starts_with("work.csv:2: \"4 March\", expected a time like"));
}

TEST_CASE("a time that is skipped or occurs twice is said where nothing settles it") {
    const auto remarks = [](const std::string& row) {
        return read_csv("start,end\n" + row + "\n", "work.csv", facts_in("America/Los_Angeles")).value().remarks;
    };
    CHECK(remarks("2026-11-01T01:30,2026-11-01T02:30") ==
          Tags{"work.csv:2: 01:30 occurs twice on 2026-11-01 in America/Los_Angeles: took the first, 01:30-07:00"});
    CHECK(remarks("2026-03-08T02:30,2026-03-08T03:30") ==
          Tags{"work.csv:2: 02:30 does not exist on 2026-03-08 in America/Los_Angeles: took 03:00"});
    CHECK(remarks("2026-03-08T00:30,2026-03-08T03:30") ==
          Tags{"work.csv:2: the clock changes between 00:30 and 03:30: 2h pass"});
    CHECK(remarks("2026-03-09T00:30,2026-03-09T03:30").empty());
}

TEST_CASE("hours as people write them") {
    using formats::parse_decimal_hours;
    const auto seconds = [](std::string_view text) { return parse_decimal_hours(text).value().time.count(); };
    CHECK(seconds("1.5") == 5400);
    CHECK(seconds("20,0") == 72'000);
    CHECK(seconds("2.000,0") == 7'200'000);
    CHECK(seconds("1,234.50") == 4'444'200);
    CHECK(seconds("0.42") == 1512);
    CHECK(seconds(".25") == 900);
    CHECK(seconds("0,333") == 1199);
    CHECK(parse_decimal_hours("0,333").value().rounded);
    CHECK(!parse_decimal_hours("0.42").value().rounded);
    for (const char* bad : {"", ",", "-1", "1.000.000", "1h", "9999999999", "1.2345678901"})
        CHECK(!parse_decimal_hours(bad));
}

TEST_CASE("a damaged CSV is read or refused, never worse") {
    check_damaged(read_csv,
                  "start,end,duration,zone,client,note\n2026-03-04T10:23:00,2026-03-04T10:48:00,0:25,UTC,a,\"b,c\"\n"
                  "2026-03-04T10:48:00Z,,1.5,,,\n2026-03-05,,1.5,,,\n",
                  facts_in("UTC"));
}
