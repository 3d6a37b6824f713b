#include <sugo/tracking.hpp>

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

bool is_today(const Session& session, const Now& now) {
    if (session.zone == now.zone) return now.today_begins <= session.start && session.start < now.today_ends;
    return day_of(session, now) == now.today;
}

}  // namespace

Status status(Store& store, const Now& now) {
    Status status;
    store.read([&] {
        const Settings settings = people::settings_of(store);
        status.week_target = settings.week;
        status.pomodoro = settings.pomodoro;
        status.cycle_rules = settings.cycle;

        const ThisWeek this_week(now);
        SessionQuery query;
        query.from = this_week.earliest();
        query.until = this_week.latest();
        store.sessions().select(query, [&](const Session& session) {
            const bool today = is_today(session, now);
            // A break may reach over midnight; further back nothing of today's cycle begins.
            if (session.start >= now.today_begins - date::days(1)) {
                const Day day = today ? now.today : now.today - date::days(1);
                status.cycle = after(status.cycle, session, day, settings.cycle);
            }
            if (!this_week.has(session)) return;
            const Seconds time = counted(session, now.at);
            const int rung = as_ended(session, now.at).outcome == Outcome::rung ? 1 : 0;
            status.week += time;
            status.rung_week += rung;
            if (!today) return;
            status.today += time;
            status.rung_today += rung;
        });

        status.cycle = at_moment(status.cycle, now.at, now.today, settings.cycle);

        const auto open = store.sessions().open();
        const auto last = open ? std::nullopt : store.sessions().newest(1);
        if (!open && !last) return;
        const Entries entries(store, now);
        if (open) {
            status.open = entries.of(*open);
            status.interruptions = store.sessions().interruptions(open->id);
        }
        if (last) status.last = entries.of(*last);
    });
    return status;
}

}  // namespace sugo::tracking
