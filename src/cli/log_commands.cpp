// log.
#include <cli/command.hpp>

#include <map>
#include <optional>

#include <fmt/format.h>

#include <cli/phrases.hpp>
#include <cli/session_options.hpp>
#include <terminal/table.hpp>

namespace sugo::cli {
namespace {

std::string money_cell(const tracking::Entry& entry) {
    if (entry.share) return format(*entry.share);
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
    for (const tracking::Entry& entry : log.entries) time_of_day[day_of(entry.session)] += entry.time;
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

/// "acme" with "ner", "acme/ner", or "book".
std::string work_filter(const Text& client, const Text& project) {
    if (*client && *project) {
        if ((*project)->find('/') == std::string::npos) return **client + "/" + **project;
        if (!(*project)->starts_with(**client + "/")) {
            throw Failure(ErrorKind::usage, fmt::format("{} is no project of {}", **project, **client),
                          "--project " + **project);
        }
    }
    return *project ? **project : client->value_or("");
}

/// Takes a client or project off the front of the words, as in `sugo log acme last week`. Empty if there is none.
std::string leading_work(Context& context, std::vector<std::string>& words) {
    if (words.empty() || words.front() == "all" || parse_period(joined(words, " "), context.now().today)) return {};
    const std::string first = words.front();
    ClientBook& book = context.store().clients();
    if (first.find('/') == std::string::npos && !book.client(first) && !book.project(std::nullopt, first)) return {};
    words.erase(words.begin());
    return first;
}

bool filters(const tracking::LogRequest& request) {
    return !request.work.empty() || !request.kind.empty() || !request.tags.empty() || !request.text.empty() ||
           request.billable || request.unbilled || request.newest;
}

/// The period that is listed (none: all time) and how the answer names it.
struct Listed {
    std::optional<Period> period;
    std::string words;
};

Listed listed_period(const std::vector<std::string>& typed, bool all_by_itself, Day today) {
    const std::string text = joined(typed, " ");
    if (text == "all" || (text.empty() && all_by_itself)) return {std::nullopt, "in all"};
    if (text.empty()) return {Period{today, today}, "today"};
    const Period period = taken(parse_period(text, today));
    return {period, (period.first == period.last ? "on " : "from ") + to_string(period)};
}

Action bind_log(Syntax& syntax) {
    const Texts words = syntax.words("PERIOD",
                                     "yesterday, 2026-03, 2026-W12, last week, A..B, all; today by default, all time "
                                     "where a filter is given; a client or project may stand before it",
                                     0);
    const Text client = syntax.text("--client", "CLIENT", "only this client");
    const Text project = syntax.text("--project", "PROJECT", "only this project: acme/ner, or one of your own");
    const Text kind = syntax.text("--kind", "KIND", "only this kind of work");
    const Texts tags = syntax.texts("-t,--tag", "TAG", "only with this tag; several: with all of them");
    const Text text = syntax.text("--text", "TEXT", "only with this in the note");
    const Flag yes = syntax.flag("--billable", "only what is billed");
    const Flag no = syntax.flag("--not-billable,--no-billable", "only what is not billed");
    const Flag unbilled = syntax.flag("--unbilled", "only what is on no invoice or draft yet");
    const Text newest = syntax.text("-n,--newest", "N", "only the newest N");
    return [=](Context& context) {
        tracking::LogRequest request;
        request.work = work_filter(client, project);
        std::vector<std::string> typed = *words;
        const std::string leading = request.work.empty() ? leading_work(context, typed) : "";
        if (!leading.empty()) request.work = leading;
        request.kind = kind->value_or("");
        request.tags = *tags;
        request.text = text->value_or("");
        request.billable = yes_or_no(*yes, *no);
        request.unbilled = *unbilled;
        if (*newest) request.newest = number_of_option("-n", **newest, 1, 1'000'000);
        const Listed listed = listed_period(typed, filters(request), context.now().today);
        request.period = listed.period;
        const auto log = tracking::log(context.store(), request, context.now());
        return context.answer(log, [&] { return log_text(context, log, listed.words); });
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
