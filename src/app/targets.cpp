#include <app/targets.hpp>

#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <app/entries.hpp>
#include <sugo/error.hpp>
#include <sugo/people.hpp>
#include <sugo/targets.hpp>

namespace sugo::tracking {
namespace {

/// When it began, by the clock of where it was recorded; without the zone database where that is here, today, and no
/// clock changes. Empty in a zone that this system lacks: a remark is no reason to refuse work.
std::optional<WallTime> beginning(const Session& session, const Now& now) {
    const bool today = now.today_begins <= session.start && session.start < now.today_ends;
    if (session.zone == now.zone && today && now.today_ends - now.today_begins == date::days(1))
        return WallTime(now.today) + (session.start - now.today_begins);
    try {
        return to_wall(session.start, session.zone);
    } catch (const Failure&) {
        return std::nullopt;
    }
}

bool is_on(const std::optional<WallTime>& moment, Day day) {
    return moment && date::floor<date::days>(*moment) == day;
}

std::string full_day(const DaySum& sum, const DayMost& most) {
    const std::string limit = most.time > Seconds::zero() ? fmt::format(", {} at most", format(most.time)) : "";
    return fmt::format("a full day is done: {} {}, {} of work{}; the rest may wait (sugo config day-most)", sum.rung,
                       sum.rung == 1 ? "pomodoro" : "pomodori", format(sum.time), limit);
}

std::string late_again(int evenings, Seconds evening) {
    return fmt::format("{} of the last 7 evenings had work begun after {}; sleep well (sugo config evening)", evenings,
                       clock_text(WallTime(evening)));
}

}  // namespace

std::vector<std::string> target_remarks(Store& store, const Session& begun, const Now& now) {
    const Settings settings = people::settings_of(store);
    const std::optional<WallTime> start = beginning(begun, now);
    const bool is_late = start && settings.evening && late_evening(*start, *settings.evening);
    const bool is_today = is_on(start, now.today) && settings.day_most != DayMost{};
    if (!is_late && !is_today) return {};

    // No zone is further than a day from another.
    SessionQuery query;
    query.from = begun.start - (is_late ? date::days(9) : date::days(2));
    query.until = begun.start + Seconds(1);
    std::vector<DaySum> today;
    std::vector<WallTime> beginnings;
    store.sessions().select(query, [&](const Session& session) {
        if (session.id == begun.id) return;
        const std::optional<WallTime> began = beginning(session, now);
        if (is_late && began) beginnings.push_back(*began);
        if (is_today && is_on(began, now.today))
            today.push_back({session.outcome == Outcome::rung ? 1 : 0, counted(session, now.at)});
    });

    std::vector<std::string> remarks;
    if (const auto sum = reached_by_last(today, settings.day_most))
        remarks.push_back(full_day(*sum, settings.day_most));
    if (is_late) {
        if (const auto evenings = many_late_evenings(*start, beginnings, *settings.evening))
            remarks.push_back(late_again(*evenings, *settings.evening));
    }
    return remarks;
}

}  // namespace sugo::tracking
