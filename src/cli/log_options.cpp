#include <cli/log_options.hpp>

#include <fmt/format.h>

#include <cli/phrases.hpp>
#include <cli/session_options.hpp>

namespace sugo::cli {
namespace {

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

/// A word that is no time, but nearly a name, is a slip in the name.
void refuse_near_miss(ClientBook& book, const std::string& word) {
    std::vector<std::string> names;
    for (const Client& client : book.clients()) names.push_back(client.slug);
    for (const Project& project : book.projects()) {
        if (!project.client) names.push_back(project.slug);
    }
    if (const auto near = people::nearest(word, names)) {
        throw Failure(ErrorKind::not_found, fmt::format("{} is no time, client or own project", word), *near);
    }
}

/// Takes a client or project off the front of the words, as in `sugo log acme last week`. Empty if there is none.
std::string leading_work(Context& context, std::vector<std::string>& words) {
    const std::string text = joined(words, " ");
    if (words.empty() || names_all_time(words.front()) || parse_period(text, context.now().today)) return {};
    if (parse_interval(text, context.now())) return {};
    std::string first = words.front();
    ClientBook& book = context.store().clients();
    if (first.find('/') == std::string::npos && !book.client(first) && !book.project(std::nullopt, first)) {
        refuse_near_miss(book, first);
        return {};
    }
    words.erase(words.begin());
    return first;
}

bool filters(const tracking::LogRequest& request) {
    return !request.work.empty() || !request.kind.empty() || !request.tags.empty() || !request.text.empty() ||
           request.billable || request.unbilled || request.newest;
}

/// Of whole weeks, so that each weekday weighs the same.
constexpr std::string_view kLastWeeks = "last 4 weeks";

/// The period or moments that are listed (neither: all time) and how the answer names them.
struct Listed {
    std::optional<Period> period;
    std::optional<TimeInterval> interval;
    std::string words;
};

Listed listed_time(Context& context, const std::vector<std::string>& typed, Usual usual) {
    const std::string text = joined(typed, " ");
    const Day today = context.now().today;
    if (names_all_time(text) || (text.empty() && usual == Usual::all_time)) return {{}, {}, "in all"};
    if (text.empty() && usual == Usual::today) return {Period{today, today}, {}, "today"};
    const std::string_view by_itself = usual == Usual::last_weeks ? kLastWeeks : "this month";
    const Result<Period> period = parse_period(text.empty() ? by_itself : text, today);
    if (period) return {*period, {}, (period->first == period->last ? "on " : "from ") + to_string(*period)};
    const Result<TimeInterval> interval = parse_interval(text, context.now());
    if (!interval) throw Failure(period.error());
    context.notes(interval->remarks);
    const Zone& zone = context.now().zone;
    return {
        {},
        *interval,
        fmt::format("between {} and {}", when(context, interval->start, zone), when(context, interval->stop, zone))};
}

}  // namespace

LogOptions::LogOptions(Syntax& syntax, std::string_view usual)
    : words(syntax.words(
          "PERIOD",
          fmt::format("{}; yesterday, 2026-03, 2026-W12, last week, :lastmonth, since monday, A..B, or moments: "
                      "9am - 11am; "
                      "a client or project may stand before it; with a filter, all time by itself",
                      usual),
          0)),
      client(syntax.text("--client", "CLIENT", "only this client")),
      project(syntax.text("--project", "PROJECT", "only this project: acme/ner, or one of your own")),
      kind(syntax.text("--kind", "KIND", "only this kind of work")),
      tags(syntax.texts("-t,--tag", "TAG", "only with this tag; several: with all of them")),
      text(syntax.text("--text", "TEXT", "only with this in the note")),
      yes(syntax.flag("--billable", "only what is billed")),
      no(syntax.flag("--not-billable,--no-billable", "only what is not billed")),
      unbilled(syntax.flag("--unbilled", "only what is on no invoice or draft yet")),
      newest(syntax.text("-n,--newest", "N", "only the newest N")) {}

bool LogOptions::given() const {
    return !words->empty() || *client || *project || *kind || !tags->empty() || *text || *yes || *no || *unbilled ||
           *newest;
}

ChosenLog LogOptions::chosen(Context& context, Usual usual) const {
    tracking::LogRequest request;
    request.work = work_filter(client, project);
    std::vector<std::string> typed = *words;
    const std::string leading = request.work.empty() ? leading_work(context, typed) : "";
    if (!leading.empty()) request.work = leading;
    request.kind = kind->value_or("");
    request.tags = tag_words(tags);
    request.text = text->value_or("");
    request.billable = yes_or_no(*yes, *no);
    request.unbilled = *unbilled;
    if (*newest) request.newest = number_of_option("-n", **newest, 1, 1'000'000);
    const Listed listed = listed_time(context, typed, filters(request) ? Usual::all_time : usual);
    request.period = listed.period;
    request.interval = listed.interval;
    return {request, listed.words};
}

}  // namespace sugo::cli
