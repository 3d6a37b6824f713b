// One pass over the log gives each session its work, day and rate; invoices then give what they froze; what is left is
// shared out line by line. Lines keep no sessions: few lengths differ (see ShareOut).
#include <app/counted_log.hpp>

#include <algorithm>
#include <limits>

#include <app/entries.hpp>
#include <app/log_selection.hpp>

namespace sugo::tracking {
namespace {

/// Finds sessions by identity; fast where one asks for one soon after the last.
class Finder {
public:
    explicit Finder(std::deque<Counted>& sessions) : sessions_(sessions), near_(sessions.begin()) {}

    Counted* find(SessionId id) {
        const auto place = [](auto begin, auto end, SessionId wanted) {
            return std::ranges::lower_bound(begin, end, wanted, {}, &Counted::id);
        };
        if (near_ == sessions_.end() || id < near_->id) {
            near_ = place(sessions_.begin(), near_, id);
        } else {
            std::ptrdiff_t step = 1;
            while (sessions_.end() - near_ > step && near_[step].id < id) {
                near_ += step;
                step *= 2;
            }
            near_ = place(near_, near_ + std::min(step + 1, sessions_.end() - near_), id);
        }
        return near_ != sessions_.end() && near_->id == id ? &*near_ : nullptr;
    }

private:
    std::deque<Counted>& sessions_;
    std::deque<Counted>::iterator near_;
};

}  // namespace

CountedLog::CountedLog(Store& store, const LogRequest& request, bool with_tags, const Now& now)
    : books_(people::load_books(store)), hours_(24) {
    scan_chosen(store, request, with_tags, books_, now, [&](const Session& session) {
        if (session.outcome != Outcome::voided) count(session, now);
    });
    if (!std::ranges::is_sorted(sessions_, {}, &Counted::id)) std::ranges::sort(sessions_, {}, &Counted::id);
    take_frozen(store, request);
    compute_shares();
}

std::optional<Money> CountedLog::share_of(const Counted& counted) const {
    if (!counted.has_share) return std::nullopt;
    return Money{counted.share, currencies_[counted.currency]};
}

void CountedLog::count(const Session& session, const Now& now) {
    Counted counted;
    counted.id = session.id;
    counted.work = place_of(session);
    counted.time = session.stop ? worked(session, now.at) : tracking::counted(session, now.at);
    counted.day = day_of(session, now);
    counted.rung = session.outcome == Outcome::rung;
    const CountedWork& work = works_[counted.work];
    counted.billable = is_billable(session, work.project, *work.kind);
    counted.unbilled = counted.billable && session.stop && !session.settled;
    Pricing* const pricing = pricing_of_[counted.work];
    if (counted.billable && session.stop && pricing != nullptr) {
        if (const auto rate = pricing->rates.rate_at(session.start, session.zone)) {
            counted.has_rate = true;
            counted.rate = static_cast<std::uint32_t>(*rate);
        }
    }
    count_hours(session, counted.time);
    sessions_.push_back(counted);
}

std::uint32_t CountedLog::place_of(const Session& session) {
    const auto [found, is_new] = places_.try_emplace({session.project, session.kind, session.tags}, works_.size());
    if (!is_new) return found->second;
    CountedWork work;
    work.kind = &books_.kinds.at(session.kind);
    work.tags = &std::get<std::vector<std::string>>(found->first);
    Pricing* pricing = nullptr;
    if (session.project) {
        work.project = &books_.projects.at(*session.project);
        if (work.project->client) work.client = &books_.clients.at(*work.project->client);
        const std::pair key(*session.project, session.kind);
        auto priced = pricings_.find(key);
        if (priced == pricings_.end()) {
            WorkRates rates(key.first, key.second, books_);
            std::vector<ShareOut> lines(rates.rates().size());
            priced = pricings_.emplace(key, Pricing{std::move(rates), std::move(lines)}).first;
        }
        pricing = &priced->second;
    }
    works_.push_back(work);
    pricing_of_.push_back(pricing);
    return found->second;
}

std::uint8_t CountedLog::place_of(Currency currency) {
    const auto found = std::ranges::find(currencies_, currency);
    const auto place = found - currencies_.begin();
    if (found == currencies_.end()) currencies_.push_back(currency);
    static_assert(std::numeric_limits<std::uint8_t>::max() >= 180, "ISO 4217 has fewer currencies");
    return static_cast<std::uint8_t>(place);
}

void CountedLog::take_frozen(Store& store, const LogRequest& request) {
    Finder finder(sessions_);
    store.invoices().frozen_shares(query_of(store, request), [&](SessionId session, const Money& share) {
        if (Counted* const counted = finder.find(session)) take(*counted, share);
    });
}

void CountedLog::take(Counted& counted, const Money& frozen) {
    counted.share = frozen.minor;
    counted.currency = place_of(frozen.currency);
    counted.has_share = true;
    counted.issued = true;
    counted.billable = true;
    counted.unbilled = false;
}

void CountedLog::compute_shares() {
    const auto is_computed = [](const Counted& counted) { return counted.has_rate && !counted.issued; };
    const auto line_of = [&](const Counted& counted) -> ShareOut& {
        return pricing_of_[counted.work]->lines[counted.rate];
    };
    for (const Counted& counted : sessions_) {
        if (is_computed(counted)) line_of(counted).add(counted.time.count());
    }
    for (auto& [key, pricing] : pricings_) {
        for (std::size_t rate = 0; rate < pricing.lines.size(); ++rate) {
            ShareOut& line = pricing.lines[rate];
            line.share(amount(pricing.rates.rates()[rate], Seconds(line.sum())).minor);
        }
    }
    for (Counted& counted : sessions_) {
        if (!is_computed(counted)) continue;
        counted.share = line_of(counted).next(counted.time.count());
        counted.currency = place_of(pricing_of_[counted.work]->rates.rates()[counted.rate].currency);
        counted.has_share = true;
    }
}

void CountedLog::count_hours(const Session& session, Seconds time) {
    constexpr auto in_a_day = std::chrono::hours(24);
    // Whole days have as much of every hour; only the rest is walked through.
    if (const auto whole_days = time / in_a_day; whole_days > 0) {
        for (Seconds& hour : hours_) hour += whole_days * Seconds(std::chrono::hours(1));
    }
    Seconds left = time % in_a_day;
    for (Instant at = session.start; left > Seconds::zero();) {
        const WallTime wall = to_wall(at, session.zone);
        const WallTime hour = date::floor<std::chrono::hours>(wall);
        const Seconds piece = std::min<Seconds>(left, hour + std::chrono::hours(1) - wall);
        const auto of_day = (hour - date::floor<date::days>(wall)) / std::chrono::hours(1);
        hours_.at(static_cast<std::size_t>(of_day)) += piece;
        at += piece;
        left -= piece;
    }
}

}  // namespace sugo::tracking
