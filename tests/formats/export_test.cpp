#include <support/test.hpp>

#include <algorithm>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include "filled_store.hpp"

using namespace sugo;

namespace sugo::samples {

namespace {

SessionId add_session(Store& store, Session session, ProjectId project, KindId kind, std::string_view start,
                      std::string_view stop) {
    session.id = {};
    session.project = project;
    session.kind = kind;
    session.start = instant(start);
    session.stop = instant(stop);
    return store.sessions().add(session);
}

InvoiceId add_invoice(Store& store, ClientId client, SessionId session) {
    Draft draft{{}, client, day("2026-03-01"), day("2026-03-31"), Detail::session, day("2026-03-31"), {}};
    draft.texts = {{{}, "GPU hours, at cost", Money{4'250, Currency()}}, {{}, "Thank you", {}}};
    return store.invoices().add_draft(draft, std::vector{session});
}

void issue(Store& store, InvoiceId id, SessionId session, std::int64_t seq) {
    InvoiceDocument document = invoice();
    document.id = id;
    document.number = number_of(Series{}, *document.issued, seq);
    document.lines.resize(1);
    document.lines.front().work.resize(1);
    document.lines.front().work.front().session = session;
    document.subtotal = *document.lines.front().amount;
    document.tax_amount = portion(document.subtotal, document.tax->percent);
    document.total = document.subtotal + document.tax_amount;
    store.invoices().issue(document, "2026", seq, digest(document));
}

void fill(Store& store) {
    Client client = acme();
    client.id = {};
    const ClientId acme_id = store.clients().add(client);
    Kind kind{{}, "label", true, false};
    const KindId label = store.clients().add(kind);
    Project project = ner();
    project.id = {};
    project.client = acme_id;
    project.usual_kind = label;
    const ProjectId ner_id = store.clients().add(project);
    Project own = book();
    own.id = {};
    store.clients().add(own);

    store.profile().add(ada(), instant("2026-03-01T00:00:00Z"));
    store.settings().set("week", "60");
    store.invoices().set_series({"{year}-{seq:03}", {{"2026", 18}}});
    store.rates().add({{}, ner_id, {}, label, {}, day("2026-01-01"), usd(15'000)});
    store.rates().add({{}, {}, acme_id, {}, {}, day("2026-01-01"), usd(14'000)});
    store.rates().add({{}, {}, {}, {}, Tier::short_term, day("2026-01-01"), usd(20'000)});

    const Session night = night_session();
    Session imported = night;
    imported.source = "timewarrior";
    imported.source_key = "69ad41e0-0123456789abcdef";
    imported.billable = true;
    imported.planned = std::chrono::minutes(25);
    imported.outcome = Outcome::rung;
    const SessionId first = add_session(store, night, ner_id, label, "2026-03-08T09:40:00Z", "2026-03-08T10:40:00Z");
    const SessionId second =
        add_session(store, imported, ner_id, label, "2026-03-07T17:00:00Z", "2026-03-07T17:25:00Z");
    const SessionId third = add_session(store, night, ner_id, label, "2026-03-09T17:00:00Z", "2026-03-09T17:25:00Z");
    store.sessions().keep_row(second, "inc 20260307T170000Z - 20260307T172500Z # acme \"odd tag\"");

    const InvoiceId right = add_invoice(store, acme_id, first);
    issue(store, right, first, 18);
    store.invoices().add_payment({{}, right, day("2026-04-12"), Money{10'000, Currency()}, "wire"});
    const InvoiceId wrong = add_invoice(store, acme_id, second);
    issue(store, wrong, second, 19);
    store.invoices().mark_void(wrong, day("2026-04-01"), "wrong address");
    add_invoice(store, acme_id, third);
    store.invoices().lose({"2026-020", "2026", 20});

    Session open = night;
    open.id = {};
    open.project.reset();
    open.kind = label;
    open.start = instant("2026-03-31T10:00:00Z");
    open.stop.reset();
    open.outcome = Outcome::running;
    open.id = store.sessions().add(open);
    store.sessions().add({{}, open.id, instant("2026-03-31T10:05:00Z"), Interruption::Kind::external, "재검토 메일"});
    store.sessions().add(BreakMark{{}, instant("2026-03-31T09:55:00Z"), BreakMark::Kind::long_break});
}

}  // namespace

std::unique_ptr<Store> filled_store() {
    const Instant at = instant("2026-03-31T12:00:00Z");
    std::unique_ptr<Store> store = open_memory(seeded_ids(at, 1));
    store->transact(at, "fill", [&] { fill(*store); });
    return store;
}

}  // namespace sugo::samples

TEST_CASE("two exports of the same contents are the same text") {
    const std::string one = formats::export_json(*samples::filled_store());
    CHECK(one == formats::export_json(*samples::filled_store()));
    CHECK(one.ends_with("}\n"));
}

TEST_CASE("an export is JSON that says everything once, in the order of its page") {
    const boost::json::value all = boost::json::parse(formats::export_json(*samples::filled_store()));
    const auto count = [&](std::string_view name) { return all.at({name.data(), name.size()}).as_array().size(); };
    CHECK(count("profiles") == 1);
    CHECK(count("clients") == 1);
    CHECK(count("projects") == 2);
    CHECK(count("rates") == 3);
    CHECK(count("sessions") == 4);
    CHECK(count("drafts") == 1);
    CHECK(count("invoices") == 2);
    CHECK(count("claims") == 2);
}

TEST_CASE("each record of an export stands on a line of its own") {
    const std::string text = formats::export_json(*samples::filled_store());
    CHECK(text.find("\n\"sessions\":[\n{\"id\":") != std::string::npos);
    std::size_t sessions = 0;
    for (std::size_t at = text.find("\n{\"id\":"); at != std::string::npos; at = text.find("\n{\"id\":", at + 1)) {
        if (text.substr(at, text.find('\n', at + 1) - at).find("\"source_key\":") != std::string::npos) ++sessions;
    }
    CHECK(sessions == 4);
}

TEST_CASE("undo brings back the very text, redo the other one") {
    const auto store = samples::filled_store();
    const std::string before = formats::export_json(*store);
    const Instant at = samples::instant("2026-03-31T13:00:00Z");
    store->transact(at, "week", [&] { store->settings().set("week", "40"); });
    const std::string after = formats::export_json(*store);
    CHECK(before != after);
    store->journal().undo();
    CHECK(formats::export_json(*store) == before);
    store->journal().redo();
    CHECK(formats::export_json(*store) == after);
}

TEST_CASE("an export of an empty store is complete too") {
    const auto store = open_memory(seeded_ids(samples::instant("2026-03-31T12:00:00Z"), 1));
    const boost::json::value all = boost::json::parse(formats::export_json(*store));
    CHECK(all.at("sessions").as_array().empty());
    CHECK(all.at("series").at("pattern").as_string() == "{year}-{seq:03}");
}
