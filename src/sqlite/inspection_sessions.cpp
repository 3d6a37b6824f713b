#include <sqlite/inspection.hpp>

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include <sugo/session.hpp>
#include <sugo/time.hpp>

namespace sugo::sqlite {
namespace {

using enum Finding::Check;

struct Row {
    SessionId id;
    Instant start{};
    std::optional<Instant> stop;
    std::string zone;
    std::string outcome;
    std::optional<Seconds> planned;
};

/// Years that sugo can write.
bool is_in_the_calendar(Instant at) {
    constexpr date::sys_days end(date::year(10'000) / 1 / 1);
    return at >= Instant{} && at < end;
}
bool is_in_the_calendar(const Row& row) {
    return is_in_the_calendar(row.start) && (!row.stop || is_in_the_calendar(*row.stop));
}

std::string remove_or_edit(Patient& patient, SessionId id, std::string_view option) {
    return fmt::format("sugo edit {} {}", patient.short_name(id), option);
}

void inspect_times(Patient& patient, const Row& row) {
    const auto name = [&] { return patient.session_name(row.id, row.start); };
    if (row.stop && *row.stop < row.start) {
        patient.find(sessions, fmt::format("{} stops before it starts, at {}", name(), to_iso(*row.stop)),
                     remove_or_edit(patient, row.id, "--for LENGTH"));
    }
}

void inspect_outcome(Patient& patient, const Row& row) {
    const auto outcome = parse_outcome(row.outcome);
    if (!outcome) {
        patient.find(sessions,
                     fmt::format("{} has the outcome \"{}\", which there is not",
                                 patient.session_name(row.id, row.start), row.outcome),
                     std::string(to_a_backup));
    } else if ((*outcome == Outcome::running) == row.stop.has_value()) {
        patient.find(sessions,
                     fmt::format("{} has the outcome \"{}\" but {} end", patient.session_name(row.id, row.start),
                                 row.outcome, row.stop ? "an" : "no"),
                     remove_or_edit(patient, row.id, "--for LENGTH"));
    }
    if (row.planned && *row.planned < Seconds::zero()) {
        patient.find(sessions,
                     fmt::format("{} was planned for less than no time", patient.session_name(row.id, row.start)),
                     std::string(to_a_backup));
    }
}

/// Sessions by start, looked at as they pass.
class Passing {
public:
    explicit Passing(Patient& patient) : patient_(patient) {}

    void next(const Row& row) {
        if (!is_in_the_calendar(row)) {
            const std::string name = patient_.short_name(row.id);
            patient_.find(sessions, fmt::format("session {} lies outside the years 1970 to 9999", name),
                          fmt::format("sugo remove {}", name));
            return;
        }
        inspect_times(patient_, row);
        inspect_outcome(patient_, row);
        const auto [zone, fresh] = known_zones_.try_emplace(row.zone);
        if (fresh) zone->second = parse_zone(row.zone).has_value();
        if (!zone->second) in_no_zone_[row.zone].push_back(row.id);
        if (!row.stop) open_.push_back(row);
        if (row.stop != row.start) meet(row);
    }

    void end() {
        for (const auto& [zone, ids] : in_no_zone_) {
            patient_.find(sessions,
                          fmt::format("{} {} recorded in the time zone \"{}\", which this system does not know",
                                      ids.size() == 1 ? "session " + patient_.short_name(ids.front())
                                                      : fmt::format("{} sessions", ids.size()),
                                      ids.size() == 1 ? "is" : "are", zone),
                          "install the package tzdata, or, if there is no such zone: " +
                              patient_.shell(fmt::format("UPDATE session SET zone = 'ZONE' WHERE zone = '{}'", zone)));
        }
        if (open_.size() > 1) {
            // No command ends one of several.
            patient_.find(overlaps, fmt::format("{} sessions run at once, and there can be one", open_.size()),
                          patient_.shell(fmt::format("UPDATE session SET stop = {}, outcome = 'stopped' WHERE id = {}",
                                                     open_[1].start.time_since_epoch().count(), open_[0].id.value)));
        }
    }

private:
    /// The one that reaches furthest of those before is the one that an overlap is with.
    void meet(const Row& row) {
        if (furthest_ && (!furthest_->stop || *furthest_->stop > row.start)) {
            // A second one that runs has a finding of its own.
            if (furthest_->stop || row.stop) report(*furthest_, row);
        }
        const bool further = !furthest_ || !row.stop || (furthest_->stop && *row.stop > *furthest_->stop);
        if (further) furthest_ = row;
    }

    void report(const Row& earlier, const Row& later) {
        const bool within = later.stop && (!earlier.stop || *earlier.stop >= *later.stop);
        const std::string remedy = within ? fmt::format("sugo remove {}", patient_.short_name(later.id))
                                          : remove_or_edit(patient_, earlier.id, "--to " + to_iso(later.start));
        const auto shared_end = !earlier.stop ? later.stop
                                : !later.stop ? earlier.stop
                                              : std::min(earlier.stop, later.stop);
        patient_.find(overlaps,
                      fmt::format("{} and {} share {}", patient_.session_name(earlier.id, earlier.start),
                                  patient_.session_name(later.id, later.start), format(*shared_end - later.start)),
                      remedy);
    }

    Patient& patient_;
    std::optional<Row> furthest_;
    std::vector<Row> open_;
    std::map<std::string, bool> known_zones_;
    std::map<std::string, std::vector<SessionId>> in_no_zone_;
};

}  // namespace

void inspect_sessions(Patient& patient) {
    Passing passing(patient);
    Statement each(patient.connection(),
                   "SELECT id, start, stop, zone, outcome, planned FROM session NOT INDEXED ORDER BY start, id");
    while (each.step()) {
        Row row;
        row.id = each.take<SessionId>();
        row.start = each.take<Instant>();
        row.stop = each.take<std::optional<Instant>>();
        row.zone = each.take<std::string>();
        row.outcome = each.take<std::string>();
        row.planned = each.take<std::optional<Seconds>>();
        passing.next(row);
    }
    passing.end();
}

}  // namespace sugo::sqlite
