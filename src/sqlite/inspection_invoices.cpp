#include <sqlite/inspection.hpp>

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include <sqlite/invoices.hpp>
#include <sugo/invoice.hpp>

namespace sugo::sqlite {
namespace {

using enum Finding::Check;

/// "2026-018", or "draft 7" where the row that would say it is gone.
std::string invoice_name(Patient& patient, InvoiceId id) {
    Statement number(patient.connection(), "SELECT number FROM issued WHERE invoice_id = ?");
    if (number.bind(id).step()) return "invoice " + number.take<std::string>();
    return fmt::format("invoice {}", id.value);
}

struct Held {
    SessionId session;
    InvoiceId invoice;
};

std::vector<Held> held(Patient& patient, std::string_view sql) {
    std::vector<Held> rows;
    Statement row(patient.connection(), sql);
    while (row.step()) {
        const auto session = row.take<SessionId>();
        rows.push_back({session, row.take<InvoiceId>()});
    }
    return rows;
}

/// What is done about a claim that should not be. An issued invoice that stands lets go of none.
std::string release(Patient& patient, const Held& claim) {
    Statement stands(patient.connection(),
                     "SELECT 1 FROM issued WHERE invoice_id = ?1 AND NOT EXISTS (SELECT 1 FROM voided WHERE"
                     " invoice_id = ?1) AND NOT EXISTS (SELECT 1 FROM issued AS note WHERE note.credits = ?1)");
    if (stands.bind(claim.invoice).step()) return std::string(to_a_backup);
    return patient.shell(fmt::format("DELETE FROM claim WHERE session_id = {}", claim.session.value));
}

// ── The sums of an issued invoice ───────────────────────────────────────────────────────────────

/// What is wrong with a line, empty if nothing is.
std::string fault_of(const InvoiceLine& line) {
    if (line.work.empty()) return {};
    Seconds time{};
    std::int64_t shares = 0;
    for (const WorkCopy& work : line.work) {
        time += work.stop - work.start;
        shares += work.share;
    }
    if (time != line.time) {
        return fmt::format("has {} of work and says {}", format(time), format(line.time));
    }
    if (line.amount && shares != line.amount->minor) {
        return fmt::format("has sessions worth {} and says {}", format(Money{shares, line.amount->currency}),
                           format(*line.amount));
    }
    return {};
}

void inspect_sums(Patient& patient, const InvoiceDocument& document) {
    const std::string name = "invoice " + document.number.value_or("");
    Money sum{0, document.currency};
    for (const InvoiceLine& line : document.lines) {
        if (line.amount) sum = sum + *line.amount;
        if (const std::string fault = fault_of(line); !fault.empty()) {
            patient.find(invoices, fmt::format("{}: the line \"{}\" {}", name, line.description, fault),
                         std::string(to_a_backup));
        }
    }
    if (sum != document.subtotal) {
        patient.find(
            invoices,
            fmt::format("{}: its lines come to {} and it says {}", name, format(sum), format(document.subtotal)),
            std::string(to_a_backup));
    }
    if (document.subtotal + document.tax_amount != document.total) {
        patient.find(invoices,
                     fmt::format("{}: subtotal and tax do not come to its total {}", name, format(document.total)),
                     std::string(to_a_backup));
    }
}

void inspect_invoice(Patient& patient, InvoiceId id) {
    std::optional<IssuedInvoice> invoice;
    try {
        invoice = Invoices(patient.connection()).issued(id);
    } catch (const std::exception& failure) {
        patient.find(invoices, fmt::format("{} cannot be read: {}", invoice_name(patient, id), failure.what()),
                     std::string(to_a_backup));
        return;
    }
    if (digest(invoice->document) != invoice->hash) {
        patient.find(invoices,
                     fmt::format("invoice {} is not what was issued: its contents no longer match its hash",
                                 invoice->document.number.value()),
                     std::string(to_a_backup));
    }
    inspect_sums(patient, invoice->document);
}

// ── Numbers ─────────────────────────────────────────────────────────────────────────────────────

struct Count {
    std::int64_t seq = 0;
    std::string number;
};

std::map<std::string, std::vector<Count>> counts_by_scope(Patient& patient) {
    std::map<std::string, std::vector<Count>> scopes;
    Statement row(patient.connection(),
                  "SELECT scope, seq, number FROM main.issued NOT INDEXED UNION ALL SELECT scope, seq, number"
                  " FROM lost_number ORDER BY scope, seq, number");
    while (row.step()) {
        auto scope = row.take<std::string>();
        const auto seq = row.take<std::int64_t>();
        scopes[std::move(scope)].push_back({seq, row.take<std::string>()});
    }
    return scopes;
}

std::int64_t first_count(Patient& patient, std::string_view scope) {
    Statement row(patient.connection(), "SELECT first FROM series_first WHERE scope = ?");
    return row.bind(scope).step() ? row.take<std::int64_t>() : 1;
}

void inspect_step(Patient& patient, const Count& before, const Count& after) {
    if (after.seq == before.seq) {
        patient.find(numbers,
                     fmt::format("the count {} was given twice, to {} and {}", after.seq, before.number, after.number),
                     std::string(to_a_backup));
    } else if (after.seq > before.seq + 1) {
        const auto missing = after.seq - before.seq - 1;
        patient.find(numbers,
                     fmt::format("between {} and {} {} {} missing", before.number, after.number, missing,
                                 missing == 1 ? "number is" : "numbers are"),
                     std::string(to_a_backup));
    }
}

}  // namespace

void inspect_claims(Patient& patient) {
    for (const auto& row : held(patient,
                                "SELECT session_id, invoice_id FROM claim WHERE NOT EXISTS"
                                " (SELECT 1 FROM session WHERE session.id = claim.session_id)")) {
        patient.find(claims,
                     fmt::format("{} holds the session {}, which is not there", invoice_name(patient, row.invoice),
                                 short_id(row.session)),
                     release(patient, row));
    }
    for (const auto& row : held(patient,
                                "SELECT session_id, invoice_id FROM claim WHERE NOT EXISTS"
                                " (SELECT 1 FROM invoice WHERE invoice.id = claim.invoice_id)")) {
        patient.find(claims,
                     fmt::format("session {} is held by an invoice that is not there, so it is never billed",
                                 patient.short_name(row.session)),
                     release(patient, row));
    }
    const auto still_held = [&](std::string_view state, std::string_view sql) {
        for (const auto& row : held(patient, sql)) {
            patient.find(claims,
                         fmt::format("session {} is still held by {}, which is {}, so it is never billed",
                                     patient.short_name(row.session), invoice_name(patient, row.invoice), state),
                         release(patient, row));
        }
    };
    still_held("void",
               "SELECT session_id, claim.invoice_id FROM claim JOIN voided ON voided.invoice_id = claim.invoice_id");
    still_held("credited",
               "SELECT session_id, claim.invoice_id FROM claim JOIN issued AS note ON note.credits = claim.invoice_id");
    for (const auto& row : held(patient,
                                "SELECT session_id, invoice_id FROM issued_work AS work WHERE NOT EXISTS"
                                " (SELECT 1 FROM voided WHERE voided.invoice_id = work.invoice_id) AND NOT EXISTS"
                                " (SELECT 1 FROM issued AS note WHERE note.credits = work.invoice_id) AND NOT EXISTS"
                                " (SELECT 1 FROM claim WHERE claim.session_id = work.session_id"
                                " AND claim.invoice_id = work.invoice_id)")) {
        patient.find(claims,
                     fmt::format("session {} is on {} but not held by it, so it could be billed again",
                                 patient.short_name(row.session), invoice_name(patient, row.invoice)),
                     std::string(to_a_backup));
    }
}

void inspect_numbers(Patient& patient) {
    for (const auto& [scope, counts] : counts_by_scope(patient)) {
        const std::int64_t first = first_count(patient, scope);
        if (counts.front().seq > first) {
            patient.find(numbers,
                         fmt::format("the first number is {}, the count {}, and the numbering begins with {}",
                                     counts.front().number, counts.front().seq, first),
                         std::string(to_a_backup));
        }
        for (std::size_t n = 1; n < counts.size(); ++n) inspect_step(patient, counts[n - 1], counts[n]);
    }
    Statement twice(patient.connection(),
                    "SELECT number FROM main.issued NOT INDEXED GROUP BY number HAVING count(*) > 1");
    while (twice.step()) {
        patient.find(numbers, fmt::format("the number {} was given twice", twice.take<std::string>()),
                     std::string(to_a_backup));
    }
}

void inspect_payments(Patient& patient) {
    Statement row(patient.connection(),
                  "SELECT number, currency, total, sum(amount), EXISTS (SELECT 1 FROM voided"
                  " WHERE voided.invoice_id = issued.invoice_id) FROM issued JOIN payment NOT INDEXED"
                  " ON payment.invoice_id = issued.invoice_id GROUP BY issued.invoice_id ORDER BY scope, seq");
    while (row.step()) {
        const auto number = row.take<std::string>();
        const auto currency = Currency::parse(row.take<std::string>());
        if (!currency) continue;  // the look at invoices says so
        const Money total{row.take<std::int64_t>(), *currency};
        const Money paid{row.take<std::int64_t>(), *currency};
        const std::string remedy = fmt::format("sugo invoice unpay {}", number);
        if (row.take<int>() != 0) {
            patient.find(payments, fmt::format("invoice {} is void, and {} came in for it", number, format(paid)),
                         remedy);
        } else if (paid.minor > total.minor) {
            patient.find(
                payments,
                fmt::format("for invoice {} {} came in, more than its total {}", number, format(paid), format(total)),
                remedy);
        }
    }
}

void inspect_invoices(Patient& patient) {
    std::vector<InvoiceId> ids;
    Statement row(patient.connection(), "SELECT invoice_id FROM issued ORDER BY scope, seq");
    while (row.step()) ids.push_back(row.take<InvoiceId>());
    for (const InvoiceId id : ids) inspect_invoice(patient, id);
}

}  // namespace sugo::sqlite
