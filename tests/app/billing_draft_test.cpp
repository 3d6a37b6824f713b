#include <support/test.hpp>

#include <algorithm>
#include <set>

#include <app/office.hpp>
#include <sugo/billing.hpp>

using namespace office;

namespace {

billing::DraftRequest through(const std::string& client, Day last) {
    billing::DraftRequest request;
    request.client = client;
    request.through = last;
    return request;
}

const Day kEndOfMarch = day(2026, 3, 31);

std::vector<std::string> told(const std::vector<billing::LeftOver>& left_over) {
    std::vector<std::string> lines;
    for (const billing::LeftOver& left : left_over) {
        lines.push_back(std::string(to_string(left.reason)) + " " + std::to_string(left.sessions) + " " +
                        format(left.time) + (left.what.empty() ? "" : " " + left.what));
    }
    return lines;
}

}  // namespace

TEST_CASE("three sessions of 25 minutes at $200 are $250.00, and eighty are $6,666.67") {
    Office office;
    for (int n = 0; n < 3; ++n) office.work({"globex", "code"}, utc(2026, 3, 2, 9 + n));
    const billing::Drafted three = billing::draft(office.store, through("globex", kEndOfMarch), office.now);
    CHECK(three.sessions == 3);
    CHECK(three.name == "globex");
    CHECK(format(three.document.total) == "$250.00");
    CHECK(three.document.period == Period{day(2026, 3, 2), day(2026, 3, 2)});
    CHECK(three.left_over.empty());

    for (int n = 0; n < 80; ++n)
        office.work({"initech", "code"}, utc(2026, 3, 3 + static_cast<unsigned>(n) / 20, n % 20));
    CHECK(format(billing::draft(office.store, through("initech", kEndOfMarch), office.now).document.total) ==
          "$6,666.67");
}

TEST_CASE("a draft says what it leaves out, why, and how long that is") {
    Office office;
    people::add_project(office.store, "acme/zeta", {}, office.now);
    office.work({"acme/ner", "code"}, utc(2026, 3, 2, 9));
    office.work({"acme/ner", "learn"}, utc(2026, 3, 2, 10));
    office.work({"acme/ner", "admin"}, utc(2026, 3, 2, 11), 30);
    office.work({"acme/ner", "code"}, utc(2026, 3, 2, 12), 0);
    office.work({"acme/ner", "code"}, utc(2025, 12, 31, 12), 50);  // before there was a rate
    Session settled = office.session({"acme/ner", "code"}, utc(2026, 3, 2, 13));
    settled.settled = true;
    office.keep(settled);
    Session voided = office.session({"acme/ner", "code"}, utc(2026, 3, 2, 14), 5);
    voided.outcome = Outcome::voided;
    voided.planned = std::chrono::minutes(25);
    office.keep(voided);
    office.now = now_in(utc(2026, 3, 2, 16), kUtc);
    Session running = office.session({"acme/ner", "code"}, utc(2026, 3, 2, 15, 50));
    running.stop.reset();
    running.outcome = Outcome::running;
    office.keep(running);

    const billing::Drafted drafted = billing::draft(office.store, through("acme", kEndOfMarch), office.now);
    CHECK(drafted.sessions == 1);
    CHECK(format(drafted.document.total) == "$62.50");
    CHECK(told(drafted.left_over) ==
          std::vector<std::string>{
              std::string(to_string(LeftOut::not_billable)) + " 2 55m",
              std::string(to_string(LeftOut::running)) + " 1 10m", std::string(to_string(LeftOut::voided)) + " 1 5m",
              std::string(to_string(LeftOut::no_rate)) + " 1 50m acme/ner code",
              std::string(to_string(LeftOut::settled)) + " 1 25m", std::string(to_string(LeftOut::empty)) + " 1 0m"});
}

TEST_CASE("work for others and one's own work never appear on a client's draft") {
    Office office;
    office.work({"acme", "code"}, utc(2026, 3, 2, 9));
    office.work({"globex", "code"}, utc(2026, 3, 2, 10));
    office.work({"book", "write"}, utc(2026, 3, 2, 11));
    office.work({"learn"}, utc(2026, 3, 2, 12));
    office.work({"code"}, utc(2026, 3, 2, 13));  // a billable kind, but nobody pays for it
    const billing::Drafted drafted = billing::draft(office.store, through("acme", kEndOfMarch), office.now);
    CHECK(drafted.sessions == 1);
    CHECK(drafted.left_over.empty());
    REQUIRE(drafted.document.lines.size() == 1);
    CHECK(drafted.document.lines[0].project == "ner");
}

TEST_CASE("a session belongs to the day on which it began where it was recorded") {
    Office office;
    Session seoul = office.session({"acme", "code"}, utc(2026, 3, 31, 16));  // 01:00 on April 1st there
    seoul.zone = kSeoul;
    Session los_angeles = office.session({"acme", "meeting"}, utc(2026, 4, 1, 3));  // 20:00 on March 31st there
    los_angeles.zone = kLosAngeles;
    const SessionId april = office.keep(seoul);
    const SessionId march = office.keep(los_angeles);

    const billing::Drafted drafted = billing::draft(office.store, through("acme", kEndOfMarch), office.now);
    CHECK(office.store.invoices().claimed(drafted.document.id) == std::vector{march});
    office.store.journal().undo();

    billing::DraftRequest in_april = through("acme", day(2026, 4, 1));
    in_april.from = day(2026, 4, 1);
    CHECK(office.store.invoices().claimed(billing::draft(office.store, in_april, office.now).document.id) ==
          std::vector{april});
}

TEST_CASE("a draft can be of one project alone") {
    Office office;
    people::add_project(office.store, "acme/search", {}, office.now);
    office.work({"acme/ner", "code"}, utc(2026, 3, 2, 9));
    office.work({"acme/search", "code"}, utc(2026, 3, 2, 10));
    billing::DraftRequest request = through("acme", kEndOfMarch);
    request.project = "acme/search";
    const billing::Drafted drafted = billing::draft(office.store, request, office.now);
    CHECK(drafted.sessions == 1);
    CHECK(drafted.document.lines.at(0).project == "search");
    CHECK(drafted.left_over.empty());

    request.client = "globex";
    request.project = "rankin";
    const Error unknown = error_of([&] { billing::draft(office.store, request, office.now); });
    CHECK(unknown.kind == ErrorKind::not_found);
    CHECK(has(unknown.message, "did you mean ranking"));
}

TEST_CASE("nothing to draft is refused with every reason, and the hint gives the missing rate") {
    Office office;
    office.work({"acme", "code"}, utc(2025, 12, 30, 9));
    office.work({"acme", "code"}, utc(2025, 12, 31, 9));
    office.work({"acme", "learn"}, utc(2026, 1, 2, 9), 40);
    const Error error = error_of([&] { billing::draft(office.store, through("acme", kEndOfMarch), office.now); });
    CHECK(error.kind == ErrorKind::refused);
    CHECK(error.message ==
          "acme has nothing to bill through 2026-03-31: 1 session (40m) is not billable, "
          "2 sessions (50m) of acme/ner code have no rate");
    CHECK(error.hint == "sugo rate set acme/ner AMOUNT --from 2025-12-30");
    CHECK(office.store.invoices().drafts().empty());
}

TEST_CASE("a period without sessions is refused as such, with the period that has some") {
    Office office;
    office.work({"acme", "code"}, utc(2026, 4, 1, 9));
    billing::DraftRequest request = through("acme", kEndOfMarch);
    const Error error = error_of([&] { billing::draft(office.store, request, office.now); });
    CHECK(error.message == "acme has no sessions through 2026-03-31");
    CHECK(error.hint == "sugo invoice draft acme --through today");
    CHECK(error_of([&] { billing::draft(office.store, through("globex", kEndOfMarch), office.now); }).hint ==
          "sugo log globex");

    request.from = day(2026, 4, 1);
    CHECK(error_of([&] { billing::draft(office.store, request, office.now); }).kind == ErrorKind::usage);
    request.client = "acne";
    CHECK(error_of([&] { billing::draft(office.store, request, office.now); }).kind == ErrorKind::not_found);
}

TEST_CASE("what is on an issued invoice is not billed again, and the refusal names the invoice") {
    Office office;
    office.work({"acme", "code"}, utc(2026, 3, 2, 9));
    billing::draft(office.store, through("acme", kEndOfMarch), office.now);
    billing::issue(office.store, {"acme", {}, {}}, office.now);
    const Error error = error_of([&] { billing::draft(office.store, through("acme", kEndOfMarch), office.now); });
    CHECK(has(error.message, "1 session (25m) is on invoice 2026-001"));
    CHECK(error.hint == "sugo invoice show 2026-001");

    office.work({"acme", "code"}, utc(2026, 3, 3, 9));
    const billing::Drafted next = billing::draft(office.store, through("acme", kEndOfMarch), office.now);
    CHECK(next.sessions == 1);
    REQUIRE(next.left_over.size() == 1);
    CHECK(next.left_over[0].reason == LeftOut::billed);
    CHECK(next.left_over[0].what == "2026-001");
}

TEST_CASE("a client has one draft at a time") {
    Office office;
    office.work({"acme", "code"}, utc(2026, 3, 2, 9));
    billing::draft(office.store, through("acme", kEndOfMarch), office.now);
    office.work({"acme", "code"}, utc(2026, 3, 3, 9));
    const Error error = error_of([&] { billing::draft(office.store, through("acme", kEndOfMarch), office.now); });
    CHECK(error.kind == ErrorKind::refused);
    CHECK(error.message == "acme has a draft already");
    for (const char* way : {"sugo invoice show acme", "sugo invoice issue acme", "sugo invoice delete acme"}) {
        CHECK(has(error.hint, way));
    }
}

TEST_CASE("without one's own details there is no invoice") {
    Office office(false);
    office.work({"acme", "code"}, utc(2026, 3, 2, 9));
    const Error error = error_of([&] { billing::draft(office.store, through("acme", kEndOfMarch), office.now); });
    CHECK(error.kind == ErrorKind::refused);
    CHECK(has(error.hint, "sugo setup --name"));
}

TEST_CASE("undo takes a draft back as one step, and redo brings it again") {
    Office office;
    const SessionId session = office.work({"acme", "code"}, utc(2026, 3, 2, 9));
    const billing::Drafted drafted = billing::draft(office.store, through("acme", kEndOfMarch), office.now);
    CHECK(office.store.journal().undo().label == "draft invoice acme through 2026-03-31");
    CHECK(office.store.invoices().drafts().empty());
    CHECK(!office.store.invoices().claim_of(session));
    office.store.journal().redo();
    CHECK(billing::show(office.store, "acme", office.now).document == drafted.document);
}

TEST_CASE("a draft follows the log and the rates until it is issued") {
    Office office;
    const SessionId first = office.work({"acme", "code"}, utc(2026, 3, 2, 9), 60);
    const SessionId second = office.work({"acme", "code"}, utc(2026, 3, 3, 9), 60);
    const SessionId third = office.work({"acme", "code"}, utc(2026, 3, 4, 9), 60);
    billing::draft(office.store, through("acme", kEndOfMarch), office.now);
    const auto total = [&] { return format(billing::show(office.store, "acme", office.now).document.total); };
    CHECK(total() == "$450.00");

    office.change(first, [](Session& session) { *session.stop += std::chrono::minutes(30); });
    CHECK(total() == "$525.00");
    office.set_rate("acme", 10'000, day(2026, 3, 3));
    CHECK(total() == "$425.00");
    office.change(second, [](Session& session) { session.billable = false; });
    CHECK(total() == "$325.00");
    const std::optional<ProjectId> other = office.session({"globex", "code"}, utc(2026, 3, 1)).project;
    office.change(third, [&](Session& session) { session.project = other; });
    CHECK(total() == "$225.00");
    for (const InvoiceLine& line : billing::show(office.store, "acme", office.now).document.lines) {
        CHECK(line.project == "ner");
    }
}

TEST_CASE("detail by day and by session never changes an amount, and its times add up to the line's") {
    property("any sessions", [](const std::vector<std::pair<unsigned char, unsigned char>>& work) {
        Office office;
        Instant at = utc(2026, 1, 5);
        for (const auto& [gap, length] : work) {
            at += std::chrono::minutes(gap);
            Session session = office.session({"globex", length % 3 == 0 ? "meeting" : "code"}, at, 1 + length);
            session.note = length % 2 == 0 ? "same" : "";
            office.keep(session);
            at = *session.stop;
        }
        if (work.empty()) return;
        billing::draft(office.store, through("globex", day(2026, 12, 31)), office.now);
        std::set<std::int64_t> totals;
        for (const Detail detail : {Detail::none, Detail::day, Detail::session}) {
            billing::DraftEdit edit;
            edit.detail = detail;
            const InvoiceDocument document = billing::edit(office.store, "globex", edit, office.now).after.document;
            totals.insert(document.total.minor);
            for (const InvoiceLine& line : document.lines) {
                Seconds time{};
                for (const DetailRow& row : detail_rows(line, Detail::session)) time += row.time;
                RC_ASSERT(time == line.time);
                std::int64_t shares = 0;
                for (const WorkCopy& copy : line.work) shares += copy.share;
                RC_ASSERT(shares == line.amount->minor);
            }
        }
        RC_ASSERT(totals.size() == 1U);
    });
}

TEST_CASE("tax is taken once, on the sum of the lines") {
    Office office;
    people::ClientEdit edit;
    edit.tax = "VAT 19%";
    people::edit_client(office.store, "globex", edit, office.now);
    office.work({"globex", "code"}, utc(2026, 3, 2, 9), 1);      // 3.33
    office.work({"globex", "meeting"}, utc(2026, 3, 2, 10), 1);  // 3.33
    office.work({"globex", "consult"}, utc(2026, 3, 2, 11), 1);  // 3.33
    const InvoiceDocument document = billing::draft(office.store, through("globex", kEndOfMarch), office.now).document;
    CHECK(format(document.subtotal) == "$9.99");
    CHECK(format(document.tax_amount) == "$1.90");  // by line it would be 3 × 0.63 = 1.89
    CHECK(format(document.total) == "$11.89");
}

TEST_CASE("each client is billed in its own currency") {
    Office office;
    office.add_client("hanbit", "site", {}, "KRW");
    office.set_rate("hanbit", 200'000);
    office.work({"hanbit", "code"}, utc(2026, 3, 2, 9), 50);
    office.work({"acme", "code"}, utc(2026, 3, 2, 10), 50);
    CHECK(format(billing::draft(office.store, through("hanbit", kEndOfMarch), office.now).document.total) ==
          "₩166,667");
    CHECK(format(billing::draft(office.store, through("acme", kEndOfMarch), office.now).document.total) == "$125.00");
}
