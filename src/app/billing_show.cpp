#include <algorithm>
#include <map>

#include <fmt/format.h>

#include <app/billing_parts.hpp>
#include <app/work_words.hpp>
#include <sugo/people.hpp>

namespace sugo::billing {

std::string sessions_text(int count) {
    return fmt::format("{} session{}", count, count == 1 ? "" : "s");
}

std::string work_name(const Session& session, const Books& books) {
    const Project& project = books.projects.at(*session.project);
    const std::optional<Client> client =
        project.client ? std::optional(books.clients.at(*project.client)) : std::nullopt;
    return fmt::format("{} {}", people::path_of(client, project), books.kinds.at(session.kind).slug);
}

std::optional<LeftOut> obstacle(const Session& session, const Books& books) {
    if (session.outcome == Outcome::voided) return LeftOut::voided;
    if (!session.stop) return LeftOut::running;
    if (session.settled) return LeftOut::settled;
    if (*session.stop == session.start) return LeftOut::empty;
    if (!is_billable(session, books)) return LeftOut::not_billable;
    if (!rate_of(session, books)) return LeftOut::no_rate;
    return std::nullopt;
}

std::vector<Session> sessions_on(Store& store, const Draft& draft, const Books& books) {
    std::vector<Session> sessions;
    for (const SessionId id : store.invoices().claimed(draft.id)) {
        std::optional<Session> session = store.sessions().find(id);
        if (!session || !session->project) continue;
        if (books.projects.at(*session->project).client != draft.client) continue;
        if (!obstacle(*session, books)) sessions.push_back(*std::move(session));
    }
    std::ranges::sort(sessions, {}, [](const Session& session) { return std::pair(session.start, session.id); });
    return sessions;
}

InvoiceDocument document_of(Store& store, const Draft& draft, const Books& books) {
    const Client& client = books.clients.at(draft.client);
    Draft payable = draft;
    for (const OtherCurrency& line : in_other_currency(draft, client.currency)) {
        payable.texts.at(static_cast<std::size_t>(line.place - 1)).amount.reset();
    }
    return compose(payable, need_profile(store), client, sessions_on(store, draft, books), books);
}

std::vector<OtherCurrency> in_other_currency(const Draft& draft, Currency currency) {
    std::vector<OtherCurrency> lines;
    int place = 0;
    for (const TextLine& line : draft.texts) {
        ++place;
        if (line.amount && line.amount->currency != currency) lines.push_back({place, line.text, *line.amount});
    }
    return lines;
}

namespace {

int outside_period(Store& store, const Draft& draft, const InvoiceDocument& document) {
    const auto is_outside = [&](const WorkCopy& work) {
        const Day day = day_of(store.sessions().find(work.session).value());
        return day > draft.through || (draft.from && day < *draft.from);
    };
    int outside = 0;
    for (const InvoiceLine& line : document.lines) {
        outside += static_cast<int>(std::ranges::count_if(line.work, is_outside));
    }
    return outside;
}

}  // namespace

Shown shown(Store& store, const Draft& draft, const Books& books, const Now& now) {
    const Client& client = books.clients.at(draft.client);
    Shown shown;
    shown.document = document_of(store, draft, books);
    shown.name = client.slug;
    shown.client = client.slug;
    shown.left_over = left_over_of(store, draft, shown.document, books, now);
    shown.outside_period = outside_period(store, draft, shown.document);
    shown.other_currency = in_other_currency(draft, client.currency);
    shown.balance = balance_of(Money{0, client.currency}, {});
    return shown;
}

bool can_be_issued(const Shown& draft) {
    return !draft.document.lines.empty() && draft.document.total.minor >= 0 && draft.other_currency.empty();
}

namespace {

Shown::State state_of(const IssuedInvoice& invoice, const Balance& balance, Day today) {
    if (invoice.voided) return Shown::State::voided;
    if (invoice.document.credits) return Shown::State::credit_note;
    if (invoice.credited_by) return Shown::State::credited;
    if (balance.open.minor == 0) return Shown::State::paid;
    if (invoice.document.due.value() < today) return Shown::State::overdue;
    return balance.paid.minor > 0 ? Shown::State::part_paid : Shown::State::issued;
}

}  // namespace

Shown shown(Store& store, IssuedInvoice invoice, const Now& now) {
    Shown shown;
    shown.client = slug_of(store, invoice);
    shown.name = invoice.document.number.value();
    const Money nothing{0, invoice.document.currency};
    const bool is_owed = !invoice.voided && !invoice.document.credits && !invoice.credited_by;
    shown.balance = balance_of(is_owed ? invoice.document.total : nothing, invoice.payments);
    shown.state = state_of(invoice, shown.balance, now.today);
    shown.payments = std::move(invoice.payments);
    shown.document = std::move(invoice.document);
    shown.document.voided = invoice.voided;
    shown.hash = std::move(invoice.hash);
    shown.voided = invoice.voided;
    shown.void_reason = std::move(invoice.void_reason);
    shown.credited_by = std::move(invoice.credited_by);
    return shown;
}

IssuedInvoice verified(IssuedInvoice invoice) {
    if (digest(invoice.document) == invoice.hash) return invoice;
    throw Failure(ErrorKind::bad_data,
                  fmt::format("invoice {} is not what was issued: its contents no longer match its hash",
                              invoice.document.number.value()),
                  "go back to a backup of the database from before it was changed");
}

std::string_view to_string(Shown::State state) {
    switch (state) {
        case Shown::State::draft:
            return "draft";
        case Shown::State::issued:
            return "issued";
        case Shown::State::part_paid:
            return "part_paid";
        case Shown::State::overdue:
            return "overdue";
        case Shown::State::paid:
            return "paid";
        case Shown::State::voided:
            return "void";
        case Shown::State::credited:
            return "credited";
        case Shown::State::credit_note:
            return "credit_note";
    }
    return "draft";
}

Shown show(Store& store, std::string_view name, const Now& now) {
    Shown result;
    store.read([&] {
        Found found = find_invoice(store, name);
        if (const auto* draft = std::get_if<Draft>(&found)) {
            result = shown(store, *draft, people::load_books(store), now);
        } else {
            result = shown(store, verified(std::get<IssuedInvoice>(std::move(found))), now);
        }
    });
    return result;
}

namespace {

bool is_asked_for(const Shown& shown, Which which) {
    switch (which) {
        case Which::all:
            return true;
        case Which::open:
            return shown.balance.open.minor > 0;
        case Which::overdue:
            return shown.state == Shown::State::overdue;
    }
    return true;
}

}  // namespace

std::vector<Shown> list(Store& store, std::string_view client, const Now& now, Which which) {
    std::vector<Shown> result;
    store.read([&] {
        const std::optional<Client> only =
            client.empty() ? std::nullopt : std::optional(people::find_client(store, client));
        const Books books = people::load_books(store);
        for (const Draft& draft : store.invoices().drafts()) {
            if (!only || draft.client == only->id) result.push_back(shown(store, draft, books, now));
        }
        std::ranges::sort(result, {}, &Shown::name);
        for (IssuedInvoice& invoice : store.invoices().issued()) {
            if (!only || invoice.client == only->id) result.push_back(shown(store, std::move(invoice), now));
        }
    });
    std::erase_if(result, [which](const Shown& shown) { return !is_asked_for(shown, which); });
    return result;
}

std::vector<OpenTotal> open_totals(const std::vector<Shown>& invoices) {
    std::map<Currency, OpenTotal> totals;
    for (const Shown& shown : invoices) {
        if (shown.balance.open.minor <= 0) continue;
        const Money nothing{0, shown.document.currency};
        OpenTotal& total = totals.try_emplace(shown.document.currency, OpenTotal{nothing, nothing}).first->second;
        total.open = total.open + shown.balance.open;
        if (shown.state == Shown::State::overdue) total.overdue = total.overdue + shown.balance.open;
    }
    std::vector<OpenTotal> result;
    for (const auto& [currency, total] : totals) result.push_back(total);
    return result;
}

}  // namespace sugo::billing
