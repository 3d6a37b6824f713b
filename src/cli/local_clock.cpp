#include <cli/local_clock.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <fstream>
#include <system_error>

#include <sugo/error.hpp>

namespace sugo::cli {
namespace {

/// The name after ".../zoneinfo/", without the parts that name a flavour of the database.
std::string name_in(const std::string& path) {
    static constexpr std::string_view kFolder = "zoneinfo/";
    const auto at = path.rfind(kFolder);
    std::string name = at == std::string::npos ? path : path.substr(at + kFolder.size());
    for (const std::string_view flavour : {"posix/", "right/"}) {
        if (name.starts_with(flavour)) name.erase(0, flavour.size());
    }
    return name;
}

Day libc_day(Instant at) {
    return date::floor<date::days>(libc_wall(at));
}

/// The first second of a day in libc's zone, within a second by halving: clocks are at most 14 hours ahead and 12
/// behind.
Instant first_second(Day day) {
    const Instant midnight{date::sys_days{day.time_since_epoch()}};
    Instant before = midnight - std::chrono::hours(16);
    Instant within = midnight + std::chrono::hours(16);
    while (within - before > Seconds(1)) {
        const Instant middle = before + (within - before) / 2;
        (libc_day(middle) < day ? before : within) = middle;
    }
    return within;
}

}  // namespace

std::optional<std::string> local_zone_name(const std::optional<std::string>& tz,
                                           const std::function<std::optional<std::string>(const std::string&)>& link,
                                           const std::function<bool(const std::string&)>& is_zone) {
    std::string name;
    if (tz) {
        name = tz->starts_with(":") ? tz->substr(1) : *tz;
        if (name.empty()) return "UTC";
        if (name.front() == '/') name = name_in(link(name).value_or(name));
    } else {
        const std::optional<std::string> target = link("/etc/localtime");
        if (!target) return std::nullopt;
        name = name_in(*target);
    }
    if (name.empty() || name.front() == '/' || name.find("..") != std::string::npos || !is_zone(name))
        return std::nullopt;
    return name;
}

WallTime libc_wall(Instant at) {
    const std::time_t seconds = at.time_since_epoch().count();
    std::tm parts{};
    if (localtime_r(&seconds, &parts) == nullptr) return WallTime{at.time_since_epoch()};
    const date::local_days day =
        date::local_days{date::year{parts.tm_year + 1900} / (parts.tm_mon + 1) / parts.tm_mday};
    return day + std::chrono::hours(parts.tm_hour) + std::chrono::minutes(parts.tm_min) + Seconds(parts.tm_sec);
}

Now libc_now(Instant at, const std::string& name) {
    Now now;
    now.at = at;
    now.zone = Zone{name};
    now.today = libc_day(at);
    now.today_begins = first_second(now.today);
    now.today_ends = first_second(now.today + date::days(1));
    return now;
}

ClockReading read_clocks(Instant realtime) {
    const auto seconds = [](clockid_t clock) {
        timespec time{};
        clock_gettime(clock, &time);
        return Seconds(time.tv_sec);
    };
    ClockReading reading{realtime, seconds(CLOCK_MONOTONIC), seconds(CLOCK_BOOTTIME), {}};
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::getline(file, reading.boot);
    return reading;
}

ClockReading parse_fixed_clock(const std::string& text, Instant realtime) {
    const std::size_t first = std::min(text.find(','), text.size());
    const std::size_t second = std::min(text.find(',', first + 1), text.size());
    std::int64_t awake = 0;
    std::int64_t running = 0;
    const auto read = [&](std::size_t begin, std::size_t end, std::int64_t& into) {
        const auto [stop, problem] = std::from_chars(text.data() + begin, text.data() + end, into);
        return problem == std::errc() && stop == text.data() + end;
    };
    if (second == text.size() || !read(0, first, awake) || !read(first + 1, second, running)) {
        throw Failure(ErrorKind::usage, "SUGO_CLOCK is not seconds awake, seconds running and a name of the boot",
                      "SUGO_CLOCK=600,34200,a");
    }
    return {realtime, Seconds(awake), Seconds(running), text.substr(second + 1)};
}

Instant parse_fixed_now(const std::string& text) {
    const auto time = text.find('T');
    const bool absolute = time != std::string::npos && text.find_first_of("Z+-", time) != std::string::npos;
    const Result<Resolved> moment = absolute ? parse_moment(text, Now{}) : Result<Resolved>(Resolved{});
    if (!absolute || moment.has_error())
        throw Failure(ErrorKind::usage, "SUGO_NOW is not an instant with Z or an offset",
                      "SUGO_NOW=2026-03-02T17:00:00Z");
    return moment->at;
}

}  // namespace sugo::cli
