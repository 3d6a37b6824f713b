#include <algorithm>

#include <fmt/format.h>

#include <app/billing_parts.hpp>

namespace sugo::billing {

namespace {

void refuse_what_cannot_be_credited(Store& store, const IssuedInvoice& invoice) {
    const std::string& number = *invoice.document.number;
    const auto refuse = [](std::string why, std::string hint) {
        throw Failure(ErrorKind::refused, std::move(why), std::move(hint));
    };
    if (invoice.voided) {
        refuse(fmt::format("invoice {} is void, and nothing is left to credit", number),
               fmt::format("sugo invoice draft {}", slug_of(store, invoice)));
    }
    if (invoice.document.credits) {
        refuse(fmt::format("{} is a credit note, and is not credited itself", number),
               fmt::format("bill again what it took back: sugo invoice draft {}", slug_of(store, invoice)));
    }
    if (invoice.credited_by) {
        refuse(fmt::format("invoice {} is credited by {} already", number, invoice.credited_by->number),
               fmt::format("sugo invoice show {}", invoice.credited_by->number));
    }
}

Day credit_date(const InvoiceBook& book, const CreditRequest& request, const InvoiceDocument& credited,
                const Now& now) {
    const std::string command = fmt::format("sugo invoice credit {} --reason \"…\"", *credited.number);
    const Day date = request.date.value_or(std::max(now.today, *credited.issued));
    refuse_far_ahead(date, command, now);
    if (date < *credited.issued) {
        throw Failure(ErrorKind::refused,
                      fmt::format("invoice {} is of {} and cannot be credited on {}, before it", *credited.number,
                                  to_string(*credited.issued), to_string(date)),
                      fmt::format("{} --date {}", command, to_string(*credited.issued)));
    }
    if (!request.allow_earlier_date) refuse_before_last(book, date, command);
    return date;
}

/// Its choices, as a draft that is issued at once.
Draft choices_of(const IssuedInvoice& credited, Day date) {
    Draft draft;
    draft.client = credited.client;
    draft.through = credited.document.period ? credited.document.period->last : *credited.document.issued;
    if (credited.document.period) draft.from = credited.document.period->first;
    draft.drafted = date;
    return draft;
}

}  // namespace

Credited credit(Store& store, const CreditRequest& request, const Now& now) {
    Credited result;
    const auto label = [&] {
        return Label{fmt::format("credit invoice {} by {}", result.invoice.name, result.note.name),
                     "draft again: sugo invoice draft " + result.invoice.client};
    };
    store.transact(now.at, label, [&] {
        InvoiceBook& book = store.invoices();
        const IssuedInvoice invoice = verified(find_issued(store, request.number, "credited", "delete"));
        refuse_what_cannot_be_credited(store, invoice);
        const Day date = credit_date(book, request, invoice.document, now);
        const GivenNumber given = next_number(book, date);
        const InvoiceId id = book.add_draft(choices_of(invoice, date), {});
        InvoiceDocument note = credit_note(invoice.document, id, date, parse_line_text(request.reason).value());
        note.number = given.number;
        book.issue(note, given.scope, given.seq, digest(note));
        // Read back: what is shown is what is kept.
        result.note = shown(store, verified(book.issued(id).value()), now);
        result.invoice = shown(store, book.issued(invoice.document.id).value(), now);
    });
    return result;
}

}  // namespace sugo::billing
