#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <sugo/client.hpp>
#include <sugo/id.hpp>
#include <sugo/money.hpp>
#include <sugo/time.hpp>

namespace sugo {

/// What a rate is for, from the narrowest. The first level that has a rate valid on the day wins.
enum class RateLevel { project_kind, project, client_kind, client, kind, tier };
std::string_view to_string(RateLevel level);  ///< "project and kind", "project", …

/// A rate from a day on. Exactly the members of its level are set:
/// project+kind, project, client+kind, client, kind, or tier.
struct RateEntry {
    RateId id;
    std::optional<ProjectId> project;
    std::optional<ClientId> client;
    std::optional<KindId> kind;
    std::optional<Tier> tier;
    Day valid_from{};
    Rate rate;

    bool operator==(const RateEntry&) const = default;
};
RateLevel level_of(const RateEntry& entry);

/// The work whose rate is asked.
struct RateQuestion {
    std::optional<ProjectId> project;
    std::optional<ClientId> client;
    KindId kind;
    Tier tier = Tier::short_term;
    /// Rates in other currencies do not apply.
    Currency currency;
    Day day{};
};

/// The entry that applies, if any: by level, then the latest valid-from not after the day.
std::optional<RateEntry> find_rate(std::span<const RateEntry> card, const RateQuestion& question);

/// One level as rate explain shows it: the entry valid there on the day, if any, and whether it wins.
struct RateStep {
    RateLevel level{};
    std::optional<RateEntry> entry;
    bool applies = false;
};
std::vector<RateStep> explain_rate(std::span<const RateEntry> card, const RateQuestion& question);

}  // namespace sugo
