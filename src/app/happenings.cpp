#include <algorithm>
#include <array>
#include <utility>

#include <app/entries.hpp>
#include <sugo/tracking.hpp>

namespace sugo::tracking {
namespace {

using Event = Happening::Event;

constexpr std::array<std::pair<Event, std::string_view>, 7> events{{{Event::start, "start"},
                                                                    {Event::ring, "ring"},
                                                                    {Event::stop, "stop"},
                                                                    {Event::voided, "void"},
                                                                    {Event::break_start, "break-start"},
                                                                    {Event::break_end, "break-end"},
                                                                    {Event::interruption, "interruption"}}};

SessionId open_id(const Status& status) {
    return status.open ? status.open->session.id : SessionId{};
}

/// How what ran before came to its end: as the log has it now, or gone.
Happening ending(Store& store, const Status& before, const Now& now) {
    const auto session = store.sessions().find(before.open->session.id);
    if (!session || !session->stop) return {Event::stop, now.at, {}, {}, {}};
    Happening happening{Event::stop, *session->stop, Entries(store, now).of(*session), {}, {}};
    if (session->outcome == Outcome::rung) happening.event = Event::ring;
    if (session->outcome == Outcome::voided) happening.event = Event::voided;
    return happening;
}

void add_interruptions(std::vector<Happening>& happenings, const Status& before, const Status& after) {
    if (open_id(before) != open_id(after)) return;
    for (const Interruption& one : after.interruptions) {
        const bool is_old = std::ranges::count(before.interruptions, one.id, &Interruption::id) > 0;
        if (!is_old) happenings.push_back({Event::interruption, one.at, after.open, one, {}});
    }
}

}  // namespace

std::string_view event_name(Event event) {
    return std::ranges::find(events, event, &std::pair<Event, std::string_view>::first)->second;
}

std::optional<Event> parse_happening(std::string_view name) {
    const auto found = std::ranges::find(events, name, &std::pair<Event, std::string_view>::second);
    return found == events.end() ? std::nullopt : std::optional(found->first);
}

std::vector<Happening> happened(Store& store, const Status& before, const Status& after, const Now& now) {
    std::vector<Happening> happenings;
    const bool other = open_id(before) != open_id(after);
    const bool rested = is_break(before.cycle.phase);
    const bool rests = is_break(after.cycle.phase);
    if (before.open && other) happenings.push_back(ending(store, before, now));
    // A pomodoro that rang unseen had its break, and a start ended that.
    if (rested && !rests) happenings.push_back({Event::break_end, std::min(*before.cycle.until, now.at), {}, {}, {}});
    if (after.open && other) happenings.push_back({Event::start, after.open->session.start, after.open, {}, {}});
    const bool settled = before.open && rested && rests && other;
    if (rests && (!rested || settled)) {
        happenings.push_back({Event::break_start, after.cycle.since, {}, {}, after.cycle.until});
    }
    add_interruptions(happenings, before, after);
    return happenings;
}

}  // namespace sugo::tracking
