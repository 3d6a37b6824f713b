// split, join, move, lengthen, shorten, tag, untag, fill, gaps.
#include <cli/command.hpp>

#include <optional>
#include <utility>

#include <fmt/format.h>

#include <cli/phrases.hpp>
#include <cli/session_options.hpp>
#include <sugo/text.hpp>
#include <terminal/table.hpp>

namespace sugo::cli {
namespace {

constexpr const char* kSessions = "@1 for the newest, @1-@3, or their five letters from the log; several at once";

/// Before and after under each other, sessions that belong together in one block.
std::string corrections_text(Context& context, const tracking::Corrected& answer) {
    terminal::Table table({{.head = "", .tone = terminal::Tone::quiet},
                           {.head = ""},
                           {.head = "", .align = terminal::Align::right, .drop = 1},
                           {.head = "", .drop = 2, .tone = terminal::Tone::quiet}});
    constexpr int roomy = 45;
    const bool narrow = context.width() && *context.width() < roomy;
    const auto rows = [&](std::string label, const std::vector<tracking::Entry>& entries) {
        for (const tracking::Entry& entry : entries) {
            table.row({std::exchange(label, ""), span(context, entry), format(entry.time), entry.short_id});
        }
    };
    for (const tracking::Correction& correction : answer.corrections) {
        table.line(correction.after.front().work);
        rows(narrow ? "was" : "before", correction.before);
        rows(narrow ? "now" : "after", correction.after);
    }
    return table.text(context.width(), context.style(), 2);
}

int say(Context& context, const char* done, const tracking::Corrected& answer) {
    context.notes(answer.remarks);
    return context.answer(answer, [&] {
        std::size_t before = 0;
        std::size_t after = 0;
        for (const tracking::Correction& correction : answer.corrections) {
            before += correction.before.size();
            after += correction.after.size();
        }
        std::string head = fmt::format("{} {}", done, sessions(static_cast<std::int64_t>(before)));
        if (after > before) head += fmt::format(" into {}", after);
        if (after < before) head += fmt::format(" into {}", after == 1 ? "one" : std::to_string(after));
        return head + "\n" + corrections_text(context, answer) + trimmed_text(context, answer.trimmed);
    });
}

/// Splits `move @1 @2 yesterday 14:00` where what the reader understands begins; the longest that it does. When it
/// understands nothing, the last word is left to whoever says what is wrong with it.
template <class Read>
std::string take_last(std::vector<std::string>& words, Read&& read) {
    std::size_t begin = words.size() - 1;
    for (std::size_t first = 1; first < words.size(); ++first) {
        const std::vector<std::string> rest(words.begin() + static_cast<std::ptrdiff_t>(first), words.end());
        if (!read(joined(rest, " "))) continue;
        begin = first;
        break;
    }
    const std::vector<std::string> rest(words.begin() + static_cast<std::ptrdiff_t>(begin), words.end());
    words.resize(begin);
    return joined(rest, " ");
}

std::vector<std::string> together(const Texts& sessions, const Texts& last) {
    std::vector<std::string> words = *sessions;
    words.insert(words.end(), last->begin(), last->end());
    return words;
}

Action bind_split(Syntax& syntax) {
    const Texts which = syntax.words("SESSION", kSessions);
    const Texts at = syntax.texts("--at", "TIME", "where; a time alone is on the session's day; may be repeated");
    const Text parts = syntax.text("--into", "N", "so many equal parts; default 2");
    return [=](Context& context) {
        tracking::SplitRequest request;
        request.sessions = *which;
        request.at = *at;
        if (*parts) request.parts = number_of_option("--into", **parts, 2, 100);
        return say(context, "split", tracking::split(context.store(), request, context.now()));
    };
}

Action bind_join(Syntax& syntax) {
    const Texts which = syntax.words("SESSION", "two or more in a row, of the same work: @1-@3");
    return [=](Context& context) {
        return say(context, "joined", tracking::join(context.store(), *which, context.now()));
    };
}

Action bind_move(Syntax& syntax) {
    const Texts which = syntax.words("SESSION", kSessions);
    const Texts to = syntax.words("TIME",
                                  "where it begins: 9am, yesterday 14:00, a day (the same time there), 30m later, "
                                  "1d earlier; of several, where the first begins",
                                  1, 1);
    const Flag trim = syntax.flag("--trim", "cut what overlaps instead of refusing");
    return [=](Context& context) {
        std::vector<std::string> words = together(which, to);
        tracking::MoveRequest request;
        request.to = take_last(words, [&](const std::string& text) {
            return read_shift(text) || parse_day(text, context.now().today) || parse_moment(text, context.now());
        });
        request.sessions = std::move(words);
        request.trim = *trim;
        return say(context, "moved", tracking::move(context.store(), request, context.now()));
    };
}

template <bool longer>
Action bind_resize(Syntax& syntax) {
    const Texts which = syntax.words("SESSION", kSessions);
    const Texts length = syntax.words("LENGTH", "by how much: 5m, 1h30m", 1, 1);
    const Flag start = syntax.flag("--start", "at its begin instead of its end");
    const Flag trim = longer ? syntax.flag("--trim", "cut what overlaps instead of refusing") : Flag();
    return [=](Context& context) {
        std::vector<std::string> words = together(which, length);
        tracking::ResizeRequest request;
        request.by =
            taken(parse_duration(take_last(words, [](const std::string& text) { return !!parse_duration(text); })));
        request.sessions = std::move(words);
        request.at_start = *start;
        request.trim = trim && *trim;
        return longer ? say(context, "lengthened", tracking::lengthen(context.store(), request, context.now()))
                      : say(context, "shortened", tracking::shorten(context.store(), request, context.now()));
    };
}

Action bind_fill(Syntax& syntax) {
    const Texts which = syntax.words("SESSION", kSessions);
    const Flag before = syntax.flag("--before", "only the gap before it");
    const Flag after = syntax.flag("--after", "only the gap after it");
    const Text most = syntax.text("--most", "LENGTH", "the widest gap that is filled; default 1h");
    return [=](Context& context) {
        tracking::FillRequest request;
        request.sessions = *which;
        request.before = *before || !*after;
        request.after = *after || !*before;
        if (*most) request.most = taken(parse_duration(**most));
        return say(context, "stretched", tracking::fill(context.store(), request, context.now()));
    };
}

/// A line for each session, its tags before and after under it.
std::string tags_text(Context& context, const tracking::Corrected& answer) {
    const auto tags = [](const tracking::Entry& entry) { return Facts{{"tags", joined(entry.session.tags, ", ")}}; };
    std::string text;
    for (const tracking::Correction& correction : answer.corrections) {
        const tracking::Entry& after = correction.after.front();
        text += fmt::format("{}  {}\n", entry_line(context, after), context.style().quiet(after.short_id)) +
                changes_text(context, tags(correction.before.front()), tags(after));
    }
    return text;
}

template <bool adds>
Action bind_tags(Syntax& syntax) {
    const Texts which = syntax.words("SESSION", "@1 for the newest, @1-@3, or their five letters from the log");
    const Texts tags = syntax.words("TAG", "a word of your own, or several: gpu, evaluation", 1, 1);
    return [=](Context& context) {
        const std::vector<std::string> words = comma_words(together(which, tags));
        const auto answer = adds ? tracking::tag(context.store(), words, context.now())
                                 : tracking::untag(context.store(), words, context.now());
        const auto count = static_cast<std::int64_t>(answer.corrections.size());
        context.notes(answer.remarks);
        return context.answer(answer, [&] {
            return fmt::format("{} {}\n", adds ? "tagged" : "untagged", sessions(count)) + tags_text(context, answer);
        });
    };
}

/// A day's gaps; where a line is too wide, the command stands whole on the next one.
std::string gaps_text(Context& context, const tracking::Gaps& answer, const std::string& period) {
    if (answer.gaps.empty()) return fmt::format("no gaps {}\n", period);
    const auto times = [&](const tracking::Gap& gap) {
        const Zone& zone = context.now().zone;
        return clock_text(context.wall(gap.start, zone)) + "–" + clock_text(context.wall(gap.stop, zone));
    };
    int times_width = 0;
    int length_width = 0;
    int command_width = 0;
    for (const tracking::Gap& gap : answer.gaps) {
        times_width = std::max(times_width, display_width(times(gap)));
        length_width = std::max(length_width, display_width(format(gap.stop - gap.start)));
        command_width = std::max(command_width, display_width(context.advice(gap.fill)));
    }
    const bool below = context.width() && *context.width() < times_width + length_width + command_width + 6;
    std::string text;
    std::optional<Day> day;
    for (const tracking::Gap& gap : answer.gaps) {
        if (day != gap.day) {
            text += context.style().strong(fmt::format("{} {}", to_string(gap.day), weekday(gap.day))) + "\n";
            day = gap.day;
        }
        text += fmt::format("  {}  {}", pad_right(times(gap), times_width),
                            pad_left(format(gap.stop - gap.start), length_width));
        text += (below ? "\n  try: " : "  ") + context.advice(gap.fill) + "\n";
    }
    return text + fmt::format("\n{} {}, {} not tracked\n",
                              count(static_cast<std::int64_t>(answer.gaps.size()), "gap", "gaps"), period,
                              format(answer.time));
}

Action bind_gaps(Syntax& syntax) {
    const Texts words =
        syntax.words("PERIOD", "today (the default), yesterday, this week, 2026-03, since monday, A..B", 0);
    const Text hours = syntax.text("--hours", "TIMES", "working hours: \"09:00 - 18:00\"; default the setting hours");
    const Text least = syntax.text("--least", "LENGTH", "the shortest gap that is shown; default 10m");
    return [=](Context& context) {
        tracking::GapsRequest request;
        const Day today = context.now().today;
        request.period = words->empty() ? Period{today, today} : taken(parse_period(joined(*words, " "), today));
        request.hours = hours->value_or("");
        if (*least) request.least = taken(parse_duration(**least));
        const auto gaps = tracking::gaps(context.store(), request, context.now());
        const Period& period = request.period;
        const std::string said = period.first == period.last ? "on " + to_string(period) : "from " + to_string(period);
        return context.answer(gaps, [&] { return gaps_text(context, gaps, words->empty() ? "today" : said); });
    };
}

}  // namespace

std::vector<Command> correction_commands() {
    return {
        {"split",
         "make two sessions of one, or more",
         {"sugo split @1", "sugo split @1 --at 10:30", "sugo split 7k2mq --into 3"},
         bind_split,
         "The first part keeps the name; edit gives another part other work."},
        {"join",
         "make one session of several in a row, of the same work",
         {"sugo join @2 @1", "sugo join @1-@3", "sugo join 7k2mq 7k2mr 7k2ms"},
         bind_join,
         "The time between them becomes work, and that is said."},
        {"move",
         "give sessions another begin; their lengths stay",
         {"sugo move @1 9am", "sugo move @1 @2 30m later", "sugo move 7k2mq yesterday"},
         bind_move},
        {"lengthen",
         "make sessions longer, at the end or the begin",
         {"sugo lengthen @1 5m", "sugo lengthen @1 10m --start", "sugo lengthen @2 15m --trim"},
         bind_resize<true>},
        {"shorten",
         "make sessions shorter, at the end or the begin",
         {"sugo shorten @1 @2 5m", "sugo shorten @1 10m --start"},
         bind_resize<false>},
        {"tag", "add tags to sessions", {"sugo tag @1 gpu", "sugo tag @1-@3 gpu evaluation"}, bind_tags<true>},
        {"untag", "take tags off sessions", {"sugo untag @1 gpu", "sugo untag 7k2mq 7k2mr gpu"}, bind_tags<false>},
        {"fill",
         "stretch sessions to their neighbours",
         {"sugo fill @2", "sugo fill @1 --before --most 2h"},
         bind_fill,
         "The newest session is stretched to now. A gap wider than an hour stays, unless --most says otherwise."},
        {"gaps",
         "what was not tracked, and the command that fills it",
         {"sugo gaps", "sugo gaps yesterday --hours \"09:00 - 18:00\"", "sugo gaps this week --least 30m"},
         bind_gaps,
         "Looks from the first to the last session of each day, or within the working hours of the setting hours. A "
         "Saturday or Sunday counts only if something was tracked on it."},
    };
}

}  // namespace sugo::cli
