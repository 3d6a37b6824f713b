#include <cli/session_options.hpp>

#include <fmt/format.h>

#include <cli/phrases.hpp>
#include <sugo/text.hpp>

namespace sugo::cli {
namespace {

std::string running_text(Context& context, const tracking::Entry& entry) {
    const std::optional<Instant> ring = rings_at(entry.session);
    std::string text = fmt::format("{} since {}", context.style().good(entry.work),
                                   when(context, entry.session.start, entry.session.zone));
    if (!ring) {
        text += fmt::format(", {}", format(entry.time));
    } else if (*ring > context.now().at) {
        text += fmt::format(", rings at {} ({} left)", when(context, *ring, entry.session.zone),
                            format(*ring - context.now().at));
    } else {
        text += fmt::format(", rang at {}; sugo stop ends it there", when(context, *ring, entry.session.zone));
    }
    text += "\n";
    if (!entry.session.note.empty())
        text += "  " + truncate(printable(entry.session.note), context.width().value_or(10'000) - 2) + "\n";
    return text;
}

std::string idle_text(Context& context, const tracking::Status& status) {
    if (!status.last) return "nothing runs\n";
    const Session& last = status.last->session;
    return fmt::format("nothing runs; last {} until {}\n", status.last->work,
                       when(context, last.stop.value_or(last.start), last.zone));
}

}  // namespace

SessionOptions::SessionOptions(Syntax& syntax)
    : note(syntax.text("-n,--note", "TEXT", "what was done; it may stand on the invoice")),
      tags(syntax.texts("-t,--tag", "TAG", "a word of your own, or several: gpu,evaluation")),
      yes(syntax.flag("--billable", "billed, whatever the kind of work says")),
      no(syntax.flag("--not-billable,--no-billable", "not billed")) {}

Text away_option(Syntax& syntax) {
    return syntax.text("--away", "WHAT", "of time in which the machine slept: cut (end it there), keep or void");
}

AwayAnswer answer_to_absence(Context& context, const Text& option) {
    if (*option) return taken(parse_away_answer(**option));
    World& world = context.world();
    if (!world.terminal.input || !world.terminal.talk || context.json()) return AwayAnswer::none;
    if (!tracking::away(context.store(), context.now())) return AwayAnswer::none;
    const tracking::Status status = tracking::status(context.store(), context.now());
    const bool can_be_void = rings_at(status.open->session).has_value();
    for (;;) {
        talk(world, fmt::format("{} was running; {}\n", status.open->work, away_text(context, status)));
        world.err(fmt::format("c cuts it there, k keeps all{}: ", can_be_void ? ", v makes it void" : ""));
        const std::optional<std::string> line = world.read_line();
        if (!line) {
            world.err("\n");
            throw Failure(ErrorKind::interrupted, "nothing was answered; nothing is changed", "sugo stop --away cut");
        }
        if (*line == "c" || *line == "cut") return AwayAnswer::cut;
        if (*line == "k" || *line == "keep") return AwayAnswer::keep;
        if (can_be_void && (*line == "v" || *line == "void")) return AwayAnswer::voided;
    }
}

std::string away_text(Context& context, const tracking::Status& status) {
    if (!status.away) return {};
    return fmt::format("{}, from about {} on", what_was(*status.away),
                       when(context, status.away->since, context.now().zone));
}

std::optional<bool> SessionOptions::billable() const {
    return yes_or_no(*yes, *no);
}

std::optional<bool> yes_or_no(bool yes, bool no) {
    if (yes && no) throw Failure(ErrorKind::usage, "--billable and --not-billable exclude each other");
    return yes ? std::optional(true) : no ? std::optional(false) : std::nullopt;
}

std::vector<std::string> work_words(const std::vector<std::string>& typed) {
    if (typed.size() != 1) return typed;
    std::vector<std::string> words = split_words(typed.front());
    return words.empty() ? typed : words;
}

std::vector<std::string> comma_words(const std::vector<std::string>& typed) {
    std::vector<std::string> words;
    for (const std::string& text : typed) {
        std::size_t begin = 0;
        for (std::size_t comma = 0; comma != std::string::npos; begin = comma + 1) {
            comma = text.find(',', begin);
            std::string word = text.substr(begin, comma == std::string::npos ? comma : comma - begin);
            // An empty one is for the command to judge, unless it is only the end of a list.
            if (!word.empty() || text.empty()) words.push_back(std::move(word));
        }
    }
    return words;
}

std::vector<std::string> tag_words(const Texts& tags) {
    return comma_words(*tags);
}

std::string trimmed_text(Context& context, const std::vector<tracking::Trimmed>& trimmed) {
    std::string text;
    for (const tracking::Trimmed& one : trimmed) {
        if (one.after.empty()) {
            text += fmt::format("  removed {}\n", entry_line(context, one.before));
            continue;
        }
        std::vector<std::string> parts;
        for (const tracking::Entry& part : one.after) parts.push_back(clock_span(context, part));
        text += fmt::format("  cut {} to {}\n", entry_line(context, one.before), joined(parts, " and "));
    }
    return text;
}

std::string goes_on_text(Context& context, const tracking::Entry& running) {
    const std::optional<Instant> ring = rings_at(running.session);
    const std::string until = ring ? " and rings at " + when(context, *ring, running.session.zone) : "";
    return fmt::format("{} goes on{}; sugo stop ends it", running.work, until);
}

bool has_rung(const Session& session, Instant now) {
    const std::optional<Instant> ring = rings_at(session);
    return session.outcome == Outcome::rung || (!session.stop && ring && *ring <= now);
}

std::string_view mark_of(Interruption::Kind kind) {
    if (kind == Interruption::Kind::voiding) return "";
    return kind == Interruption::Kind::internal ? "'" : "-";
}

std::string marks_text(const std::vector<Interruption>& interruptions) {
    std::string marks;
    for (const Interruption& interruption : interruptions) {
        const std::string_view mark = mark_of(interruption.kind);
        if (!mark.empty() && !marks.empty()) marks += ' ';
        marks += mark;
    }
    return marks;
}

std::string break_text(Context& context, const tracking::Status& status) {
    const Cycle& cycle = status.cycle;
    if (cycle.phase == Phase::paused) {
        return fmt::format("paused with {} to run, until {}", format(cycle.left),
                           when(context, *cycle.until, context.now().zone));
    }
    if (!is_break(cycle.phase) || status.away) return {};
    return fmt::format("{} until {}", cycle.phase == Phase::long_break ? "long break" : "break",
                       when(context, *cycle.until, context.now().zone));
}

std::string status_text(Context& context, const tracking::Status& status) {
    std::string text = status.open ? running_text(context, *status.open) : idle_text(context, status);
    if (const std::string marks = marks_text(status.interruptions); !marks.empty()) {
        text += fmt::format("  interruptions {}\n", marks);
    }
    if (status.away) {
        text += fmt::format("  {}\n  sugo stop --away cut ends it there; keep and void do else\n",
                            context.style().warn(away_text(context, status)));
    }
    if (const std::string pause = break_text(context, status); !pause.empty()) {
        text +=
            fmt::format("{} ({} left)\n", context.style().good(pause), format(*status.cycle.until - context.now().at));
    }
    const std::string rung_today = status.day_target > 0 ? fmt::format("{} of {}", status.rung_today,
                                                                       count(status.day_target, "pomodoro", "pomodori"))
                                                         : count(status.rung_today, "pomodoro", "pomodori");
    text += fmt::format("today  {}, {} rung\n", format(status.today), rung_today);
    text += fmt::format("week   {}, {} of {} rung\n", format(status.week), status.rung_week,
                        count(status.week_target, "pomodoro", "pomodori"));
    return text;
}

}  // namespace sugo::cli
