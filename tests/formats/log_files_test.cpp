#include <support/test.hpp>

#include <algorithm>
#include <sstream>

#include <sugo/text.hpp>

#include "samples.hpp"

using namespace sugo;

namespace {

tracking::Entry session_of(std::string_view start, std::string_view stop, std::string note = "",
                           const Zone& zone = samples::seattle()) {
    Session session = samples::night_session();
    session.start = samples::instant(start);
    session.stop = samples::instant(stop);
    session.zone = zone;
    session.note = std::move(note);
    session.tags.clear();
    return samples::entry(session);
}

tracking::Log log_of(std::vector<tracking::Entry> entries) {
    tracking::Log log;
    log.entries = std::move(entries);
    return log;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

std::string unfolded(std::string text) {
    for (std::size_t at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) text.erase(at, 3);
    return text;
}

const tracking::Entry void_entry = [] {
    tracking::Entry entry = samples::night_entry();
    entry.session.outcome = Outcome::voided;
    return entry;
}();

}  // namespace

TEST_CASE("a CSV row tells a session's times with their offset, its work and its money") {
    const std::string text = formats::log_csv(log_of({samples::night_entry(), samples::learning_entry()})).text;
    const std::vector<std::string> lines = lines_of(text);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0] == "start,end,zone,client,project,kind,note,tags,billable,rate,currency,amount,seconds,invoice\r");
    CHECK(lines[1] ==
          "2026-03-08T01:40:00-08:00,2026-03-08T03:40:00-07:00,America/Los_Angeles,acme,ner,code,error report by type,"
          "\"evaluation 2, gpu\",yes,150.00,USD,150.00,3600,2026-018\r");
    CHECK(lines[2] ==
          "2026-03-08T01:40:00-08:00,2026-03-08T03:40:00-07:00,America/Los_Angeles,,,learn,,,no,,,,3600,\r");
}

TEST_CASE("a running session has no end in a CSV, and no place in a calendar or a journal") {
    const tracking::Log log = log_of({samples::running_entry()});
    CHECK(formats::log_csv(log).text.find("-07:00,,America/Los_Angeles") != std::string::npos);
    CHECK(formats::log_ical(log).text.find("VEVENT") == std::string::npos);
    CHECK(formats::log_ical(log).remarks.size() == 1);
    CHECK(formats::log_hledger(log).text.find("acme") == std::string::npos);
    CHECK(formats::log_hledger(log).remarks.size() == 1);
}

TEST_CASE("a running session runs in the other trackers too") {
    const tracking::Log log = log_of({samples::running_entry()});
    CHECK(formats::log_timewarrior(log, samples::seattle()).at("2026-03.data") ==
          "inc 20260308T104500Z # acme code \"evaluation 2\" gpu ner # \"error report by type\"\n");
    CHECK(lines_of(formats::log_timeclock(log).text).size() == 1);
    CHECK(formats::log_klog(log).text.find("    3:45 - ? error report by type") != std::string::npos);
}

TEST_CASE("a void session is in none of the files") {
    const tracking::Log log = log_of({void_entry});
    CHECK(lines_of(formats::log_csv(log).text).size() == 1);
    CHECK(formats::log_ical(log).text.find("VEVENT") == std::string::npos);
    CHECK(formats::log_timewarrior(log, samples::seattle()).empty());
    CHECK(formats::log_timeclock(log).text == "");
    CHECK(formats::log_hledger(log).text.find("acme") == std::string::npos);
    CHECK(formats::log_klog(log).text == "");
}

TEST_CASE("a calendar line has at most 75 octets, and no character is cut") {
    property("unfolded lines are what was folded", [] {
        const auto piece = rc::gen::elementOf(std::vector<std::string>{"a", ",", ";", "\\", "김", "é", "🍅", " word"});
        std::string note = "x";
        for (const std::string& part : *rc::gen::container<std::vector<std::string>>(piece)) note += part;
        note += "x";
        const std::string text =
            formats::log_ical(log_of({session_of("2026-03-09T17:00:00Z", "2026-03-09T17:25:00Z", note)})).text;
        for (const std::string& line : lines_of(text)) {
            RC_ASSERT(line.ends_with('\r'));
            RC_ASSERT(line.size() <= 76U);
            RC_ASSERT(is_utf8(line));
        }
        std::string escaped;
        for (const char c : note) {
            if (c == ',' || c == ';' || c == '\\') escaped += '\\';
            escaped += c;
        }
        RC_ASSERT(unfolded(text).find("DESCRIPTION:" + escaped + "\r\n") != std::string::npos);
    });
}

TEST_CASE("an event is known by its session and dated by it") {
    const std::string text = formats::log_ical(log_of({samples::night_entry()})).text;
    CHECK(
        text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//sugo//EN\r\nBEGIN:VEVENT\r\nUID:1001@sugo\r\n"
                         "DTSTAMP:20260308T104000Z\r\nDTSTART:20260308T094000Z\r\nDTEND:20260308T104000Z\r\n"));
    CHECK(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
}

TEST_CASE("an event of no time is a moment: its end may not be its start") {
    const std::string text =
        formats::log_ical(log_of({session_of("2026-03-09T17:00:00Z", "2026-03-09T17:00:00Z")})).text;
    CHECK(text.find("DTEND") == std::string::npos);
}

TEST_CASE("Timewarrior's months are those of the zone in which it runs") {
    const tracking::Log log = log_of({session_of("2026-04-01T02:00:00Z", "2026-04-01T02:25:00Z")});
    CHECK(formats::log_timewarrior(log, samples::seattle()).contains("2026-03.data"));
    CHECK(formats::log_timewarrior(log, Zone{"Asia/Seoul"}).contains("2026-04.data"));
}

TEST_CASE("what is written for Timewarrior is read back by our own import") {
    property("tags, note and times come back", [] {
        const auto piece = rc::gen::elementOf(std::vector<std::string>{"a", "\"", "\\", "#", "'", " ", "김", "n", "-"});
        const auto word = [&] {
            std::string text = "w";
            for (const std::string& part : *rc::gen::container<std::vector<std::string>>(piece)) text += part;
            return text + "w";
        };
        tracking::Entry entry = session_of("2026-03-09T17:00:00Z", "2026-03-09T17:25:07Z", word());
        entry.session.tags = {word()};
        const auto months = formats::log_timewarrior(log_of({entry}), samples::seattle());
        const auto source = formats::read_timewarrior(months.at("2026-03.data"), "2026-03.data").value();
        RC_ASSERT(source.intervals.size() == 1U);
        const importing::Interval& interval = source.intervals.front();
        RC_ASSERT(interval.start == entry.session.start);
        RC_ASSERT(interval.stop == entry.session.stop);
        RC_ASSERT(interval.note == entry.session.note);
        RC_ASSERT(std::ranges::find(interval.tags, entry.session.tags.front()) != interval.tags.end());
    });
}

TEST_CASE("a clock change takes nothing from a session's length and is told") {
    const tracking::Log log =
        log_of({samples::night_entry(), session_of("2026-11-01T08:30:00Z", "2026-11-01T09:30:00Z"),
                session_of("2026-11-02T17:00:00Z", "2026-11-02T17:36:00Z")});
    const formats::LogFile clock = formats::log_timeclock(log);
    const std::vector<std::string> lines = lines_of(clock.text);
    REQUIRE(lines.size() == 6);
    CHECK(lines[0].starts_with("i 2026/03/08 01:40:00 acme:ner:code  error report by type  ; tags: evaluation 2 gpu"));
    CHECK(lines[1] == "o 2026/03/08 02:40:00");  // it was 03:40 on the wall
    CHECK(lines[2] == "i 2026/11/01 01:30:00 acme:ner:code");
    CHECK(lines[3] == "o 2026/11/01 02:30:00");  // it was 01:30 again
    REQUIRE(clock.remarks.size() == 1);
    CHECK(clock.remarks.front().starts_with("2 sessions run over a clock change"));
    CHECK(formats::log_klog(log).text.find("1:40 - 2:40 ") != std::string::npos);
}

TEST_CASE("a journal for hledger is in seconds, and a note is nothing but a note") {
    const std::string text =
        formats::log_hledger(log_of({session_of("2026-03-09T17:00:00Z", "2026-03-09T17:25:07Z", "(call) one; two")}))
            .text;
    CHECK(text.ends_with("\n2026-03-09 * () (call) one, two\n    (acme:ner:code)  1507s\n"));
}

TEST_CASE("klog's minutes add up to the true time to within half a minute") {
    property("whatever the seconds", [] {
        Instant at = samples::instant("2026-03-09T07:00:00Z");
        tracking::Log log;
        Seconds exact{};
        for (const int length : *rc::gen::container<std::vector<int>>(30, rc::gen::inRange(0, 400))) {
            tracking::Entry entry = session_of("2026-03-09T17:00:00Z", "2026-03-09T17:00:00Z");
            entry.session.start = at;
            entry.session.stop = at + Seconds(length);
            exact += Seconds(length);
            at += Seconds(length + *rc::gen::inRange(0, 90));
            log.entries.push_back(entry);
        }
        long minutes = 0;
        long last = 0;
        for (const std::string& line : lines_of(formats::log_klog(log).text)) {
            if (!line.starts_with("    ")) continue;
            long hour = 0, minute = 0, to_hour = 0, to_minute = 0;
            RC_ASSERT(std::sscanf(line.c_str(), " %ld:%ld - %ld:%ld", &hour, &minute, &to_hour, &to_minute) == 4);
            RC_ASSERT(hour * 60 + minute >= last);  // no two lie over each other
            last = to_hour * 60 + to_minute;
            minutes += last - hour * 60 - minute;
        }
        const long off = exact.count() - minutes * 60;
        RC_ASSERT((off >= -30 && off <= 30));
    });
}

TEST_CASE("klog: over midnight, and longer than it can tell") {
    const std::string text =
        formats::log_klog(log_of({session_of("2026-03-10T06:30:00Z", "2026-03-10T08:00:00Z", "night"),
                                  session_of("2026-03-11T07:00:00Z", "2026-03-12T07:00:00Z", "a day"),
                                  session_of("2026-03-13T07:00:00Z", "2026-03-15T09:05:00Z", "a weekend")}))
            .text;
    CHECK(text ==
          "2026-03-09\n    23:30 - 1:00> night #acme #ner #code\n\n"
          "2026-03-11\n    0:00 - 0:00> a day #acme #ner #code\n\n"
          "2026-03-13\n    50h5m a weekend #acme #ner #code\n");
}

TEST_CASE("klog: a tag of other signs than it allows becomes a value") {
    tracking::Entry entry = samples::night_entry();
    entry.session.tags = {"a.b", "김치", "say \"hi\""};
    CHECK(formats::log_klog(log_of({entry})).text.find("#acme #ner #code #tag=\"a.b\" #김치 #tag='say \"hi\"'\n") !=
          std::string::npos);
}
