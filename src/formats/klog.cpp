// klog's records: a line with a date, lines of summary, then indented entries. Specification 1.4; minutes and no zones.
//
//   2026-05-05 (8h!)
//   Record summary with #tag and #client="acme inc"
//       8:00 - 8:25 train #acme
//       23:30 - 1:00> night shift
//       2h30m a length without times
#include <fmt/format.h>

#include <formats/klog_words.hpp>
#include <formats/source_entry.hpp>
#include <formats/source_text.hpp>
#include <formats/wall_times.hpp>
#include <formats/written_time.hpp>

namespace sugo::formats {

namespace {

constexpr std::string_view kHint = "a line with a date, and under it indented entries like 8:00 - 8:25 note";

void take_tags(const std::vector<klog::Tag>& tags, importing::Interval& interval) {
    for (const klog::Tag& tag : tags) {
        if (tag.value.empty()) {
            interval.tags.push_back(tag.name);
        } else if (tag.name == "tag") {  // as sugo writes tags that are no word
            interval.tags.push_back(tag.value);
        } else if (tag.name == "client") {
            interval.client = tag.value;
        } else if (tag.name == "project") {
            interval.project = tag.value;
        } else if (tag.name == "kind") {
            interval.kind = tag.value;
        } else {
            interval.tags.push_back(fmt::format("{}={}", tag.name, tag.value));
        }
    }
}

class Records {
public:
    Records(std::string_view place, const SourceFacts& facts) : place_(place), facts_(facts), wall_times_(kHint) {
        source_.name = "klog";
    }

    importing::ImportSource read(std::string_view text) {
        SourceLines lines(text);
        for (std::string_view line; lines.next(line);) {
            line_ = lines.number();
            if (trimmed(line).empty()) {
                end_record();
            } else if (!day_) {
                begin_record(line);
            } else if (line.front() != ' ' && line.front() != '\t') {
                read_record_summary(line);
            } else {
                read_indented(line);
            }
        }
        end_record();
        source_.remarks = wall_times_.remarks();
        if (floats_) source_.remarks.push_back(floating_remark(facts_));
        return std::move(source_);
    }

private:
    /// An entry, to which further lines of its summary may belong.
    struct Entry {
        klog::Times times;
        std::string summary;
        std::string place;
        std::string row;
    };

    [[noreturn]] void refuse(std::string_view what) const { refuse_source(place_of_line(place_, line_), what, kHint); }
    [[nodiscard]] const Zone& zone() const {
        if (!facts_.zone) refuse_zoneless(place_, facts_);
        return *facts_.zone;
    }

    void begin_record(std::string_view line) {
        const std::size_t end = std::min(line.find(' '), line.size());
        const auto date = parse_written_date(line.substr(0, end));
        if (date && date->year_first) day_ = day_of(*date, DateOrder::ymd);
        if (!day_) refuse("expected a date like 2026-05-05 at the beginning of a record");
        const std::string_view total = trimmed(line.substr(end));
        if (!total.empty() && (!total.starts_with('(') || !total.ends_with(')'))) {
            refuse("expected nothing behind the date but a total like (8h!)");
        }
    }

    void read_record_summary(std::string_view line) {
        if (entry_ || !indentation_.empty()) refuse("expected an entry, with spaces before it, or an empty line");
        const auto tags = klog::read_summary(line).tags;
        record_tags_.insert(record_tags_.end(), tags.begin(), tags.end());
    }

    void read_indented(std::string_view line) {
        const std::string_view indentation = line.substr(0, line.find_first_not_of(" \t"));
        if (indentation_.empty()) indentation_ = indentation;
        if (entry_ && indentation.size() >= 2 * indentation_.size()) {
            entry_->summary += entry_->summary.empty() ? "" : " ";
            entry_->summary += trimmed(line);
            entry_->row += "\n" + std::string(line);
            return;
        }
        finish();
        const std::string_view text = trimmed(line);
        const auto times = klog::read_times(text);
        if (!times) refuse("expected an entry like 8:00 - 8:25, 13:00 - ? or 2h30m");
        if (times->length < Seconds::zero()) refuse("a negative length; take it off the entry that it belongs to");
        entry_ = {*times, std::string(trimmed(times->rest)), place_of_line(place_, line_), std::string(line)};
    }

    void end_record() {
        finish();
        day_.reset();
        indentation_ = {};
        record_tags_.clear();
    }

    void finish() {
        if (!entry_) return;
        importing::Interval interval;
        interval.place = std::move(entry_->place);
        interval.row = std::move(entry_->row);
        klog::Summary summary = klog::read_summary(entry_->summary);
        interval.note = std::move(summary.text);
        take_tags(record_tags_, interval);
        take_tags(summary.tags, interval);
        ContentHash hash;
        const std::int64_t begins = set_times(interval, entry_->times, hash);
        finish_entry(interval, begins, hash, kHint);
        if (interval.floating) keys_.number(interval);
        source_.intervals.push_back(std::move(interval));
        entry_.reset();
    }

    /// The first moment as it is written.
    std::int64_t set_times(importing::Interval& interval, const klog::Times& times, ContentHash& hash) {
        if (!times.from) {
            interval.floating = times.length > Seconds::zero();
            interval.start = wall_times_.at(interval.place, *day_ + facts_.day_starts, zone());
            interval.stop = interval.start + times.length;
            floats_ = true;
            hash.add(times.length.count());
            return WallTime(*day_).time_since_epoch().count();
        }
        const WallTime from = *day_ + *times.from;
        const auto to = times.to ? std::optional<WallTime>(*day_ + *times.to) : std::nullopt;
        wall_times_.place(interval, from, to, zone());
        hash.add(to ? to->time_since_epoch().count() : -1);
        return from.time_since_epoch().count();
    }

    std::string_view place_;
    const SourceFacts& facts_;
    WallTimes wall_times_;
    importing::ImportSource source_;
    FloatingKeys keys_;
    std::optional<Day> day_;
    std::vector<klog::Tag> record_tags_;
    std::string_view indentation_;
    std::optional<Entry> entry_;
    bool floats_ = false;
    std::size_t line_ = 0;
};

}  // namespace

Result<importing::ImportSource> read_klog(std::string_view text, std::string_view place, const SourceFacts& facts) {
    return read_source([&] { return Records(place, facts).read(checked_text(text, place, kHint)); });
}

}  // namespace sugo::formats
