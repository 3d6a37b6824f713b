#include <sugo/tracking.hpp>

#include <cstddef>
#include <utility>
#include <vector>

#include <app/away.hpp>
#include <app/entries.hpp>

namespace sugo::tracking {
namespace {

/// The week of `now`, as far as it is known without the zone database: where its Monday begins if no clock changed
/// since.
class ThisWeek {
public:
    explicit ThisWeek(const Now& now) : now_(now), week_(week_of(now.today)) {
        const date::days since_monday = now.today - days_of(week_).first;
        monday_ = now.today_begins - since_monday;
    }

    /// Every session that can belong to it begins between these: no zone is further than a day from another.
    [[nodiscard]] Instant earliest() const { return monday_ - date::days(2); }
    [[nodiscard]] Instant latest() const { return now_.today_ends + date::days(2); }

    /// Clocks change by less than four hours: only what began so near to Monday's midnight needs its exact day.
    [[nodiscard]] bool has(const Session& session) const {
        constexpr std::chrono::hours margin(4);
        if (session.zone == now_.zone && session.start < now_.today_ends) {
            if (session.start >= now_.today_begins || session.start >= monday_ + margin) return true;
            if (session.start < monday_ - margin) return false;
        }
        return week_of(day_of(session, now_)) == week_;
    }

private:
    Now now_;
    Week week_;
    Instant monday_{};
};

/// The cycle of the sessions of two days, told in the order in which things happened.
class Course {
public:
    Course(CycleRules rules, std::vector<BreakMark> marks) : rules_(rules), marks_(std::move(marks)) {}

    void tell(const Session& session, Day day) {
        tell_marks([&](const BreakMark& mark) {
            return mark.at < session.start || (mark.at == session.start && mark.id.value < session.id.value);
        });
        cycle_ = after(cycle_, session, day, rules_);
    }

    [[nodiscard]] Cycle at(const Now& now) {
        tell_marks([&](const BreakMark& mark) { return mark.at <= now.at; });
        return at_moment(cycle_, now.at, now.today, rules_);
    }

private:
    template <class Due>
    void tell_marks(const Due& due) {
        for (; told_ < marks_.size() && due(marks_[told_]); ++told_) cycle_ = after(cycle_, marks_[told_], rules_);
    }

    CycleRules rules_;
    std::vector<BreakMark> marks_;
    std::size_t told_ = 0;
    Cycle cycle_;
};

bool is_today(const Session& session, const Now& now) {
    if (session.zone == now.zone) return now.today_begins <= session.start && session.start < now.today_ends;
    return day_of(session, now) == now.today;
}

}  // namespace

Status status(Store& store, const Now& now) {
    Status status;
    store.read([&] {
        const Settings settings = people::settings_of(store);
        status.day_target = settings.day;
        status.week_target = settings.week;
        status.pomodoro = settings.pomodoro;
        status.cycle_rules = settings.cycle;

        // A break may reach over midnight; further back nothing of today's cycle begins.
        const Instant yesterday = now.today_begins - date::days(1);
        Course course(settings.cycle, store.sessions().break_marks(yesterday));
        const ThisWeek this_week(now);
        SessionQuery query;
        query.from = this_week.earliest();
        query.until = this_week.latest();
        store.sessions().select(query, [&](const Session& session) {
            const bool today = is_today(session, now);
            if (session.start >= yesterday) course.tell(session, today ? now.today : now.today - date::days(1));
            if (!this_week.has(session)) return;
            const Seconds time = counted(session, now.at);
            const int rung = as_ended(session, now.at).outcome == Outcome::rung ? 1 : 0;
            status.week += time;
            status.rung_week += rung;
            if (!today) return;
            status.today += time;
            status.rung_today += rung;
        });

        status.cycle = course.at(now);

        const auto open = store.sessions().open();
        const auto last = open ? std::nullopt : store.sessions().newest(1);
        if (!open && !last) return;
        const Entries entries(store, now);
        if (open) {
            status.open = entries.of(*open);
            status.interruptions = store.sessions().interruptions(open->id);
            status.away = absence_in(store, *open, now);
        }
        if (last) status.last = entries.of(*last);
    });
    return status;
}

}  // namespace sugo::tracking
