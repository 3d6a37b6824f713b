// What is written for other programs, with any text in every field: our own readers, which are tried against those
// programs, find in it what was put in.

#include <fuzzer/FuzzedDataProvider.h>

#include <algorithm>
#include <string>
#include <vector>

#include <formats/csv_reader.hpp>
#include <formats/csv_writer.hpp>
#include <formats/log_words.hpp>
#include <sugo/formats.hpp>
#include <sugo/source_formats.hpp>
#include <sugo/text.hpp>

#include "fuzz.hpp"
#include "well_formed.hpp"

namespace sugo::fuzz {
namespace {

using formats::SourceFacts;

constexpr std::size_t longest_text = 200;

std::string slug_of(std::string_view text, std::string usual) {
    const auto slug = parse_slug(text);
    return slug ? *slug : std::move(usual);
}

/// A session as the store may hold one: UTF-8, one line, any signs.
tracking::Entry entry_of(FuzzedDataProvider& bytes) {
    const auto text = [&] { return formats::one_line(bytes.ConsumeRandomLengthString(longest_text)); };
    tracking::Entry entry;
    entry.kind = {{31}, "code", true, false};
    entry.client.emplace().slug = slug_of(text(), "acme");
    entry.project.emplace().slug = slug_of(text(), "ner");
    entry.work = entry.client->slug + "/" + entry.project->slug + " code";
    Session& session = entry.session;
    session.id = {1001};
    session.zone = Zone{"Europe/Berlin"};
    session.start = Instant(Seconds(bytes.ConsumeIntegralInRange<std::int64_t>(0, 2'000'000'000) / 60 * 60));
    session.stop = session.start + std::chrono::minutes(bytes.ConsumeIntegralInRange(1, 600));
    session.outcome = Outcome::stopped;
    session.note = text();
    while (bytes.remaining_bytes() > 0 && session.tags.size() < 4) {
        if (std::string tag = text(); !tag.empty()) session.tags.push_back(std::move(tag));
    }
    std::ranges::sort(session.tags);
    session.tags.erase(std::unique(session.tags.begin(), session.tags.end()), session.tags.end());
    entry.time = *session.stop - session.start;
    return entry;
}

SourceFacts facts_of(const tracking::Entry& entry) {
    SourceFacts facts;
    facts.zone = entry.session.zone;
    return facts;
}

/// The one interval that was written.
importing::Interval only(const Result<importing::ImportSource>& source) {
    expect(source && source->intervals.size() == 1);
    return source->intervals.front();
}

void expect_times(const importing::Interval& interval, const tracking::Entry& entry) {
    expect(interval.start == entry.session.start && interval.stop == entry.session.stop);
}

/// The names in any order, and with tags of the same words once.
std::vector<std::string> sorted(std::vector<std::string> words) {
    std::ranges::sort(words);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

void check_csv(const tracking::Log& log, const tracking::Entry& entry) {
    const std::string text = formats::log_csv(log).text;
    formats::CsvReader rows(text, "fuzz", "");
    expect(rows.next() && rows.next());
    expect(rows.cells().size() == 14 && formats::csv_text(rows.cells()[6]) == entry.session.note);
    expect(!rows.next());
    const importing::Interval interval = only(formats::read_csv(text, "fuzz", facts_of(entry)));
    expect_times(interval, entry);
    expect(interval.note == entry.session.note && interval.client == entry.client->slug);
    expect(interval.project == entry.project->slug && interval.kind == "code" && interval.tags == entry.session.tags);
}

void check_timewarrior(const tracking::Log& log, const tracking::Entry& entry) {
    const auto files = formats::log_timewarrior(log, entry.session.zone);
    expect(files.size() == 1);
    const importing::Interval interval = only(formats::read_timewarrior(files.begin()->second, "fuzz.data"));
    expect_times(interval, entry);
    expect(interval.note == entry.session.note && interval.tags == sorted(formats::all_tags(entry)));
}

/// Times alone where two clocks show the same: what is told twice in autumn is read as the first.
bool is_unique(const tracking::Entry& entry) {
    const Session& session = entry.session;
    return !resolve(to_wall(session.start, session.zone), session.zone).remark &&
           !resolve(formats::stop_wall(session), session.zone).remark &&
           offset_at(session.start, session.zone) == offset_at(*session.stop, session.zone);
}

void check_plain_clocks(const tracking::Log& log, const tracking::Entry& entry) {
    if (!is_unique(entry)) return;
    expect_times(only(formats::read_timeclock(formats::log_timeclock(log).text, "fuzz", facts_of(entry))), entry);
    const importing::Interval klog = only(formats::read_klog(formats::log_klog(log).text, "fuzz", facts_of(entry)));
    expect_times(klog, entry);
}

void check_calendar(const tracking::Log& log, const tracking::Entry& entry) {
    const std::string text = formats::log_ical(log).text;
    std::string unfolded;
    std::size_t length = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.compare(at, 3, "\r\n ") == 0) {
            at += 2;
            length = 1;
            continue;
        }
        length = text[at] == '\n' ? 0 : length + 1;
        expect(length <= 76);  // with its carriage return
        unfolded += text[at];
    }
    expect(std::ranges::count(unfolded, '\n') == (entry.session.note.empty() ? 12 : 13));
    std::string note;
    for (const char c : entry.session.note)
        note += (c == '\\' || c == ';' || c == ',') ? std::string("\\") + c : std::string(1, c);
    expect(note.empty() || unfolded.find("\r\nDESCRIPTION:" + note + "\r\n") != std::string::npos);
}

void check_report(const tracking::Entry& entry) {
    reporting::Report report;
    const Day day = day_of(entry.session);
    report.period = Period{day, day};
    report.work = entry.session.note;
    reporting::Table table{reporting::GroupBy::client, {}};
    reporting::Sums sums;
    sums.sessions = 1;
    sums.time = entry.time;
    table.rows.push_back({entry.client->slug, entry.session.note, sums});
    report.total = sums;
    report.days = {{day, entry.time, {}, 0}};
    report.hours.assign(24, Seconds{});
    for (const std::string& tag : entry.session.tags) table.rows.push_back({tag, tag, sums});
    report.tables.push_back(std::move(table));
    expect(is_well_formed(formats::report_html(report)));
}

}  // namespace
}  // namespace sugo::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sugo::fuzz;
    FuzzedDataProvider bytes(data, size);
    const sugo::tracking::Entry entry = entry_of(bytes);
    sugo::tracking::Log log;
    log.entries.push_back(entry);
    check_csv(log, entry);
    check_timewarrior(log, entry);
    check_plain_clocks(log, entry);
    check_calendar(log, entry);
    check_report(entry);
    return 0;
}
