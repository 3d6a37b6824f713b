#include <sugo/work_rates.hpp>

#include <algorithm>
#include <iterator>

#include <core/pricing.hpp>

namespace sugo {

WorkRates::WorkRates(ProjectId project, KindId kind, const Books& books) {
    std::optional<RateQuestion> question = rate_question(project, kind, books);
    if (!question) return;
    // An entry concerns the work if it applies where it is the only one.
    std::vector<RateEntry> concerning;
    std::vector<Day> changes;
    for (const RateEntry& entry : books.rates) {
        question->day = entry.valid_from;
        if (!find_rate(std::span(&entry, 1), *question)) continue;
        concerning.push_back(entry);
        changes.push_back(entry.valid_from);
    }
    std::ranges::sort(changes);
    changes.erase(std::ranges::unique(changes).begin(), changes.end());
    stretches_.push_back({Day::min(), std::nullopt});
    for (const Day day : changes) {
        question->day = day;
        const Stretch stretch{day, place_of(find_rate(concerning, *question)->rate)};
        if (stretch.rate != stretches_.back().rate) stretches_.push_back(stretch);
    }
}

std::size_t WorkRates::place_of(const Rate& rate) {
    const auto found = std::ranges::find(rates_, rate);
    if (found != rates_.end()) return static_cast<std::size_t>(found - rates_.begin());
    rates_.push_back(rate);
    return rates_.size() - 1;
}

const WorkRates::Stretch& WorkRates::stretch_on(Day day) const {
    return *std::prev(std::ranges::upper_bound(stretches_, day, {}, &Stretch::from));
}

// No zone is a whole day from UTC: where the rate is the same the day before and the day after, the local day need not
// be looked up, which is the dear part.
std::optional<std::size_t> WorkRates::rate_at(Instant start, const Zone& zone) const {
    if (stretches_.empty()) return std::nullopt;
    const Day utc_day{date::floor<date::days>(start).time_since_epoch()};
    const Stretch& before = stretch_on(utc_day - date::days(1));
    const Stretch& after = stretch_on(utc_day + date::days(1));
    return &before == &after ? before.rate : stretch_on(day_of(start, zone)).rate;
}

}  // namespace sugo
