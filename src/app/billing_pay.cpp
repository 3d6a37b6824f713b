#include <algorithm>

#include <fmt/format.h>

#include <app/billing_parts.hpp>

namespace sugo::billing {

namespace {

/// What of an invoice that can be paid is open.
Money open_on(const IssuedInvoice& invoice) {
    const std::string& number = *invoice.document.number;
    const std::string hint = "sugo invoice show " + number;
    if (invoice.voided) {
        throw Failure(ErrorKind::refused, fmt::format("invoice {} is void, and nothing is owed for it", number), hint);
    }
    if (invoice.document.credits) {
        throw Failure(ErrorKind::refused, fmt::format("{} is a credit note, and nothing is owed for it", number), hint);
    }
    if (invoice.credited_by) {
        throw Failure(ErrorKind::refused,
                      fmt::format("invoice {} is credited by {}, and nothing is owed for it", number,
                                  invoice.credited_by->number),
                      hint);
    }
    const Money open = balance_of(invoice.document.total, invoice.payments).open;
    if (open.minor == 0) throw Failure(ErrorKind::refused, fmt::format("invoice {} is paid already", number), hint);
    return open;
}

Money amount_of(const PayRequest& request, const Money& open, const std::string& number) {
    if (!request.amount) return open;
    const Money amount = parse_money(*request.amount, open.currency).value();
    if (amount.minor <= 0) {
        throw Failure(ErrorKind::usage, fmt::format("a payment is more than {}", format(Money{0, open.currency})),
                      fmt::format("sugo invoice pay {} {}", number, decimal(open)));
    }
    if (amount.minor > open.minor) {
        throw Failure(ErrorKind::refused,
                      fmt::format("{} is more than the {} open on invoice {}", format(amount), format(open), number),
                      fmt::format("sugo invoice pay {}", number));
    }
    return amount;
}

/// Money comes in on or after the invoice date; an invoice that is dated ahead can be paid today.
Day payment_day(const PayRequest& request, const InvoiceDocument& document, const Now& now) {
    const Day day = request.on.value_or(now.today);
    const auto refuse = [&](std::string why, Day instead) {
        throw Failure(ErrorKind::refused, std::move(why),
                      fmt::format("sugo invoice pay {} --on {}", *document.number, to_string(instead)));
    };
    if (day > now.today) refuse(fmt::format("{} is still to come", to_string(day)), now.today);
    const Day earliest = std::min(document.issued.value(), now.today);
    if (day < earliest) {
        refuse(fmt::format("invoice {} is of {} and was not paid on {}, before it", *document.number,
                           to_string(*document.issued), to_string(day)),
               earliest);
    }
    return day;
}

const Payment& chosen(const IssuedInvoice& invoice, std::optional<int> place) {
    const std::string& number = *invoice.document.number;
    const auto count = static_cast<int>(invoice.payments.size());
    if (count == 0) {
        throw Failure(ErrorKind::refused, fmt::format("nothing came in for invoice {} yet", number),
                      fmt::format("sugo invoice show {}", number));
    }
    if (!place && count > 1) {
        throw Failure(
            ErrorKind::refused, fmt::format("invoice {} has {} payments; say which one", number, count),
            fmt::format("sugo invoice unpay {0} {1} removes the last that sugo invoice show {0} lists", number, count));
    }
    const int wanted = place.value_or(1);
    if (wanted < 1 || wanted > count) {
        throw Failure(ErrorKind::not_found,
                      fmt::format("invoice {} has {} payment{}, and none is number {}", number, count,
                                  count == 1 ? "" : "s", wanted),
                      fmt::format("sugo invoice show {}", number));
    }
    return invoice.payments[static_cast<std::size_t>(wanted - 1)];
}

}  // namespace

Paid pay(Store& store, const PayRequest& request, const Now& now) {
    Paid paid;
    const auto label = [&] {
        return Label{fmt::format("pay {} of invoice {}", format(paid.payment.amount), paid.invoice.name), {}};
    };
    store.transact(now.at, label, [&] {
        const IssuedInvoice invoice = verified(find_issued(store, request.number, "paid", "issue"));
        const InvoiceDocument& document = invoice.document;
        paid.payment.invoice = document.id;
        paid.payment.amount = amount_of(request, open_on(invoice), *document.number);
        paid.payment.day = payment_day(request, document, now);
        paid.payment.note = parse_line_text(request.note).value();
        paid.payment.id = store.invoices().add_payment(paid.payment);
        paid.invoice = shown(store, store.invoices().issued(document.id).value(), now);
    });
    return paid;
}

Paid unpay(Store& store, std::string_view number, std::optional<int> place, const Now& now) {
    Paid removed;
    std::string way_out;
    const auto label = [&] {
        return Label{
            fmt::format("remove payment of {} for invoice {}", format(removed.payment.amount), removed.invoice.name),
            way_out};
    };
    store.transact(now.at, label, [&] {
        const IssuedInvoice invoice = find_issued(store, number, "paid", "issue");
        removed.payment = chosen(invoice, place);
        // Nothing comes in for these any more, not by undo either.
        if (invoice.voided || invoice.credited_by) way_out = "sugo invoice show " + *invoice.document.number;
        store.invoices().remove_payment(removed.payment.id);
        removed.invoice = shown(store, store.invoices().issued(invoice.document.id).value(), now);
    });
    return removed;
}

}  // namespace sugo::billing
