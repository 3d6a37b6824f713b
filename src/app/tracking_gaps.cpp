#include <sugo/corrections.hpp>

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include <app/corrections.hpp>
#include <app/overlaps.hpp>
#include <sugo/settings.hpp>

namespace sugo::tracking {
namespace {

/// What is logged around the period, as it stands now, by start.
std::vector<Session> logged_around(Store& store, Period period, const Now& now) {
    const Instant begin = begin_of(period.first, now.zone) - date::days(1);
    const Instant end = begin_of(period.last + date::days(1), now.zone) + date::days(1);
    std::vector<Session> sessions = store.sessions().overlapping(begin, end);
    for (Session& session : sessions) {
        const Session ended = as_ended(session, now.at);
        session.stop = ended.stop;
    }
    return sessions;
}

/// From the first begin to the last end of the sessions that begin on each day; today until now.
std::map<Day, Span> days_worked(const std::vector<Session>& sessions, Period period, const Now& now) {
    std::map<Day, Span> days;
    for (const Session& session : sessions) {
        const Day day = sugo::day_of(session.start, now.zone);
        if (!period.contains(day)) continue;
        Span& span = days.try_emplace(day, Span{session.start, *session.stop}).first->second;
        span.stop = std::max(span.stop, day == now.today ? now.at : *session.stop);
    }
    return days;
}

/// The working hours of each day until now. A weekend counts if something was done on it.
std::map<Day, Span> days_of_hours(const std::vector<Session>& sessions, const GapsRequest& request,
                                  const std::string& hours, const Now& now) {
    const std::map<Day, Span> worked = days_worked(sessions, request.period, now);
    std::map<Day, Span> days;
    for (Day day = request.period.first; day <= std::min(request.period.last, now.today); day += date::days(1)) {
        const date::weekday weekday(day);
        const bool weekend = weekday == date::Saturday || weekday == date::Sunday;
        if (weekend && !worked.contains(day)) continue;
        const TimeInterval interval = parse_interval(hours, now, day).value();
        days[day] = {interval.start, std::min(interval.stop, now.at)};
    }
    return days;
}

/// Knows the command that fills a gap.
class Filler {
public:
    Filler(Store& store, const std::vector<Session>& sessions, const Now& now)
        : store_(store), sessions_(sessions), entries_(store, now), now_(now) {}

    /// A short gap between two sessions is filled by one of them; any other takes a session of its own.
    [[nodiscard]] std::string command(Span gap) const {
        const auto next = first_from(gap.stop);
        const Session* after = next != sessions_.end() && next->start == gap.stop ? &*next : nullptr;
        const Session* before = next != sessions_.begin() && *(next - 1)->stop == gap.start ? &*(next - 1) : nullptr;
        if (gap.stop - gap.start <= widest_filled && before && (after || gap.stop == now_.at)) {
            if (may_change(*before)) return fmt::format("sugo fill {} --after", name(*before));
            if (after && may_change(*after)) return fmt::format("sugo fill {} --before", name(*after));
        }
        return fmt::format("sugo add {} \"{}\"", work_near(gap.start), times(gap));
    }

private:
    [[nodiscard]] std::string name(const Session& session) const { return unambiguous_id(store_, session.id); }

    [[nodiscard]] bool may_change(const Session& session) const {
        if (session.outcome == Outcome::voided) return false;
        const auto claim = store_.invoices().claim_of(session.id);
        return !claim || !claim->number;
    }

    [[nodiscard]] std::vector<Session>::const_iterator first_from(Instant start) const {
        return std::ranges::lower_bound(sessions_, start, {}, &Session::start);
    }

    [[nodiscard]] bool archived(const Session& session) const {
        const people::Work work = entries_.work_of(session);
        return work.kind.archived || (work.project && work.project->archived) || (work.client && work.client->archived);
    }

    /// The work before the gap, else after it.
    [[nodiscard]] std::string work_near(Instant start) const {
        const auto here = first_from(start);
        for (auto before = here; before != sessions_.begin();) {
            if (!archived(*--before)) return entries_.work(*before);
        }
        const auto after =
            std::find_if(here, sessions_.end(), [this](const Session& session) { return !archived(session); });
        return after == sessions_.end() ? people::settings_of(store_).kind : entries_.work(*after);
    }

    [[nodiscard]] std::string times(Span gap) const {
        const WallTime start = to_wall(gap.start, now_.zone);
        const WallTime stop = to_wall(gap.stop, now_.zone);
        const std::string from = moment_text(gap.start, now_);
        const bool plain = from.ends_with(clock_text(start)) && resolve(stop, now_.zone).at == gap.stop;
        const bool one_day = date::floor<date::days>(start) == date::floor<date::days>(stop);
        return from + " - " + (plain && one_day ? clock_text(stop) : moment_text(gap.stop, now_));
    }

    Store& store_;
    const std::vector<Session>& sessions_;
    Entries entries_;
    const Now& now_;
};

/// What no session holds of each day's hours.
std::vector<Gap> untracked(const std::vector<Session>& sessions, const std::map<Day, Span>& days, Seconds least) {
    std::vector<Gap> gaps;
    auto next = sessions.begin();
    for (const auto& [day, hours] : days) {
        Instant free = hours.start;
        const auto add_gap = [&, day = day](Instant until) {
            if (until - free >= std::max(least, Seconds(1))) gaps.push_back({day, free, until, {}});
        };
        while (next != sessions.end() && *next->stop <= free) ++next;
        for (auto session = next; session != sessions.end() && session->start < hours.stop; ++session) {
            add_gap(session->start);
            free = std::max(free, *session->stop);
        }
        add_gap(hours.stop);
    }
    return gaps;
}

}  // namespace

Gaps gaps(Store& store, const GapsRequest& request, const Now& now) {
    Gaps answer;
    store.read([&] {
        const std::string hours = request.hours.empty() ? store.settings().get("hours").value_or("")
                                                        : parse_setting("hours", request.hours).value();
        const std::vector<Session> sessions = logged_around(store, request.period, now);
        const auto days =
            hours.empty() ? days_worked(sessions, request.period, now) : days_of_hours(sessions, request, hours, now);
        answer.gaps = untracked(sessions, days, request.least);
        const Filler filler(store, sessions, now);
        for (Gap& gap : answer.gaps) {
            gap.fill = filler.command({gap.start, gap.stop});
            answer.time += gap.stop - gap.start;
        }
    });
    return answer;
}

}  // namespace sugo::tracking
