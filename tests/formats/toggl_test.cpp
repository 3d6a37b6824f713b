#include <support/test.hpp>

#include "sources.hpp"

using namespace sugo;
using namespace sugo::sources;
using formats::read_toggl;

namespace {

const std::string kHeader =
    "User,Client,Project,Description,Billable,Start date,Start time,End date,End time,Duration,Tags\n";

Result<ImportSource> read(const std::string& rows, SourceFacts facts = facts_in("Europe/Berlin")) {
    return read_toggl(kHeader + rows, "toggl.csv", facts);
}
std::string row(const std::string& start, const std::string& end, const std::string& length) {
    return "Ada,Acme,NER,note,Yes," + start + "," + end + "," + length + ",\n";
}

}  // namespace

TEST_CASE("a Toggl report as it is exported: byte order mark, CRLF, quotes, line breaks, past midnight") {
    const ImportSource source = sample(read_toggl, "toggl.csv", facts_in("Europe/Berlin"));
    CHECK(source.name == "toggl");
    REQUIRE(source.intervals.size() == 3);
    const Interval& first = source.intervals[0];
    CHECK(first.start == instant("2026-03-04T09:23:00Z"));
    CHECK(first.stop == instant("2026-03-04T09:48:00Z"));
    CHECK(first.client == "Acme Robotics");
    CHECK(first.project == "NER pipeline");
    CHECK(first.tags == Tags{"Training", "code", "f1"});
    CHECK(first.note == "error report by type");
    CHECK(first.billable == true);
    CHECK(first.place == "toggl.csv:2");
    CHECK(first.row.starts_with("Ada Example,ada@example.org"));
    CHECK(first.row.ends_with("62.50"));
    const Interval& night = source.intervals[1];
    CHECK(night.stop == instant("2026-03-04T23:15:07Z"));
    CHECK(night.note == "a \"quoted\" note on two lines");
    CHECK(night.billable == false);
    CHECK(source.intervals[2].place == "toggl.csv:5");
    CHECK(source.intervals[2].note == "한국어 읽기");
    CHECK(total(source) == Seconds(3 * 25 * 60 + 7));
    CHECK(source.remarks == Tags{"columns that sugo has no use for: Amount (EUR); each row is kept as it is"});
}

TEST_CASE("a report without a zone is refused, naming the zone here") {
    const Error error =
        error_of(read(row("2026-03-04,10:23:00", "2026-03-04,10:48:00", "00:25:00"), {{}, {}, {}, {}, {"Asia/Seoul"}}));
    CHECK(error.kind == ErrorKind::usage);
    CHECK(error.message == "toggl.csv does not say in which zone its times are");
    CHECK(error.hint.starts_with("--zone Asia/Seoul"));
}

TEST_CASE("the order of a date is taken where a row proves it, asked for where none does") {
    const std::string unclear = row("03/04/2026,10:00:00", "03/04/2026,10:25:00", "00:25:00");
    const Error error = error_of(read(unclear));
    CHECK(error.kind == ErrorKind::usage);
    CHECK(error.message == "toggl.csv:2: 03/04/2026 may be in two months, and no row of the file says which");
    CHECK(error.hint == "--dates mdy if the month is first, --dates dmy if the day is");

    SourceFacts facts = facts_in("UTC");
    facts.dates = formats::DateOrder::dmy;
    CHECK(read(unclear, facts).value().intervals[0].start == instant("2026-04-03T10:00:00Z"));
    facts.dates = formats::DateOrder::mdy;
    CHECK(read(unclear, facts).value().intervals[0].start == instant("2026-03-04T10:00:00Z"));
    facts.dates = formats::DateOrder::ymd;
    CHECK(error_of(read(unclear, facts)).kind == ErrorKind::bad_data);

    const std::string proof = row("03/13/2026,10:00:00", "03/13/2026,10:25:00", "00:25:00");
    CHECK(read(unclear + proof, facts_in("UTC")).value().intervals[0].start == instant("2026-03-04T10:00:00Z"));
    const std::string other = row("13.03.2026,10:00:00", "13.03.2026,10:25:00", "00:25:00");
    CHECK(error_of(read(unclear + proof + other)).message ==
          "toggl.csv:4: 13.03.2026 is no date in the order of the other rows");
}

TEST_CASE("the clock may have twelve hours") {
    const ImportSource source =
        read(row("2026-03-04,12:05:00 AM", "2026-03-04,12:30:00 PM", "12:25:00"), facts_in("UTC")).value();
    CHECK(source.intervals[0].start == instant("2026-03-04T00:05:00Z"));
    CHECK(source.intervals[0].stop == instant("2026-03-04T12:30:00Z"));
    CHECK(error_of(read(row("2026-03-04,13:05 PM", "2026-03-04,12:30", "0:25"))).message ==
          "toggl.csv:2: \"13:05 PM\", expected a time of day like 10:23 or 10:23 AM");
}

TEST_CASE("where the clock goes back, the length says which of the two times it was") {
    // Berlin, 2025-10-26: 03:00 becomes 02:00.
    const auto source = read(row("2025-10-26,02:50:00", "2025-10-26,02:10:00", "00:20:00") +
                             row("2025-10-26,02:10:00", "2025-10-26,02:50:00", "01:40:00") +
                             row("2025-10-26,01:00:00", "2025-10-26,04:00:00", "04:00:00"))
                            .value();
    CHECK(source.intervals[0].start == instant("2025-10-26T00:50:00Z"));
    CHECK(source.intervals[0].stop == instant("2025-10-26T01:10:00Z"));
    CHECK(source.intervals[1].stop == instant("2025-10-26T01:50:00Z"));
    CHECK(total(source) == std::chrono::hours(6));
    CHECK(source.remarks.empty());
}

TEST_CASE("a length that is not the time between start and end is refused") {
    const Error error = error_of(read(row("2026-03-29,01:30:00", "2026-03-29,03:30:00", "02:00:00")));
    CHECK(error.kind == ErrorKind::bad_data);
    CHECK(error.message == "toggl.csv:2: lasts 2h, but 1h pass from 01:30 to 03:30 in Europe/Berlin");
    CHECK(error_of(read(row("2026-03-04,10:00:00", "2026-03-04,09:00:00", "01:00:00"))).message ==
          "toggl.csv:2: ends before it starts");
}

TEST_CASE("a running entry is open, and the work of several people is asked about") {
    const ImportSource open = read(row("2026-03-04,10:00:00", ",", "")).value();
    CHECK(!open.intervals[0].stop);

    const std::string rows = row("2026-03-04,10:00:00", "2026-03-04,10:25:00", "00:25:00") +
                             "Bob,Acme,NER,,No,2026-03-04,10:00:00,2026-03-04,11:00:00,01:00:00,\n";
    const Error error = error_of(read(rows));
    CHECK(error.kind == ErrorKind::usage);
    CHECK(error.message == "toggl.csv holds the work of 2 people: Ada, Bob");
    SourceFacts facts = facts_in("UTC");
    facts.user = "bob";
    const ImportSource bobs = read(rows, facts).value();
    CHECK(total(bobs) == std::chrono::hours(1));
    CHECK(bobs.remarks == Tags{"1 row of other people left out"});
    facts.user = "eve";
    CHECK(error_of(read(rows, facts)).kind == ErrorKind::not_found);
}

TEST_CASE("tables that are none are refused with the line") {
    const auto message = [](std::string_view text) {
        return error_of(read_toggl(text, "toggl.csv", facts_in("UTC"))).message;
    };
    CHECK(message("") == "toggl.csv: nothing in it, expected a header as Toggl writes it");
    CHECK(message("a,b\n1,2\n") == "toggl.csv:1: no column start date, expected a header as Toggl writes it");
    CHECK(message("Start date,Start time,Duration,start date\n") == "toggl.csv:1: two columns for start date");
    CHECK(message(kHeader + "Ada,Acme\n") == "toggl.csv:2: 2 cells, expected 11 as in the header");
    CHECK(message(kHeader + "a\xFF") == "toggl.csv:2: bytes that are not UTF-8, expected UTF-8");
    CHECK(message("\xFF\xFEU") == "toggl.csv: the file is UTF-16, expected UTF-8");
    CHECK(message(kHeader + row("04.03.26,10:00:00", "04.03.26,10:25:00", "00:25:00")) ==
          "toggl.csv:2: \"04.03.26\", expected a date like 2026-03-04");
    CHECK(message(kHeader + row("2026-02-30,10:00:00", "2026-03-04,10:25:00", "00:25:00")) ==
          "toggl.csv:2: 2026-02-30 is no date in the order of the other rows");
}

TEST_CASE("the key is the content's: not the zone's, not the amount's") {
    const std::string one = row("2026-03-04,10:00:00", "2026-03-04,10:25:00", "00:25:00");
    const auto key = [&](const std::string& rows, const std::string& zone) {
        return read(rows, facts_in(zone)).value().intervals[0].key;
    };
    CHECK(key(one, "UTC") == key(one, "Asia/Seoul"));
    CHECK(key(one, "UTC") != key(row("2026-03-04,10:00:01", "2026-03-04,10:25:01", "00:25:00"), "UTC"));
    CHECK(key(one, "UTC") != key(row("2026-03-04,10:00:00", "2026-03-04,10:24:00", "00:24:00"), "UTC"));
    CHECK(key(one, "UTC") == "69a802a0-aadada8cd42430b7");  // kept in databases: it may never change
}

TEST_CASE("a damaged Toggl report is read or refused, never worse") {
    check_damaged(read_toggl, samples::read_source("tests/formats/samples/toggl.csv"), facts_in("Europe/Berlin"));
}
