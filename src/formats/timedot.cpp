// hledger's timedot: a line with a day and a description, then lines with an account, two spaces and a quantity of
// time.
//
//   2026-05-05 evaluation
//   acme:ner:code  .... ..   ; a dot is a quarter of an hour
//   admin          1.5       ; also 3h, 60m; letters are quarters with a tag: ttt
#include <map>

#include <fmt/format.h>

#include <formats/source_entry.hpp>
#include <formats/source_text.hpp>
#include <formats/wall_times.hpp>
#include <formats/written_time.hpp>

namespace sugo::formats {

namespace {

constexpr std::string_view kHint = "a line with a day, and under it ACCOUNT, two spaces and dots, 1.5, 2h or 30m";
constexpr Seconds kQuarter = std::chrono::minutes(15);

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Quarters of an hour by what stands for them: '.', or a letter, which is a tag.
std::optional<std::map<char, Seconds>> read_marks(std::string_view text) {
    std::map<char, Seconds> times;
    for (const char c : text) {
        if (c == ' ' || c == '\t') continue;
        if (c != '.' && !is_letter(c)) return std::nullopt;
        times[c] += kQuarter;
    }
    return times;
}

/// "1.5", ",25", "3h", "90m", "45s"
std::optional<Seconds> read_number(std::string_view text) {
    if (text.find_first_of("0123456789") == std::string_view::npos) return std::nullopt;  // one dot alone is a mark
    std::int64_t parts = 1;
    if (!text.empty() && is_letter(text.back())) {
        parts = text.back() == 'h' ? 1 : text.back() == 'm' ? 60 : text.back() == 's' ? 3600 : 0;
        text = trimmed(text.substr(0, text.size() - 1));
    }
    const bool bare = text.starts_with('.') || text.starts_with(',');
    const auto hours = parse_decimal_hours(bare ? "0" + std::string(text) : std::string(text));
    if (parts == 0 || !hours || hours->rounded || hours->time.count() % parts != 0) return std::nullopt;
    return hours->time / parts;
}

class Dots {
public:
    Dots(std::string_view place, const SourceFacts& facts) : place_(place), facts_(facts), wall_times_(kHint) {
        source_.name = "timedot";
    }

    importing::ImportSource read(std::string_view text) {
        SourceLines lines(text);
        for (std::string_view line; lines.next(line);) {
            line_ = lines.number();
            row_ = line;
            line = trimmed(line);
            while (line.starts_with('*')) line.remove_prefix(1);  // a heading of Org
            line = trimmed(line);
            if (line.empty() || line.front() == '#' || line.front() == ';') continue;
            if (!begin_day(line)) read_entry(line);
        }
        source_.remarks = wall_times_.remarks();
        if (!source_.intervals.empty()) source_.remarks.push_back(floating_remark(facts_));
        return std::move(source_);
    }

private:
    [[noreturn]] void refuse(std::string_view what) const { refuse_source(place_of_line(place_, line_), what, kHint); }
    [[nodiscard]] const Zone& zone() const {
        if (!facts_.zone) refuse_zoneless(place_, facts_);
        return *facts_.zone;
    }

    bool begin_day(std::string_view line) {
        const std::size_t end = std::min(line.find_first_of(" \t;"), line.size());
        const auto date = parse_written_date(line.substr(0, end));
        if (!date || !date->year_first) return false;
        day_ = day_of(*date, DateOrder::ymd);
        if (!day_) refuse(fmt::format("{} is no day", line.substr(0, end)));
        note_ = trimmed(line.substr(end, line.find(';', end) - end));
        return true;
    }

    void read_entry(std::string_view line) {
        if (!day_) refuse("expected a day like 2026-05-05 before it");
        const std::string_view told = trimmed(line.substr(0, line.find(';')));
        const std::size_t gap = told.find("  ");
        const std::string_view account = trimmed(told.substr(0, gap));
        const std::string_view quantity = gap == std::string_view::npos ? "" : trimmed(told.substr(gap));
        if (const auto time = read_number(quantity)) {
            add(account, {}, *time);
        } else if (const auto marks = read_marks(quantity)) {
            for (const auto& [mark, length] : *marks) add(account, mark == '.' ? "" : std::string(1, mark), length);
        } else {
            refuse(fmt::format("\"{}\", expected dots, 1.5, 2h or 30m behind the account and two spaces", quantity));
        }
    }

    void add(std::string_view account, const std::string& tag, Seconds time) {
        if (time == Seconds::zero()) return;
        importing::Interval interval;
        interval.place = place_of_line(place_, line_);
        interval.row = row_;
        interval.note = note_;
        read_account(account, interval);
        if (!tag.empty()) interval.tags.push_back(tag);
        interval.floating = true;
        interval.start = wall_times_.at(interval.place, *day_ + facts_.day_starts, zone());
        interval.stop = interval.start + time;
        ContentHash hash;
        hash.add(time.count());
        finish_entry(interval, WallTime(*day_).time_since_epoch().count(), hash, kHint);
        keys_.number(interval);
        source_.intervals.push_back(std::move(interval));
    }

    std::string_view place_;
    const SourceFacts& facts_;
    WallTimes wall_times_;
    importing::ImportSource source_;
    FloatingKeys keys_;
    std::optional<Day> day_;
    std::string_view note_;
    std::string_view row_;
    std::size_t line_ = 0;
};

}  // namespace

Result<importing::ImportSource> read_timedot(std::string_view text, std::string_view place, const SourceFacts& facts) {
    return read_source([&] { return Dots(place, facts).read(checked_text(text, place, kHint)); });
}

}  // namespace sugo::formats
