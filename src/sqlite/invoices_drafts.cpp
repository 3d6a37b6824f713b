#include <algorithm>
#include <string>

#include <sqlite/changes.hpp>
#include <sqlite/invoices.hpp>
#include <sqlite/session_conditions.hpp>
#include <sqlite/statement.hpp>

namespace sugo::sqlite {
namespace {

constexpr std::string_view select_draft =
    "SELECT id, client_id, from_day, through_day, detail, drafted FROM invoice"
    " WHERE NOT EXISTS (SELECT 1 FROM issued WHERE invoice_id = invoice.id)";

Draft read_draft(Statement& row) {
    Draft draft;
    draft.id = row.take<InvoiceId>();
    draft.client = row.take<ClientId>();
    draft.from = row.take<std::optional<Day>>();
    draft.through = row.take<Day>();
    draft.detail = row.take<Detail>();
    draft.drafted = row.take<Day>();
    return draft;
}

constexpr std::string_view select_claim =
    "SELECT claim.session_id, claim.invoice_id, issued.number, issued_work.share FROM claim"
    " LEFT JOIN issued ON issued.invoice_id = claim.invoice_id"
    " LEFT JOIN issued_work"
    " ON issued_work.invoice_id = claim.invoice_id AND issued_work.session_id = claim.session_id";

// CROSS keeps this order: the planner would rather look each row of work up twice.
constexpr std::string_view select_frozen_shares =
    "SELECT work.session_id, work.share, issued.currency FROM issued"
    " CROSS JOIN issued_work AS work ON work.invoice_id = issued.invoice_id";

/// Which of the issued invoices may bill these sessions: by the days of their work where the sessions are those of a
/// period, else by their claims. A voided or credited one has no claims, but keeps its work.
std::string billing(const SessionQuery& query) {
    if (!query.from && !query.until && !chooses_all(query)) {
        return "WHERE issued.invoice_id IN (SELECT invoice_id FROM (SELECT id FROM session " + chosen_rows(query) +
               ") AS chosen CROSS JOIN claim ON claim.session_id = chosen.id)";
    }
    std::string sql = "WHERE EXISTS (SELECT 1 FROM claim WHERE claim.invoice_id = issued.invoice_id)";
    if (query.from) sql += " AND issued.period_last >= ?";
    if (query.until) sql += " AND issued.period_first <= ?";
    return sql;
}

/// An invoice has the days on which its sessions began where they were done, which is a day off at most.
void put_billing(Statement& statement, const SessionQuery& query) {
    const auto day = [](Instant at) { return Day(date::floor<date::days>(at).time_since_epoch()); };
    if (!query.from && !query.until) put_values(statement, query);
    if (query.from) statement.put(day(*query.from) - date::days(1));
    if (query.until) statement.put(day(*query.until) + date::days(1));
}

Claim read_claim(Statement& row) {
    Claim claim;
    claim.invoice = row.take<InvoiceId>();
    claim.number = row.take<std::optional<std::string>>();
    claim.share = row.take<std::optional<std::int64_t>>();
    return claim;
}

}  // namespace

InvoiceId Invoices::add_draft(const Draft& draft, std::span<const SessionId> sessions) {
    const InvoiceId id{connection_.id_or_next(draft.id.value)};
    Statement(connection_,
              "INSERT INTO invoice (id, client_id, from_day, through_day, detail, drafted) VALUES (?, ?, ?, ?, ?, ?)")
        .run(id, draft.client, draft.from, draft.through, draft.detail, draft.drafted);
    set_texts(id, draft.texts);
    for (const auto session : sessions) claim(id, session);
    return id;
}

void Invoices::update_draft(const Draft& draft) {
    connection_.require_change();
    const int rows = Statement(connection_,
                               "UPDATE invoice SET client_id = ?, from_day = ?, through_day = ?, detail = ?,"
                               " drafted = ? WHERE id = ?")
                         .run(draft.client, draft.from, draft.through, draft.detail, draft.drafted, draft.id);
    require_known(rows, "draft");
    Statement(connection_, "DELETE FROM invoice_text WHERE invoice_id = ?").run(draft.id);
    set_texts(draft.id, draft.texts);
}

void Invoices::remove_draft(InvoiceId id) {
    connection_.require_change();
    Statement(connection_, "DELETE FROM claim WHERE invoice_id = ?").run(id);
    Statement(connection_, "DELETE FROM invoice_text WHERE invoice_id = ?").run(id);
    require_known(Statement(connection_, "DELETE FROM invoice WHERE id = ?").run(id), "draft");
}

void Invoices::set_texts(InvoiceId id, const std::vector<TextLine>& texts) {
    if (texts.empty()) return;
    Statement add(connection_,
                  "INSERT INTO invoice_text (id, invoice_id, position, text, minor, currency)"
                  " VALUES (?, ?, ?, ?, ?, ?)");
    int position = 0;
    for (const auto& line : texts) {
        const TextLineId line_id = line.id ? line.id : TextLineId{connection_.next_id()};
        const auto minor = line.amount ? std::optional(line.amount->minor) : std::nullopt;
        const auto currency = line.amount ? std::optional(line.amount->currency) : std::nullopt;
        add.run(line_id, id, ++position, line.text, minor, currency);
    }
}

void Invoices::claim(InvoiceId draft, SessionId session) {
    connection_.require_change();
    Statement(connection_, "INSERT INTO claim (session_id, invoice_id) VALUES (?, ?)").run(session, draft);
}

void Invoices::release(SessionId session) {
    connection_.require_change();
    require_known(Statement(connection_, "DELETE FROM claim WHERE session_id = ?").run(session), "claimed session");
}

std::optional<Draft> Invoices::draft(InvoiceId id) const {
    Statement row(connection_, select_draft, "AND id = ?");
    if (!row.bind(id).step()) return std::nullopt;
    auto draft = read_draft(row);
    draft.texts = texts_of(id);
    return draft;
}

Draft Invoices::draft_of(InvoiceId issued) const {
    Statement row(connection_,
                  "SELECT id, client_id, from_day, through_day, detail, drafted FROM invoice WHERE id = ?");
    require_known(row.bind(issued).step() ? 1 : 0, "invoice");
    auto draft = read_draft(row);
    draft.texts = texts_of(issued);
    return draft;
}

std::vector<Draft> Invoices::drafts() const {
    std::vector<Draft> drafts;
    Statement row(connection_, select_draft, "ORDER BY id");
    while (row.step()) {
        drafts.push_back(read_draft(row));
        drafts.back().texts = texts_of(drafts.back().id);
    }
    return drafts;
}

std::vector<TextLine> Invoices::texts_of(InvoiceId id) const {
    std::vector<TextLine> texts;
    Statement row(connection_,
                  "SELECT id, text, minor, currency FROM invoice_text WHERE invoice_id = ? ORDER BY position");
    row.bind(id);
    while (row.step()) {
        TextLine line;
        line.id = row.take<TextLineId>();
        line.text = row.take<std::string>();
        const auto minor = row.take<std::optional<std::int64_t>>();
        const auto currency = row.take<std::optional<Currency>>();
        if (minor && currency) line.amount = Money{*minor, *currency};
        texts.push_back(std::move(line));
    }
    return texts;
}

std::vector<SessionId> Invoices::claimed(InvoiceId id) const {
    std::vector<SessionId> sessions;
    Statement row(connection_, "SELECT session_id FROM claim WHERE invoice_id = ? ORDER BY session_id");
    row.bind(id);
    while (row.step()) sessions.push_back(row.take<SessionId>());
    return sessions;
}

std::optional<Claim> Invoices::claim_of(SessionId session) const {
    Statement row(connection_, select_claim, "WHERE claim.session_id = ?");
    if (!row.bind(session).step()) return std::nullopt;
    row.take<SessionId>();
    return read_claim(row);
}

std::map<SessionId, Claim> Invoices::claims() const {
    std::map<SessionId, Claim> claims;
    Statement row(connection_, select_claim, "ORDER BY claim.session_id");
    while (row.step()) {
        const auto session = row.take<SessionId>();
        claims.emplace_hint(claims.end(), session, read_claim(row));
    }
    return claims;
}

void Invoices::each_claim(const std::function<void(SessionId, InvoiceId)>& visit) const {
    Statement row(connection_, "SELECT session_id, invoice_id FROM claim ORDER BY session_id");
    while (row.step()) {
        const auto session = row.take<SessionId>();
        visit(session, row.take<InvoiceId>());
    }
}

void Invoices::frozen_shares(const SessionQuery& query,
                             const std::function<void(SessionId, const Money&)>& visit) const {
    Statement row(connection_, select_frozen_shares, billing(query));
    put_billing(row, query);
    std::string code;
    Money share;
    while (row.step()) {
        const auto session = row.take<SessionId>();
        share.minor = row.take<std::int64_t>();
        row.take_into(code);
        if (code != share.currency.code()) share.currency = read_currency(code);
        visit(session, share);
    }
}

}  // namespace sugo::sqlite
