#include <app/importing_fit.hpp>

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <app/entries.hpp>
#include <app/moments.hpp>

namespace sugo::importing {

namespace {

/// What the log holds already, without the words.
struct Taken {
    Instant start{};
    Instant stop{};
    SessionId id;
};

std::vector<Taken> taken_in(Store& store, std::span<const Interval> intervals, std::span<const std::size_t> order) {
    if (order.empty()) return {};
    const Instant first = intervals[order.front()].start;
    Instant last = first;
    for (const std::size_t index : order) last = std::max(last, *intervals[index].stop);
    if (first == last) return {};
    std::vector<Taken> taken;
    for (const Session& session : store.sessions().overlapping(first, last)) {
        taken.push_back({session.start, session.stop.value_or(Instant::max()), session.id});
    }
    return taken;
}

std::string times(const Interval& interval, const Now& now) {
    Session session;
    session.start = interval.start;
    session.stop = interval.stop;
    return tracking::times_text(session, now);
}

[[noreturn]] void refuse_clash(const Interval& interval, const std::string& other, const Now& now) {
    throw Failure(ErrorKind::refused, fmt::format("{} ({}) overlaps {}", interval.place, times(interval, now), other),
                  "--trim cuts the later one and says by how much the total differs");
}

class Sweep {
public:
    Sweep(Store& store, std::span<const Interval> intervals, std::span<const std::size_t> order, const Now& now)
        : store_(store), intervals_(intervals), taken_(taken_in(store, intervals, order)), now_(now) {
        fitted_.pieces.reserve(order.size());
    }

    void place(std::size_t index, bool trim) {
        const Interval& interval = intervals_[index];
        const Instant stop = *interval.stop;
        if (interval.start == stop) {
            fitted_.pieces.push_back({index, stop, stop});
            return;
        }
        Instant free = std::max(interval.start, source_until_);
        while (next_taken_ < taken_.size() && taken_[next_taken_].stop <= free) ++next_taken_;
        if (!trim) refuse_overlap(interval);
        cut(index, free, stop);
        if (stop > source_until_) {
            source_until_ = stop;
            source_holder_ = index;
        }
    }

    Fitted result() { return std::move(fitted_); }

private:
    void refuse_overlap(const Interval& interval) const {
        if (interval.start < source_until_) {
            const Interval& earlier = intervals_[source_holder_];
            refuse_clash(interval, fmt::format("{} ({})", earlier.place, times(earlier, now_)), now_);
        }
        if (next_taken_ == taken_.size() || taken_[next_taken_].start >= *interval.stop) return;
        const Session session = store_.sessions().find(taken_[next_taken_].id).value();
        refuse_clash(interval,
                     fmt::format("session {} in the log ({}, {})", tracking::unambiguous_id(store_, session.id),
                                 tracking::Entries(store_, now_).work(session), tracking::times_text(session, now_)),
                     now_);
    }

    /// Keeps what lies between `free` and `stop` beside the log's sessions.
    void cut(std::size_t index, Instant free, Instant stop) {
        Seconds kept{};
        bool first = true;
        const auto keep = [&](Instant from, Instant to) {
            if (from >= to) return;
            fitted_.pieces.push_back({index, from, to, std::exchange(first, false)});
            kept += to - from;
        };
        for (std::size_t at = next_taken_; at < taken_.size() && taken_[at].start < stop; ++at) {
            keep(free, taken_[at].start);
            free = std::max(free, taken_[at].stop);
        }
        keep(free, stop);
        fitted_.trimmed += (stop - intervals_[index].start) - kept;
    }

    Store& store_;
    std::span<const Interval> intervals_;
    std::vector<Taken> taken_;
    const Now& now_;
    std::size_t next_taken_ = 0;
    /// Until when earlier intervals of the source hold the time, and which of them does.
    Instant source_until_ = Instant::min();
    std::size_t source_holder_ = 0;
    Fitted fitted_;
};

}  // namespace

Fitted fit(Store& store, std::span<const Interval> intervals, std::span<const std::size_t> order, bool trim,
           const Now& now) {
    Sweep sweep(store, intervals, order, now);
    for (const std::size_t index : order) sweep.place(index, trim);
    return sweep.result();
}

}  // namespace sugo::importing
