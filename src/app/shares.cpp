#include <app/shares.hpp>

#include <algorithm>

namespace sugo::tracking {
namespace {

void add_issued(Store& store, InvoiceId id, Parts& parts) {
    const auto invoice = store.invoices().issued(id);
    if (!invoice) return;
    for (const InvoiceLine& line : invoice->document.lines) {
        for (const WorkCopy& work : line.work) {
            parts[work.session] = {line.rate.value_or(Rate{}), {work.share, invoice->document.currency}};
        }
    }
}

}  // namespace

void Shares::add(const Session& session, const std::optional<Claim>& claim) {
    if (claim && claim->number) {
        issued_.push_back(claim->invoice);
    } else {
        computed_.push_back(session);
    }
}

Parts Shares::out(Store& store, const Books& books) const {
    Parts parts;
    std::vector<InvoiceId> invoices = issued_;
    std::ranges::sort(invoices);
    invoices.erase(std::ranges::unique(invoices).begin(), invoices.end());
    for (const InvoiceId id : invoices) add_issued(store, id, parts);
    for (const MoneyLine& line : money_lines(computed_, books)) {
        for (std::size_t at = 0; at < line.sessions.size(); ++at) {
            parts[line.sessions[at]] = {line.rate, {line.shares[at], line.amount.currency}};
        }
    }
    return parts;
}

void add_to(std::vector<Money>& sums, const Money& money) {
    const auto place = std::ranges::lower_bound(sums, money.currency, {}, &Money::currency);
    if (place != sums.end() && place->currency == money.currency) {
        *place = *place + money;
    } else {
        sums.insert(place, money);
    }
}

}  // namespace sugo::tracking
