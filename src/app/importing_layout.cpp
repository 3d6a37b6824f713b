// Work without a time of day gets one: each day's pieces follow each other from the hour that was asked for, around
// what the log and the source hold there. So a day that is imported again with one line more fits beside itself.
#include <app/importing_layout.hpp>

#include <algorithm>

#include <fmt/format.h>

#include <app/importing_rules.hpp>

namespace sugo::importing {

namespace {

struct Stretch {
    Instant start{};
    Instant stop{};
};

class Layout {
public:
    Layout(Store& store, Request& request, const Now& now)
        : store_(store), intervals_(request.source.intervals), zone_(request.zone), now_(now) {
        for (const Interval& interval : intervals_) {
            if (interval.stop && !interval.floating) fixed_.push_back({interval.start, *interval.stop});
        }
        std::ranges::stable_sort(fixed_, {}, &Stretch::start);
    }

    /// By start: the clock only goes forward.
    void place(Interval& interval) {
        if (interval.start != from_) begin(interval);
        const Seconds length = *interval.stop - interval.start;
        Instant free = from_;
        auto next = taken_.begin();
        for (; next != taken_.end() && next->start - free < length; ++next) free = std::max(free, next->stop);
        if (free + length > until_) refuse(interval, length);
        interval.start = free;
        interval.stop = free + length;
        taken_.insert(next, {free, free + length});
    }

private:
    /// What is taken from the first possible moment of a day until its end.
    void begin(const Interval& interval) {
        const Zone& zone = interval.zone ? *interval.zone : zone_;
        from_ = interval.start;
        until_ = std::min(begin_of(day_of(from_, zone) + date::days(1), zone), now_.at);
        taken_.clear();
        if (until_ <= from_) return;
        for (const Session& session : store_.sessions().overlapping(from_, until_)) {
            taken_.push_back({session.start, session.stop.value_or(until_)});
        }
        while (next_fixed_ < fixed_.size() && fixed_[next_fixed_].start < until_) {
            near_.push_back(fixed_[next_fixed_++]);
        }
        std::erase_if(near_, [&](const Stretch& stretch) { return stretch.stop <= from_; });
        taken_.insert(taken_.end(), near_.begin(), near_.end());
        std::ranges::stable_sort(taken_, {}, &Stretch::start);
    }

    [[noreturn]] void refuse(const Interval& interval, Seconds length) const {
        const Zone& zone = interval.zone ? *interval.zone : zone_;
        const WallTime wall = to_wall(from_, zone);
        throw Failure(ErrorKind::refused,
                      fmt::format("{} lasts {}, and {} has no room for it between {} and {}", interval.place,
                                  format(length), to_string(date::floor<date::days>(wall)), clock_text(wall),
                                  until_ == now_.at ? "now" : "midnight"),
                      "--day-starts 00:00, for a day that begins earlier");
    }

    Store& store_;
    std::vector<Interval>& intervals_;
    const Zone& zone_;
    const Now& now_;
    std::vector<Stretch> fixed_;
    std::size_t next_fixed_ = 0;
    /// Those of the source that reach into the day.
    std::vector<Stretch> near_;
    Instant from_ = Instant::min();
    Instant until_{};
    std::vector<Stretch> taken_;
};

}  // namespace

void lay_out(Store& store, Request& request, const Now& now) {
    std::vector<Interval>& intervals = request.source.intervals;
    std::vector<std::size_t> floating;
    for (std::size_t index = 0; index < intervals.size(); ++index) {
        if (intervals[index].floating) floating.push_back(index);
    }
    if (floating.empty()) return;
    const std::set<std::string> known = store.sessions().source_keys(request.source.name);
    std::erase_if(floating, [&](std::size_t index) { return known.contains(intervals[index].key); });
    std::ranges::stable_sort(floating, {}, [&](std::size_t index) { return intervals[index].start; });
    Layout layout(store, request, now);
    for (const std::size_t index : floating) layout.place(intervals[index]);
}

}  // namespace sugo::importing
