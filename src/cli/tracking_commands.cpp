// start, stop, cancel, continue.
#include <cli/command.hpp>

#include <optional>

#include <fmt/format.h>

#include <cli/announcer.hpp>
#include <cli/countdown.hpp>
#include <cli/phrases.hpp>
#include <cli/session_options.hpp>
#include <cli/timer_loop.hpp>
#include <sugo/text.hpp>

namespace sugo::cli {
namespace {

/// What was open, as it ended.
std::string ended_words(Context& context, const tracking::Entry& entry) {
    if (entry.session.outcome == Outcome::rung) {
        return fmt::format("{} rang at {}, {}", entry.work,
                           when(context, entry.session.stop.value_or(entry.session.start), entry.session.zone),
                           format(entry.time));
    }
    const bool is_void = entry.session.outcome == Outcome::voided;
    return fmt::format("{} {}", is_void ? "void" : "stopped", entry_line(context, entry));
}

std::string started_words(Context& context, const tracking::Started& started) {
    const tracking::Entry& entry = started.started;
    std::string text;
    if (started.ended) text += ended_words(context, *started.ended) + "\n";
    const std::optional<Instant> ring = rings_at(entry.session);
    text += fmt::format("started {} at {}", context.style().strong(entry.work),
                        when(context, entry.session.start, entry.session.zone));
    text += ring ? ", rings at " + when(context, *ring, entry.session.zone) : ", open until sugo stop";
    return text + price_behind(entry) + "\n";
}

/// Whether the command stays until the ring.
struct Waiting {
    Flag wait;
    Flag detach;

    explicit Waiting(Syntax& syntax)
        : wait(syntax.flag("--wait", "stay until it rings, off a terminal too")),
          detach(syntax.flag("--detach,--no-wait", "do not stay, on a terminal either")) {}

    /// From here on Ctrl-C ends the countdown that comes, not the program.
    void prepare(Context& context) const {
        if (stays(context)) context.world().hold_interrupts();
    }

    int after(Context& context, const tracking::Started& started) const {
        if (!stays(context)) return 0;
        if (shows(context) && context.world().terminal.keys) return show_timer(context);
        return count_down(context, started, !shows(context));
    }

private:
    bool shows(Context& context) const { return context.world().terminal.output && !context.json() && !*detach; }
    bool stays(Context& context) const { return shows(context) || *wait; }
};

/// Begins a session by `how`, which makes a Started, and stays with it where that is wanted.
template <class How>
int begin(Context& context, const How& how, const Waiting& waiting) {
    Announcer announcer(context);
    const tracking::Started started = how();
    waiting.prepare(context);
    context.notes(started.remarks);
    context.answer(started, [&] { return started_words(context, started); });
    announcer.tell();
    return waiting.after(context, started);
}

Action bind_start(Syntax& syntax) {
    const Texts words = syntax.words("WORK", "CLIENT[/PROJECT] [KIND], a project of your own [KIND], or a KIND");
    const Text at = syntax.text("--at", "TIME", "when it began: 09:00, \"10m ago\"; default now");
    const Text length = syntax.text("--for", "LENGTH", "the pomodoro's length: 25m, 50m; default the setting");
    const Flag open = syntax.flag("--open", "a stopwatch session, without a ring");
    const SessionOptions about(syntax);
    const Text away = away_option(syntax);
    const Waiting waiting(syntax);
    return [=](Context& context) {
        tracking::StartRequest request;
        request.away = at->has_value() ? AwayAnswer::none : answer_to_absence(context, away);
        request.words = work_words(*words);
        request.at = at->value_or("");
        if (*length) request.length = taken(parse_duration(**length));
        request.open = *open;
        request.note = about.note->value_or("");
        request.tags = tag_words(about.tags);
        request.billable = about.billable();
        return begin(
            context, [&] { return tracking::start(context.store(), request, context.now()); }, waiting);
    };
}

Action bind_stop(Syntax& syntax) {
    const Text at = syntax.text("--at", "TIME", "when it ended; default now, or its ring if that has passed");
    const Text away = away_option(syntax);
    return [=](Context& context) {
        const AwayAnswer answer = *at ? AwayAnswer::none : answer_to_absence(context, away);
        Announcer announcer(context);
        const auto stopped = tracking::stop(context.store(), at->value_or(""), context.now(), answer);
        context.notes(stopped.remarks);
        context.answer(stopped,
                       [&] { return ended_words(context, stopped.ended) + price_behind(stopped.ended) + "\n"; });
        announcer.tell();
        return 0;
    };
}

Action bind_void(Syntax& syntax) {
    const Texts reason = syntax.words("REASON", "why; nothing is asked", 0, 1'000);
    const Text at = syntax.text("--at", "TIME", "when it broke off; default now");
    return [=](Context& context) {
        Announcer announcer(context);
        const auto voided = tracking::void_open(context.store(), joined(*reason, " "), at->value_or(""), context.now());
        context.notes(voided.remarks);
        context.answer(voided, [&] {
            std::string text = fmt::format("void {}\n", entry_line(context, voided.voided));
            if (voided.reason) text += fmt::format("  {}\n", printable(voided.reason->note));
            return text + next_step(context, "sugo continue");
        });
        announcer.tell();
        return 0;
    };
}

Action bind_pause(Syntax&) {
    return [](Context& context) {
        Announcer announcer(context);
        const auto paused = tracking::pause(context.store(), context.now());
        context.answer(paused, [&] {
            return fmt::format("paused {}; {} left, until {}\n", entry_line(context, paused.paused),
                               format(paused.left), when(context, paused.until, context.now().zone)) +
                   next_step(context, "sugo continue");
        });
        announcer.tell();
        return 0;
    };
}

Action bind_break(Syntax& syntax) {
    const Texts which = syntax.words("[short|long|over]", "which one begins; over ends one; default what is due", 0, 1);
    const Text away = away_option(syntax);
    return [=](Context& context) {
        const AwayAnswer answer = answer_to_absence(context, away);
        std::optional<BreakMark::Kind> kind;
        if (!which->empty()) kind = taken(parse_break_mark(which->front()));
        Announcer announcer(context);
        const auto rested = tracking::rest(context.store(), kind, context.now(), answer);
        context.notes(rested.remarks);
        context.answer(rested, [&] {
            std::string text;
            if (rested.ended) text += ended_words(context, *rested.ended) + price_behind(*rested.ended) + "\n";
            const std::string pause = break_text(context, rested.status);
            return text + (pause.empty() ? "the break is over\n" : pause + "\n") + next_step(context, "sugo continue");
        });
        announcer.tell();
        return 0;
    };
}

Action bind_interrupt(Syntax& syntax) {
    const Texts words =
        syntax.words("[internal|external] TEXT", "whose it was (default internal), and what came up", 0, 1'000);
    const Text at = syntax.text("--at", "TIME", "when; default now");
    return [=](Context& context) {
        tracking::InterruptRequest request;
        std::vector<std::string> rest = work_words(*words);
        const auto kind = parse_interruption_kind(rest.empty() ? "" : rest.front());
        if (kind && *kind != Interruption::Kind::voiding) {
            request.kind = *kind;
            rest.erase(rest.begin());
        }
        request.note = joined(rest, " ");
        request.at = at->value_or("");
        Announcer announcer(context);
        const auto interrupted = tracking::interrupt(context.store(), request, context.now());
        context.notes(interrupted.remarks);
        context.answer(interrupted, [&] {
            const std::string note = printable(interrupted.interruption.note);
            return fmt::format("{} goes on; interruptions {}\n", interrupted.session.work,
                               marks_text(interrupted.all)) +
                   (note.empty() ? "" : fmt::format("  {} {}\n", marks_text({interrupted.interruption}), note));
        });
        announcer.tell();
        return 0;
    };
}

Action bind_cancel(Syntax&) {
    return [](Context& context) {
        Announcer announcer(context);
        const auto stopped = tracking::cancel(context.store(), context.now());
        context.notes(stopped.remarks);
        context.answer(std::vector{stopped.ended}, [&] {
            return fmt::format("forgot {}, begun at {}\n", stopped.ended.work,
                               when(context, stopped.ended.session.start, stopped.ended.session.zone));
        });
        announcer.tell();
        return 0;
    };
}

Action bind_continue(Syntax& syntax) {
    const Texts session = syntax.words("SESSION", "@2 for the one before the newest, or its five letters", 0, 1);
    const Text at = syntax.text("--at", "TIME", "when it began; default now");
    const Text away = away_option(syntax);
    const Waiting waiting(syntax);
    return [=](Context& context) {
        const std::string which = session->empty() ? "" : session->front();
        const AwayAnswer answer = *at ? AwayAnswer::none : answer_to_absence(context, away);
        const auto how = [&] {
            return tracking::resume(context.store(), which, at->value_or(""), context.now(), answer);
        };
        return begin(context, how, waiting);
    };
}

Action bind_timer(Syntax&) {
    return [](Context& context) {
        if (!context.world().terminal.keys || context.json()) {
            throw Failure(ErrorKind::usage, "the timer needs a terminal with keys", "sugo status");
        }
        return show_timer(context);
    };
}

}  // namespace

std::vector<Command> tracking_commands() {
    return {
        {"start",
         "begin a pomodoro; what is open is closed",
         {"sugo start acme/ner -n \"error report\"", "sugo start acme/ner meeting", "sugo start learn --at 09:00",
          "sugo start book --for 50m --tag chapter-3"},
         bind_start,
         "Meetings have no ring unless --for gives them one. On a terminal the timer is shown until you leave it with "
         "q or Ctrl-C; what runs goes "
         "on. Off a terminal the command returns at once."},
        {"stop",
         "end what runs",
         {"sugo stop", "sugo stop --at \"5m ago\""},
         bind_stop,
         "A pomodoro whose time was up ends at its ring, unless --at says otherwise."},
        {"void",
         "break the pomodoro off: it stays on record and counts for nothing",
         {"sugo void", "sugo void client called", "sugo void --at \"5m ago\" power cut"},
         bind_void,
         "What was interrupted for good is no pomodoro, and it is not billed. One that has rung counts."},
        {"interrupt",
         "note what broke into the work that goes on",
         {"sugo interrupt", "sugo interrupt external reviewer\'s mail", "sugo interrupt internal look up the licence"},
         bind_interrupt,
         "An internal one is your own idea, an external one somebody else. What came up is kept, and the pomodoro goes "
         "on."},
        {"pause",
         "pause the pomodoro, where the setting pause allows it",
         {"sugo pause"},
         bind_pause,
         "The technique knows no pause: a pomodoro is indivisible. Who wants one says how long it may last, "
         "sugo config pause 5m. sugo continue takes it up again with what is left of it; later it begins anew."},
        {"break",
         "take a break now, or end the one there is",
         {"sugo break", "sugo break long", "sugo break over"},
         bind_break,
         "After a ring the break begins by itself. Taken earlier, it ends what runs; a pomodoro is then not counted."},
        {"continue", "begin again what the newest session was", {"sugo continue", "sugo continue @2"}, bind_continue},
        {"cancel", "forget what runs", {"sugo cancel"}, bind_cancel},
        {"timer",
         "show the timer of what runs, in this terminal too",
         {"sugo timer"},
         bind_timer,
         "As sugo start shows it on a terminal. ' notes an idea of your own, - somebody who broke in, n changes the "
         "note, "
         "s stops, b takes a break, v makes void, p pauses, Enter begins again after the ring, ? shows help and q "
         "leaves. However it is left, what runs goes on."},
    };
}

}  // namespace sugo::cli
