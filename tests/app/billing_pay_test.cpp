#include <support/test.hpp>

#include <algorithm>
#include <numeric>

#include <app/billing_desk.hpp>

using namespace office;
using billing::PayRequest;

namespace {

/// An issued invoice of $150.00, dated 2026-04-02 and due on 2026-05-02; the clock stands at 2026-04-12.
struct Desk : Billing {
    Desk() {
        issue();
        issued = 1;
        now = now_in(utc(2026, 4, 12, 9), kUtc);
    }

    billing::Paid pay(const PayRequest& request = {.number = "2026-001"}) { return billing::pay(store, request, now); }
    Error no_pay(const PayRequest& request) {
        const std::vector<Payment> before = payments();
        const Error error = error_of([&] { pay(request); });
        CHECK(payments() == before);
        return error;
    }
    std::vector<Payment> payments() { return store.invoices().issued("2026-001")->payments; }
    Shown shown() { return billing::show(store, "2026-001", now); }
};

}  // namespace

TEST_CASE("an invoice is paid in full without naming the amount, and then nothing is open") {
    Desk desk;
    const billing::Paid paid = desk.pay();
    CHECK(format(paid.payment.amount) == "$150.00");
    CHECK(paid.payment.day == day(2026, 4, 12));
    CHECK(paid.invoice.state == Shown::State::paid);
    CHECK(format(paid.invoice.balance.open) == "$0.00");
    CHECK(desk.shown().payments == std::vector{paid.payment});
    const Error again = desk.no_pay({.number = "2026-001"});
    CHECK(again.kind == ErrorKind::refused);
    CHECK(again.message == "invoice 2026-001 is paid already");
}

TEST_CASE("parts are paid until nothing is open, on the days that are named") {
    Desk desk;
    CHECK(
        desk.pay({.number = "2026-001", .amount = "100", .on = day(2026, 4, 10), .note = " by wire "}).invoice.state ==
        Shown::State::part_paid);
    CHECK(desk.pay({.number = "2026-001", .amount = "$49.99", .on = day(2026, 4, 3)}).invoice.balance ==
          Balance{Money{14'999, {}}, Money{1, {}}});
    const Shown shown = desk.shown();
    REQUIRE(shown.payments.size() == 2);
    CHECK(shown.payments[0].day == day(2026, 4, 3));
    CHECK(shown.payments[1].note == "by wire");
    CHECK(desk.pay().payment.amount == Money{1, {}});
    CHECK(desk.shown().state == Shown::State::paid);
}

TEST_CASE("more than what is open is refused, and what is open is named") {
    Desk desk;
    desk.pay({.number = "2026-001", .amount = "100"});
    const Error error = desk.no_pay({.number = "2026-001", .amount = "50.01"});
    CHECK(error.kind == ErrorKind::refused);
    CHECK(error.message == "$50.01 is more than the $50.00 open on invoice 2026-001");
    CHECK(error.hint == "sugo invoice pay 2026-001");
}

TEST_CASE("a payment is in the invoice's currency and above zero") {
    Desk desk;
    for (const char* amount : {"100 EUR", "€100", "0", "-5", "ten", "", "1.005"}) {
        CAPTURE(amount);
        CHECK(desk.no_pay({.number = "2026-001", .amount = amount}).kind == ErrorKind::usage);
    }
}

TEST_CASE("a payment is neither before the invoice nor still to come") {
    Desk desk;
    const Error early = desk.no_pay({.number = "2026-001", .on = day(2026, 4, 1)});
    CHECK(early.message == "invoice 2026-001 is of 2026-04-02 and was not paid on 2026-04-01, before it");
    CHECK(early.hint == "sugo invoice pay 2026-001 --on 2026-04-02");
    const Error late = desk.no_pay({.number = "2026-001", .on = day(2026, 4, 13)});
    CHECK(late.message == "2026-04-13 is still to come");
    CHECK(late.hint == "sugo invoice pay 2026-001 --on 2026-04-12");
    CHECK(desk.pay({.number = "2026-001", .on = day(2026, 4, 2)}).payment.day == day(2026, 4, 2));
}

TEST_CASE("an invoice that is dated ahead can be paid today") {
    Billing office;
    office.issue({.name = "acme", .date = day(2026, 5, 1)});
    CHECK(billing::pay(office.store, {.number = "2026-001"}, office.now).payment.day == day(2026, 4, 2));
}

TEST_CASE("a draft and a void invoice are not paid") {
    Desk desk;
    desk.work({"globex", "code"}, utc(2026, 3, 2, 9));
    desk.draft("globex");
    CHECK(desk.no_pay({.number = "globex"}).hint == "sugo invoice issue globex");
    billing::mark_void(desk.store, "2026-001", "wrong address", desk.now);
    CHECK(desk.no_pay({.number = "2026-001"}).message == "invoice 2026-001 is void, and nothing is owed for it");
    CHECK(desk.shown().balance.open == Money{0, {}});
}

TEST_CASE("an invoice with payments is not voided") {
    Desk desk;
    desk.pay({.number = "2026-001", .amount = "10"});
    const Error error = error_of([&] { billing::mark_void(desk.store, "2026-001", "late", desk.now); });
    CHECK(error.kind == ErrorKind::refused);
    CHECK(error.message == "$10.00 came in for invoice 2026-001, so it cannot be void");
    CHECK(!desk.store.invoices().issued("2026-001")->voided);
}

TEST_CASE("an invoice is overdue while something is open after it was due, and not a day longer") {
    Desk desk;
    desk.now = now_in(utc(2026, 5, 3, 9), kUtc);
    CHECK(desk.pay({.number = "2026-001", .amount = "149.99"}).invoice.state == Shown::State::overdue);
    CHECK(desk.pay().invoice.state == Shown::State::paid);
}

TEST_CASE("an invoice of nothing is paid from the start") {
    Billing office;
    billing::edit(office.store, "acme", {.drop = {"@1"}, .add_text = {"Flat fee = 0"}}, office.now);
    CHECK(office.issue().state == Shown::State::paid);
    CHECK(billing::list(office.store, "", office.now, billing::Which::open).empty());
}

TEST_CASE("undo takes a payment back, redo brings it again") {
    Desk desk;
    desk.pay({.number = "2026-001", .amount = "100"});
    desk.pay();
    desk.store.journal().undo();
    CHECK(format(desk.shown().balance.open) == "$50.00");
    CHECK(desk.store.journal().history(1)[0].label == "pay $50.00 of invoice 2026-001");
    desk.store.journal().undo();
    CHECK(desk.payments().empty());
    desk.store.journal().redo();
    CHECK(format(desk.shown().balance.open) == "$50.00");
}

TEST_CASE("a mistaken payment is removed, by its place where there are several") {
    Desk desk;
    CHECK(error_of([&] { billing::unpay(desk.store, "2026-001", {}, desk.now); }).message ==
          "nothing came in for invoice 2026-001 yet");
    desk.pay({.number = "2026-001", .amount = "100"});
    desk.pay();
    const Error which = error_of([&] { billing::unpay(desk.store, "2026-001", {}, desk.now); });
    CHECK(which.message == "invoice 2026-001 has 2 payments; say which one");
    CHECK(error_of([&] { billing::unpay(desk.store, "2026-001", 3, desk.now); }).kind == ErrorKind::not_found);
    const billing::Paid removed = billing::unpay(desk.store, "2026-001", 1, desk.now);
    CHECK(format(removed.payment.amount) == "$100.00");
    CHECK(removed.invoice.state == Shown::State::part_paid);
    billing::unpay(desk.store, "2026-001", {}, desk.now);
    CHECK(desk.payments().empty());
    desk.store.journal().undo();
    CHECK(format(desk.shown().balance.open) == "$100.00");
}

TEST_CASE("the list of what is open or overdue, with totals for each currency") {
    Desk desk;
    desk.add_client("hanbit", "search", {}, "KRW");
    desk.set_rate("hanbit", 200'000);
    desk.work({"hanbit", "code"}, utc(2026, 4, 3, 9), 60);
    desk.draft("hanbit");
    desk.issue({.name = "hanbit"});
    desk.work({"globex", "code"}, utc(2026, 4, 4, 9), 30);
    desk.draft("globex");
    desk.issue({.name = "globex"});
    desk.pay({.number = "2026-003"});
    desk.work({"initech", "code"}, utc(2026, 4, 4, 10), 30);
    desk.draft("initech");

    const auto names = [&](billing::Which which) {
        std::string all;
        for (const Shown& shown : billing::list(desk.store, "", desk.now, which)) all += shown.name + " ";
        return all;
    };
    CHECK(names(billing::Which::open) == "2026-001 2026-002 ");
    CHECK(names(billing::Which::overdue).empty());
    desk.now = now_in(utc(2026, 5, 3, 9), kUtc);
    CHECK(names(billing::Which::overdue) == "2026-001 ");
    desk.pay({.number = "2026-001", .amount = "100"});

    const auto totals = billing::open_totals(billing::list(desk.store, "", desk.now));
    REQUIRE(totals.size() == 2);
    CHECK(format(totals[0].open) == "₩200,000");
    CHECK(format(totals[0].overdue) == "₩0");
    CHECK(format(totals[1].open) == "$50.00");
    CHECK(format(totals[1].overdue) == "$50.00");

    const std::vector<Receivable> receivables = desk.store.invoices().receivables();
    REQUIRE(receivables.size() == 2);
    CHECK(receivables[0].number == "2026-001");
    CHECK(format(receivables[0].open) == "$50.00");
    CHECK(receivables[1].number == "2026-002");
}

TEST_CASE("what is open is the total less the payments, never below zero, in whatever order they come") {
    property("balance", [] {
        Desk desk;
        auto parts = *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(1, 8'000));
        std::int64_t open = 15'000;
        for (const std::int64_t part : parts) {
            const PayRequest request{.number = "2026-001", .amount = decimal(Money{part, {}})};
            if (part <= open) {
                open -= part;
                const Shown after = desk.pay(request).invoice;
                RC_ASSERT(after.balance.open.minor == open);
                RC_ASSERT(after.balance.paid.minor == 15'000 - open);
            } else {
                RC_ASSERT(error_of([&] { desk.pay(request); }).kind == ErrorKind::refused);
            }
        }
        std::vector<Payment> payments = desk.payments();
        const Balance balance = balance_of(Money{15'000, {}}, payments);
        RC_ASSERT(balance.open.minor == open);
        std::ranges::reverse(payments);
        RC_ASSERT(balance_of(Money{15'000, {}}, payments) == balance);
        while (!desk.payments().empty()) {
            open += desk.payments().back().amount.minor;
            const int last = static_cast<int>(desk.payments().size());
            RC_ASSERT(billing::unpay(desk.store, "2026-001", last, desk.now).invoice.balance.open.minor == open);
        }
        RC_ASSERT(open == 15'000);
    });
}
