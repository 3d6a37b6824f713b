// invoice pay, unpay.
#include <cli/command.hpp>

#include <fmt/format.h>

#include <cli/invoice_words.hpp>
#include <cli/phrases.hpp>

namespace sugo::cli {
namespace {

std::string paid_text(Context& context, const billing::Paid& paid) {
    const std::string name = context.style().strong(paid.invoice.name);
    const std::string came_in = fmt::format("{} on {}", format(paid.payment.amount), to_string(paid.payment.day));
    const Money& open = paid.invoice.balance.open;
    if (open.minor > 0) {
        return fmt::format("{} came in for {}; {} is open, {}\n", came_in, name, format(open), due_words(paid.invoice));
    }
    if (paid.invoice.payments.size() == 1) return fmt::format("{} is paid: {}\n", name, came_in);
    return fmt::format("{} is paid in full: {} came in, {} in all\n", name, came_in, format(paid.invoice.balance.paid));
}

Action bind_invoice_pay(Syntax& syntax) {
    const Texts number = syntax.word("NUMBER", "the issued invoice");
    const Texts amount = syntax.words("AMOUNT", "what came in; default all that is open", 0, 1);
    const Text on = syntax.text("--on", "DAY", "the day on which it came in; default today");
    const Text note = syntax.text("-n,--note", "TEXT", "from whom, by which way; for yourself");
    return [=](Context& context) {
        billing::PayRequest request;
        request.number = number->front();
        if (!amount->empty()) request.amount = amount->front();
        if (*on) request.on = taken(parse_day(**on, context.now().today));
        request.note = note->value_or("");
        const auto paid = billing::pay(context.store(), request, context.now());
        return context.answer(paid, [&] { return paid_text(context, paid); });
    };
}

Action bind_invoice_unpay(Syntax& syntax) {
    const Texts number = syntax.word("NUMBER", "the invoice");
    const Texts which = syntax.words("N", "which of the payments that sugo invoice show lists", 0, 1);
    return [=](Context& context) {
        std::optional<int> place;
        if (!which->empty()) place = number_of_option("N", which->front(), 1, 10'000);
        const auto removed = billing::unpay(context.store(), number->front(), place, context.now());
        return context.answer(removed, [&] {
            return fmt::format("removed the payment of {} on {}; {} is open on {}, {}\n",
                               format(removed.payment.amount), to_string(removed.payment.day),
                               format(removed.invoice.balance.open), context.style().strong(removed.invoice.name),
                               due_words(removed.invoice));
        });
    };
}

}  // namespace

std::vector<Command> invoice_payment_commands() {
    return {
        {"invoice pay",
         "record money that came in for an invoice",
         {"sugo invoice pay 2026-018", "sugo invoice pay 2026-018 1200 --on 2026-04-12 -n \"bank transfer\""},
         bind_invoice_pay,
         "Without an amount all that is open was paid. What stays open is always the total less the payments."},
        {"invoice unpay",
         "remove a payment that was recorded by mistake",
         {"sugo invoice unpay 2026-018", "sugo invoice unpay 2026-018 2"},
         bind_invoice_unpay},
    };
}

}  // namespace sugo::cli
