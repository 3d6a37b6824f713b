#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <sugo/share_out.hpp>
#include <sugo/tracking.hpp>
#include <sugo/work_rates.hpp>

// A log as reports sum it up: of each session what it counts for, in few bytes, so that a million of them fit into
// little memory.

namespace sugo::tracking {

/// A session as it counts. What it was done for is said by its work.
struct Counted {
    SessionId id;
    Seconds time{};
    /// Of its money line's amount, in minor units: as it was issued, else computed. Only where `has_share`.
    std::int64_t share = 0;
    Day day{};
    /// Places in CountedLog.
    std::uint32_t work = 0;
    std::uint32_t rate = 0;
    std::uint8_t currency = 0;
    bool rung : 1 = false;
    /// What was billed is billable, whatever its project or kind says by now.
    bool billable : 1 = false;
    bool has_rate : 1 = false;
    bool has_share : 1 = false;
    bool issued : 1 = false;
    /// Billable, ended, and neither on an issued invoice nor settled.
    bool unbilled : 1 = false;
};

/// What sessions were done for. Points to what the log keeps.
struct CountedWork {
    const Client* client = nullptr;
    const Project* project = nullptr;
    const Kind* kind = nullptr;
    /// Empty unless the log was counted with tags.
    const std::vector<std::string>* tags = nullptr;
};

/// The sessions that a request means, without void ones. A session's share is the one that a draft over the same
/// sessions gives it, or that its invoice froze.
class CountedLog {
public:
    /// Sessions are told apart by their tags only if asked.
    CountedLog(Store& store, const LogRequest& request, bool with_tags, const Now& now);
    CountedLog(const CountedLog&) = delete;
    CountedLog& operator=(const CountedLog&) = delete;

    /// By identity.
    [[nodiscard]] const std::deque<Counted>& sessions() const { return sessions_; }
    /// Where Counted::work points into.
    [[nodiscard]] const std::vector<CountedWork>& works() const { return works_; }
    [[nodiscard]] std::optional<Money> share_of(const Counted& counted) const;
    /// Seconds worked in each hour of the local day, 0 to 23.
    [[nodiscard]] const std::vector<Seconds>& hours() const { return hours_; }

private:
    /// The lines of one project and kind, one for each of its rates.
    struct Pricing {
        WorkRates rates;
        std::vector<ShareOut> lines;
    };
    using Key = std::tuple<std::optional<ProjectId>, KindId, std::vector<std::string>>;

    void count(const Session& session, const Now& now);
    [[nodiscard]] std::uint32_t place_of(const Session& session);
    [[nodiscard]] std::uint8_t place_of(Currency currency);
    void take_frozen(Store& store, const LogRequest& request);
    void take(Counted& counted, const Money& frozen);
    void compute_shares();
    void count_hours(const Session& session, Seconds time);

    Books books_;
    std::map<Key, std::uint32_t> places_;
    std::map<std::pair<ProjectId, KindId>, Pricing> pricings_;
    std::vector<CountedWork> works_;
    /// By work; null for own work.
    std::vector<Pricing*> pricing_of_;
    std::vector<Currency> currencies_;
    std::deque<Counted> sessions_;
    std::vector<Seconds> hours_;
};

}  // namespace sugo::tracking
