#include <cli/invoice_words.hpp>

#include <algorithm>

#include <fmt/format.h>

#include <cli/phrases.hpp>
#include <sugo/formats.hpp>
#include <terminal/table.hpp>

namespace sugo::cli {

namespace {

std::string reason_text(const billing::LeftOver& left) {
    switch (left.reason) {
        case LeftOut::not_billable:
            return left.what.empty() ? "not billable" : "no work for " + left.what + " any more";
        case LeftOut::running:
            return "still running";
        case LeftOut::voided:
            return "void";
        case LeftOut::no_rate:
            return fmt::format("no rate for {}; sugo rate set {} RATE --from DAY", left.what, left.what);
        case LeftOut::billed:
            return "on invoice " + left.what;
        case LeftOut::drafted:
            return "on the draft " + left.what;
        case LeftOut::settled:
            return "billed elsewhere";
        case LeftOut::empty:
            return "empty";
    }
    return {};
}

}  // namespace

std::string missing_words(const InvoiceDocument& document) {
    std::vector<std::string> missing;
    std::vector<std::string> ways;
    if (document.seller.party.address.empty()) {
        missing.emplace_back("your address");
        ways.emplace_back("sugo setup");
    }
    if (document.seller.payment.empty()) {
        missing.emplace_back("how to pay you");
        if (ways.empty()) ways.emplace_back("sugo setup");
    }
    if (document.buyer.address.empty()) {
        missing.push_back("the address of " + document.client);
        ways.push_back(fmt::format("sugo client edit {} --address \"…\"", document.client));
    }
    if (missing.empty()) return {};
    return fmt::format("not on the invoice: {}; {}", joined(missing, ", "), joined(ways, ", "));
}

std::string lines_text(Context& context, const InvoiceDocument& document) {
    using terminal::Align;
    terminal::Table table({{.head = "", .least = 10},
                           {.head = "", .align = Align::right, .drop = 2},
                           {.head = "", .align = Align::right, .drop = 1, .tone = terminal::Tone::quiet},
                           {.head = "", .align = Align::right}});
    for (const InvoiceLine& line : document.lines) {
        table.row({line.description, line.time > Seconds::zero() ? hours_text(line.time) : "",
                   line.rate ? format(*line.rate) : "", line.amount ? format(*line.amount) : ""});
    }
    if (document.tax) {
        table.row({"subtotal", "", "", format(document.subtotal)});
        table.row({fmt::format("{} {}", document.tax->label, format(document.tax->percent)), "", "",
                   format(document.tax_amount)});
    }
    table.row({"total", "", "", format(document.total)}, terminal::Tone::strong);
    return table.text(context.width(), context.style(), 2);
}

std::string period_words(const std::optional<Day>& from, Day through) {
    return from ? fmt::format("from {} through {}", to_string(*from), to_string(through))
                : fmt::format("through {}", to_string(through));
}

std::string buyer_name(const InvoiceDocument& document) {
    return document.buyer.legal_name.empty() ? document.client : document.buyer.legal_name;
}

std::string state_words(billing::Shown::State state) {
    std::string words(billing::to_string(state));
    std::ranges::replace(words, '_', ' ');
    return words;
}

std::string due_words(const billing::Shown& shown) {
    const bool overdue = shown.state == billing::Shown::State::overdue;
    return fmt::format("{} {}", overdue ? "overdue since" : "due", to_string(shown.document.due.value()));
}

std::string payments_text(Context& context, const billing::Shown& shown) {
    if (shown.payments.empty()) return {};
    using terminal::Align;
    terminal::Table table({{.head = "", .align = Align::right, .tone = terminal::Tone::quiet},
                           {.head = ""},
                           {.head = "", .align = Align::right},
                           {.head = "", .least = 8, .drop = 1}});
    int place = 0;
    for (const Payment& payment : shown.payments) {
        table.row({std::to_string(++place), to_string(payment.day), format(payment.amount), payment.note});
    }
    std::string text = "\npayments\n" + table.text(context.width(), context.style(), 2);
    if (shown.balance.open.minor < 0) return text + fmt::format("{} to be paid back\n", format(-shown.balance.open));
    if (shown.balance.open.minor == 0) return text + "paid in full\n";
    return text + fmt::format("{} open, {}\n", format(shown.balance.open), due_words(shown));
}

std::string texts_text(Context& context, const billing::Shown& shown) {
    if (shown.state != billing::Shown::State::draft) return {};
    terminal::Table table({{.head = "", .align = terminal::Align::right, .tone = terminal::Tone::quiet},
                           {.head = "", .least = 8},
                           {.head = "", .align = terminal::Align::right}});
    int place = 0;
    for (const InvoiceLine& line : shown.document.lines) {
        if (!line.work.empty()) continue;
        table.row({std::to_string(++place), line.description, line.amount ? format(*line.amount) : ""});
    }
    if (place == 0) return {};
    return fmt::format("\nlines of text; sugo invoice edit {} --remove-text N\n", shown.name) +
           table.text(context.width(), context.style(), 2);
}

std::string document_text(Context& context, const InvoiceDocument& document) {
    return formats::invoice_text(document, std::clamp(context.width().value_or(78), 30, 78));
}

std::string left_out_text(std::vector<billing::LeftOver> left_over) {
    const auto is_billed = [](const billing::LeftOver& left) { return left.reason == LeftOut::billed; };
    const auto first = std::ranges::find_if(left_over, is_billed);
    const auto billed = std::ranges::count_if(left_over, is_billed);
    if (billed > 1) {
        for (auto later = std::next(first); later != left_over.end(); ++later) {
            if (!is_billed(*later)) continue;
            first->sessions += later->sessions;
            first->time += later->time;
        }
        first->what = fmt::format("{} and {} more", first->what, billed - 1);
        left_over.erase(std::remove_if(std::next(first), left_over.end(), is_billed), left_over.end());
    }
    std::string text;
    for (const billing::LeftOver& left : left_over) {
        text += fmt::format("  {}, {}: {}\n", sessions(left.sessions), format(left.time), reason_text(left));
    }
    return text.empty() ? text : "\nleft out\n" + text;
}

std::string left_out_text(const billing::Shown& shown) {
    std::string text = left_out_text(shown.left_over);
    if (shown.other_currency.empty()) return text;
    if (text.empty()) text = "\nleft out\n";
    for (const billing::OtherCurrency& line : shown.other_currency) {
        text += fmt::format("  {} for {}: not in {}; sugo invoice edit {} --remove-text {}\n", format(line.amount),
                            line.text, shown.document.currency.code(), shown.name, line.place);
    }
    return text;
}

}  // namespace sugo::cli
