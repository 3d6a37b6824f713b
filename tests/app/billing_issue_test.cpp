#include <support/test.hpp>

#include <app/billing_desk.hpp>

using namespace office;

TEST_CASE("issuing gives a number, the dates and a hash, and freezes the words") {
    Billing office;
    const Shown issued = office.issue();
    CHECK(issued.name == "2026-001");
    CHECK(issued.state == Shown::State::issued);
    CHECK(issued.document.number == "2026-001");
    CHECK(issued.document.issued == day(2026, 4, 2));
    CHECK(issued.document.due == day(2026, 5, 2));
    CHECK(issued.hash == digest(issued.document));
    CHECK(format(issued.document.total) == "$150.00");

    office.set_rate("acme", 99'900);
    people::rename_client(office.store, "acme", "acme2", office.now);
    people::ProfileEdit moved;
    moved.address = "Elsewhere";
    people::setup(office.store, moved, office.now);
    CHECK(billing::show(office.store, "2026-001", office.now).document == issued.document);
    const auto of_client = billing::list(office.store, "acme2", office.now);
    REQUIRE(of_client.size() == 1);
    CHECK(of_client[0].name == "2026-001");
}

TEST_CASE("an issued invoice is a barrier for undo, which names the way out") {
    Billing office;
    office.issue();
    const Error error = error_of([&] { office.store.journal().undo(); });
    CHECK(error.kind == ErrorKind::refused);
    CHECK(has(error.message + error.hint, "sugo invoice void 2026-001 --reason \"…\""));
    CHECK(office.store.journal().history(1).at(0).label == "issue invoice 2026-001");

    billing::mark_void(office.store, "2026-001", "wrong address", office.now);
    const Error after_void = error_of([&] { office.store.journal().undo(); });
    CHECK(has(after_void.message + after_void.hint, "draft again: sugo invoice draft acme --through 2026-03-20"));
}

TEST_CASE("the due date is given, or follows from the client's terms") {
    Billing office;
    people::ClientEdit terms;
    terms.net_days = 14;
    people::edit_client(office.store, "acme", terms, office.now);
    const Error early = office.refusal({.name = "acme", .date = day(2026, 4, 1), .due = day(2026, 3, 31)});
    CHECK(early.message == "an invoice of 2026-04-01 cannot be due on 2026-03-31, before it");
    CHECK(early.hint == "sugo invoice issue acme --due 2026-04-15");
    CHECK(office.issue().document.due == day(2026, 4, 16));
}

TEST_CASE("an invoice cannot be dated before the last day of work on it") {
    Billing office;
    const Error error = office.refusal({.name = "acme", .date = day(2026, 3, 19)});
    CHECK(error.message == "an invoice of 2026-03-19 cannot hold work of 2026-03-20");
    CHECK(error.hint == "sugo invoice issue acme --date 2026-03-20");
    CHECK(office.issue({.name = "acme", .date = day(2026, 3, 20)}).document.issued == day(2026, 3, 20));
}

TEST_CASE("dates rise with the numbers, unless an earlier one is allowed") {
    Billing office;
    office.issue();
    office.issued = 1;
    office.work({"globex", "code"}, utc(2026, 3, 2, 9));
    office.draft("globex");
    const Error error = office.refusal({.name = "globex", .date = day(2026, 4, 1)});
    CHECK(has(error.message, "2026-04-02"));
    CHECK(error.hint == "sugo invoice issue globex --date 2026-04-02, or --allow-earlier-date");
    const Shown allowed =
        office.issue({.name = "globex", .date = day(2026, 4, 1), .due = {}, .allow_earlier_date = true});
    CHECK(allowed.name == "2026-002");
}

TEST_CASE("a draft without lines, or one below zero, is not issued") {
    Billing office;
    billing::edit(office.store, "acme", {.add_text = {"Discount = -150.01"}}, office.now);
    CHECK(has(office.refusal({.name = "acme"}).message, "-$0.01"));
    billing::edit(office.store, "acme", {.drop = {"@1"}, .remove_text = {1}}, office.now);
    CHECK(office.refusal({.name = "acme"}).message == "the draft acme has no lines");
    billing::edit(office.store, "acme", {.add_text = {"Flat fee = 0"}}, office.now);
    CHECK(format(office.issue().document.total) == "$0.00");
}

TEST_CASE("a draft with a session that runs again is not issued") {
    Billing office;
    office.change(office.session, [](Session& session) {
        session.stop.reset();
        session.outcome = Outcome::running;
    });
    CHECK(office.refusal({.name = "acme"}).hint == "sugo stop");
}

TEST_CASE("sessions that are no longer billable when it is issued stay unbilled") {
    Billing office;
    const SessionId changed = office.work({"acme", "code"}, utc(2026, 3, 21, 9), 60);
    billing::edit(office.store, "acme", {.take = {"@1"}}, office.now);
    office.change(changed, [](Session& session) { session.billable = false; });
    const Shown draft = billing::show(office.store, "acme", office.now);
    REQUIRE(draft.left_over.size() == 1);
    CHECK(draft.left_over[0].reason == LeftOut::not_billable);
    const Shown issued = office.issue();
    REQUIRE(issued.left_over.size() == 1);
    CHECK(issued.left_over[0].sessions == 1);
    CHECK(format(issued.left_over[0].time) == "1h");
    CHECK(billing::show(office.store, issued.name, office.now).left_over.empty());
    CHECK(format(issued.document.total) == "$150.00");
    CHECK(!office.store.invoices().claim_of(changed));
    CHECK(office.store.invoices().claim_of(office.session)->number == "2026-001");
}

TEST_CASE("an invoice is issued once, and then neither edited nor deleted") {
    Billing office;
    office.issue();
    office.issued = 1;
    for (const auto& attempt : std::vector<std::function<void()>>{
             [&] { office.issue({.name = "2026-001"}); },
             [&] { billing::edit(office.store, "2026-001", {.add_text = {"more"}}, office.now); },
             [&] { billing::remove(office.store, "2026-001", office.now); }}) {
        const Error error = error_of(attempt);
        CHECK(error.kind == ErrorKind::refused);
        CHECK(error.hint == "sugo invoice void 2026-001 --reason \"…\"");
    }
    CHECK(error_of([&] { office.issue(); }).kind == ErrorKind::not_found);
}

TEST_CASE("a void invoice keeps its number, says why, and its sessions can be billed again") {
    Billing office;
    office.issue();
    CHECK(error_of([&] { billing::mark_void(office.store, "2026-001", " ", office.now); }).kind == ErrorKind::usage);
    const Shown voided = billing::mark_void(office.store, "2026-001", "wrong address", office.now);
    CHECK(voided.state == Shown::State::voided);
    CHECK(voided.voided == day(2026, 4, 2));
    CHECK(voided.void_reason == "wrong address");
    CHECK(error_of([&] { billing::mark_void(office.store, "2026-001", "again", office.now); }).kind ==
          ErrorKind::refused);

    office.draft("acme");
    CHECK(has(error_of([&] { billing::mark_void(office.store, "acme", "draft", office.now); }).hint,
              "sugo invoice delete acme"));
    const Shown again = office.issue();
    CHECK(again.name == "2026-002");
    CHECK(again.document.lines == voided.document.lines);
    CHECK(billing::show(office.store, "2026-001", office.now).state == Shown::State::voided);
}

TEST_CASE("an invoice is overdue from the day after it is due") {
    Billing office;
    office.issue();
    const auto state_on = [&](Instant at) { return billing::show(office.store, "2026-001", now_in(at, kUtc)).state; };
    CHECK(state_on(utc(2026, 5, 2, 23, 59)) == Shown::State::issued);
    CHECK(state_on(utc(2026, 5, 3)) == Shown::State::overdue);
    billing::mark_void(office.store, "2026-001", "late", office.now);
    CHECK(state_on(utc(2026, 5, 3)) == Shown::State::voided);
}

TEST_CASE("the list has drafts first, then what was issued in its order, a client's alone when asked") {
    Billing office;
    office.issue();
    office.work({"globex", "code"}, utc(2026, 3, 2, 9));
    office.work({"initech", "code"}, utc(2026, 3, 3, 9));
    office.draft("initech");
    office.issue({.name = "initech"});
    office.draft("globex");
    std::vector<std::string> names;
    for (const Shown& shown : billing::list(office.store, "", office.now)) names.push_back(shown.name);
    CHECK(names == std::vector<std::string>{"globex", "2026-001", "2026-002"});
    CHECK(billing::list(office.store, "initech", office.now).size() == 1);
    CHECK(error_of([&] { billing::list(office.store, "nobody", office.now); }).kind == ErrorKind::not_found);
}

TEST_CASE("an unknown number is not found, and a near one is named") {
    Billing office;
    office.issue();
    const Error error = error_of([&] { billing::show(office.store, "2026-01", office.now); });
    CHECK(error.kind == ErrorKind::not_found);
    CHECK(has(error.message, "did you mean 2026-001"));
    CHECK(error.hint == "sugo invoice list");
}

TEST_CASE("an issued invoice stays with its client when another takes over the slug") {
    Billing office;
    office.issue();
    billing::mark_void(office.store, "2026-001", "wrong address", office.now);
    office.draft("acme");
    billing::edit(office.store, "acme", {.drop = {"@1"}, .add_text = {"Flat fee = 100"}}, office.now);
    CHECK(office.issue().name == "2026-002");

    people::rename_client(office.store, "acme", "acme2", office.now);
    office.add_client("acme", "other");
    CHECK(billing::list(office.store, "acme", office.now).empty());
    CHECK(billing::list(office.store, "acme2", office.now).size() == 2);
    CHECK(billing::show(office.store, "2026-001", office.now).client == "acme2");
    CHECK(error_of([&] { billing::issue(office.store, {.name = "2026-001"}, office.now); }).hint ==
          "sugo invoice draft acme2");
    CHECK(billing::mark_void(office.store, "2026-002", "twice", office.now).client == "acme2");
}

TEST_CASE("work that was moved to another client is told without naming that one") {
    Billing office;
    office.work({"acme", "code"}, utc(2026, 3, 21, 9), 60);
    billing::edit(office.store, "acme", {.take = {"@1"}}, office.now);
    const ProjectId ranking = people::find_work(office.store, {"globex/ranking", "code"}, true).project->id;
    office.change(office.session, [&](Session& session) { session.project = ranking; });
    const Shown issued = office.issue();
    REQUIRE(issued.left_over.size() == 1);
    CHECK(issued.left_over[0].reason == LeftOut::not_billable);
    CHECK(issued.left_over[0].what == "acme");
}

TEST_CASE("an invoice needs the client's name") {
    Billing office;
    people::ClientEdit nameless;
    nameless.name = "";
    people::edit_client(office.store, "acme", nameless, office.now);
    const Error error = office.refusal({.name = "acme"});
    CHECK(error.message == "an invoice says whom it is for, and acme has no name yet");
    CHECK(error.hint == "sugo client edit acme --name \"…\"");
}

TEST_CASE("an invoice is dated a year ahead at most, and is due in a year of four digits") {
    Billing office;
    CHECK(office.refusal({.name = "acme", .date = day(9999, 12, 31)}).message ==
          "9999-12-31 is more than a year ahead");
    CHECK(office.refusal({.name = "acme", .date = day(2027, 4, 4)}).hint ==
          "sugo invoice issue acme --date 2026-04-02");
    office.now = now_in(utc(9999, 12, 20), kUtc);
    const Error error = error_of([&] { office.issue(); });
    CHECK(error.kind == ErrorKind::usage);
    CHECK(error.hint == "sugo invoice issue acme --due 9999-12-31");
    CHECK(office.issue({.name = "acme", .due = day(9999, 12, 31)}).document.due == day(9999, 12, 31));
}

TEST_CASE("where a client is called like a number, changes mean the draft and the number is for what was issued") {
    Billing office;
    billing::set_series(office.store, "acme{seq}", {}, office.now);
    CHECK(office.issue().name == "acme1");
    office.add_client("acme1", "work");
    office.set_rate("acme1", 10'000);
    office.work({"acme1", "code"}, utc(2026, 3, 22, 9), 60);
    office.draft("acme1");
    billing::edit(office.store, "acme1", {.add_text = {"Travel = 20"}}, office.now);
    CHECK(billing::show(office.store, "acme1", office.now).state == Shown::State::issued);
    const Shown second = office.issue({.name = "acme1"});
    CHECK(second.name == "acme2");
    CHECK(format(second.document.total) == "$120.00");
    CHECK(billing::mark_void(office.store, "acme1", "late", office.now).client == "acme");
}
