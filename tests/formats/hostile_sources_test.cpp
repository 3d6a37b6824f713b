#include <support/test.hpp>

#include <array>
#include <string>

#include <fmt/format.h>

#include "sources.hpp"

// What every importer must live with: files that went through Windows, an editor or a spreadsheet, rows of the wrong
// width, midnight and both changes of the clock.

using namespace sugo;
using namespace sugo::sources;
using namespace sugo::formats;

namespace {

struct Log {
    const char* file;
    SourceReader read;
    /// Its text where it has no file.
    std::string text = {};
};

std::string csv_text() {
    return "start,end,zone,client,project,kind,note,tags,billable\n"
           "2026-03-04T10:23:00,2026-03-04T10:48:00,Asia/Seoul,acme,ner,code,\"one, two; three\",\"gpu,f1\",yes\n"
           "2026-03-04T23:50:00,2026-03-05T00:15:00,Asia/Seoul,,book,write,밤샘,,no\n";
}

std::vector<Log> logs() {
    return {{"clockify.csv", read_clockify}, {"harvest.csv", read_harvest},     {"toggl.csv", read_toggl},
            {"watson.json", read_watson},    {"history", read_open_pomodoro},   {"hledger.timeclock", read_timeclock},
            {"work.klg", read_klog},         {"hledger.timedot", read_timedot}, {"sugo.csv", read_csv, csv_text()}};
}

std::vector<Log> tables() {
    std::vector<Log> tables = logs();
    std::erase_if(tables, [](const Log& log) { return !std::string_view(log.file).ends_with(".csv"); });
    return tables;
}

/// Without a byte order mark, with plain line ends.
std::string plain_text(const Log& log) {
    std::string text =
        log.text.empty() ? samples::read_source(std::string("tests/formats/samples/") + log.file) : log.text;
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    std::erase(text, '\r');
    return text;
}

std::string with_crlf(const std::string& text) {
    std::string result;
    for (const char c : text) result += c == '\n' ? "\r\n" : std::string(1, c);
    return result;
}

/// Commas outside of quotes become semicolons, and cells with a semicolon are quoted already.
std::string with_semicolons(std::string text) {
    bool quoted = false;
    for (char& c : text) {
        if (c == '"') quoted = !quoted;
        if (c == ',' && !quoted) c = ';';
    }
    return text;
}

SourceFacts berlin() {
    return facts_in("Europe/Berlin");
}

/// Times, names, words and tags; keys may hold the bytes that were read.
std::string seen(SourceReader read, const std::string& text) {
    const auto source = read(text, "log", berlin());
    if (!source) return "refused: " + source.error().message;
    std::string all;
    for (const Interval& one : source->intervals) {
        all += fmt::format("{} {} [{}|{}|{}]", to_iso(one.start), one.stop ? to_iso(*one.stop) : "open", one.client,
                           one.project, one.note);
        for (const std::string& tag : one.tags) all += " #" + tag;
        all += "\n";
    }
    return all;
}

std::string only(SourceReader read, const std::string& text) {
    const std::string all = seen(read, text);
    return all.substr(0, all.find(" ["));
}

}  // namespace

TEST_CASE("a byte order mark, Windows line ends and a missing last one change nothing in any log") {
    for (const Log& log : logs()) {
        CAPTURE(log.file);
        const std::string text = plain_text(log);
        const std::string plain = seen(log.read, text);
        CHECK(plain.size() > 20);
        CHECK(plain.find("refused") == std::string::npos);
        CHECK(seen(log.read, "\xEF\xBB\xBF" + text) == plain);
        CHECK(seen(log.read, with_crlf(text)) == plain);
        CHECK(seen(log.read, "\xEF\xBB\xBF" + with_crlf(text)) == plain);
        CHECK(seen(log.read, text.substr(0, text.find_last_not_of('\n') + 1)) == plain);
        CHECK(seen(log.read, text + "\n\n") == plain);
    }
}

TEST_CASE("a table saved with semicolons is the same table") {
    for (const Log& log : tables()) {
        CAPTURE(log.file);
        const std::string text = plain_text(log);
        CHECK(seen(log.read, with_semicolons(text)) == seen(log.read, text));
    }
}

TEST_CASE("a row with a cell too many is refused by its line, and so is a row without an end of its quotes") {
    for (const Log& log : tables()) {
        CAPTURE(log.file);
        std::string text = plain_text(log);
        text.erase(text.find_last_not_of('\n') + 1);
        // A row may be shorter than its header where a program writes it so; never longer.
        const char separator = text.substr(0, text.find('\n')).find(';') == std::string::npos ? ',' : ';';
        std::string row = text;
        for (int n = 0; n < 60; ++n) row += std::string(1, separator) + "x";
        const std::string wide = seen(log.read, row + "\n");
        CHECK(wide.starts_with("refused: log:"));
        CHECK(seen(log.read, text + "\n\"never closed\n").starts_with("refused: log:"));
    }
}

TEST_CASE("no log is taken with a NUL, with bytes that are no text, or when it is another program's file") {
    for (const Log& log : logs()) {
        CAPTURE(log.file);
        const std::string text = plain_text(log);
        CHECK(seen(log.read, text + std::string("\0", 1)).starts_with("refused: log"));
        CHECK(seen(log.read, text + "\xff").starts_with("refused: log"));
        CHECK(seen(log.read, "SQLite format 3").starts_with("refused: log"));
        CHECK(seen(log.read, "%PDF-1.7\n1 0 obj\n").starts_with("refused: log"));
    }
}

TEST_CASE("work over midnight and over both changes of the clock has its true length") {
    const auto clockify = [](std::string_view day, std::string_view next, std::string_view from, std::string_view to,
                             std::string_view length) {
        return fmt::format("Project,Start Date,Start Time,End Date,End Time,Duration (h)\nNER,{},{},{},{},{}\n", day,
                           from, next, to, length);
    };
    const auto toggl = [](std::string_view day, std::string_view next, std::string_view from, std::string_view to,
                          std::string_view length) {
        return fmt::format("Project,Start date,Start time,End date,End time,Duration\nNER,{},{},{},{},{}\n", day, from,
                           next, to, length);
    };
    const auto csv = [](std::string_view day, std::string_view next, std::string_view from, std::string_view to,
                        std::string_view) {
        return fmt::format("start,end,zone,kind\n{}T{},{}T{},Europe/Berlin,code\n", day, from, next, to);
    };
    const auto timeclock = [](std::string_view day, std::string_view next, std::string_view from, std::string_view to,
                              std::string_view) {
        return fmt::format("i {} {} acme:ner\no {} {}\n", day, from, next, to);
    };
    const auto klog = [](std::string_view day, std::string_view next, std::string_view from, std::string_view to,
                         std::string_view) {
        return fmt::format("{}\n    {} - {}{} work\n", day, from.substr(0, 5), to.substr(0, 5), day == next ? "" : ">");
    };
    const auto check = [&](std::string_view day, std::string_view next, std::string_view from, std::string_view to,
                           std::string_view length, std::string_view utc) {
        CAPTURE(day);
        CHECK(only(read_clockify, clockify(day, next, from, to, length)) == utc);
        CHECK(only(read_toggl, toggl(day, next, from, to, length)) == utc);
        CHECK(only(read_csv, csv(day, next, from, to, length)) == utc);
        CHECK(only(read_timeclock, timeclock(day, next, from, to, length)) == utc);
        CHECK(only(read_klog, klog(day, next, from, to, length)) == utc);
    };
    check("2026-03-04", "2026-03-05", "23:50:00", "00:15:00", "00:25:00", "2026-03-04T22:50:00Z 2026-03-04T23:15:00Z");
    check("2026-03-29", "2026-03-29", "01:30:00", "03:30:00", "01:00:00", "2026-03-29T00:30:00Z 2026-03-29T01:30:00Z");
    check("2026-10-25", "2026-10-25", "01:30:00", "03:30:00", "03:00:00", "2026-10-24T23:30:00Z 2026-10-25T02:30:00Z");
    check("2026-10-24", "2026-10-25", "23:30:00", "04:00:00", "05:30:00", "2026-10-24T21:30:00Z 2026-10-25T03:00:00Z");
}

TEST_CASE("a time that the clock skipped is refused or told, whatever the log") {
    const std::array skipped{
        std::pair{SourceReader(read_clockify),
                  std::string("Project,Start Date,Start Time,End Date,End Time,Duration (h)\n"
                              "NER,2026-03-29,02:30:00,2026-03-29,03:30:00,00:30:00\n")},
        std::pair{SourceReader(read_toggl), std::string("Project,Start date,Start time,End date,End time,Duration\n"
                                                        "NER,2026-03-29,02:30:00,2026-03-29,03:30:00,00:30:00\n")},
        std::pair{SourceReader(read_csv),
                  std::string("start,end,zone,kind\n2026-03-29T02:30:00,2026-03-29T03:30:00,Europe/Berlin,code\n")},
        std::pair{SourceReader(read_timeclock), std::string("i 2026-03-29 02:30:00 acme:ner\no 2026-03-29 03:30:00\n")},
        std::pair{SourceReader(read_klog), std::string("2026-03-29\n    2:30 - 3:30 work\n")}};
    for (const auto& [read, text] : skipped) {
        CAPTURE(text);
        const auto source = read(text, "log", berlin());
        if (source) {
            CHECK_FALSE(source->remarks.empty());
            CHECK(total(*source) <= std::chrono::hours(1));
        } else {
            CHECK(source.error().message.starts_with("log"));
        }
    }
}

TEST_CASE("a log of what runs, of nothing, or of the far past and future is taken or refused in words") {
    for (const Log& log : logs()) {
        CAPTURE(log.file);
        const std::string text = plain_text(log);
        for (const auto* year : {"1969", "9999", "0000"}) {
            std::string moved = text;
            for (auto at = moved.find("2026"); at != std::string::npos; at = moved.find("2026", at + 4))
                moved.replace(at, 4, year);
            const auto source = log.read(moved, "log", berlin());
            if (!source) CHECK(source.error().message.starts_with("log"));
        }
        const auto nothing = log.read("", "log", berlin());
        CHECK((nothing ? nothing->intervals.empty() : nothing.error().message.starts_with("log")));
    }
}
