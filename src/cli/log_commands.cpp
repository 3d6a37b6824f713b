// log.
#include <cli/command.hpp>

#include <map>
#include <optional>

#include <fmt/format.h>

#include <cli/log_options.hpp>
#include <cli/phrases.hpp>
#include <terminal/table.hpp>

namespace sugo::cli {
namespace {

std::string money_cell(const tracking::Entry& entry) {
    if (entry.share) return format(*entry.share);
    if (entry.session.outcome == Outcome::voided) return "void";
    return entry.billable && entry.client && entry.session.stop ? "no rate" : "";
}

std::string note_cell(const Session& session) {
    std::string text = session.note;
    for (const std::string& tag : session.tags) text += (text.empty() ? "#" : " #") + tag;
    return text;
}

terminal::Table log_table(Context& context, const tracking::Log& log) {
    terminal::Table table({{.head = ""},
                           {.head = "", .align = terminal::Align::right},
                           {.head = "", .least = 9},
                           {.head = "", .least = 12, .drop = 3, .tone = terminal::Tone::quiet},
                           {.head = "", .align = terminal::Align::right, .drop = 2},
                           {.head = "", .least = 0, .drop = 4, .tone = terminal::Tone::quiet},
                           {.head = "", .drop = 1, .tone = terminal::Tone::quiet}});
    std::map<Day, Seconds> time_of_day;
    for (const tracking::Entry& entry : log.entries) {
        if (entry.session.outcome != Outcome::voided) time_of_day[day_of(entry.session)] += entry.time;
    }
    std::optional<Day> day;
    for (const tracking::Entry& entry : log.entries) {
        const Day its_day = day_of(entry.session);
        if (day != its_day) {
            table.line(fmt::format("{} {}, {}", to_string(its_day), weekday(its_day), format(time_of_day[its_day])));
            day = its_day;
        }
        std::string times = clock_span(context, entry);
        if (entry.session.zone != context.now().zone) times += " " + entry.session.zone.name;
        const std::string on = entry.claim             ? entry.claim->number.value_or("draft")
                               : entry.session.settled ? "settled"
                                                       : "";
        table.row(
            {times, format(entry.time), entry.work, note_cell(entry.session), money_cell(entry), on, entry.short_id});
    }
    return table;
}

std::string log_text(Context& context, const tracking::Log& log, const std::string& period) {
    if (log.entries.empty()) return fmt::format("no sessions {}\n", period);
    std::string text = log_table(context, log).text(context.width(), context.style(), 2);
    std::vector<std::string> parts{
        fmt::format("{} {}, {}", sessions(static_cast<std::int64_t>(log.entries.size())), period, format(log.time))};
    if (log.billable_time > Seconds::zero()) parts.push_back("billable " + format(log.billable_time));
    if (!log.money.empty()) parts.push_back(sum_text(log.money));
    if (log.without_rate > 0) parts.push_back(fmt::format("{} without a rate", log.without_rate));
    return text + "\n" + context.style().strong(joined(parts, " · ")) + "\n";
}

Action bind_log(Syntax& syntax) {
    const LogOptions options(syntax, "today (the default), all");
    return [=](Context& context) {
        const ChosenLog chosen = options.chosen(context, Usual::today);
        const auto log = tracking::log(context.store(), chosen.request, context.now());
        return context.answer(log, [&] { return log_text(context, log, chosen.period); });
    };
}

}  // namespace

std::vector<Command> log_commands() {
    return {
        {"log",
         "the sessions of a period, with their money",
         {"sugo log", "sugo log acme last week", "sugo log 2026-03 --kind meeting", "sugo log -n 5",
          "sugo log --unbilled"},
         bind_log},
    };
}

}  // namespace sugo::cli
