// Zones of the system's database; the only file that includes date/tz.h.
//
// Looking a zone up by name and asking for its offset cost a search each, and a report asks for a million sessions
// that nearly all lie in the same half-year of the same zone. So each thread keeps the zones it met last, each with
// the stretch of constant offset that was asked for last.
//
// date 3.0.1 does not read the rule at the end of a zone file: after 2037 there is no summer time.
#include <sugo/time.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <exception>

#include <date/tz.h>
#include <fmt/format.h>

#include <core/scan.hpp>
#include <core/zone_names.hpp>

namespace sugo {

namespace {

struct LocatedZone {
    std::string name;
    const date::time_zone* zone = nullptr;
    // The last stretch of constant offset, half-open; at first an empty one.
    Instant begin{};
    Instant end{};
    Seconds offset{};
};

constexpr std::size_t kZonesKept = 8;

struct ZoneCache {
    std::array<LocatedZone, kZonesKept> zones;
    std::size_t used = 0;
    std::size_t oldest = 0;
};

const date::time_zone* locate(const std::string& name) {
    try {
        return date::locate_zone(name);
    } catch (const std::exception&) {
        throw Failure(ErrorKind::bad_data, "this system knows no time zone " + quoted(name),
                      "install the package tzdata, or choose another zone");
    }
}

LocatedZone& located(const Zone& zone) {
    thread_local ZoneCache cache;
    const auto begin = cache.zones.begin();
    const auto end = begin + static_cast<std::ptrdiff_t>(cache.used);
    const auto found =
        std::find_if(begin, end, [&](const LocatedZone& candidate) { return candidate.name == zone.name; });
    if (found != end) return *found;

    LocatedZone fresh{zone.name, locate(zone.name), {}, {}, {}};
    const std::size_t slot = cache.used < kZonesKept ? cache.used++ : cache.oldest++ % kZonesKept;
    return cache.zones.at(slot) = std::move(fresh);
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

std::vector<std::string> zone_names() {
    std::vector<std::string> names;
    try {
        for (const date::time_zone& zone : date::get_tzdb().zones) names.push_back(zone.name());
    } catch (const std::exception&) {
        return {"UTC"};  // without a database UTC alone is known
    }
    // A file that says where this machine stands, not a zone that another one would know.
    std::erase(names, "localtime");
    return names;
}

Seconds offset_at(Instant at, const Zone& zone) {
    if (zone.name == "UTC") return Seconds(0);  // needs no database
    LocatedZone& known = located(zone);
    if (at < known.begin || at >= known.end) {
        const date::sys_info info = known.zone->get_info(at);
        known.begin = info.begin;
        known.end = info.end;
        known.offset = info.offset;
    }
    return known.offset;
}

WallTime to_wall(Instant at, const Zone& zone) {
    return WallTime(at.time_since_epoch() + offset_at(at, zone));
}

Day day_of(Instant at, const Zone& zone) {
    return date::floor<date::days>(to_wall(at, zone));
}

Resolved resolve(WallTime wall, const Zone& zone) {
    if (zone.name == "UTC") return {Instant(wall.time_since_epoch()), std::nullopt};
    const date::local_info info = located(zone).zone->get_info(wall);
    if (info.result == date::local_info::nonexistent) {
        const Instant change = info.first.end;
        return {change, skipped_remark(wall, to_wall(change, zone), zone)};
    }
    const Instant at(wall.time_since_epoch() - info.first.offset);
    if (info.result == date::local_info::ambiguous) return {at, repeated_remark(wall, info.first.offset, zone)};
    return {at, std::nullopt};
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
