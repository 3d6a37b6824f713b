#include <support/test.hpp>

#include <stdexcept>

#include "helpers.hpp"

using namespace sugo;
using namespace sugo::sqlite_test;

TEST_CASE("a draft holds its choices, its texts in their order, and its sessions") {
    auto store = in_memory();
    const auto work = put_work(*store);
    auto& book = store->invoices();
    auto draft = march(work.client);
    change(*store, [&] { draft.id = book.add_draft(draft, std::vector{work.sessions[1], work.sessions[0]}); });
    auto kept = book.draft(draft.id).value();
    REQUIRE(kept.texts.size() == 2);
    CHECK(kept.texts[0].id < kept.texts[1].id);
    draft.texts[0].id = kept.texts[0].id;
    draft.texts[1].id = kept.texts[1].id;
    CHECK(kept == draft);
    CHECK(book.claimed(draft.id) == std::vector{work.sessions[0], work.sessions[1]});
    CHECK(book.claim_of(work.sessions[0]) == Claim{draft.id, std::nullopt, std::nullopt});
    CHECK_FALSE(book.claim_of(work.sessions[2]));

    std::swap(draft.texts[0], draft.texts[1]);
    draft.from.reset();
    draft.detail = Detail::day;
    change(*store, [&] {
        book.update_draft(draft);
        book.release(work.sessions[0]);
        book.claim(draft.id, work.sessions[2]);
    });
    CHECK(book.drafts() == std::vector{draft});
    CHECK(book.claimed(draft.id) == std::vector{work.sessions[1], work.sessions[2]});

    change(*store, [&] { book.remove_draft(draft.id); });
    CHECK(book.drafts().empty());
    CHECK(book.claims().empty());
}

TEST_CASE("a session is on one draft or invoice only, and cannot be removed from under it") {
    auto store = in_memory();
    const auto work = put_work(*store);
    auto& book = store->invoices();
    InvoiceId first;
    change(*store, [&] { first = book.add_draft(march(work.client), std::vector{work.sessions[0]}); });
    const auto error =
        failure_of([&] { change(*store, [&] { book.add_draft(march(work.client), std::vector{work.sessions[0]}); }); });
    CHECK(error.kind == ErrorKind::refused);
    CHECK(error.message == "the session is on another invoice or draft");
    CHECK(book.drafts().size() == 1);
    CHECK(failure_of([&] { change(*store, [&] { store->sessions().remove(work.sessions[0]); }); }).message ==
          "the session is on a draft");
}

TEST_CASE("an issued invoice comes back equal, word by word") {
    auto store = in_memory();
    const auto work = put_work(*store);
    auto& book = store->invoices();
    const auto document = put_issued(*store, work, {work.sessions[0], work.sessions[1]});
    const IssuedInvoice wanted{
        document, "hash of 2026-001", "2026", 1, std::nullopt, "", store->clients().clients().at(0).id};
    CHECK(book.issued("2026-001") == wanted);
    CHECK(book.issued(document.id) == wanted);
    CHECK(book.issued() == std::vector{wanted});
    CHECK_FALSE(book.issued("2026-002"));
    CHECK_FALSE(book.draft(document.id));
    CHECK(book.drafts().empty());
    CHECK(book.last_date() == day(2026, 4, 1));
    CHECK(book.last_seq("2026") == 1);
    CHECK(book.last_seq("2027") == 0);
    CHECK(book.claims().at(work.sessions[1]) == Claim{document.id, "2026-001", 33'333});
}

TEST_CASE("an invoice of bare text comes back equal too") {
    auto store = in_memory();
    const auto work = put_work(*store);
    InvoiceDocument document;
    change(*store, [&] {
        document.id = store->invoices().add_draft(march(work.client), {});
        document.number = "1";
        document.issued = document.due = day(2026, 1, 1);
        document.lines.push_back({"Nothing", "", "", std::nullopt, Seconds{0}, std::nullopt, {}});
        store->invoices().issue(document, "", 1, "h");
    });
    CHECK(store->invoices().issued("1")->document == document);
}

TEST_CASE("voiding gives the sessions back and keeps the number") {
    auto store = in_memory();
    const auto work = put_work(*store);
    auto& book = store->invoices();
    const auto document = put_issued(*store, work, {work.sessions[0]});
    change(*store, [&] { book.mark_void(document.id, day(2026, 4, 2), "wrong hours"); });
    CHECK(book.issued("2026-001")->voided == day(2026, 4, 2));
    CHECK(book.issued("2026-001")->void_reason == "wrong hours");
    CHECK(book.claims().empty());
    CHECK(book.last_seq("2026") == 1);
    CHECK_NOTHROW(change(*store, [&] { store->sessions().remove(work.sessions[0]); }));
    CHECK(book.issued("2026-001")->document == document);
    CHECK(failure_of([&] { change(*store, [&] { book.mark_void(document.id, day(2026, 4, 3), "again"); }); }).message ==
          "this invoice is void already");
}

TEST_CASE("numbers follow each other, from the first of the series on") {
    auto store = in_memory();
    const auto work = put_work(*store);
    auto& book = store->invoices();
    CHECK(book.series() == Series{});
    const Series series{"R{year}-{seq}", {{"2026", 18}, {"2025", 7}}};
    change(*store, [&] { book.set_series(series); });
    CHECK(book.series() == series);
    const auto issue = [&](std::string_view number, std::int64_t seq, std::string_view scope) {
        return failure_of([&] {
                   change(*store, [&] {
                       const auto id = book.add_draft(march(work.client), {});
                       book.issue(document_of(id, {}, std::string(number)), scope, seq, "h");
                   });
               })
            .message;
    };
    const std::string gap = "invoice numbers have no gaps and never repeat";
    CHECK(issue("a", 1, "2026") == gap);
    CHECK(issue("a", 18, "2026") == "nothing failed");
    CHECK(issue("b", 18, "2026") == gap);
    CHECK(issue("b", 20, "2026") == gap);
    CHECK(issue("a", 19, "2026") == "this invoice number is taken");
    CHECK(issue("b", 19, "2026") == "nothing failed");
    CHECK(issue("c", 2, "2027") == gap);
    CHECK(issue("c", 1, "2027") == "nothing failed");
}

TEST_CASE("only a draft is issued, with all that an issued invoice has and sessions that are its own") {
    auto store = in_memory();
    const auto work = put_work(*store);
    auto& book = store->invoices();
    const auto issue = [&](const InvoiceDocument& document) {
        change(*store, [&] { book.issue(document, "2026", book.last_seq("2026") + 1, "h"); });
    };
    InvoiceId draft;
    change(*store, [&] { draft = book.add_draft(march(work.client), std::vector{work.sessions[0]}); });

    CHECK(failure_of([&] { issue(document_of(InvoiceId{99}, {}, "n")); }).message == "only a draft can be issued");
    CHECK(failure_of([&] { issue(document_of(draft, {work.sessions[1]}, "n")); }).message ==
          "the invoice does not hold all the sessions that are on it");
    auto unnumbered = document_of(draft, {}, "n");
    unnumbered.number.reset();
    CHECK_THROWS_AS(issue(unnumbered), std::logic_error);
    auto mixed = document_of(draft, {}, "n");
    mixed.lines[0].amount->currency = euro();
    CHECK_THROWS_AS(issue(mixed), std::logic_error);

    change(*store, [&] { book.claim(draft, store->sessions().add(running_at(90'000, work.kind))); });
    CHECK(failure_of([&] { issue(document_of(draft, {work.sessions[0]}, "n")); }).message ==
          "a running session cannot be invoiced");
    CHECK(book.issued().empty());
}

TEST_CASE("the ports refuse to change what an issued invoice holds") {
    auto store = in_memory();
    const auto work = put_work(*store);
    const auto document = put_issued(*store, work, {work.sessions[0]});
    const auto before = dump(*store);
    auto& book = store->invoices();
    auto session = store->sessions().find(work.sessions[0]).value();
    session.note = "other";
    auto draft = march(work.client);
    draft.id = document.id;
    for (const std::function<void()>& attempt : std::vector<std::function<void()>>{
             [&] { store->sessions().update(session); },
             [&] { store->sessions().remove(session.id); },
             [&] { book.release(session.id); },
             [&] { book.update_draft(draft); },
             [&] { book.remove_draft(document.id); },
             [&] { book.claim(document.id, work.sessions[1]); },
             [&] { book.issue(document, "2026", 2, "h"); },
         }) {
        const auto error = failure_of([&] { change(*store, attempt); });
        CHECK(error.kind == ErrorKind::refused);
        CHECK_FALSE(error.hint.empty());
        CHECK(dump(*store) == before);
    }
}
