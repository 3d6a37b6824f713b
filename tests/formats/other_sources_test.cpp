#include <support/test.hpp>

#include <formats/klog_words.hpp>

#include "sources.hpp"

// The other programs' logs: a sample of each, what it may not say, and damage.

using namespace sugo;
using namespace sugo::sources;
using namespace sugo::formats;

namespace {

std::string message(SourceReader read, std::string_view text, const SourceFacts& facts = facts_in("UTC")) {
    return error_of(read(text, "log", facts)).message;
}

SourceFacts nowhere() {
    SourceFacts facts;
    facts.here = Zone{"Asia/Seoul"};
    return facts;
}

}  // namespace

TEST_CASE("a Clockify report: months first as a row proves, twelve hours, a row shorter than the header") {
    const ImportSource source = sample(read_clockify, "clockify.csv", facts_in("Europe/Berlin"));
    CHECK(source.name == "clockify");
    REQUIRE(source.intervals.size() == 2);
    const Interval& first = source.intervals[0];
    CHECK(first.start == instant("2026-03-14T09:23:00Z"));
    CHECK(first.client == "Acme Robotics");
    CHECK(first.project == "NER pipeline");
    CHECK(first.tags == Tags{"Training", "f1", "gpu"});
    CHECK(first.billable == true);
    CHECK(source.intervals[1].start == instant("2026-03-04T22:50:00Z"));
    CHECK(source.intervals[1].stop == instant("2026-03-04T23:15:00Z"));
    CHECK(source.intervals[1].note == "밤샘");
    CHECK(total(source) == std::chrono::minutes(50));
}

TEST_CASE("a Clockify report whose dates may be in two months is asked about") {
    const std::string text =
        "Project,Start Date,Start Time,End Date,End Time,Duration (h)\n"
        "NER,03/04/2026,10:00 AM,03/04/2026,10:25 AM,00:25:00\n";
    CHECK(message(read_clockify, text) == "log:2: 03/04/2026 may be in two months, and no row of the file says which");
    CHECK(message(read_clockify, text, nowhere()).find("log") == 0);
}

TEST_CASE("a Harvest report: days and hours with the comma of its locale") {
    const ImportSource source = sample(read_harvest, "harvest.csv", facts_in("Asia/Seoul"));
    REQUIRE(source.intervals.size() == 3);
    CHECK(source.intervals[0].floating);
    CHECK(source.intervals[0].start == instant("2026-03-04T00:00:00Z"));
    CHECK(source.intervals[0].tags == Tags{"Programming"});
    CHECK(source.intervals[1].note == "주간 회의 second line");
    CHECK(source.intervals[1].billable == false);
    CHECK(total(source) == std::chrono::minutes(105) + Seconds(1199));
    CHECK(source.remarks.size() >= 2);
}

TEST_CASE("Watson's frames, with and without a comment") {
    const ImportSource source = sample(read_watson, "watson.json", nowhere());
    REQUIRE(source.intervals.size() == 2);
    CHECK(source.intervals[0].start == instant("2018-10-16T09:46:15Z"));
    CHECK(source.intervals[0].project == "project1");
    CHECK(source.intervals[0].key == "41dcffb7bd74442794b9385c3e8891fc");
    CHECK(source.intervals[1].note == "error report");
    CHECK(source.intervals[1].tags == Tags{"gpu", "학습"});
    CHECK(total(source) == Seconds(2474 + 1500));
    CHECK(message(read_watson, "[[1,2") == "log: it is not JSON, or cut short");
    CHECK(message(read_watson, "{}") == "log: expected a list of frames");
    CHECK(message(read_watson, "[[2,1,\"p\",\"id\",[],2]]") == "log: frame 1: ends before it starts");
    CHECK(message(read_watson, "[[1,2,\"p\"]]").find("log: frame 1: expected [start, stop") == 0);
    CHECK(message(read_watson, "[[1,2.5,\"p\",\"id\",[],2]]").find("log: frame 1: expected a time") == 0);
}

TEST_CASE("a timeclock: accounts, tags, past midnight, the one that runs") {
    const ImportSource source = sample(read_timeclock, "hledger.timeclock", facts_in("Europe/Berlin"));
    REQUIRE(source.intervals.size() == 3);
    const Interval& first = source.intervals[0];
    CHECK(first.start == instant("2026-05-05T07:00:00Z"));
    CHECK(first.client == "acme");
    CHECK(first.project == "ner");
    CHECK(first.kind == "code");
    CHECK(first.note == "error report");
    CHECK(first.tags == Tags{"gpu"});
    CHECK(source.intervals[1].project == "book");
    CHECK(source.intervals[1].stop == instant("2026-05-05T22:15:00Z"));
    CHECK(source.intervals[2].tags == Tags{"learn"});
    CHECK(source.intervals[2].start == instant("2026-05-06T07:00:00Z"));
    CHECK(!source.intervals[2].stop);
    CHECK(total(source) == std::chrono::minutes(25 + 45));
}

TEST_CASE("what a timeclock may not say") {
    CHECK(message(read_timeclock, "o 2026/05/05 09:00\n") == "log:1: clocked out without clocking in");
    CHECK(message(read_timeclock, "i 2026/05/05 09:00 a\ni 2026/05/05 10:00 b\n") ==
          "log:2: clocked in again before clocking out");
    CHECK(message(read_timeclock, "i 2026/05/05 09:00 a\no 2026/05/05 08:00\n") == "log:2: ends before it starts");
    CHECK(message(read_timeclock, "i 05/05/2026 09:00 a\n") == "log:1: expected a time like 2026-05-05 09:00:00");
    CHECK(message(read_timeclock, "i 2026/05/05 09:00\n") == "log:1: expected an account behind the time");
    CHECK(message(read_timeclock, "i 2026/05/05 09:00 a\no 2026/05/05 10:00\n", nowhere()) ==
          "log does not say in which zone its times are");
}

TEST_CASE("a timedot: dots, hours, minutes, letters, headings") {
    const ImportSource source = sample(read_timedot, "hledger.timedot", facts_in("Asia/Seoul"));
    REQUIRE(source.intervals.size() == 6);
    CHECK(source.intervals[0].client == "acme");
    CHECK(source.intervals[0].note == "evaluation");
    CHECK(source.intervals[0].floating);
    CHECK(source.intervals[1].tags == Tags{"admin"});
    CHECK(source.intervals[3].start == instant("2026-05-06T00:00:00Z"));
    CHECK(source.intervals[3].note.empty());
    CHECK(source.intervals[4].tags == Tags{"p"});
    CHECK(source.intervals[5].tags == Tags{"t"});
    CHECK(total(source) == std::chrono::minutes(90 + 30 + 15 + 90 + 45));
}

TEST_CASE("one dot alone in a timedot is a quarter of an hour, and so are its other quarters") {
    for (const auto* quarter : {".", "0.25", ",25", ".25", "0,25h", "15m", "900s", "t"}) {
        CAPTURE(quarter);
        const auto text = fmt::format("2026-05-05\nacme:ner:code  {}  ; a comment\n", quarter);
        const auto source = read_timedot(text, "log", facts_in("Asia/Seoul")).value();
        REQUIRE(source.intervals.size() == 1);
        CHECK(total(source) == std::chrono::minutes(15));
    }
    CHECK(message(read_timedot, "2026-05-05\nacme  ,\n").find("log:2: \",\"") == 0);
}

TEST_CASE("what a timedot may not say") {
    CHECK(message(read_timedot, "acme  ....\n") == "log:1: expected a day like 2026-05-05 before it");
    CHECK(message(read_timedot, "2026-02-30\n") == "log:1: 2026-02-30 is no day");
    CHECK(message(read_timedot, "2026-05-05\nacme  3d4\n") ==
          "log:2: \"3d4\", expected dots, 1.5, 2h or 30m behind the account and two spaces");
    CHECK(message(read_timedot, "2026-05-05\nacme  -1\n").find("log:2: \"-1\"") == 0);
    CHECK(message(read_timedot, "2026-05-05\nacme  ..\n", nowhere()) == "log does not say in which zone its times are");
}

TEST_CASE("klog's records: tags with values, both neighbours of midnight, lengths, several lines") {
    const ImportSource source = sample(read_klog, "work.klg", facts_in("Europe/Berlin"));
    REQUIRE(source.intervals.size() == 5);
    const Interval& first = source.intervals[0];
    CHECK(first.start == instant("2026-05-05T06:00:00Z"));
    CHECK(first.note == "train");
    CHECK(first.client == "acme");
    CHECK(first.tags == Tags{"code", "gpu"});
    CHECK(source.intervals[1].stop == instant("2026-05-05T23:00:00Z"));
    CHECK(source.intervals[1].note == "night shift on two lines");
    CHECK(source.intervals[1].tags == Tags{"gpu", "ner"});
    CHECK(source.intervals[2].floating);
    CHECK(source.intervals[2].note == "estimate");
    CHECK(source.intervals[3].start == instant("2026-05-05T21:30:00Z"));
    CHECK(source.intervals[3].stop == instant("2026-05-05T22:15:00Z"));
    CHECK(source.intervals[3].client.empty());
    CHECK(!source.intervals[4].stop);
    CHECK(source.intervals[4].note == "fixed #bug in the loader");
    CHECK(source.intervals[4].tags == Tags{"bug", "한 국어"});
    CHECK(total(source) == std::chrono::minutes(25 + 90 + 150 + 45));
}

TEST_CASE("what klog's records may not say") {
    CHECK(message(read_klog, "hello\n") == "log:1: expected a date like 2026-05-05 at the beginning of a record");
    CHECK(message(read_klog, "2026-05-05 8h\n") == "log:1: expected nothing behind the date but a total like (8h!)");
    CHECK(message(read_klog, "2026-05-05\n    soon\n") ==
          "log:2: expected an entry like 8:00 - 8:25, 13:00 - ? or 2h30m");
    CHECK(message(read_klog, "2026-05-05\n    -45m lunch\n") ==
          "log:2: a negative length; take it off the entry that it belongs to");
    CHECK(message(read_klog, "2026-05-05\n    9:00 - 8:00\n") == "log:2: ends before it starts");
    CHECK(message(read_klog, "2026-05-05\n    9:00 - 10:00\nmore\n") ==
          "log:3: expected an entry, with spaces before it, or an empty line");
    CHECK(message(read_klog, "2026-05-05\n    9:00 - 10:00\n", nowhere()) ==
          "log does not say in which zone its times are");
}

TEST_CASE("tags at the end of a klog summary are taken off, those amid the words stay") {
    const klog::Summary summary = klog::read_summary("see #42 for #ticket=77 # and C#  #gpu #note='two words'");
    CHECK(summary.text == "see #42 for #ticket=77 # and C#");
    REQUIRE(summary.tags.size() == 4);
    CHECK(summary.tags[1].value == "77");
    CHECK(summary.tags[3].name == "note");
    CHECK(summary.tags[3].value == "two words");
}

TEST_CASE("a history in the Open Pomodoro Format, the one that runs is open") {
    SourceFacts facts = nowhere();
    facts.now = instant("2016-06-04T04:00:00Z");
    const ImportSource source = sample(read_open_pomodoro, "history", facts);
    REQUIRE(source.intervals.size() == 3);
    CHECK(source.intervals[0].start == instant("2016-06-03T21:01:31Z"));
    CHECK(source.intervals[0].note == "Open Pomodoro Standard");
    CHECK(source.intervals[0].tags == Tags{"personal", "writing"});
    CHECK(source.intervals[1].note == "say \"hi\"");
    CHECK(!source.intervals[2].stop);
    CHECK(total(source) == std::chrono::minutes(50));
    CHECK(message(read_open_pomodoro, "2016-06-03T17:01:31 duration=25\n").find("log:1: expected a moment") == 0);
    CHECK(message(read_open_pomodoro, "2016-06-03T17:01:31Z duration=x\n").find("log:1: expected a number") == 0);
    CHECK(message(read_open_pomodoro, "2016-06-03T17:01:31Z description=\"x\n").find("log:1: a text that does") == 0);
    CHECK(message(read_open_pomodoro, "2016-06-03T17:01:31Z soon\n") == "log:1: expected key=value");
}

TEST_CASE("damaged logs are read or refused, never worse") {
    const auto damaged = [](SourceReader read, const std::string& name) {
        check_damaged(read, samples::read_source("tests/formats/samples/" + name), facts_in("Europe/Berlin"));
    };
    damaged(read_clockify, "clockify.csv");
    damaged(read_harvest, "harvest.csv");
    damaged(read_watson, "watson.json");
    damaged(read_timeclock, "hledger.timeclock");
    damaged(read_timedot, "hledger.timedot");
    damaged(read_klog, "work.klg");
    damaged(read_open_pomodoro, "history");
}
