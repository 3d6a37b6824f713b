#include <sugo/rate_card.hpp>

#include <array>
#include <stdexcept>
#include <tuple>

namespace sugo {
namespace {

constexpr std::array all_levels{RateLevel::project_kind, RateLevel::project, RateLevel::client_kind,
                                RateLevel::client,       RateLevel::kind,    RateLevel::tier};

/// Whether what the entry is for includes the work, whatever the day.
bool concerns(const RateEntry& entry, const RateQuestion& question) {
    const auto fits = [](const auto& wanted, const auto& asked) { return !wanted || wanted == asked; };
    return fits(entry.project, question.project) && fits(entry.client, question.client) &&
           fits(entry.kind, std::optional(question.kind)) && fits(entry.tier, std::optional(question.tier)) &&
           entry.rate.currency == question.currency;
}

/// Of entries of one scope the one that begins last; the store has no two of one day, the id settles it all the same.
bool supersedes(const RateEntry& entry, const RateEntry& other) {
    return std::tie(entry.valid_from, entry.id) > std::tie(other.valid_from, other.id);
}

}  // namespace

std::string_view to_string(RateLevel level) {
    switch (level) {
        case RateLevel::project_kind:
            return "project and kind";
        case RateLevel::project:
            return "project";
        case RateLevel::client_kind:
            return "client and kind";
        case RateLevel::client:
            return "client";
        case RateLevel::kind:
            return "kind";
        case RateLevel::tier:
            return "tier";
    }
    throw std::logic_error("unknown rate level");
}

RateLevel level_of(const RateEntry& entry) {
    if (entry.project) return entry.kind ? RateLevel::project_kind : RateLevel::project;
    if (entry.client) return entry.kind ? RateLevel::client_kind : RateLevel::client;
    if (entry.kind) return RateLevel::kind;
    if (entry.tier) return RateLevel::tier;
    throw std::logic_error("a rate entry that is for nothing");
}

std::optional<RateEntry> find_rate(std::span<const RateEntry> card, const RateQuestion& question) {
    const RateEntry* best = nullptr;
    for (const RateEntry& entry : card) {
        if (entry.valid_from > question.day || !concerns(entry, question)) continue;
        const bool better = !best || level_of(entry) < level_of(*best) ||
                            (level_of(entry) == level_of(*best) && supersedes(entry, *best));
        if (better) best = &entry;
    }
    return best ? std::optional(*best) : std::nullopt;
}

std::vector<RateStep> explain_rate(std::span<const RateEntry> card, const RateQuestion& question) {
    const std::optional<RateEntry> winner = find_rate(card, question);
    std::vector<RateStep> steps;
    for (const RateLevel level : all_levels) {
        std::vector<RateEntry> of_level;
        for (const RateEntry& entry : card) {
            if (level_of(entry) == level) of_level.push_back(entry);
        }
        const std::optional<RateEntry> entry = find_rate(of_level, question);
        steps.push_back({level, entry, entry && winner && level_of(*winner) == level});
    }
    return steps;
}

}  // namespace sugo
