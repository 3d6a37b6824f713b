#include <sqlite/changes.hpp>
#include <sqlite/invoices.hpp>
#include <sqlite/statement.hpp>

namespace sugo::sqlite {

PaymentId Invoices::add_payment(const Payment& payment) {
    connection_.require_change();
    const PaymentId id{connection_.id_or_next(payment.id.value)};
    Statement(connection_, "INSERT INTO payment (id, invoice_id, day, amount, note) VALUES (?, ?, ?, ?, ?)")
        .run(id, payment.invoice, payment.day, payment.amount.minor, payment.note);
    return id;
}

void Invoices::remove_payment(PaymentId id) {
    connection_.require_change();
    require_known(Statement(connection_, "DELETE FROM payment WHERE id = ?").run(id), "payment");
}

std::vector<Payment> Invoices::payments_of(InvoiceId id, Currency currency) const {
    std::vector<Payment> payments;
    Statement row(connection_, "SELECT id, day, amount, note FROM payment WHERE invoice_id = ? ORDER BY day, id");
    row.bind(id);
    while (row.step()) {
        Payment payment;
        payment.id = row.take<PaymentId>();
        payment.invoice = id;
        payment.day = row.take<Day>();
        payment.amount = Money{row.take<std::int64_t>(), currency};
        payment.note = row.take<std::string>();
        payments.push_back(std::move(payment));
    }
    return payments;
}

std::vector<Receivable> Invoices::receivables() const {
    std::vector<Receivable> receivables;
    Statement row(
        connection_,
        "SELECT invoice_id, number, (SELECT client_id FROM invoice WHERE id = issued.invoice_id), issued, due,"
        " currency, total,"
        " total - (SELECT coalesce(sum(amount), 0) FROM payment WHERE payment.invoice_id = issued.invoice_id) AS open"
        " FROM issued WHERE open > 0 AND NOT EXISTS (SELECT 1 FROM voided WHERE voided.invoice_id = issued.invoice_id)"
        " AND credits IS NULL AND NOT EXISTS (SELECT 1 FROM issued AS note WHERE note.credits = issued.invoice_id)"
        " ORDER BY due, issued, scope, seq");
    while (row.step()) {
        Receivable receivable;
        receivable.invoice = row.take<InvoiceId>();
        receivable.number = row.take<std::string>();
        receivable.client = row.take<ClientId>();
        receivable.issued = row.take<Day>();
        receivable.due = row.take<Day>();
        const auto currency = row.take<Currency>();
        receivable.total = Money{row.take<std::int64_t>(), currency};
        receivable.open = Money{row.take<std::int64_t>(), currency};
        receivables.push_back(std::move(receivable));
    }
    return receivables;
}

}  // namespace sugo::sqlite
