// stats: how pomodori went, what broke into them, and when.
#include <cli/command.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include <cli/log_options.hpp>
#include <cli/phrases.hpp>
#include <cli/report_heat.hpp>
#include <sugo/statistics.hpp>
#include <sugo/text.hpp>
#include <terminal/bars.hpp>
#include <terminal/flow.hpp>
#include <terminal/table.hpp>

namespace sugo::cli {
namespace {

std::string pomodori_fact(const PomodoroCounts& counts) {
    std::string text = fmt::format("{} of {} rang", grouped(counts.rung), grouped(counts.begun()));
    if (counts.voided > 0) text += fmt::format(", {} void", grouped(counts.voided));
    if (counts.stopped_early > 0) text += fmt::format(", {} ended early", grouped(counts.stopped_early));
    return text;
}

std::string interruptions_fact(const PomodoroCounts& counts) {
    if (counts.interruptions() == 0) return "none";
    return fmt::format("{} a pomodoro: {} internal, {} external", counts.interruptions_each(), grouped(counts.internal),
                       grouped(counts.external));
}

std::string best_hours_fact(const std::vector<PomodoroRow>& hours) {
    std::vector<std::string> parts;
    for (const PomodoroRow& hour : hours) {
        parts.push_back(fmt::format("{} ({} of {}{})", hour.key, grouped(hour.counts.rung),
                                    grouped(hour.counts.begun()), parts.empty() ? " rang" : ""));
    }
    return joined(parts, ", ");
}

std::string run_fact(const std::optional<UnbrokenRun>& run) {
    if (!run) return {};
    return fmt::format("{}, {} {} {}–{}", count(run->pomodori, "pomodoro", "pomodori"), to_string(run->day),
                       weekday(run->day), clock_text(run->start_wall), clock_text(run->stop_wall));
}

std::string change_fact(const std::optional<InterruptionChange>& change) {
    if (!change) return {};
    using Verdict = InterruptionChange::Verdict;
    const std::string numbers = fmt::format("{} a pomodoro since {}, {} before", change->after.interruptions_each(),
                                            to_string(change->since), change->before.interruptions_each());
    if (change->verdict == Verdict::unclear) return "no clear change in interruptions: " + numbers;
    return fmt::format("{} interruptions: {}", to_string(change->verdict), numbers);
}

/// Without bars where `bar_width` is 0.
std::string counted_rows(Context& context, const std::string& head, const std::vector<PomodoroRow>& rows,
                         int bar_width) {
    using terminal::Align;
    terminal::Table table({{.head = head, .least = 8},
                           {.head = "rung", .align = Align::right},
                           {.head = "void", .align = Align::right, .drop = 1},
                           {.head = "early", .align = Align::right, .drop = 2},
                           {.head = "internal", .align = Align::right, .drop = 3},
                           {.head = "external", .align = Align::right, .drop = 4},
                           {.head = "a pomodoro", .align = Align::right},
                           {.head = "", .drop = 5, .tone = terminal::Tone::good}});
    int most = 0;
    for (const PomodoroRow& row : rows) most = std::max(most, row.counts.begun());
    for (const auto& [key, counts] : rows) {
        table.row({key.empty() ? "own work" : key, grouped(counts.rung), grouped(counts.voided),
                   grouped(counts.stopped_early), grouped(counts.internal), grouped(counts.external),
                   counts.interruptions_each(),
                   terminal::bar(counts.rung, counts.begun(), most, bar_width, ink_of(context))});
    }
    return table.text(context.width(), context.style(), 2);
}

/// None for a single row, which says what the total says. The bars take what room the words leave.
std::string counted_table(Context& context, const std::string& head, const std::vector<PomodoroRow>& rows) {
    constexpr int kGap = 2;
    constexpr int kShortest = 6;
    constexpr int kLongest = 30;
    if (rows.size() < 2) return {};
    std::string text = counted_rows(context, head, rows, 0);
    const int room = std::min(context.text_width() - terminal::widest_line(text) - kGap, kLongest);
    if (room >= kShortest) text = counted_rows(context, head, rows, room);
    return "\n" + text;
}

/// Of many years only the newest weeks, with a word on the others.
std::string week_table(Context& context, const std::vector<PomodoroRow>& weeks) {
    constexpr std::ptrdiff_t kMost = 26;
    const auto all = std::ssize(weeks);
    if (all <= kMost) return counted_table(context, "week", weeks);
    return counted_table(context, "week", {weeks.end() - kMost, weeks.end()}) +
           fmt::format("  the newest {} of {} weeks; --json has all\n", kMost, grouped(all));
}

std::string statistics_text(Context& context, const PomodoroStatistics& pomodori, const ChosenLog& chosen) {
    const std::string work = chosen.request.work.empty() ? "" : "of " + printable(chosen.request.work) + " ";
    const std::string title = "pomodori " + work + chosen.period;
    if (pomodori.total.begun() == 0) return "no " + title + "\n";
    std::string text = context.style().strong(title) + "\n";
    text += facts_text(context, {{"pomodori", pomodori_fact(pomodori.total)},
                                 {"interruptions", interruptions_fact(pomodori.total)},
                                 {"best hours", best_hours_fact(pomodori.best_hours)},
                                 {"longest run", run_fact(pomodori.longest_run)},
                                 {"trend", change_fact(pomodori.change)}});
    text += counted_table(context, "hour", pomodori.hours) + counted_table(context, "weekday", pomodori.weekdays);
    text += counted_table(context, "client", pomodori.clients) + counted_table(context, "kind", pomodori.kinds);
    return text + week_table(context, pomodori.weeks);
}

Action bind_statistics(Syntax& syntax) {
    const LogOptions options(syntax, "the last 4 weeks (the default), all");
    const Flag no_pager = syntax.flag("--no-pager", "straight to the terminal, however long");
    return [=](Context& context) {
        const ChosenLog chosen = options.chosen(context, Usual::last_weeks);
        const auto statistics = tracking::statistics(context.store(), chosen.request, context.now());
        return context.answer_long(statistics, *no_pager,
                                   [&] { return statistics_text(context, statistics.pomodori, chosen); });
    };
}

}  // namespace

std::vector<Command> statistics_commands() {
    return {{"stats",
             "how pomodori went: which rang, what broke into them, and when",
             {"sugo stats", "sugo stats last month", "sugo stats acme 2026", "sugo stats all --json"},
             bind_statistics,
             "Hours and weekdays are those of a pomodoro's start, where it was recorded. Meetings and stopwatch "
             "sessions are not counted, nor what broke into them. The last number of a row is its interruptions per "
             "pomodoro "
             "begun. The longest run is of pomodori that rang one after "
             "the other, on one day, without an interruption. A bar is what was begun, its dark part what rang."}};
}

}  // namespace sugo::cli
