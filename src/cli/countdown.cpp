// The session is in the file before the first second is shown: whatever happens to this line, nothing is lost.
// Another terminal may end the session meanwhile; the store is asked every few seconds.
#include <cli/countdown.hpp>

#include <optional>

#include <fmt/format.h>

#include <cli/announcer.hpp>
#include <cli/phrases.hpp>
#include <cli/session_options.hpp>
#include <terminal/live_line.hpp>
#include <timer/picture.hpp>

namespace sugo::cli {
namespace {

constexpr int kAskEvery = 5;

enum class End { rang, interrupted, elsewhere };

bool still_open(Context& context, SessionId session) {
    const std::optional<Session> open = context.store().sessions().open();
    return open && open->id == session;
}

End wait_for_ring(Context& context, const tracking::Entry& entry, Instant ring, bool shown) {
    World& world = context.world();
    std::optional<terminal::LiveLine> line;
    if (shown) line.emplace(world.out, world.terminal.width.value_or(80), world.terminal.escapes);
    const std::string tail = fmt::format("  {}  rings at {}  ·  Ctrl-C leaves it running", entry.work,
                                         when(context, ring, entry.session.zone));
    for (int second = 1;; ++second) {
        const Seconds left = ring - world.now().at;
        if (left <= Seconds::zero()) return End::rang;
        if (line) line->draw(timer::time_text(left) + tail);
        const terminal::Event::Kind event = world.next_event().kind;
        if (event == terminal::Event::Kind::interrupt || event == terminal::Event::Kind::gone) return End::interrupted;
        if (second % kAskEvery == 0 && !still_open(context, entry.session.id)) return End::elsewhere;
    }
}

std::string what_now(Context& context, const tracking::Status& status) {
    const std::string done = count(status.rung_today, "pomodoro", "pomodori") + " today";
    const std::string pause = break_text(context, status);
    return pause.empty() ? done : done + ": now a " + pause;
}

/// The pomodoro as it rang, where another process was quicker to settle it.
std::optional<tracking::Stopped> settled_elsewhere(Context& context, SessionId session) {
    const tracking::Status status = tracking::status(context.store(), context.now());
    const bool rang =
        status.last && status.last->session.id == session && status.last->session.outcome == Outcome::rung;
    return rang ? std::optional(tracking::Stopped{*status.last, {}}) : std::nullopt;
}

int say_rung(Context& context, const tracking::Entry& entry, const tracking::Stopped& stopped) {
    if (context.json()) {
        context.print(formats::to_json(stopped));
        return 0;
    }
    const tracking::Entry& ended = stopped.ended;
    const tracking::Status status = tracking::status(context.store(), context.world().now());
    std::string text = fmt::format("{} rang at {}, {}\n", context.style().strong(entry.work),
                                   when(context, ended.session.stop.value_or(ended.session.start), ended.session.zone),
                                   format(ended.time));
    text += what_now(context, status) + "\n";
    context.print(text + next_step(context, "sugo continue"));
    return 0;
}

}  // namespace

int count_down(Context& context, const tracking::Started& started, bool silent) {
    const tracking::Entry& entry = started.started;
    const std::optional<Instant> ring = rings_at(entry.session);
    if (!ring) return 0;
    const bool shown = context.world().terminal.output && !silent && !context.json();
    const End end = wait_for_ring(context, entry, *ring, shown);
    if (end == End::interrupted) {
        talk(context.world(), goes_on_text(context, entry) + "\n");
        return 0;
    }
    context.look_again();
    Announcer announcer(context);
    std::optional<tracking::Stopped> stopped =
        end == End::rang ? tracking::ring(context.store(), entry.session.id, context.now()) : std::nullopt;
    if (stopped && shown) context.world().out("\a");
    announcer.tell();
    if (!stopped) stopped = settled_elsewhere(context, entry.session.id);
    if (!stopped) {
        context.note(entry.work + " was ended elsewhere");
        return 0;
    }
    return say_rung(context, entry, *stopped);
}

}  // namespace sugo::cli
