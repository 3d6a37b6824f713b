#include <sugo/invoice.hpp>

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include <fmt/format.h>

namespace sugo {
namespace {

/// The sessions of the draft's client. A session that has moved to another client's project meanwhile must not be told.
std::vector<Session> sessions_of(ClientId client, std::span<const Session> sessions, const Books& books) {
    std::vector<Session> result;
    std::ranges::copy_if(sessions, std::back_inserter(result), [&](const Session& session) {
        return session.project && books.projects.at(*session.project).client == client;
    });
    return result;
}

InvoiceLine time_line(const MoneyLine& money, const std::unordered_map<std::int64_t, const Session*>& by_id,
                      const Client& client, const Books& books) {
    const Project& project = books.projects.at(money.project);
    InvoiceLine line;
    line.project = project.slug;
    line.kind = books.kinds.at(money.kind).slug;
    line.description = fmt::format("{}: {}", project.title.empty() ? project.slug : project.title, line.kind);
    line.rate = money.rate;
    line.time = money.time;
    line.amount = money.amount;
    line.work.reserve(money.sessions.size());
    for (std::size_t at = 0; at < money.sessions.size(); ++at) {
        const Session& session = *by_id.at(money.sessions[at].value);
        line.work.push_back({session.id, session.start, *session.stop, client.zone.value_or(session.zone), session.note,
                             money.shares[at]});
    }
    return line;
}

InvoiceLine text_line(const TextLine& text, const Currency& currency) {
    if (text.amount && text.amount->currency != currency) {
        throw Failure(ErrorKind::refused, fmt::format("the line \"{}\" is in {}, but the invoice is in {}", text.text,
                                                      text.amount->currency.code(), currency.code()));
    }
    InvoiceLine line;
    line.description = text.text;
    line.amount = text.amount;
    return line;
}

/// The days of the work as the rows of detail show them, in the client's zone if it has one, so that a document never
/// contradicts itself. Rates, and what a draft takes, go by the zone of record.
std::optional<Period> period_of(std::span<const InvoiceLine> lines) {
    std::optional<Period> period;
    for (const InvoiceLine& line : lines) {
        for (const WorkCopy& work : line.work) {
            const Day day = day_of(work.start, work.zone);
            if (!period) period = Period{day, day};
            period->first = std::min(period->first, day);
            period->last = std::max(period->last, day);
        }
    }
    return period;
}

/// Tax once, on the sum: per line it would drift by cents.
void add_up(InvoiceDocument& document) {
    document.subtotal = Money{0, document.currency};
    for (const InvoiceLine& line : document.lines) {
        if (line.amount) document.subtotal = document.subtotal + *line.amount;
    }
    document.tax_amount =
        document.tax ? portion(document.subtotal, document.tax->percent) : Money{0, document.currency};
    document.total = document.subtotal + document.tax_amount;
}

}  // namespace

InvoiceDocument compose(const Draft& draft, const Profile& seller, const Client& client,
                        std::span<const Session> sessions, const Books& books) {
    InvoiceDocument document;
    document.id = draft.id;
    document.client = client.slug;
    document.seller = seller;
    document.buyer = client.party;
    document.language = client.language;
    document.currency = client.currency;
    document.net_days = client.net_days;
    document.detail = draft.detail;
    document.tax = client.tax;

    const std::vector<Session> own = sessions_of(client.id, sessions, books);
    std::unordered_map<std::int64_t, const Session*> by_id;
    for (const Session& session : own) by_id.emplace(session.id.value, &session);
    for (const MoneyLine& line : money_lines(own, books)) {
        document.lines.push_back(time_line(line, by_id, client, books));
    }
    document.period = period_of(document.lines);
    for (const TextLine& text : draft.texts) document.lines.push_back(text_line(text, client.currency));
    add_up(document);
    return document;
}

}  // namespace sugo
