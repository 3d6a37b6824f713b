#include <algorithm>
#include <set>

#include <fmt/format.h>

#include <app/billing_parts.hpp>
#include <sugo/people.hpp>

namespace sugo::billing {

namespace {

void refuse_running(Store& store, const Draft& draft, const std::string& name) {
    const std::optional<Session> open = store.sessions().open();
    if (!open) return;
    const std::optional<Claim> claim = store.invoices().claim_of(open->id);
    if (!claim || claim->invoice != draft.id) return;
    throw Failure(ErrorKind::refused, fmt::format("a session on the draft {} is still running", name), "sugo stop");
}

void refuse_other_currency(const Draft& draft, const InvoiceDocument& document, const std::string& name) {
    const std::vector<OtherCurrency> lines = in_other_currency(draft, document.currency);
    if (lines.empty()) return;
    throw Failure(ErrorKind::refused,
                  fmt::format("{} for {} is not in {}, the currency of {}", format(lines.front().amount),
                              lines.front().text, document.currency.code(), name),
                  fmt::format("sugo invoice edit {} --remove-text {}", name, lines.front().place));
}

void refuse_unfit(const InvoiceDocument& document, const std::string& name) {
    if (document.buyer.legal_name.empty()) {
        throw Failure(ErrorKind::refused, fmt::format("an invoice says whom it is for, and {} has no name yet", name),
                      fmt::format("sugo client edit {} --name \"…\"", name));
    }
    if (document.lines.empty()) {
        throw Failure(ErrorKind::refused, fmt::format("the draft {} has no lines", name),
                      fmt::format("sugo invoice delete {}", name));
    }
    if (document.total.minor < 0) {
        throw Failure(
            ErrorKind::refused,
            fmt::format("the draft {} comes to {}, and an invoice cannot be below zero", name, format(document.total)),
            fmt::format("sugo invoice edit {} --remove-text 1", name));
    }
}

/// The invoice date, checked against the work on it and what was issued before.
Day invoice_date(const InvoiceBook& book, const IssueRequest& request, const InvoiceDocument& document,
                 const std::string& name, const Now& now) {
    const Day date = request.date.value_or(now.today);
    const std::string command = "sugo invoice issue " + name;
    refuse_far_ahead(date, command, now);
    if (document.period && date < document.period->last) {
        throw Failure(
            ErrorKind::refused,
            fmt::format("an invoice of {} cannot hold work of {}", to_string(date), to_string(document.period->last)),
            fmt::format("{} --date {}", command, to_string(document.period->last)));
    }
    if (!request.allow_earlier_date) refuse_before_last(book, date, command);
    return date;
}

/// The last one that a four-digit year can name.
constexpr Day kLastDay{date::local_days(date::year(9999) / date::December / 31)};

Day due_date(const IssueRequest& request, const InvoiceDocument& document, const std::string& name, Day date) {
    const Day due = request.due.value_or(date + date::days(document.net_days));
    if (due > kLastDay) {
        throw Failure(ErrorKind::usage,
                      fmt::format("an invoice of {} would be due after the year 9999", to_string(date)),
                      fmt::format("sugo invoice issue {} --due {}", name, to_string(kLastDay)));
    }
    if (due < date) {
        throw Failure(
            ErrorKind::refused,
            fmt::format("an invoice of {} cannot be due on {}, before it", to_string(date), to_string(due)),
            fmt::format("sugo invoice issue {} --due {}", name, to_string(date + date::days(document.net_days))));
    }
    return due;
}

/// Sessions of the draft that no line holds any more are given back, or nobody would ever bill them.
void release_what_fell_out(InvoiceBook& book, const InvoiceDocument& document) {
    const std::set<SessionId> held = held_by(document);
    for (const SessionId session : book.claimed(document.id)) {
        if (!held.contains(session)) book.release(session);
    }
}

void refuse_void_of_paid(const IssuedInvoice& invoice) {
    if (invoice.payments.empty()) return;
    const std::string& number = *invoice.document.number;
    const Money paid = balance_of(invoice.document.total, invoice.payments).paid;
    throw Failure(
        ErrorKind::refused, fmt::format("{} came in for invoice {}, so it cannot be void", format(paid), number),
        fmt::format("sugo invoice credit {0} --reason \"…\"; sugo invoice unpay {0}, if the payment was a mistake",
                    number));
}

void refuse_void_of_credited(const IssuedInvoice& invoice) {
    const std::string& number = *invoice.document.number;
    const auto refuse = [&](std::string why) {
        throw Failure(ErrorKind::refused, std::move(why), fmt::format("sugo invoice show {}", number));
    };
    if (invoice.document.credits) {
        refuse(fmt::format("{} is a credit note, and cannot be void", number));
    } else if (invoice.credited_by) {
        refuse(fmt::format("invoice {} is credited by {}, so it cannot be void", number, invoice.credited_by->number));
    }
}

}  // namespace

void refuse_far_ahead(Day date, const std::string& command, const Now& now) {
    constexpr date::days furthest{366};
    if (date <= now.today + furthest) return;
    throw Failure(ErrorKind::refused, fmt::format("{} is more than a year ahead", to_string(date)),
                  fmt::format("{} --date {}", command, to_string(now.today)));
}

void refuse_before_last(const InvoiceBook& book, Day date, const std::string& command) {
    const std::optional<Day> last = book.last_date();
    if (!last || date >= *last) return;
    throw Failure(ErrorKind::refused,
                  fmt::format("the last invoice is of {}, and the next one cannot be of {}, before it",
                              to_string(*last), to_string(date)),
                  fmt::format("{} --date {}, or --allow-earlier-date", command, to_string(*last)));
}

GivenNumber next_number(const InvoiceBook& book, Day date) {
    const Series series = book.series();
    GivenNumber given;
    given.scope = scope_of(series, date);
    given.seq = next_seq(book, series, given.scope);
    given.number = number_of(series, date, given.seq);
    const auto lost = book.lost_numbers();
    if (!book.issued(given.number) && !std::ranges::count(lost, given.number, &GivenNumber::number)) return given;
    throw Failure(ErrorKind::refused, fmt::format("the number {} is taken already", given.number),
                  "sugo invoice series --pattern \"…\"");
}

Shown issue(Store& store, const IssueRequest& request, const Now& now) {
    Shown result;
    const auto label = [&] {
        return Label{fmt::format("issue invoice {}", result.name),
                     fmt::format("sugo invoice void {} --reason \"…\"", result.name)};
    };
    store.transact(now.at, label, [&] {
        InvoiceBook& book = store.invoices();
        const Draft draft = find_draft(store, request.name, "issued again");
        const Books books = people::load_books(store);
        const std::string& name = books.clients.at(draft.client).slug;

        refuse_running(store, draft, name);
        InvoiceDocument document = document_of(store, draft, books);
        refuse_other_currency(draft, document, name);
        refuse_unfit(document, name);
        document.issued = invoice_date(book, request, document, name, now);
        document.due = due_date(request, document, name, *document.issued);

        const GivenNumber given = next_number(book, *document.issued);
        document.number = given.number;
        std::vector<LeftOver> left_over = left_over_of(store, draft, document, books, now);
        release_what_fell_out(book, document);
        book.issue(document, given.scope, given.seq, digest(document));
        // Read back: what is shown is what is kept.
        result = shown(store, verified(book.issued(*document.number).value()), now);
        result.left_over = std::move(left_over);
    });
    return result;
}

Shown mark_void(Store& store, std::string_view number, std::string_view reason, const Now& now) {
    Shown result;
    std::string draft_again;
    const auto label = [&] {
        return Label{fmt::format("void invoice {}", result.name), "draft again: " + draft_again};
    };
    store.transact(now.at, label, [&] {
        const IssuedInvoice invoice = find_issued(store, number, "void", "delete");
        if (invoice.voided) {
            throw Failure(ErrorKind::refused,
                          fmt::format("invoice {} is void since {} already", number, to_string(*invoice.voided)),
                          fmt::format("sugo invoice show {}", number));
        }
        refuse_void_of_credited(invoice);
        refuse_void_of_paid(invoice);
        const std::string why = parse_line_text(reason).value();
        if (why.empty()) {
            throw Failure(ErrorKind::usage, fmt::format("voiding invoice {} needs a reason", number),
                          fmt::format("sugo invoice void {} --reason \"wrong hours\"", number));
        }
        draft_again = "sugo invoice draft " + slug_of(store, invoice);
        if (invoice.document.period) draft_again += " --through " + to_string(invoice.document.period->last);

        store.invoices().mark_void(invoice.document.id, now.today, why);
        result = shown(store, store.invoices().issued(invoice.document.id).value(), now);
    });
    return result;
}

}  // namespace sugo::billing
