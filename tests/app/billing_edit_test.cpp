#include <support/test.hpp>

#include <app/office.hpp>
#include <sugo/billing.hpp>

using namespace office;

namespace {

/// acme has a draft of two sessions of an hour; a third is newer than its period.
struct Drafting : Office {
    SessionId first = work({"acme", "code"}, utc(2026, 3, 2, 9), 60);
    SessionId second = work({"acme", "code"}, utc(2026, 3, 3, 9), 60);
    SessionId later = work({"acme", "code"}, utc(2026, 4, 1, 9), 60);

    Drafting() {
        billing::DraftRequest request;
        request.client = "acme";
        request.through = day(2026, 3, 31);
        billing::draft(store, request, now);
    }

    billing::DraftEdited edit(const billing::DraftEdit& edit) { return billing::edit(store, "acme", edit, now); }
    billing::DraftEdited drop(const std::string& session) { return edit({.drop = {session}}); }
    billing::DraftEdited take(const std::string& session) { return edit({.take = {session}}); }
    billing::DraftEdited text(const std::string& text) { return edit({.add_text = {text}}); }
    std::string total() { return format(billing::show(store, "acme", now).document.total); }
};

}  // namespace

TEST_CASE("a session can be dropped from a draft and another taken up") {
    Drafting office;
    const billing::DraftEdited dropped = office.drop("@2");
    CHECK(format(dropped.before.document.total) == "$300.00");
    CHECK(format(dropped.after.document.total) == "$150.00");
    CHECK(!office.store.invoices().claim_of(office.second));

    CHECK(format(office.take(short_id(office.second)).after.document.total) == "$300.00");
    CHECK(format(office.take("@1").after.document.total) == "$450.00");
    CHECK(billing::show(office.store, "acme", office.now).document.period == Period{day(2026, 3, 2), day(2026, 4, 1)});
}

TEST_CASE("undo takes an edit of a draft back as one step") {
    Drafting office;
    const InvoiceDocument before = billing::show(office.store, "acme", office.now).document;
    office.edit({.drop = {"@2"}, .take = {"@1"}, .add_text = {"Travel = 120"}, .detail = Detail::day});
    CHECK(office.total() == "$420.00");
    CHECK(office.store.journal().undo().label == "edit draft acme");
    CHECK(billing::show(office.store, "acme", office.now).document == before);
    office.store.journal().redo();
    CHECK(office.total() == "$420.00");
}

TEST_CASE("only billable, priced, unbilled work of the client can be taken") {
    Drafting office;
    const auto refusal = [&](const Session& session) {
        office.keep(session);
        return error_of([&] { office.take("@1"); });
    };
    CHECK(has(refusal(office.session({"globex", "code"}, utc(2026, 4, 1, 11))).message, "is not work for acme"));
    CHECK(has(refusal(office.session({"learn"}, utc(2026, 4, 1, 12))).message, "is not work for acme"));
    CHECK(has(refusal(office.session({"acme", "learn"}, utc(2026, 4, 1, 13))).message, "is not billable"));
    CHECK(has(refusal(office.session({"acme", "code"}, utc(2026, 4, 1, 14), 0)).message, "is empty"));
    Session settled = office.session({"acme", "code"}, utc(2026, 4, 1, 15));
    settled.settled = true;
    CHECK(has(refusal(settled).message, "is billed elsewhere"));
    Session running = office.session({"acme", "code"}, utc(2026, 4, 1, 16));
    running.stop.reset();
    running.outcome = Outcome::running;
    const Error still = refusal(running);
    CHECK(has(still.message, "is still running"));
    CHECK(still.hint == "sugo stop");

    const SessionId unpriced = office.work({"acme", "code"}, utc(2025, 12, 1, 9));
    const Error no_rate = error_of([&] { office.take(short_id(unpriced)); });
    CHECK(has(no_rate.message, "has no rate as acme/ner code"));
    CHECK(no_rate.hint == "sugo rate set acme/ner AMOUNT --from 2025-12-01");
    CHECK(error_of([&] { office.take(short_id(office.first)); }).hint == "sugo invoice show acme");
    CHECK(error_of([&] { office.take("@99"); }).kind == ErrorKind::not_found);
    CHECK(office.total() == "$300.00");
}

TEST_CASE("a session on an issued invoice cannot be taken, and one that is not on the draft cannot be dropped") {
    Drafting office;
    billing::issue(office.store, {"acme", {}, {}}, office.now);
    office.work({"acme", "code"}, utc(2026, 4, 1, 12));
    billing::draft(office.store, {.client = "acme", .through = day(2026, 4, 2)}, office.now);
    const Error issued = error_of([&] { office.take(short_id(office.first)); });
    CHECK(has(issued.message, "is on invoice 2026-001"));
    CHECK(issued.hint == "sugo invoice show 2026-001");
    CHECK(has(error_of([&] { office.drop(short_id(office.first)); }).message, "is not on the draft acme"));
}

TEST_CASE("lines of text carry an amount or none") {
    Drafting office;
    office.text("Thank you");
    CHECK(office.total() == "$300.00");
    office.text("Travel = 120.50");
    office.text("Discount = -50");
    office.text("e=mc2");
    CHECK(office.total() == "$370.50");
    const std::vector<TextLine> texts = office.store.invoices().drafts().at(0).texts;
    REQUIRE(texts.size() == 4);
    CHECK(texts[0].text == "Thank you");
    CHECK(!texts[0].amount);
    CHECK(texts[1].text == "Travel");
    CHECK(texts[2].amount == Money{-5000, Currency()});
    CHECK(texts[3].text == "e=mc2");

    office.edit({.remove_text = {1, 3, 3}});
    CHECK(office.total() == "$420.50");
    CHECK(office.store.invoices().drafts().at(0).texts.at(1).text == "e=mc2");
}

TEST_CASE("a line of text that cannot be meant is refused and changes nothing") {
    Drafting office;
    for (const char* text : {"Travel = much", "Travel = 1.234", "Travel = 5 EUR", " = 120", "", "  ", "Travel=59,80",
                             "Travel=-5,0", "Travel= €59,80", "Travel=EUR 59,80", "Travel=US$5,0", "Travel=−5,0"}) {
        CAPTURE(text);
        CHECK(error_of([&] { office.text(text); }).kind == ErrorKind::usage);
    }
    CHECK(error_of([&] { office.edit({.remove_text = {1}}); }).kind == ErrorKind::not_found);
    CHECK(error_of([&] { office.edit({}); }).kind == ErrorKind::usage);
    CHECK(office.store.invoices().drafts().at(0).texts.empty());
}

TEST_CASE("a text in another currency than the client's is told, does not count, and must go before issuing") {
    Drafting office;
    office.text("Travel = 120");
    people::ClientEdit euro;
    euro.currency = "EUR";
    people::edit_client(office.store, "acme", euro, office.now);
    const billing::Shown shown = billing::show(office.store, "acme", office.now);
    CHECK(format(shown.document.total) == "€0.00");
    REQUIRE(shown.other_currency.size() == 1);
    CHECK(shown.other_currency[0].place == 1);
    CHECK(format(shown.other_currency[0].amount) == "$120.00");
    CHECK(billing::list(office.store, "", office.now).size() == 1);
    CHECK(!billing::can_be_issued(shown));
    const Error error = error_of([&] { billing::issue(office.store, {.name = "acme"}, office.now); });
    CHECK(error.message == "$120.00 for Travel is not in EUR, the currency of acme");
    CHECK(error.hint == "sugo invoice edit acme --remove-text 1");
    office.edit({.remove_text = {1}});
    CHECK(billing::show(office.store, "acme", office.now).document.lines.empty());
    CHECK(billing::remove(office.store, "acme", office.now).name == "acme");
}

TEST_CASE("deleting a draft gives its sessions back, and can be undone") {
    Drafting office;
    const billing::Shown removed = billing::remove(office.store, "acme", office.now);
    CHECK(format(removed.document.total) == "$300.00");
    CHECK(!office.store.invoices().claim_of(office.first));
    CHECK(error_of([&] { office.total(); }).hint == "sugo invoice draft acme");
    CHECK(office.store.journal().undo().label == "delete draft acme");
    CHECK(office.total() == "$300.00");
}

TEST_CASE("a draft is found by its client, in capitals too, and by its short id") {
    Drafting office;
    const InvoiceId id = office.store.invoices().drafts().at(0).id;
    CHECK(billing::show(office.store, "ACME", office.now).document.id == id);
    CHECK(billing::show(office.store, short_id(SessionId{id.value}), office.now).document.id == id);
    CHECK(billing::show(office.store, short_id(SessionId{id.value}, 13), office.now).name == "acme");
    const Error error = error_of([&] { billing::show(office.store, "acmee", office.now); });
    CHECK(error.kind == ErrorKind::not_found);
    CHECK(has(error.message, "did you mean acme"));
}

TEST_CASE("a word with an equals sign may stand in a line of text") {
    Drafting office;
    for (const char* text : {"e=mc2", "mode=fast", "--level=high", "a=b=c", "x="}) {
        CAPTURE(text);
        CHECK(office.text(text).after.document.lines.back().description == text);
    }
    CHECK(office.total() == "$300.00");
}
