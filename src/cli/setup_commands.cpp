// setup: one's own details.
#include <cli/command.hpp>

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include <cli/client_words.hpp>
#include <sugo/text.hpp>

namespace sugo::cli {
namespace {

/// A detail: how it is asked, and where the answer goes.
struct Question {
    std::string_view fact;
    std::string_view words;
    std::optional<std::string> people::ProfileEdit::*into;
};

constexpr std::array<Question, 9> kQuestions{{
    {"name", "your name, as invoices print it", &people::ProfileEdit::name},
    {"address", "address, \\n between its lines", &people::ProfileEdit::address},
    {"country", "country (US, DE, South Korea)", &people::ProfileEdit::country},
    {"tax id", "tax or VAT number", &people::ProfileEdit::tax_id},
    {"email", "email", &people::ProfileEdit::email},
    {"phone", "phone", &people::ProfileEdit::phone},
    {"payment", "how to pay you (bank, IBAN), \\n between its lines", &people::ProfileEdit::payment},
    {"currency", "currency of new clients", &people::ProfileEdit::currency},
    {"paper", "paper of invoices, a4 or letter", &people::ProfileEdit::paper},
}};

std::string fact_of(const Facts& facts, std::string_view name) {
    const auto fact = std::find_if(facts.begin(), facts.end(), [&](const auto& one) { return one.first == name; });
    std::string value = fact == facts.end() ? "" : fact->second;
    for (auto at = value.find('\n'); at != std::string::npos; at = value.find('\n', at)) value.replace(at, 1, "\\n");
    return value;
}

/// Whether the answers so far will do; if not, why is said at once, so that no later answer is lost.
bool is_taken(World& world, const Profile& current, const people::ProfileEdit& edit) {
    try {
        people::edited(current, edit);
        return true;
    } catch (const Failure& failure) {
        world.err(fmt::format("  {}; {}\n", failure.what(), failure.error().hint));
        return false;
    }
}

/// One question a line; an empty answer keeps what stands in brackets.
people::ProfileEdit ask(Context& context, const Profile& current) {
    World& world = context.world();
    const Facts facts = facts_of(current);
    people::ProfileEdit edit;
    world.err("Your details, as invoices print them. Enter keeps what stands in brackets; - clears it.\n");
    for (const Question& question : kQuestions) {
        const std::string value = fact_of(facts, question.fact);
        do {
            world.err(value.empty() ? fmt::format("{}: ", question.words)
                                    : fmt::format("{} [{}]: ", question.words, printable(value)));
            const std::optional<std::string> line = world.read_line();
            if (!line) {
                world.err("\n");
                throw Failure(ErrorKind::interrupted, "setup was left before its end; nothing is changed",
                              "sugo setup");
            }
            edit.*question.into = line->empty() ? std::nullopt : std::optional(*line == "-" ? "" : *line);
        } while (!is_taken(world, current, edit));
    }
    return edit;
}

bool says_something(const people::ProfileEdit& edit) {
    return std::any_of(kQuestions.begin(), kQuestions.end(),
                       [&](const Question& question) { return (edit.*question.into).has_value(); });
}

int show(Context& context) {
    const std::optional<Profile> current = context.store().profile().current();
    if (!current)
        throw Failure(ErrorKind::not_found, "your details are not known yet",
                      "sugo setup --name \"Ada Example\" --address \"12 Harbor Lane\\nSeattle, WA\" --country US");
    return context.answer(people::ProfileChanged{current, *current},
                          [&] { return facts_text(context, facts_of(*current)); });
}

int change(Context& context, const people::ProfileEdit& edit) {
    const auto changed = people::setup(context.store(), edit, context.now());
    return context.answer(changed, [&] {
        if (changed.before)
            return changed_text(context, "your details", facts_of(*changed.before), facts_of(changed.after));
        return "your details, as invoices print them\n" + facts_text(context, facts_of(changed.after)) +
               next_step(context, "sugo client add acme --name \"Acme Robotics\"");
    });
}

Action bind_setup(Syntax& syntax) {
    const Text name = syntax.text("--name", "TEXT", "your name, as invoices print it");
    const Text address = syntax.text("--address", "TEXT", "\\n between its lines, without the country");
    const Text country = syntax.text("--country", "CODE", "its code or name: US, DE, South Korea");
    const Text tax_id = syntax.text("--tax-id", "TEXT", "your VAT or tax number");
    const Text email = syntax.text("--email", "TEXT", "your address for questions about an invoice");
    const Text phone = syntax.text("--phone", "TEXT", "a number to call");
    const Text payment = syntax.text("--payment", "TEXT", "how to pay you, \\n between its lines");
    const Text currency = syntax.text("--currency", "CODE", "the currency of new clients: USD");
    const Text paper = syntax.text("--paper", "PAPER", "a4 or letter");
    return [=](Context& context) {
        const people::ProfileEdit edit{*name, *address, *country, *tax_id, *email, *phone, *payment, *currency, *paper};
        if (says_something(edit)) return change(context, edit);
        const TerminalFacts& terminal = context.world().terminal;
        if (!terminal.input || !terminal.talk || context.json()) return show(context);
        return change(context, ask(context, context.store().profile().current().value_or(Profile{})));
    };
}

}  // namespace

std::vector<Command> setup_commands() {
    return {{"setup",
             "your own details, as invoices print them",
             {"sugo setup",
              "sugo setup --name \"Ada Example\" --country US --payment \"IBAN DE02 1203 0000 0000 2020 51\""},
             bind_setup,
             "Without options it asks on a terminal, and shows the details elsewhere. Invoices already issued keep "
             "what they say."}};
}

}  // namespace sugo::cli
