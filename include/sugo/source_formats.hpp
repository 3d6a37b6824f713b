#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <sugo/importing.hpp>

// The logs of other programs, each read into an ImportSource. Times are exact: what a program writes as a time of day
// is taken in the zone that is told, and what it writes as a length must fit.

namespace sugo::formats {

/// In which order a date of three numbers is written.
enum class DateOrder { ymd, dmy, mdy };
/// "ymd", "dmy" or "mdy". Error: usage.
Result<DateOrder> parse_date_order(std::string_view text);

/// What a text may not say itself.
struct SourceFacts {
    /// The zone of its times of day.
    std::optional<Zone> zone;
    /// Of its dates, where no row proves it.
    std::optional<DateOrder> dates;
    /// The time of day from which work without one is laid out.
    Seconds day_starts = std::chrono::hours(9);
    /// Whose rows are wanted, where it has those of several people.
    std::string user;
    /// The zone that a hint names, and the present, after which nothing has ended.
    Zone here;
    Instant now = Instant::max();
};

/// A program's log. `place` names the text in messages ("toggl.csv"). Error: bad_data, with the place and what was
/// expected; usage, where a fact is missing.
using SourceReader = Result<importing::ImportSource> (*)(std::string_view text, std::string_view place,
                                                         const SourceFacts& facts);

/// The detailed report of Toggl Track as CSV.
Result<importing::ImportSource> read_toggl(std::string_view text, std::string_view place, const SourceFacts& facts);
/// The detailed report of Clockify as CSV.
Result<importing::ImportSource> read_clockify(std::string_view text, std::string_view place, const SourceFacts& facts);
/// The detailed time report of Harvest as CSV.
Result<importing::ImportSource> read_harvest(std::string_view text, std::string_view place, const SourceFacts& facts);
/// Watson's frames, as JSON.
Result<importing::ImportSource> read_watson(std::string_view text, std::string_view place, const SourceFacts& facts);
/// hledger's timeclock.
Result<importing::ImportSource> read_timeclock(std::string_view text, std::string_view place, const SourceFacts& facts);
/// hledger's timedot.
Result<importing::ImportSource> read_timedot(std::string_view text, std::string_view place, const SourceFacts& facts);
/// klog's records, specification 1.4.
Result<importing::ImportSource> read_klog(std::string_view text, std::string_view place, const SourceFacts& facts);
/// The history in the Open Pomodoro Format.
Result<importing::ImportSource> read_open_pomodoro(std::string_view text, std::string_view place,
                                                   const SourceFacts& facts);
/// sugo's own CSV: see docs/import.md.
Result<importing::ImportSource> read_csv(std::string_view text, std::string_view place, const SourceFacts& facts);

}  // namespace sugo::formats
