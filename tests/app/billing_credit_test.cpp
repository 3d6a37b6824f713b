#include <support/test.hpp>

#include <app/billing_desk.hpp>

using namespace office;
using billing::Credited;
using billing::CreditRequest;

namespace {

/// An issued invoice of $150.00, dated 2026-04-02; the clock stands at 2026-04-12.
struct Desk : Billing {
    Desk() {
        issue();
        issued = 1;
        now = now_in(utc(2026, 4, 12, 9), kUtc);
    }

    Credited credit(const CreditRequest& request = {.number = "2026-001", .reason = "wrong hours"}) {
        return billing::credit(store, request, now);
    }
    Error no_credit(const CreditRequest& request) {
        const std::vector<IssuedInvoice> before = store.invoices().issued();
        const Error error = error_of([&] { credit(request); });
        CHECK(store.invoices().issued() == before);
        return error;
    }
    Shown shown(const std::string& name) { return billing::show(store, name, now); }
};

}  // namespace

TEST_CASE("a credit note takes an invoice back in full, with the next number and the same parties and sums") {
    Desk desk;
    const Credited credited = desk.credit();
    const InvoiceDocument& note = credited.note.document;
    const InvoiceDocument& invoice = credited.invoice.document;
    CHECK(credited.note.name == "2026-002");
    CHECK(credited.note.state == Shown::State::credit_note);
    CHECK(note.credits == InvoiceReference{"2026-001", *invoice.issued});
    CHECK(note.issued == day(2026, 4, 12));
    CHECK(note.total == invoice.total);
    CHECK(note.subtotal == invoice.subtotal);
    CHECK(note.buyer == invoice.buyer);
    CHECK(note.seller == invoice.seller);
    REQUIRE(note.lines.size() == invoice.lines.size() + 1);
    CHECK(note.lines.front().amount == invoice.lines.front().amount);
    CHECK(note.lines.front().time == invoice.lines.front().time);
    CHECK(note.lines.front().work.empty());
    CHECK(note.lines.back().description == "wrong hours");
    CHECK(credited.note.balance == Balance{Money{0, {}}, Money{0, {}}});
    CHECK(digest(note) == credited.note.hash);

    CHECK(credited.invoice.state == Shown::State::credited);
    CHECK(credited.invoice.credited_by == InvoiceReference{"2026-002", day(2026, 4, 12)});
    CHECK(format(credited.invoice.balance.open) == "$0.00");
    CHECK(desk.store.invoices().receivables().empty());
    CHECK(billing::open_totals(billing::list(desk.store, "", desk.now)).empty());
}

TEST_CASE("the sessions of a credited invoice are billed again on the next one, to the cent") {
    Desk desk;
    desk.credit();
    CHECK_FALSE(desk.store.invoices().claim_of(desk.session));
    desk.draft("acme");
    const Shown again = desk.issue();
    CHECK(again.name == "2026-003");
    CHECK(again.document.total == desk.shown("2026-001").document.total);
    CHECK(desk.store.invoices().claim_of(desk.session)->number == "2026-003");
    // What is frozen stays readable.
    CHECK(desk.shown("2026-001").document.lines.front().work.size() == 1);
}

TEST_CASE("what came in for a credited invoice is to be paid back, and nothing more comes in") {
    Desk desk;
    billing::pay(desk.store, {.number = "2026-001", .amount = "40"}, desk.now);
    CHECK(format(desk.credit().invoice.balance.open) == "-$40.00");
    const Error pay = error_of([&] { billing::pay(desk.store, {.number = "2026-001"}, desk.now); });
    CHECK(pay.message == "invoice 2026-001 is credited by 2026-002, and nothing is owed for it");
    const Error note = error_of([&] { billing::pay(desk.store, {.number = "2026-002"}, desk.now); });
    CHECK(note.message == "2026-002 is a credit note, and nothing is owed for it");
    billing::unpay(desk.store, "2026-001", std::nullopt, desk.now);
    CHECK(format(desk.shown("2026-001").balance.open) == "$0.00");
}

TEST_CASE("what is void, credited or a credit note is not credited, and neither of the last two is void") {
    Desk desk;
    desk.credit();
    CHECK(desk.no_credit({.number = "2026-001"}).message == "invoice 2026-001 is credited by 2026-002 already");
    CHECK(desk.no_credit({.number = "2026-002"}).message == "2026-002 is a credit note, and is not credited itself");
    CHECK(error_of([&] { billing::mark_void(desk.store, "2026-001", "x", desk.now); }).message ==
          "invoice 2026-001 is credited by 2026-002, so it cannot be void");
    CHECK(error_of([&] { billing::mark_void(desk.store, "2026-002", "x", desk.now); }).message ==
          "2026-002 is a credit note, and cannot be void");
    desk.draft("acme");
    CHECK(desk.no_credit({.number = "acme"}).message == "acme is a draft, and only an issued invoice can be credited");
    desk.issue();
    billing::mark_void(desk.store, "2026-003", "x", desk.now);
    CHECK(desk.no_credit({.number = "2026-003"}).message == "invoice 2026-003 is void, and nothing is left to credit");
    CHECK(desk.no_credit({.number = "2026-009"}).kind == ErrorKind::not_found);
}

TEST_CASE("a credit note is dated after what it credits and what was issued last") {
    Desk desk;
    CHECK(desk.no_credit({.number = "2026-001", .date = day(2026, 4, 1)}).message ==
          "invoice 2026-001 is of 2026-04-02 and cannot be credited on 2026-04-01, before it");
    CHECK(desk.no_credit({.number = "2026-001", .date = day(2028, 4, 1)}).message ==
          "2028-04-01 is more than a year ahead");
    desk.bill(day(2026, 4, 20));
    CHECK(desk.no_credit({.number = "2026-001", .date = day(2026, 4, 12)}).hint ==
          "sugo invoice credit 2026-001 --reason \"…\" --date 2026-04-20, or --allow-earlier-date");
    CHECK(desk.credit({.number = "2026-001", .date = day(2026, 4, 12), .allow_earlier_date = true}).note.name ==
          "2026-003");
}

TEST_CASE("a payment that was paid back stays paid back") {
    Desk desk;
    billing::pay(desk.store, {.number = "2026-001", .amount = "40"}, desk.now);
    desk.credit();
    billing::unpay(desk.store, "2026-001", std::nullopt, desk.now);
    const Error error = error_of([&] { desk.store.journal().undo(); });
    CHECK(error.kind == ErrorKind::refused);
    CHECK(error.message == "\"remove payment of $40.00 for invoice 2026-001\" cannot be undone");
    CHECK(error.hint == "sugo invoice show 2026-001");
}

TEST_CASE("a credit note is a barrier for undo, which names the way out") {
    Desk desk;
    desk.credit();
    const Error error = error_of([&] { desk.store.journal().undo(); });
    CHECK(error.kind == ErrorKind::refused);
    CHECK(error.hint == "draft again: sugo invoice draft acme");
}
