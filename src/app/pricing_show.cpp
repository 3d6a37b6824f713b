#include <sugo/pricing.hpp>

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include <app/rate_scopes.hpp>
#include <app/work_words.hpp>

namespace sugo::pricing {
namespace {

std::string tier_reason(const people::Work& work, Tier tier, Seconds threshold) {
    if (!work.project) return {};
    const std::string path = people::path_of(work.client, *work.project);
    if (work.project->tier) return fmt::format("{} is {} by its own word", path, to_string(tier));
    if (!work.project->agreed_per_week) {
        return fmt::format("{} has no agreed hours a week, so it is short; long from {}", path, format(threshold));
    }
    return fmt::format("{} has {} agreed a week, long from {}", path, format(*work.project->agreed_per_week),
                       format(threshold));
}

/// What a level of the work is called, whether it has a rate or not.
std::string step_name(RateLevel level, const people::Work& work, Tier tier) {
    const std::string path = people::path_of(work.client, *work.project);
    switch (level) {
        case RateLevel::project_kind:
            return path + " " + work.kind.slug;
        case RateLevel::project:
            return path;
        case RateLevel::client_kind:
            return work.client->slug + " " + work.kind.slug;
        case RateLevel::client:
            return work.client->slug;
        case RateLevel::kind:
            return work.kind.slug;
        case RateLevel::tier:
            return std::string(to_string(tier));
    }
    return {};
}

/// Whether an ordinary session of this work would be billed.
bool would_be_billed(const people::Work& work) {
    Session session;
    session.kind = work.kind.id;
    session.stop = session.start + Seconds(1);
    session.outcome = Outcome::stopped;
    if (work.project) session.project = work.project->id;
    return is_billable(session, work.project ? &*work.project : nullptr, work.kind);
}

}  // namespace

std::vector<RateRow> list_rates(Store& store) {
    std::vector<RateRow> rows;
    store.read([&] {
        const Books books = people::load_books(store);
        for (const RateEntry& entry : books.rates) rows.push_back({entry, scope_name(entry, books)});
    });
    std::sort(rows.begin(), rows.end(), [](const RateRow& left, const RateRow& right) {
        return std::tuple(level_of(left.entry), left.scope, left.entry.valid_from) <
               std::tuple(level_of(right.entry), right.scope, right.entry.valid_from);
    });
    return rows;
}

Explained explain(Store& store, const std::vector<std::string>& words, Day day) {
    Explained explained;
    explained.day = day;
    store.read([&] {
        explained.work = people::find_work(store, words, true);
        explained.billable = would_be_billed(explained.work);
        const Seconds threshold = people::settings_of(store).long_threshold;
        explained.tier = explained.work.project ? tier_of(*explained.work.project, threshold) : Tier::short_term;
        // Own work is never billed: no level of the card is about it.
        if (!explained.work.client) return;
        explained.tier_reason = tier_reason(explained.work, explained.tier, threshold);
        RateQuestion question;
        question.project = explained.work.project->id;
        question.client = explained.work.client->id;
        question.kind = explained.work.kind.id;
        question.tier = explained.tier;
        question.currency = explained.work.client->currency;
        question.day = day;
        explained.steps = explain_rate(store.rates().entries(), question);
        for (const RateStep& step : explained.steps) {
            explained.scopes.push_back(step_name(step.level, explained.work, explained.tier));
            if (step.applies) explained.rate = step.entry->rate;
        }
    });
    return explained;
}

}  // namespace sugo::pricing
