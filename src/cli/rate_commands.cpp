// rate set, list, explain, remove.
#include <cli/command.hpp>

#include <fmt/format.h>

#include <cli/phrases.hpp>
#include <terminal/table.hpp>

namespace sugo::cli {
namespace {

constexpr auto kScopeHelp = "acme/ner, acme, a kind, or one of the first two with a kind; or --tier";

/// The words before a rate: CLIENT[/PROJECT] [KIND], or KIND alone.
pricing::RateScope scope_of_words(Context& context, const std::vector<std::string>& words, const Text& kind,
                                  const Text& tier) {
    pricing::RateScope scope;
    scope.kind = kind->value_or("");
    scope.tier = tier->value_or("");
    if (words.size() > 2 || (words.size() == 2 && !scope.kind.empty()))
        throw Failure(ErrorKind::usage, "there are too many words for what the rate is for",
                      "sugo rate set acme/ner meeting 120");
    if (words.size() == 2) scope.kind = words[1];
    if (!words.empty()) scope.scope = words[0];
    // A client's or own project's word is never a kind's, so a kind alone is recognised.
    if (words.size() == 1 && scope.kind.empty() && context.store().clients().kind(words[0]))
        std::swap(scope.scope, scope.kind);
    return scope;
}

Day from_day(Context& context, const Text& from) {
    return *from ? taken(parse_day(**from, context.now().today)) : context.now().today;
}

std::string set_text(const pricing::RateSet& set, Day today) {
    std::string text = fmt::format("{}: {} from {}", set.scope, format(set.entry.rate),
                                   set.entry.valid_from == today ? "today" : to_string(set.entry.valid_from));
    if (set.replaced) {
        text += fmt::format(" (instead of {})", format(set.replaced->rate));
    } else if (set.before) {
        text += fmt::format(" (before: {} from {})", format(set.before->rate), to_string(set.before->valid_from));
    }
    text += "\n";
    if (set.sessions_changed > 0)
        text += fmt::format("  {} not billed yet {} another amount\n", sessions(set.sessions_changed),
                            set.sessions_changed == 1 ? "has" : "have");
    return text;
}

Action bind_rate_set(Syntax& syntax) {
    const Texts words = syntax.words("SCOPE", kScopeHelp, 0, 3);
    const Texts rate = syntax.word("RATE", "an hour's price: 150, 78.90, \"150 EUR\"");
    const Text kind = syntax.text("--kind", "KIND", "for this kind of work");
    const Text tier = syntax.text("--tier", "WORD", "long or short: the standing rate of all such projects");
    const Text from = syntax.text("--from", "DAY", "the first day it is valid; default today");
    return [=](Context& context) {
        const pricing::RateScope scope = scope_of_words(context, *words, kind, tier);
        const auto set =
            pricing::set_rate(context.store(), scope, rate->front(), from_day(context, from), context.now());
        if (!*from && !set.before && !set.replaced)
            context.note(fmt::format("work before {} has no rate by this; --from DAY begins earlier",
                                     to_string(set.entry.valid_from)));
        return context.answer(set, [&] { return set_text(set, context.now().today); });
    };
}

Action bind_rate_remove(Syntax& syntax) {
    const Texts words = syntax.words("SCOPE", kScopeHelp, 0, 2);
    const Text kind = syntax.text("--kind", "KIND", "of this kind of work");
    const Text tier = syntax.text("--tier", "WORD", "long or short");
    const Text from = syntax.text("--from", "DAY", "the one that begins on this day; not needed if there is only one");
    return [=](Context& context) {
        const pricing::RateScope scope = scope_of_words(context, *words, kind, tier);
        std::optional<Day> day;
        if (*from) day = from_day(context, from);
        const auto removed = pricing::remove_rate(context.store(), scope, day, context.now());
        return context.answer(removed, [&] {
            return fmt::format("removed {}: {} from {}\n", removed.scope, format(removed.entry.rate),
                               to_string(removed.entry.valid_from));
        });
    };
}

Action bind_rate_list(Syntax&) {
    return [](Context& context) {
        const auto rates = pricing::list_rates(context.store());
        return context.answer(rates, [&] {
            if (rates.empty()) return "no rates yet\n" + next_step(context, "sugo rate set acme/ner 150");
            terminal::Table table({{.head = "for", .least = 10},
                                   {.head = "rate", .align = terminal::Align::right},
                                   {.head = "from", .drop = 1},
                                   {.head = "level", .drop = 2, .tone = terminal::Tone::quiet}});
            for (const pricing::RateRow& row : rates) {
                table.row({row.scope, format(row.entry.rate), to_string(row.entry.valid_from),
                           std::string(to_string(level_of(row.entry)))});
            }
            return table.text(context.width(), context.style());
        });
    };
}

std::string explain_text(Context& context, const pricing::Explained& explained) {
    const std::string answer = !explained.billable ? "not billable"
                               : explained.rate    ? format(*explained.rate)
                                                   : "no rate";
    std::string text =
        fmt::format("{} on {}: {}\n", explained.work.name(), to_string(explained.day), context.style().strong(answer));
    terminal::Table table({{.head = "", .least = 8, .drop = 2},
                           {.head = "", .least = 8},
                           {.head = "", .align = terminal::Align::right},
                           {.head = "", .drop = 3},
                           {.head = "", .tone = terminal::Tone::good}});
    for (std::size_t i = 0; i < explained.steps.size(); ++i) {
        const RateStep& step = explained.steps[i];
        const std::string scope = i < explained.scopes.size() ? explained.scopes[i] : "";
        table.row({std::string(to_string(step.level)), scope, step.entry ? format(step.entry->rate) : "–",
                   step.entry ? "from " + to_string(step.entry->valid_from) : "", step.applies ? "applies" : ""},
                  step.entry ? terminal::Tone::plain : terminal::Tone::quiet);
    }
    text += table.text(context.width(), context.style(), 2);
    if (!explained.tier_reason.empty()) text += explained.tier_reason + "\n";
    return text;
}

Action bind_rate_explain(Syntax& syntax) {
    const Texts words = syntax.words("WORK", "CLIENT[/PROJECT] [KIND]");
    const Text on = syntax.text("--on", "DAY", "the day of the work; default today");
    return [=](Context& context) {
        const Day day = *on ? taken(parse_day(**on, context.now().today)) : context.now().today;
        const auto explained = pricing::explain(context.store(), *words, day);
        return context.answer(explained, [&] { return explain_text(context, explained); });
    };
}

}  // namespace

std::vector<Command> rate_commands() {
    return {
        {"rate set",
         "a rate from a day on; issued invoices never change",
         {"sugo rate set acme/ner 150 --from 2026-01-01", "sugo rate set acme meeting 120",
          "sugo rate set --tier long 150", "sugo rate set --kind consult 220"},
         bind_rate_set,
         "The narrowest rate that is valid on the day of the work applies: project and kind, project, client and kind, "
         "client, kind, tier; "
         "there the latest."},
        {"rate list", "all rates", {"sugo rate list"}, bind_rate_list},
        {"rate explain",
         "which rate applies on a day, and why",
         {"sugo rate explain acme/ner meeting --on 2026-03-02"},
         bind_rate_explain},
        {"rate remove",
         "take a rate away",
         {"sugo rate remove acme meeting", "sugo rate remove --tier long --from 2026-01-01"},
         bind_rate_remove},
    };
}

}  // namespace sugo::cli
