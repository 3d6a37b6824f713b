#include <cli/timer_view.hpp>

#include <cstddef>

#include <fmt/format.h>

#include <cli/phrases.hpp>
#include <cli/session_options.hpp>
#include <sugo/text.hpp>

namespace sugo::cli {
namespace {

std::string break_after(const Cycle& cycle, const CycleRules& rules) {
    const bool is_long = place_in_set(cycle, rules) == rules.set;
    return fmt::format("then a {} of {}", is_long ? "long break" : "break",
                       format(is_long ? rules.long_break : rules.short_break));
}

/// Seconds are in the large time already.
std::string to_the_minute(std::string text) {
    const std::size_t colon = text.rfind(':');
    if (colon != text.find(':')) text.erase(colon, 3);
    return text;
}

void show_work(Context& context, timer::Picture& picture, const tracking::Status& status) {
    const Cycle& cycle = status.cycle;
    const Session& session = status.open->session;
    const std::string since = when(context, session.start, session.zone);
    const Seconds worked_so_far = context.now().at - session.start;
    if (cycle.phase == Phase::stopwatch) {
        picture.shown = worked_so_far;
        picture.when = "since " + to_the_minute(since);
        return;
    }
    picture.shown = *cycle.until - context.now().at;
    picture.whole = session.planned;
    picture.gone = worked_so_far;
    picture.place = fmt::format("pomodoro {} of {}", place_in_set(cycle, status.cycle_rules), status.cycle_rules.set);
    picture.when = "rings at " + to_the_minute(when(context, *cycle.until, session.zone));
    picture.then = break_after(cycle, status.cycle_rules);
}

void show_rest(Context& context, timer::Picture& picture, const tracking::Status& status) {
    const Cycle& cycle = status.cycle;
    const Zone& here = context.now().zone;
    picture.then =
        fmt::format("then pomodoro {} of {}", place_in_set(cycle, status.cycle_rules), status.cycle_rules.set);
    if (cycle.until) {  // of a break or a pause
        const std::string until = to_the_minute(when(context, *cycle.until, here));
        picture.shown = *cycle.until - context.now().at;
        picture.whole = *cycle.until - cycle.since;
        picture.gone = context.now().at - cycle.since;
        if (cycle.phase == Phase::paused) {
            picture.when = fmt::format("paused until {}, then it begins anew", until);
            picture.then = format(cycle.left) + " of the pomodoro are left";
        } else {
            picture.when = fmt::format("{} until {}", cycle.phase == Phase::long_break ? "long break" : "break", until);
        }
        return;
    }
    if (!status.last) return;
    const Instant ended = status.last->session.stop.value_or(status.last->session.start);
    const Instant since = cycle.since > ended ? cycle.since : ended;
    picture.shown = context.now().at - since;
    picture.when = "nothing runs since " + to_the_minute(when(context, since, here));
}

std::string outcome_sign(const Session& session, Instant now) {
    if (session.outcome == Outcome::voided) return "v";
    if (has_rung(session, now)) return "X";
    if (session.outcome == Outcome::paused) return "p";
    if (!session.stop) return "…";
    return ended_early(session) ? "/" : "o";
}

}  // namespace

timer::Picture picture_of(Context& context, const tracking::Status& status) {
    timer::Picture picture;
    picture.phase = status.cycle.phase;
    if (const auto& entry = status.open ? status.open : status.last) {
        picture.client = entry->client ? printable(entry->client->party.legal_name) : std::string();
        picture.work = entry->work;
        picture.note = printable(entry->session.note);
    } else {
        picture.work = "nothing logged yet";
    }
    picture.rung_today = status.rung_today;
    picture.rung_week = status.rung_week;
    picture.week_target = status.week_target;
    const bool runs = status.open && !is_break(status.cycle.phase);
    if (runs)
        show_work(context, picture, status);
    else
        show_rest(context, picture, status);
    return picture;
}

std::vector<std::string> marks_of(const tracking::Sheet& sheet, Instant now) {
    std::vector<std::string> marks;
    for (const tracking::Sheet::Line& line : sheet.lines) {
        std::string mark = outcome_sign(line.entry.session, now);
        for (const Interruption& one : line.interruptions) mark += mark_of(one.kind);
        marks.push_back(std::move(mark));
    }
    return marks;
}

}  // namespace sugo::cli
