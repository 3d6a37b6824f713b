#include <support/test.hpp>

#include <app/billing_desk.hpp>

using namespace office;

TEST_CASE("numbers have no gaps and never repeat, over years and voided invoices") {
    Billing office;
    CHECK(office.issue().name == "2026-001");
    CHECK(office.bill(day(2026, 5, 1)) == "2026-002");
    billing::mark_void(office.store, "2026-002", "wrong", office.now);
    CHECK(office.bill(day(2026, 12, 31)) == "2026-003");
    CHECK(office.bill(day(2027, 1, 1)) == "2027-001");
    CHECK(office.bill(day(2027, 1, 2)) == "2027-002");
}

TEST_CASE("deleting drafts burns no numbers") {
    Billing office;
    for (int n = 0; n < 3; ++n) {
        billing::remove(office.store, "acme", office.now);
        office.draft("acme");
    }
    CHECK(office.issue().name == "2026-001");
}

TEST_CASE("one's own numbering is continued with --next, once, and never over a gap") {
    Billing office;
    CHECK(billing::series(office.store, office.now).next == "2026-001");
    CHECK(billing::set_series(office.store, {}, 18, office.now).next == "2026-018");
    CHECK(billing::set_series(office.store, {}, 19, office.now).next == "2026-019");
    office.store.journal().undo();
    CHECK(error_of([&] { billing::set_series(office.store, {}, 0, office.now); }).kind == ErrorKind::usage);
    CHECK(office.issue().name == "2026-018");

    const Error gap = error_of([&] { billing::set_series(office.store, {}, 30, office.now); });
    CHECK(gap.kind == ErrorKind::refused);
    CHECK(has(gap.message, "leave a gap"));
    CHECK(has(error_of([&] { billing::set_series(office.store, {}, 18, office.now); }).message, "repeat"));
    CHECK(billing::set_series(office.store, {}, 19, office.now).next == "2026-019");
    CHECK(office.bill(day(2026, 5, 1)) == "2026-019");
    CHECK(office.bill(day(2027, 5, 1)) == "2027-001");
}

TEST_CASE("a pattern by month begins again each month") {
    Billing office;
    CHECK(billing::set_series(office.store, "INV-{year}{month}-{seq}", {}, office.now).next == "INV-202604-1");
    CHECK(office.issue().name == "INV-202604-1");
    CHECK(office.bill(day(2026, 4, 30)) == "INV-202604-2");
    CHECK(office.bill(day(2026, 5, 1)) == "INV-202605-1");
}

TEST_CASE("a pattern that could give an issued number again is refused") {
    Billing office;
    billing::set_series(office.store, "{year}{seq:04}", 111, office.now);
    CHECK(office.issue().name == "20260111");
    // January 2026 with the count 11 would be the same number.
    const Error error = error_of([&] { billing::set_series(office.store, "{year}{month}{seq}", {}, office.now); });
    CHECK(error.kind == ErrorKind::refused);
    CHECK(has(error.message, "20260111"));
    CHECK(error_of([&] { billing::set_series(office.store, "{seq}", 20260000, office.now); }).kind ==
          ErrorKind::refused);
    CHECK(billing::set_series(office.store, "{seq}", 20260112, office.now).next == "20260112");
    CHECK(billing::set_series(office.store, "{year}-{seq:03}", {}, office.now).next == "2026-112");
    CHECK(error_of([&] { billing::set_series(office.store, "no count", {}, office.now); }).kind == ErrorKind::usage);
}
