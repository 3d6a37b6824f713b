// What a status bar can show of the moment.
#include <cli/status_format.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>

#include <fmt/format.h>

#include <cli/session_options.hpp>
#include <sugo/text.hpp>

namespace sugo::cli {
namespace {

/// What there is to show: the running session, a break, or neither.
struct Moment {
    Phase phase = Phase::idle;
    /// Of a running session only.
    const tracking::Entry* entry = nullptr;
    Seconds elapsed{};
    /// Of a pomodoro and a break, and then more than nothing.
    std::optional<Seconds> length;

    [[nodiscard]] std::optional<Seconds> left() const {
        return length ? std::optional(*length - elapsed) : std::nullopt;
    }
};

/// By the open session itself, which may be older than the days of the cycle, as long as its time is not up; then the
/// cycle knows the break. A clock that was set back makes nothing negative.
Moment moment_of(const tracking::Status& status, Instant now) {
    Moment moment;
    if (status.open) {
        const Session& session = status.open->session;
        const std::optional<Instant> ring = rings_at(session);
        if (!ring || now < *ring) {
            moment.phase = ring ? Phase::work : Phase::stopwatch;
            moment.entry = &*status.open;
            moment.elapsed = std::max(now - session.start, Seconds::zero());
            moment.length = session.planned;
            return moment;
        }
    }
    const Cycle& cycle = status.cycle;
    if ((is_break(cycle.phase) || cycle.phase == Phase::paused) && cycle.until) {
        moment.phase = cycle.phase;
        moment.length = *cycle.until - cycle.since;
        moment.elapsed = std::clamp(now - cycle.since, Seconds::zero(), *moment.length);
    }
    return moment;
}

/// "12:34", "1:02:34"
std::string counted_time(Seconds time) {
    const auto seconds = time.count();
    return seconds >= 3600 ? fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
                           : fmt::format("{:02}:{:02}", seconds / 60, seconds % 60);
}

/// As style sheets name it.
std::string class_of(Phase phase) {
    std::string name(to_string(phase));
    std::ranges::replace(name, ' ', '-');
    return name;
}

/// One column wide in every font.
std::string_view icon_of(Phase phase, terminal::Ink ink) {
    const bool blocks = ink == terminal::Ink::blocks;
    switch (phase) {
        case Phase::work:
            return blocks ? "●" : "*";
        case Phase::stopwatch:
            return blocks ? "◐" : "~";
        case Phase::short_break:
            return blocks ? "○" : "o";
        case Phase::long_break:
            return blocks ? "◎" : "O";
        case Phase::paused:
            return blocks ? "‖" : "=";
        case Phase::idle:
            break;
    }
    return "";
}

std::string bar_of(const Moment& moment, terminal::Ink ink) {
    constexpr int kCells = 10;
    if (!moment.length) return {};
    const std::int64_t whole = moment.length->count();
    return terminal::bar(moment.elapsed.count(), whole, whole, kCells, ink);
}

}  // namespace

StatusFields status_fields(const tracking::Status& status, const Now& now, const ClockText& clock, terminal::Ink ink) {
    const Moment moment = moment_of(status, now.at);
    const tracking::Entry* const entry = moment.entry;
    const bool idle = moment.phase == Phase::idle;
    const bool rests = !idle && entry == nullptr;
    const std::optional<Seconds> left = moment.left();
    const auto text = [](bool there, auto&& make) { return there ? std::string(make()) : std::string(); };
    return {
        {"phase", text(!idle, [&] { return to_string(moment.phase); })},
        {"class", class_of(moment.phase)},
        {"icon", std::string(icon_of(moment.phase, ink))},
        {"work", text(entry != nullptr, [&] { return entry->work; })},
        {"client", text(entry != nullptr && entry->client, [&] { return entry->client->slug; })},
        {"project", text(entry != nullptr && entry->project, [&] { return entry->project->slug; })},
        {"kind", text(entry != nullptr, [&] { return entry->kind.slug; })},
        {"note", text(entry != nullptr, [&] { return printable(entry->session.note); })},
        {"interruptions", text(entry != nullptr, [&] { return marks_text(status.interruptions); })},
        {"left", text(left.has_value(), [&] { return counted_time(*left); })},
        // Begun minutes: it says 1 until the ring.
        {"left_minutes", text(left.has_value(), [&] { return std::to_string((left->count() + 59) / 60); })},
        {"elapsed", text(!idle, [&] { return counted_time(moment.elapsed); })},
        {"percent",
         text(left.has_value(), [&] { return std::to_string(moment.elapsed.count() * 100 / moment.length->count()); })},
        {"bar", bar_of(moment, ink)},
        {"rings_at",
         text(entry != nullptr && left, [&] { return clock(*rings_at(entry->session), entry->session.zone); })},
        {"break_until", text(rests, [&] { return clock(*status.cycle.until, now.zone); })},
        {"today", std::to_string(status.rung_today)},
        {"day_target", text(status.day_target > 0, [&] { return std::to_string(status.day_target); })},
        {"week", std::to_string(status.rung_week)},
        {"target", std::to_string(status.week_target)},
        {"set", fmt::format("{}/{}", place_in_set(status.cycle, status.cycle_rules), status.cycle_rules.set)},
    };
}

std::string status_field_names() {
    std::string names;
    const auto no_clock = [](Instant, const Zone&) { return std::string(); };
    for (const auto& [name, value] : status_fields({}, {}, no_clock, terminal::Ink::ascii))
        names.append(names.empty() ? "" : ", ").append(name);
    return names;
}

}  // namespace sugo::cli
