#include <formats/timesheet.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <formats/csv_reader.hpp>
#include <formats/csv_writer.hpp>
#include <formats/source_entry.hpp>
#include <formats/source_text.hpp>
#include <formats/wall_times.hpp>
#include <formats/written_time.hpp>

namespace sugo::formats::timesheet {

namespace {

constexpr std::size_t kMissing = static_cast<std::size_t>(-1);

/// Which cell holds which field.
class Header {
public:
    Header(const Table& table, const CsvReader& csv) : width_(csv.cells().size()) {
        cells_.fill(kMissing);
        for (std::size_t cell = 0; cell < csv.cells().size(); ++cell) {
            const std::string name = lowered(trimmed(csv.cells()[cell]));
            const auto column = std::ranges::find(table.columns, name, &Column::name);
            if (column == table.columns.end()) {
                if (!name.empty()) unused_.emplace_back(trimmed(csv.cells()[cell]));
                continue;
            }
            if (column->field == Field::ignored) continue;
            std::size_t& place = cells_[static_cast<std::size_t>(column->field)];
            if (place != kMissing) refuse_source(csv.place(), fmt::format("two columns for {}", name), table.hint);
            place = cell;
        }
        for (const Field field : table.required) {
            if (has(field)) continue;
            const auto column = std::ranges::find(table.columns, field, &Column::field);
            refuse_source(csv.place(),
                          fmt::format("no column {}, expected a header as {} writes it", column->name, table.title),
                          table.hint);
        }
    }

    [[nodiscard]] bool has(Field field) const { return cells_[static_cast<std::size_t>(field)] != kMissing; }
    /// Empty where the row or the table has none.
    [[nodiscard]] std::string_view cell(const CsvReader& csv, Field field) const {
        const std::size_t place = cells_[static_cast<std::size_t>(field)];
        if (place >= csv.cells().size()) return {};
        return trimmed(csv_text(csv.cells()[place]));
    }
    [[nodiscard]] std::size_t width() const { return width_; }
    [[nodiscard]] const std::vector<std::string>& unused() const { return unused_; }

private:
    std::array<std::size_t, kFields> cells_{};
    std::size_t width_;
    std::vector<std::string> unused_;
};

Header read_header(const Table& table, CsvReader& csv, std::string_view place) {
    if (csv.next()) return {table, csv};
    refuse_source(place, fmt::format("nothing in it, expected a header as {} writes it", table.title), table.hint);
}

void check_width(const Table& table, const Header& header, const CsvReader& csv) {
    const std::size_t width = csv.cells().size();
    if (width == header.width() || (table.short_rows && width < header.width())) return;
    refuse_source(csv.place(), fmt::format("{} cells, expected {} as in the header", width, header.width()),
                  table.hint);
}

/// The order of the dates, where some row proves it or it was told; empty where nobody knows.
std::optional<DateOrder> date_order(const Table& table, std::string_view text, std::string_view place,
                                    const SourceFacts& facts) {
    CsvReader csv(text, place, table.hint);
    if (facts.dates) return facts.dates;
    const Header header = read_header(table, csv, place);
    while (csv.next()) {
        for (const Field field : {Field::start_date, Field::end_date}) {
            const auto date = parse_written_date(header.cell(csv, field));
            if (!date) continue;
            if (const auto order = proven_order(*date)) return order;
        }
    }
    return std::nullopt;
}

class Reader {
public:
    Reader(const Table& table, std::string_view text, std::string_view place, const SourceFacts& facts)
        : table_(table),
          facts_(facts),
          place_(place),
          order_(date_order(table, text, place, facts)),
          csv_(text, place, table.hint),
          header_(read_header(table, csv_, place)),
          wall_times_(table.hint) {
        source_.name = table.source;
    }

    importing::ImportSource read() {
        while (csv_.next()) {
            check_width(table_, header_, csv_);
            if (wanted()) source_.intervals.push_back(interval());
        }
        check_users();
        tell();
        return std::move(source_);
    }

private:
    [[nodiscard]] std::string_view cell(Field field) const { return header_.cell(csv_, field); }

    [[noreturn]] void refuse(std::string_view what) const { refuse_source(csv_.place(), what, table_.hint); }

    // ── Whose it is ──

    bool wanted() {
        std::string name(cell(Field::user));
        if (!header_.has(Field::user) && header_.has(Field::last_name)) {
            name = trimmed(fmt::format("{} {}", cell(Field::first_name), cell(Field::last_name)));
        }
        if (name.empty()) return true;
        ++users_[name];
        return facts_.user.empty() || lowered(name) == lowered(facts_.user);
    }

    void check_users() const {
        if (users_.empty() || (facts_.user.empty() && users_.size() == 1)) return;
        std::vector<std::string> names;
        for (const auto& [name, rows] : users_) names.push_back(name);
        if (facts_.user.empty()) {
            throw Failure(
                ErrorKind::usage,
                fmt::format("{} holds the work of {} people: {}", place_, names.size(), fmt::join(names, ", ")),
                fmt::format("--user \"{}\"", names.front()));
        }
        const auto is_user = [&](const auto& user) { return lowered(user.first) == lowered(facts_.user); };
        if (std::ranges::any_of(users_, is_user)) return;
        throw Failure(ErrorKind::not_found,
                      fmt::format("{} holds no work of {}, but of {}", place_, facts_.user, fmt::join(names, ", ")),
                      fmt::format("--user \"{}\"", names.front()));
    }

    // ── What it is ──

    importing::Interval interval() {
        importing::Interval interval;
        interval.place = csv_.place();
        interval.row = csv_.row();
        interval.client = cell(Field::client);
        interval.project = cell(Field::project);
        interval.kind = cell(Field::kind);
        interval.note = cell(Field::note);
        if (!cell(Field::task).empty()) interval.tags.emplace_back(cell(Field::task));
        (table_.escaped_tags ? add_escaped_tags : add_tags)(cell(Field::tags), interval.tags);
        interval.billable = billable();
        ContentHash hash;
        const std::int64_t begins = set_times(interval, hash);
        finish_entry(interval, begins, hash, table_.hint);
        if (interval.floating) floating_keys_.number(interval);
        return interval;
    }

    std::optional<bool> billable() const {
        const std::string word = lowered(cell(Field::billable));
        if (word.empty()) return std::nullopt;
        for (const std::string_view yes : {"yes", "true", "1", "billable"}) {
            if (word == yes) return true;
        }
        for (const std::string_view no : {"no", "false", "0", "non-billable"}) {
            if (word == no) return false;
        }
        refuse(fmt::format("{} under billable, expected yes or no", word));
    }

    // ── When it was ──

    /// The first moment as the source tells it; what else it tells goes into the hash.
    std::int64_t set_times(importing::Interval& interval, ContentHash& hash) {
        if (header_.has(Field::start)) return set_moments(interval, hash);
        const Day day = date_of(Field::start_date);
        const std::string_view clock = cell(Field::start_time);
        if (clock.empty()) return set_length(interval, day, hash);
        const WallTime start = day + clock_of(Field::start_time);
        std::optional<WallTime> stop;
        if (!cell(Field::end_time).empty()) {
            const Day last = cell(Field::end_date).empty() ? day : date_of(Field::end_date);
            stop = last + clock_of(Field::end_time);
        }
        const std::optional<Seconds> length = length_of();
        hash.add(stop ? stop->time_since_epoch().count() : length.value_or(Seconds(-1)).count());
        wall_times_.place(interval, start, stop, zone(), length);
        return start.time_since_epoch().count();
    }

    /// Work with a day and a length only.
    std::int64_t set_length(importing::Interval& interval, Day day, ContentHash& hash) {
        const std::optional<Seconds> length = length_of();
        if (!length)
            refuse(header_.has(Field::hours) ? "no hours, expected a number like 1.5" : "neither times nor a length");
        interval.floating = *length > Seconds(0);
        interval.start = wall_times_.at(interval.place, day + facts_.day_starts, zone());
        interval.stop = interval.start + *length;
        floats_ = true;
        hash.add(length->count());
        return WallTime(day).time_since_epoch().count();
    }

    std::int64_t set_moments(importing::Interval& interval, ContentHash& hash) {
        const std::string_view begins = cell(Field::start);
        const Zone row_zone = zone_of_row(interval);
        if (const auto date = parse_written_date(begins); date && date->year_first && cell(Field::end).empty()) {
            return set_length(interval, date_of(Field::start), hash);
        }
        const Timestamp start = moment_of(Field::start);
        std::optional<Timestamp> stop;
        if (!cell(Field::end).empty()) stop = moment_of(Field::end);
        const std::optional<Seconds> length = length_of();
        if (start.offset || (stop && stop->offset)) {
            if (!start.offset || (stop && !stop->offset)) refuse("an offset from UTC on one side only");
            const auto instant = [](const Timestamp& stamp) {
                return Instant(stamp.wall.time_since_epoch() - *stamp.offset);
            };
            interval.start = instant(start);
            if (stop) interval.stop = instant(*stop);
            if (!stop && length) interval.stop = interval.start + *length;
            if (stop && *interval.stop < interval.start) refuse("ends before it starts");
            if (stop && length && *interval.stop - interval.start != *length)
                refuse("its length is not the time between start and end");
        } else {
            const Zone& written = interval.zone ? row_zone : zone();
            wall_times_.place(interval, start.wall, stop ? std::optional(stop->wall) : std::nullopt, written, length);
        }
        hash.add(interval.stop ? (*interval.stop - interval.start).count() : -1);
        return interval.start.time_since_epoch().count();
    }

    Zone zone_of_row(importing::Interval& interval) {
        const std::string name(cell(Field::zone));
        if (name.empty()) return {};
        // Each name is looked up once: it takes a walk through the zone database.
        const auto [known, is_new] = zones_.try_emplace(name);
        if (is_new) {
            const Result<Zone> zone = parse_zone(name);
            if (!zone) refuse(zone.error().message);
            known->second = *zone;
        }
        interval.zone = known->second;
        return known->second;
    }

    [[nodiscard]] const Zone& zone() const {
        if (!facts_.zone) refuse_zoneless(place_, facts_);
        return *facts_.zone;
    }

    Timestamp moment_of(Field field) const {
        const auto stamp = parse_timestamp(cell(field));
        if (!stamp)
            refuse(fmt::format("\"{}\", expected a time like 2026-03-04T10:23:00 or 2026-03-04T10:23:00-07:00",
                               cell(field)));
        return *stamp;
    }

    Seconds clock_of(Field field) const {
        const auto clock = parse_clock(cell(field));
        if (!clock) refuse(fmt::format("\"{}\", expected a time of day like 10:23 or 10:23 AM", cell(field)));
        return *clock;
    }

    Day date_of(Field field) const {
        const auto date = parse_written_date(cell(field));
        if (!date) refuse(fmt::format("\"{}\", expected a date like 2026-03-04", cell(field)));
        if (!order_ && !date->year_first) {
            throw Failure(ErrorKind::usage,
                          fmt::format("{}: {} may be in two months, and no row of the file says which", csv_.place(),
                                      cell(field)),
                          "--dates mdy if the month is first, --dates dmy if the day is");
        }
        const auto day = day_of(*date, order_.value_or(DateOrder::ymd));
        if (!day) {
            refuse(fmt::format("{} is no date in the order {}", cell(field),
                               facts_.dates ? "that --dates says" : "of the other rows"));
        }
        return *day;
    }

    std::optional<Seconds> length_of() {
        if (const std::string_view written = cell(Field::length); !written.empty()) {
            const auto length = parse_clock_length(written);
            if (!length) refuse(fmt::format("\"{}\", expected a length like 0:25 or 00:25:00", written));
            return length;
        }
        const std::string_view written = cell(Field::hours);
        if (written.empty()) return std::nullopt;
        if (const auto length = parse_clock_length(written)) return length;
        const auto hours = parse_decimal_hours(written);
        if (!hours) refuse(fmt::format("\"{}\", expected hours like 1.5 or 1:30", written));
        rounded_ += hours->rounded ? 1 : 0;
        return hours->time;
    }

    // ── What there is to say ──

    void tell() {
        std::vector<std::string>& remarks = source_.remarks;
        if (floats_) remarks.push_back(floating_remark(facts_));
        if (!header_.unused().empty()) {
            remarks.push_back(fmt::format("columns that sugo has no use for: {}; each row is kept as it is",
                                          fmt::join(header_.unused(), ", ")));
        }
        int others = 0;
        for (const auto& [name, rows] : users_) others += lowered(name) == lowered(facts_.user) ? 0 : rows;
        if (!facts_.user.empty() && others > 0)
            remarks.push_back(fmt::format("{} of other people left out", counted(others, "row")));
        if (rounded_ > 0) remarks.push_back(fmt::format("{} rounded to the second", counted(rounded_, "length")));
        for (std::string& remark : wall_times_.remarks()) remarks.push_back(std::move(remark));
    }

    const Table& table_;
    const SourceFacts& facts_;
    std::string_view place_;
    std::optional<DateOrder> order_;
    CsvReader csv_;
    Header header_;
    WallTimes wall_times_;
    importing::ImportSource source_;
    std::map<std::string, int> users_;
    std::map<std::string, Zone> zones_;
    FloatingKeys floating_keys_;
    bool floats_ = false;
    int rounded_ = 0;
};

}  // namespace

Result<importing::ImportSource> read(const Table& table, std::string_view text, std::string_view place,
                                     const SourceFacts& facts) {
    return read_source([&] { return Reader(table, checked_text(text, place, table.hint), place, facts).read(); });
}

}  // namespace sugo::formats::timesheet
