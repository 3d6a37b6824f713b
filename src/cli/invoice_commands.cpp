// invoice draft, show, list, issue, void, credit, series.
#include <cli/command.hpp>

#include <algorithm>

#include <fmt/format.h>

#include <cli/invoice_words.hpp>
#include <cli/phrases.hpp>
#include <terminal/table.hpp>

namespace sugo::cli {
namespace {

using billing::Shown;

constexpr auto kNameHelp = "the number; of a draft its client, or the name that sugo invoice list shows";

/// The last day of last month; but today where the period begins after that.
Day usual_through(const Now& now, const std::optional<Day>& from) {
    const date::year_month_day today{date::local_days(now.today)};
    const Day last_month = date::local_days(today.year() / today.month() / 1) - date::days(1);
    return from && *from > last_month ? now.today : last_month;
}

std::string drafted_text(Context& context, const billing::Drafted& drafted, const std::string& period) {
    return fmt::format("drafted an invoice to {} {}: {}\n\n", context.style().strong(buyer_name(drafted.document)),
                       period, sessions(drafted.sessions)) +
           lines_text(context, drafted.document) + left_out_text(drafted.left_over) + "\n" +
           next_step(context, fmt::format("sugo invoice show {0}, then sugo invoice issue {0}", drafted.name));
}

void note_missing(Context& context, const InvoiceDocument& document) {
    if (const std::string missing = missing_words(document); !missing.empty()) context.note(missing);
}

Action bind_invoice_draft(Syntax& syntax) {
    const Texts client = syntax.word("CLIENT", "whose unbilled work is taken");
    const Text from = syntax.text("--from", "DAY", "the first day; default all that is unbilled");
    const Text through = syntax.text("--through", "DAY", "the last day; default the end of last month");
    const Text project = syntax.text("--project", "PROJECT", "only this project");
    const Text detail = syntax.text("--detail", "WORD", "under each line: none, day or session");
    return [=](Context& context) {
        const Now& now = context.now();
        billing::DraftRequest request;
        request.client = client->front();
        if (*from) request.from = taken(parse_day(**from, now.today));
        request.through = *through ? taken(parse_day(**through, now.today)) : usual_through(now, request.from);
        if (*detail) request.detail = taken(parse_detail(**detail));
        request.project = project->value_or("");
        const auto drafted = billing::draft(context.store(), request, now);
        note_missing(context, drafted.document);
        return context.answer(
            drafted, [&] { return drafted_text(context, drafted, period_words(request.from, request.through)); });
    };
}

Action bind_invoice_show(Syntax& syntax) {
    const Texts name = syntax.word("NAME", kNameHelp);
    const Text detail = syntax.text("--detail", "WORD", "under each line: none, day or session");
    return [=](Context& context) {
        Shown shown = billing::show(context.store(), name->front(), context.now());
        if (*detail) shown.document.detail = taken(parse_detail(**detail));
        if (shown.state == Shown::State::voided && shown.voided) {
            context.note(fmt::format("void since {}: {}", to_string(*shown.voided), shown.void_reason));
        }
        if (shown.credited_by) {
            context.note(
                fmt::format("credited by {} of {}", shown.credited_by->number, to_string(shown.credited_by->issued)));
        }
        if (shown.outside_period > 0) {
            context.note(fmt::format("outside the period it was drafted for: {}; sugo invoice edit {} --drop SESSION",
                                     sessions(shown.outside_period), shown.name));
        }
        return context.answer(shown, [&] {
            return document_text(context, shown.document) + payments_text(context, shown) + texts_text(context, shown) +
                   left_out_text(shown);
        });
    };
}

terminal::Tone tone_of(Shown::State state) {
    switch (state) {
        case Shown::State::draft:
            return terminal::Tone::plain;
        case Shown::State::issued:
        case Shown::State::part_paid:
            return terminal::Tone::good;
        case Shown::State::overdue:
            return terminal::Tone::warn;
        case Shown::State::paid:
        case Shown::State::voided:
        case Shown::State::credited:
        case Shown::State::credit_note:
            return terminal::Tone::quiet;
    }
    return terminal::Tone::plain;
}

std::string list_text(Context& context, const std::vector<Shown>& all) {
    using terminal::Align;
    terminal::Table table({{.head = "invoice", .least = 8},
                           {.head = "client", .least = 8, .drop = 2},
                           {.head = "state"},
                           {.head = "issued", .drop = 4},
                           {.head = "due", .drop = 3},
                           {.head = "total", .align = Align::right, .drop = 1},
                           {.head = "open", .align = Align::right}});
    for (const Shown& one : all) {
        const InvoiceDocument& document = one.document;
        const Money& open = one.balance.open;
        // What a credit note takes back stands below zero, so that the column adds up.
        table.row(
            {one.name, document.client, state_words(one.state), document.issued ? to_string(*document.issued) : "",
             document.due && !document.credits ? to_string(*document.due) : "",
             format(document.credits ? -document.total : document.total), open.minor == 0 ? "" : format(open)},
            tone_of(one.state));
    }
    std::string text = table.text(context.width(), context.style());
    for (const billing::OpenTotal& total : billing::open_totals(all)) {
        text += total.overdue.minor == 0
                    ? fmt::format("{} open\n", format(total.open))
                    : fmt::format("{} open, {} of it overdue\n", format(total.open), format(total.overdue));
    }
    return text;
}

Action bind_invoice_list(Syntax& syntax) {
    const Texts client = syntax.words("CLIENT", "only this client's", 0, 1);
    const Flag open = syntax.flag("--open", "only those on which something is owed");
    const Flag overdue = syntax.flag("--overdue", "only those that should have been paid by now");
    return [=](Context& context) {
        using billing::Which;
        const Which which = *overdue ? Which::overdue : *open ? Which::open : Which::all;
        const auto all = billing::list(context.store(), client->empty() ? "" : client->front(), context.now(), which);
        return context.answer(all, [&]() -> std::string {
            if (!all.empty()) return list_text(context, all);
            if (which != Which::all) return *overdue ? "nothing is overdue\n" : "nothing is open\n";
            return "no invoices yet\n" + next_step(context, "sugo invoice draft CLIENT");
        });
    };
}

Action bind_invoice_issue(Syntax& syntax) {
    const Texts name = syntax.word("NAME", "the draft: its client, or the name that sugo invoice list shows");
    const Text date = syntax.text("--date", "DAY", "the invoice's date; default today");
    const Text due = syntax.text("--due", "DAY", "default the date and the client's net days");
    const Flag earlier = syntax.flag("--allow-earlier-date", "a date before the last issued invoice's");
    return [=](Context& context) {
        billing::IssueRequest request;
        request.name = name->front();
        if (*date) request.date = taken(parse_day(**date, context.now().today));
        if (*due) request.due = taken(parse_day(**due, context.now().today));
        request.allow_earlier_date = *earlier;
        const Shown shown = billing::issue(context.store(), request, context.now());
        note_missing(context, shown.document);
        return context.answer(shown, [&] {
            const InvoiceDocument& document = shown.document;
            return fmt::format("issued {} to {}: {}, dated {}, due {}\n", context.style().strong(shown.name),
                               buyer_name(document), format(document.total),
                               to_string(document.issued.value_or(context.now().today)),
                               to_string(document.due.value_or(context.now().today))) +
                   left_out_text(shown) + (shown.left_over.empty() ? "" : "\n") +
                   next_step(context, fmt::format("sugo invoice export {} --format pdf", shown.name));
        });
    };
}

Action bind_invoice_void(Syntax& syntax) {
    const Texts number = syntax.word("NUMBER", "the issued invoice");
    const Text reason = syntax.text("--reason", "TEXT", "why; kept with the invoice");
    return [=](Context& context) {
        if (!*reason || (*reason)->empty())
            throw Failure(ErrorKind::usage, "a void invoice needs a reason",
                          fmt::format("sugo invoice void {} --reason \"sent to the wrong client\"", number->front()));
        const Shown shown = billing::mark_void(context.store(), number->front(), **reason, context.now());
        return context.answer(shown, [&] {
            return fmt::format("{} is void; its number stays taken, its sessions can be billed again\n", shown.name) +
                   next_step(context, fmt::format("sugo invoice draft {}", shown.client));
        });
    };
}

Action bind_invoice_credit(Syntax& syntax) {
    const Texts number = syntax.word("NUMBER", "the issued invoice");
    const Text reason = syntax.text("--reason", "TEXT", "why; printed on the credit note");
    const Text date = syntax.text("--date", "DAY", "the credit note's date; default today");
    const Flag earlier = syntax.flag("--allow-earlier-date", "a date before the last issued invoice's");
    return [=](Context& context) {
        if (!*reason || (*reason)->empty())
            throw Failure(ErrorKind::usage, "a credit note says why, and is frozen once it is issued",
                          fmt::format("sugo invoice credit {} --reason \"wrong hours\"", number->front()));
        billing::CreditRequest request;
        request.number = number->front();
        request.reason = **reason;
        if (*date) request.date = taken(parse_day(**date, context.now().today));
        request.allow_earlier_date = *earlier;
        const auto credited = billing::credit(context.store(), request, context.now());
        return context.answer(credited, [&] {
            const InvoiceDocument& note = credited.note.document;
            const Money& back = credited.invoice.balance.paid;
            return fmt::format(
                       "issued credit note {} to {}: {}, dated {}\n  {} is taken back in full, its sessions can "
                       "be billed again\n",
                       context.style().strong(credited.note.name), buyer_name(note), format(note.total),
                       to_string(note.issued.value()), credited.invoice.name) +
                   (back.minor > 0 ? fmt::format("  {} came in for it and is to be paid back\n", format(back)) : "") +
                   next_step(context, fmt::format("sugo invoice export {} --format pdf", credited.note.name));
        });
    };
}

Action bind_invoice_series(Syntax& syntax) {
    const Text pattern =
        syntax.text("--pattern", "PATTERN", "{seq} or {seq:03}, with {year} and {month}: \"{year}-{seq:03}\"");
    const Text next = syntax.text("--next", "N", "the count of the next invoice, to go on from older ones");
    return [=](Context& context) {
        std::optional<std::int64_t> count;
        if (*next) count = number_of_option("--next", **next, 1, 999'999'999);
        const auto state = *pattern || count ? billing::set_series(context.store(), *pattern, count, context.now())
                                             : billing::series(context.store(), context.now());
        return context.answer(
            state, [&] { return fmt::format("pattern {}, next invoice {}\n", state.series.pattern, state.next); });
    };
}

}  // namespace

std::vector<Command> invoice_commands() {
    return {
        {"invoice draft",
         "gather a client's unbilled work",
         {"sugo invoice draft acme --through 2026-03-31 --detail day", "sugo invoice draft acme --project ner"},
         bind_invoice_draft,
         "A draft stores choices; its amounts follow the log until it is issued. What is left out is said, with the "
         "reason."},
        {"invoice show",
         "an invoice in full",
         {"sugo invoice show acme", "sugo invoice show 2026-018 --detail session"},
         bind_invoice_show},
        {"invoice list",
         "drafts and issued invoices, and what is open",
         {"sugo invoice list acme", "sugo invoice list --overdue"},
         bind_invoice_list},
        {"invoice issue",
         "give a draft its number and freeze it",
         {"sugo invoice issue acme", "sugo invoice issue acme --date 2026-03-31"},
         bind_invoice_issue},
        {"invoice void",
         "declare an issued invoice void",
         {"sugo invoice void 2026-018 --reason \"sent to the wrong client\""},
         bind_invoice_void},
        {"invoice credit",
         "take an issued invoice back by a credit note",
         {"sugo invoice credit 2026-018 --reason \"wrong hours\""},
         bind_invoice_credit,
         "In full, with a number of its own. It is the way for an invoice that was sent: void is for one that nobody "
         "has seen."},
        {"invoice series",
         "how invoices are numbered",
         {"sugo invoice series --next 18", "sugo invoice series --pattern \"R{year}-{seq:03}\""},
         bind_invoice_series},
    };
}

}  // namespace sugo::cli
