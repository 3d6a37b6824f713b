// Looking a zone up by name and asking for its offset cost a search each, and a report asks for a million sessions
// that nearly all lie in the same half-year of the same zone. So each thread keeps the zones it met last, each with
// the stretch of constant offset that was asked for last.
#include <sugo/time.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>

#include <fmt/format.h>

#include <core/scan.hpp>
#include <core/zone_file.hpp>
#include <core/zone_folder.hpp>

namespace sugo {

namespace {

struct LocatedZone {
    std::string name;
    ZoneHistory history;
    // The one asked for last; at first an empty one.
    ZoneStretch stretch;
};

constexpr std::size_t kZonesKept = 8;

struct ZoneCache {
    std::array<LocatedZone, kZonesKept> zones;
    std::size_t used = 0;
    std::size_t oldest = 0;
};

ZoneHistory locate(const std::string& name) {
    const std::string bytes = zone_file(name);
    if (bytes.empty())
        throw Failure(ErrorKind::bad_data, "this system knows no time zone " + quoted(name),
                      "install the package tzdata, or choose another zone");
    std::optional<ZoneHistory> history = read_zone_file(bytes);
    if (!history)
        throw Failure(ErrorKind::bad_data, "this system's file of the time zone " + quoted(name) + " cannot be read",
                      "install the package tzdata again, or choose another zone");
    return *std::move(history);
}

LocatedZone& located(const Zone& zone) {
    thread_local ZoneCache cache;
    const auto begin = cache.zones.begin();
    const auto end = begin + static_cast<std::ptrdiff_t>(cache.used);
    const auto found =
        std::find_if(begin, end, [&](const LocatedZone& candidate) { return candidate.name == zone.name; });
    if (found != end) return *found;

    LocatedZone fresh{zone.name, locate(zone.name), {}};
    const std::size_t slot = cache.used < kZonesKept ? cache.used++ : cache.oldest++ % kZonesKept;
    return cache.zones.at(slot) = std::move(fresh);
}

const ZoneStretch& stretch_at(LocatedZone& zone, Instant at) {
    if (at < zone.stretch.begin || at >= zone.stretch.end) zone.stretch = stretch_at(zone.history, at);
    return zone.stretch;
}

// "-07:00"
std::string offset_text(Seconds offset) {
    const std::int64_t minutes = std::abs(offset.count()) / 60;
    return fmt::format("{}{:02}:{:02}", offset.count() < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

std::string skipped_remark(WallTime wall, WallTime taken, const Zone& zone) {
    const Day day = date::floor<date::days>(wall);
    const Day taken_day = date::floor<date::days>(taken);
    return fmt::format("{} does not exist on {} in {}: took {}{}", clock_text(wall), to_string(day), zone.name,
                       taken_day == day ? "" : to_string(taken_day) + ' ', clock_text(taken));
}

std::string repeated_remark(WallTime wall, Seconds offset, const Zone& zone) {
    return fmt::format("{0} occurs twice on {1} in {2}: took the first, {0}{3}", clock_text(wall),
                       to_string(date::floor<date::days>(wall)), zone.name, offset_text(offset));
}

}  // namespace

Seconds offset_at(Instant at, const Zone& zone) {
    if (zone.name == "UTC") return Seconds(0);  // needs no database
    return stretch_at(located(zone), at).offset;
}

WallTime to_wall(Instant at, const Zone& zone) {
    return WallTime(at.time_since_epoch() + offset_at(at, zone));
}

Day day_of(Instant at, const Zone& zone) {
    return date::floor<date::days>(to_wall(at, zone));
}

Resolved resolve(WallTime wall, const Zone& zone) {
    if (zone.name == "UTC") return {Instant(wall.time_since_epoch()), std::nullopt};
    // The stretches in which the wall clock showed this, among those that are near enough; between two of them it
    // showed it at no time.
    LocatedZone& there = located(zone);
    const Instant as_utc(wall.time_since_epoch());
    std::optional<Instant> found;
    Instant change = first_instant;
    ZoneStretch stretch = stretch_at(there, as_utc - furthest_offset);
    while (true) {
        const Instant at = as_utc - stretch.offset;
        if (at >= stretch.begin && at < stretch.end) {
            if (found) return {*found, repeated_remark(wall, as_utc - *found, zone)};
            found = at;
        } else if (at >= stretch.end) {
            change = stretch.end;
        }
        if (stretch.end > as_utc + furthest_offset) break;
        stretch = stretch_at(there, stretch.end);
    }
    if (found) return {*found, std::nullopt};
    return {change, skipped_remark(wall, to_wall(change, zone), zone)};
}

// A skipped midnight is the moment of the change and a repeated one is its first occurrence, so this is the first
// instant in either case.
Instant begin_of(Day day, const Zone& zone) {
    return resolve(WallTime(day), zone).at;
}

Now now_in(Instant at, const Zone& zone) {
    const Day today = day_of(at, zone);
    return {at, zone, today, begin_of(today, zone), begin_of(today + date::days(1), zone)};
}

}  // namespace sugo
