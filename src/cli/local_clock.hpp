#pragma once

#include <functional>
#include <optional>
#include <string>

#include <sugo/time.hpp>

// The program's own clock, from libc, which has read the zone's file by then.

namespace sugo::cli {

/// The name of the local zone: from TZ if it is set, else from where /etc/localtime leads. Empty if that names no zone
/// of the system. `link` gives the target of a symbolic link, `is_zone` says whether a zone of this name exists.
std::optional<std::string> local_zone_name(const std::optional<std::string>& tz,
                                           const std::function<std::optional<std::string>(const std::string&)>& link,
                                           const std::function<bool(const std::string&)>& is_zone);

/// Wall-clock time in libc's zone (TZ, tzset).
WallTime libc_wall(Instant at);
/// Now with the bounds of today in libc's zone, which is called `name`.
Now libc_now(Instant at, const std::string& name);

/// What the machine's clocks show; boot is empty where the system does not tell it.
ClockReading read_clocks(Instant realtime);
/// Reads SUGO_CLOCK: seconds awake, seconds running, and which start of the machine it is: "600,34200,a". Failure
/// (usage).
ClockReading parse_fixed_clock(const std::string& text, Instant realtime);

/// Reads SUGO_NOW: an ISO instant with Z or an offset. Failure (usage).
Instant parse_fixed_now(const std::string& text);

}  // namespace sugo::cli
