#include <stdexcept>

#include <sqlite/changes.hpp>
#include <sqlite/invoices.hpp>
#include <sqlite/statement.hpp>

// Every member of the document has its column, so that what was said can be read without sugo and compared bit by bit.

namespace sugo::sqlite {
namespace {

constexpr std::string_view select_issued =
    "SELECT issued.invoice_id, number, scope, seq, hash, issued, due, period_first, period_last, client,"
    " seller_legal_name, seller_address, seller_country, seller_tax_id, seller_email, seller_phone, seller_payment,"
    " seller_currency, seller_paper, buyer_legal_name, buyer_address, buyer_country, buyer_tax_id, buyer_email,"
    " buyer_phone, language, currency, net_days, detail, subtotal, tax_label, tax_percent, tax_amount, total,"
    " voided.day, voided.reason, (SELECT client_id FROM invoice WHERE id = issued.invoice_id),"
    " (SELECT number FROM issued AS credited WHERE credited.invoice_id = issued.credits),"
    " (SELECT issued FROM issued AS credited WHERE credited.invoice_id = issued.credits),"
    " (SELECT number FROM issued AS note WHERE note.credits = issued.invoice_id),"
    " (SELECT issued FROM issued AS note WHERE note.credits = issued.invoice_id)"
    " FROM issued LEFT JOIN voided ON voided.invoice_id = issued.invoice_id";

std::optional<InvoiceReference> take_reference(Statement& row) {
    auto number = row.take<std::optional<std::string>>();
    const auto day = row.take<std::optional<Day>>();
    if (!number || !day) return std::nullopt;
    return InvoiceReference{*std::move(number), *day};
}

IssuedInvoice read_issued(Statement& row) {
    IssuedInvoice invoice;
    auto& document = invoice.document;
    document.id = row.take<InvoiceId>();
    document.number = row.take<std::string>();
    invoice.scope = row.take<std::string>();
    invoice.seq = row.take<std::int64_t>();
    invoice.hash = row.take<std::string>();
    document.issued = row.take<Day>();
    document.due = row.take<Day>();
    const auto first = row.take<std::optional<Day>>();
    const auto last = row.take<std::optional<Day>>();
    if (first && last) document.period = Period{*first, *last};
    document.client = row.take<std::string>();
    document.seller = row.take<Profile>();
    document.buyer = row.take<Party>();
    document.language = row.take<std::string>();
    document.currency = row.take<Currency>();
    document.net_days = row.take<int>();
    document.detail = row.take<Detail>();
    document.subtotal = Money{row.take<std::int64_t>(), document.currency};
    document.tax = row.take<std::optional<Tax>>();
    document.tax_amount = Money{row.take<std::int64_t>(), document.currency};
    document.total = Money{row.take<std::int64_t>(), document.currency};
    invoice.voided = row.take<std::optional<Day>>();
    invoice.void_reason = row.take<std::string>();
    invoice.client = row.take<ClientId>();
    document.credits = take_reference(row);
    invoice.credited_by = take_reference(row);
    return invoice;
}

/// The schema keeps one currency for an invoice.
void require_one_currency(const InvoiceDocument& document) {
    bool one = document.subtotal.currency == document.currency && document.tax_amount.currency == document.currency &&
               document.total.currency == document.currency;
    for (const auto& line : document.lines) {
        one = one && (!line.amount || line.amount->currency == document.currency) &&
              (!line.rate || line.rate->currency == document.currency);
    }
    if (!one) throw std::logic_error("all amounts of an invoice are in its currency");
}

}  // namespace

void Invoices::issue(const InvoiceDocument& document, std::string_view scope, std::int64_t seq, std::string_view hash) {
    connection_.require_change();
    if (!document.number || !document.issued || !document.due) {
        throw std::logic_error("an issued invoice has a number, a date and a due date");
    }
    require_one_currency(document);
    const std::optional<InvoiceId> credited = credited_by(document);
    add_lines(document);
    const auto first = document.period ? std::optional(document.period->first) : std::nullopt;
    const auto last = document.period ? std::optional(document.period->last) : std::nullopt;
    Statement(
        connection_,
        "INSERT INTO issued (invoice_id, number, scope, seq, hash, issued, due, period_first, period_last, client,"
        " seller_legal_name, seller_address, seller_country, seller_tax_id, seller_email, seller_phone,"
        " seller_payment, seller_currency, seller_paper, buyer_legal_name, buyer_address, buyer_country,"
        " buyer_tax_id, buyer_email, buyer_phone, language, currency, net_days, detail, subtotal, tax_label,"
        " tax_percent, tax_amount, total, credits) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?,"
        " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .run(document.id, document.number, scope, seq, hash, document.issued, document.due, first, last,
             document.client, document.seller, document.buyer, document.language, document.currency, document.net_days,
             document.detail, document.subtotal.minor, document.tax, document.tax_amount.minor, document.total.minor,
             credited);
    if (credited) Statement(connection_, "DELETE FROM claim WHERE invoice_id = ?").run(*credited);
}

std::optional<InvoiceId> Invoices::credited_by(const InvoiceDocument& document) const {
    if (!document.credits) return std::nullopt;
    Statement row(connection_, "SELECT invoice_id FROM issued WHERE number = ?");
    if (row.bind(document.credits->number).step()) return row.take<InvoiceId>();
    throw Failure(ErrorKind::refused, "only an issued invoice can be credited");
}

void Invoices::add_lines(const InvoiceDocument& document) {
    Statement add_line(connection_,
                       "INSERT INTO issued_line (invoice_id, line, description, project, kind, minor_per_hour, seconds,"
                       " amount) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    Statement add_work(
        connection_,
        "INSERT INTO issued_work (invoice_id, line, position, session_id, start, stop, zone, note, share)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    int number = 0;
    for (const auto& line : document.lines) {
        ++number;
        add_line.run(document.id, number, line.description, line.project, line.kind,
                     line.rate ? std::optional(line.rate->minor_per_hour) : std::nullopt, line.time,
                     line.amount ? std::optional(line.amount->minor) : std::nullopt);
        int position = 0;
        for (const auto& work : line.work) {
            add_work.run(document.id, number, ++position, work.session, work.start, work.stop, work.zone, work.note,
                         work.share);
        }
    }
}

std::vector<InvoiceLine> Invoices::lines_of(InvoiceId id, Currency currency) const {
    std::vector<InvoiceLine> lines;
    Statement line_row(connection_,
                       "SELECT description, project, kind, minor_per_hour, seconds, amount FROM issued_line"
                       " WHERE invoice_id = ? ORDER BY line");
    line_row.bind(id);
    while (line_row.step()) {
        InvoiceLine line;
        line.description = line_row.take<std::string>();
        line.project = line_row.take<std::string>();
        line.kind = line_row.take<std::string>();
        if (const auto rate = line_row.take<std::optional<std::int64_t>>()) line.rate = Rate{*rate, currency};
        line.time = line_row.take<Seconds>();
        if (const auto minor = line_row.take<std::optional<std::int64_t>>()) line.amount = Money{*minor, currency};
        lines.push_back(std::move(line));
    }
    Statement work_row(connection_,
                       "SELECT line, session_id, start, stop, zone, note, share FROM issued_work"
                       " WHERE invoice_id = ? ORDER BY line, position");
    work_row.bind(id);
    while (work_row.step()) {
        auto& line = lines.at(work_row.take<std::size_t>() - 1);
        WorkCopy work;
        work.session = work_row.take<SessionId>();
        work.start = work_row.take<Instant>();
        work.stop = work_row.take<Instant>();
        work.zone = work_row.take<Zone>();
        work.note = work_row.take<std::string>();
        work.share = work_row.take<std::int64_t>();
        line.work.push_back(std::move(work));
    }
    return lines;
}

void Invoices::mark_void(InvoiceId id, Day day, std::string_view reason) {
    connection_.require_change();
    Statement known(connection_, "SELECT 1 FROM issued WHERE invoice_id = ?");
    require_known(known.bind(id).step() ? 1 : 0, "issued invoice");
    Statement(connection_, "INSERT INTO voided (invoice_id, day, reason) VALUES (?, ?, ?)").run(id, day, reason);
    Statement(connection_, "DELETE FROM claim WHERE invoice_id = ?").run(id);
}

void Invoices::read_parts(IssuedInvoice& invoice) const {
    InvoiceDocument& document = invoice.document;
    document.lines = lines_of(document.id, document.currency);
    invoice.payments = payments_of(document.id, document.currency);
}

std::optional<IssuedInvoice> Invoices::issued(std::string_view number) const {
    Statement row(connection_, select_issued, "WHERE number = ?");
    if (!row.bind(number).step()) return std::nullopt;
    auto invoice = read_issued(row);
    read_parts(invoice);
    return invoice;
}

std::optional<IssuedInvoice> Invoices::issued(InvoiceId id) const {
    Statement row(connection_, select_issued, "WHERE issued.invoice_id = ?");
    if (!row.bind(id).step()) return std::nullopt;
    auto invoice = read_issued(row);
    read_parts(invoice);
    return invoice;
}

std::vector<InvoiceId> Invoices::issued_ids() const {
    std::vector<InvoiceId> ids;
    Statement row(connection_, "SELECT invoice_id FROM issued ORDER BY invoice_id");
    while (row.step()) ids.push_back(row.take<InvoiceId>());
    return ids;
}

std::vector<IssuedInvoice> Invoices::issued() const {
    std::vector<IssuedInvoice> invoices;
    Statement row(connection_, select_issued, "ORDER BY issued.issued, scope, seq");
    while (row.step()) {
        invoices.push_back(read_issued(row));
        read_parts(invoices.back());
    }
    return invoices;
}

}  // namespace sugo::sqlite
