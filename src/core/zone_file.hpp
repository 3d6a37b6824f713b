#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <core/zone_rule.hpp>
#include <sugo/time.hpp>

namespace sugo {

/// What a zone's clocks did and will do: the changes that are on record, and the rule by which it goes on.
struct ZoneHistory {
    struct Change {
        Instant at{};
        /// From then on.
        Seconds offset{};

        bool operator==(const Change&) const = default;
    };

    /// Before the first change.
    Seconds first_offset{};
    /// Ascending.
    std::vector<Change> changes;
    /// From the last change on. Empty: that one's offset stays.
    std::optional<ZoneRule> rule;

    bool operator==(const ZoneHistory&) const = default;
};

/// Reads a TZif file (RFC 8536) of version 2 or later. Empty: it is none, or it is damaged.
std::optional<ZoneHistory> read_zone_file(std::string_view bytes);
/// The stretch in which an instant lies. Neighbours may have the same offset.
ZoneStretch stretch_at(const ZoneHistory& history, Instant at);

}  // namespace sugo
