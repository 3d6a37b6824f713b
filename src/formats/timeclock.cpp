// hledger's timeclock: "i DATE TIME[ZONE] ACCOUNT[  DESCRIPTION][;COMMENT]" and "o DATE TIME" behind it. An account is
// client:project:kind, as sugo export --format timeclock writes it, or one name.
#include <fmt/format.h>

#include <formats/source_entry.hpp>
#include <formats/source_text.hpp>
#include <formats/wall_times.hpp>
#include <formats/written_time.hpp>

namespace sugo::formats {

namespace {

constexpr std::string_view kHint = "an i line with an account, and its o line behind it";

struct Stamp {
    WallTime wall{};
    std::string_view rest;
};

/// "2026/05/05 09:00:00" off the front; the offset that may follow says nothing to hledger either.
std::optional<Stamp> take_stamp(std::string_view line) {
    const std::size_t blank = line.find(' ');
    if (blank == std::string_view::npos) return std::nullopt;
    const auto date = parse_written_date(line.substr(0, blank));
    std::string_view rest = trimmed(line.substr(blank));
    const std::size_t end = std::min(rest.find_first_of(" \t+-;"), rest.size());
    const auto clock = parse_clock(rest.substr(0, end));
    const auto day = date && date->year_first ? day_of(*date, DateOrder::ymd) : std::nullopt;
    if (!day || !clock) return std::nullopt;
    rest.remove_prefix(end);
    if (rest.starts_with('+') || rest.starts_with('-')) rest.remove_prefix(std::min(rest.find(' '), rest.size()));
    return Stamp{*day + *clock, rest};
}

/// "; tags: gpu, evaluation" and other words behind a semicolon.
void read_comment(std::string_view comment, importing::Interval& interval) {
    comment = trimmed(comment);
    constexpr std::string_view kTags = "tags:";
    if (const std::size_t at = comment.find(kTags); at != std::string_view::npos) {
        add_tags(comment.substr(at + kTags.size()), interval.tags);
        comment = trimmed(comment.substr(0, at));
    }
    if (!comment.empty()) interval.note += (interval.note.empty() ? "" : "; ") + std::string(comment);
}

class Clock {
public:
    Clock(std::string_view place, const SourceFacts& facts) : place_(place), facts_(facts), wall_times_(kHint) {
        source_.name = "timeclock";
    }

    importing::ImportSource read(std::string_view text) {
        SourceLines lines(text);
        for (std::string_view line; lines.next(line);) {
            line_ = lines.number();
            line = trimmed(line);
            if (line.starts_with("i ")) {
                clock_in(line);
            } else if (line.starts_with("o ") || line.starts_with("O ")) {
                clock_out(line);
            } else if (!is_aside(line)) {
                refuse("expected i, o, b, h or a comment");
            }
        }
        if (open_) finish(std::nullopt);
        source_.remarks = wall_times_.remarks();
        return std::move(source_);
    }

private:
    [[noreturn]] void refuse(std::string_view what) const { refuse_source(place_of_line(place_, line_), what, kHint); }
    /// A comment, or what hledger reads and does not count: a balance, the hours of a day.
    [[nodiscard]] static bool is_aside(std::string_view line) {
        const std::string_view words = trimmed(line);
        return words.empty() || std::string_view("#;*").find(words.front()) != std::string_view::npos ||
               words.starts_with("b ") || words.starts_with("h ");
    }
    [[nodiscard]] const Zone& zone() const {
        if (!facts_.zone) refuse_zoneless(place_, facts_);
        return *facts_.zone;
    }
    [[nodiscard]] Stamp stamp(std::string_view line) const {
        const auto stamp = take_stamp(trimmed(line.substr(1)));
        if (!stamp) refuse("expected a time like 2026-05-05 09:00:00");
        return *stamp;
    }

    void clock_in(std::string_view line) {
        if (open_) refuse("clocked in again before clocking out");
        const Stamp in = stamp(line);
        importing::Interval& interval = open_.emplace();
        interval.place = place_of_line(place_, line_);
        interval.row = line;
        std::string_view rest = trimmed(in.rest);
        std::string_view comment;
        if (const std::size_t at = rest.find(';'); at != std::string_view::npos) {
            comment = rest.substr(at + 1);
            rest = trimmed(rest.substr(0, at));
        }
        const std::size_t gap = rest.find("  ");
        const std::string_view account = trimmed(rest.substr(0, gap));
        if (account.empty()) refuse("expected an account behind the time");
        read_account(account, interval);
        if (gap != std::string_view::npos) interval.note = trimmed(rest.substr(gap));
        read_comment(comment, interval);
        begins_ = in.wall;
    }

    void clock_out(std::string_view line) {
        if (!open_) refuse("clocked out without clocking in");
        const Stamp out = stamp(line);
        if (out.wall < begins_) refuse("ends before it starts");
        open_->row += "\n" + std::string(line);
        finish(out.wall);
    }

    /// Without an end it still runs.
    void finish(std::optional<WallTime> ends) {
        importing::Interval interval = std::move(*open_);
        open_.reset();
        wall_times_.place(interval, begins_, ends, zone());
        ContentHash hash;
        hash.add(ends ? ends->time_since_epoch().count() : -1);
        finish_entry(interval, begins_.time_since_epoch().count(), hash, kHint);
        source_.intervals.push_back(std::move(interval));
    }

    std::string_view place_;
    const SourceFacts& facts_;
    WallTimes wall_times_;
    importing::ImportSource source_;
    std::optional<importing::Interval> open_;
    WallTime begins_{};
    std::size_t line_ = 0;
};

}  // namespace

Result<importing::ImportSource> read_timeclock(std::string_view text, std::string_view place,
                                               const SourceFacts& facts) {
    return read_source([&] { return Clock(place, facts).read(checked_text(text, place, kHint)); });
}

}  // namespace sugo::formats
