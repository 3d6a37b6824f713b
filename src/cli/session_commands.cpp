// add, edit, remove.
#include <cli/command.hpp>

#include <optional>

#include <fmt/format.h>

#include <cli/phrases.hpp>
#include <cli/session_options.hpp>

namespace sugo::cli {
namespace {

std::string words_from(const std::vector<std::string>& words, std::size_t first, std::size_t last) {
    return joined(
        {words.begin() + static_cast<std::ptrdiff_t>(first), words.begin() + static_cast<std::ptrdiff_t>(last)}, " ");
}

/// Whether a word can begin an interval, as no work does: a digit, a day, "from" or "since".
bool begins_interval(const std::string& word, const Now& now) {
    const bool digit = !word.empty() && word.front() >= '0' && word.front() <= '9';
    return digit || word == "from" || word == "since" || word == "now" || parse_day(word, now.today);
}

/// Takes an interval off the words, as in `add WORK 09:00 - 10:30`, or `add 9am - 11am WORK` as Timewarrior has it.
void take_interval(tracking::AddRequest& request, const Now& now, std::optional<Day> day) {
    std::vector<std::string>& words = request.words;
    const std::size_t count = words.size();
    for (std::size_t first = 1; first < count; ++first) {
        request.interval = words_from(words, first, count);
        if (!parse_interval(request.interval, now, day)) continue;
        words.resize(first);
        return;
    }
    for (std::size_t last = count; last-- > 1;) {
        request.interval = words_from(words, 0, last);
        if (!parse_interval(request.interval, now, day)) continue;
        words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(last));
        return;
    }
    request.interval.clear();
    // Something was meant as times: its own error says what is wrong with them.
    for (std::size_t first = 1; first < count; ++first) {
        if (begins_interval(words[first], now)) taken(parse_interval(words_from(words, first, count), now, day));
    }
}

Action bind_add(Syntax& syntax) {
    const Texts words =
        syntax.words("WORK",
                     "CLIENT[/PROJECT] [KIND], a project of your own [KIND], or a KIND; then, or before "
                     "it, its times: 9am - 11am, yesterday 14:00 for 25m, since 9am");
    const Text from = syntax.text("--from", "TIME", "when it began: 09:00, \"yesterday 14:00\"");
    const Text to = syntax.text("--to", "TIME", "when it ended");
    const Text length = syntax.text("--for", "LENGTH", "how long, instead of one of the two: 25m, 1h30m");
    const Text on = syntax.text("--on", "DAY", "the day of times that name none; default today");
    const SessionOptions about(syntax);
    const Flag trim = syntax.flag("--trim", "cut what overlaps instead of refusing");
    return [=](Context& context) {
        tracking::AddRequest request;
        request.words = *words;
        request.from = from->value_or("");
        request.to = to->value_or("");
        if (*length) request.length = taken(parse_duration(**length));
        request.on = on->value_or("");
        if (request.from.empty() && request.to.empty() && !request.length) {
            std::optional<Day> day;
            if (!request.on.empty()) day = taken(parse_day(request.on, context.now().today));
            take_interval(request, context.now(), day);
        }
        request.words = work_words(request.words);
        request.note = about.note->value_or("");
        request.tags = tag_words(about.tags);
        request.billable = about.billable();
        request.trim = *trim;
        const auto added = tracking::add(context.store(), request, context.now());
        context.notes(added.remarks);
        return context.answer(added, [&] {
            return fmt::format("added {}{}  {}\n", entry_line(context, added.added), price_behind(added.added),
                               context.style().quiet(added.added.short_id)) +
                   trimmed_text(context, added.trimmed);
        });
    };
}

Facts session_facts(Context& context, const tracking::Entry& entry) {
    const Session& session = entry.session;
    const std::optional<bool>& word = session.billable;
    return {{"work", entry.work},
            {"from", when(context, session.start, session.zone)},
            {"to", session.stop ? when(context, *session.stop, session.zone) : "running"},
            {"length", format(entry.time)},
            {"planned", session.planned ? format(*session.planned) : ""},
            {"note", session.note},
            {"tags", joined(session.tags, ", ")},
            {"billed", !word   ? "auto"
                       : *word ? "yes"
                               : "no"},
            {"rate", price(entry)}};
}

Action bind_edit(Syntax& syntax) {
    const Texts session =
        syntax.word("SESSION", "@1 for the one that began last, @2 …, or its five letters from the log");
    const Text work = syntax.text("--work", "WORK", "other work: \"acme/ner code\"");
    const Text from = syntax.text("--from", "TIME", "another begin; a time alone is on the session's day");
    const Text to = syntax.text("--to", "TIME", "another end");
    const Text length = syntax.text("--for", "LENGTH", "another length");
    const Text note = syntax.text("-n,--note", "TEXT", "another note; \"\" for none");
    const Texts tags = syntax.texts("-t,--tag", "TAG", "other tags, all of them; \"\" for none");
    const Text billable = syntax.text("--billable", "WORD", "yes, no or auto (the project's or kind's word)");
    const Flag trim = syntax.flag("--trim", "cut what overlaps instead of refusing");
    return [=](Context& context) {
        tracking::EditRequest request;
        request.session = session->front();
        if (*work) request.words = split_words(**work);
        request.from = from->value_or("");
        request.to = to->value_or("");
        if (*length) request.length = taken(parse_duration(**length));
        request.note = *note;
        if (!tags->empty()) request.tags = tag_words(tags);
        request.billable = billable->value_or("");
        request.trim = *trim;
        const auto edited = tracking::edit(context.store(), request, context.now());
        context.notes(edited.remarks);
        return context.answer(edited, [&] {
            return fmt::format("changed {}  {}\n", entry_line(context, edited.after),
                               context.style().quiet(edited.after.short_id)) +
                   changes_text(context, session_facts(context, edited.before), session_facts(context, edited.after)) +
                   trimmed_text(context, edited.trimmed);
        });
    };
}

Action bind_remove(Syntax& syntax) {
    const Texts which =
        syntax.words("SESSION", "@1 for the one that began last, @1-@3, or their five letters from the log");
    return [=](Context& context) {
        const auto removed = tracking::remove(context.store(), *which, context.now());
        return context.answer(removed, [&] {
            std::string text;
            for (const tracking::Entry& entry : removed)
                text += fmt::format("removed {}\n", entry_line(context, entry));
            return text;
        });
    };
}

}  // namespace

std::vector<Command> session_commands() {
    return {
        {"add",
         "log past work",
         {"sugo add acme/ner --from 09:00 --to 10:30", "sugo add acme/ner code 9am - 10:30am -n \"error report\"",
          "sugo add acme \"yesterday 14:00 - 15:30\"", "sugo add learn yesterday 14:00 for 25m"},
         bind_add},
        {"edit",
         "change a session",
         {"sugo edit @1 --note \"error report by type\"", "sugo edit 7k2mq --work \"acme/ner meeting\" --to 11:00"},
         bind_edit,
         "A session on an issued invoice cannot be changed: void the invoice first."},
        {"remove",
         "remove sessions; all of those named or none",
         {"sugo remove @1", "sugo remove 7k2mq 7k2mr"},
         bind_remove},
    };
}

}  // namespace sugo::cli
