#include <support/test.hpp>

#include <fmt/format.h>

#include "helpers.hpp"

// Plain SQL on a second connection, as any program could write it, against what is issued.

using namespace sugo;
using namespace sugo::sqlite_test;

namespace {

struct Attack {
    const char* name;
    const char* sql;
};

// The stage holds: invoice 2026-001 with sessions s1 and s2 (issued, a payment of 1,000), 2026-002 with s3 (voided), a
// draft with s4, a draft without sessions, and s5 free. 2026-003 is credited by 2026-004. A restored backup did not
// hold 2030-007.
constexpr Attack attacks[] = {
    {"change an amount", "UPDATE issued SET total = total + 1, subtotal = subtotal + 1"},
    {"change a voided invoice", "UPDATE issued SET due = '2030-01-01' WHERE number = '2026-002'"},
    {"renumber", "UPDATE issued SET number = '2026-009', seq = 9 WHERE number = '2026-001'"},
    {"change and ignore conflicts", "UPDATE OR IGNORE issued SET hash = 'x'"},
    {"change and replace", "UPDATE OR REPLACE issued SET number = '2026-002' WHERE number = '2026-001'"},
    {"remove an invoice", "DELETE FROM issued WHERE number = '2026-001'"},
    {"remove all invoices", "DELETE FROM issued"},
    {"take an issued id",
     "INSERT OR REPLACE INTO issued (invoice_id, number, scope, seq, {rest}) SELECT invoice_id, 'n', scope, 5, {rest} "
     "FROM issued WHERE seq = 1"},
    {"take an issued id as a rowid",
     "INSERT OR REPLACE INTO issued (rowid, number, scope, seq, {rest}) SELECT rowid, 'n', scope, 5, {rest} FROM issued"
     " WHERE seq = 1"},
    {"take an issued number",
     "INSERT OR REPLACE INTO issued (invoice_id, number, scope, seq, {rest}) SELECT {draft}, number, scope, 5, {rest} "
     "FROM issued WHERE seq = 1"},
    {"take an issued count",
     "INSERT OR REPLACE INTO issued (invoice_id, number, scope, seq, {rest}) SELECT {draft}, 'n', scope, seq, {rest} "
     "FROM issued WHERE seq = 1"},
    {"leave a gap",
     "INSERT INTO issued (invoice_id, number, scope, seq, {rest}) SELECT {draft}, 'n', scope, 6, {rest} FROM issued "
     "WHERE seq = 1"},
    {"begin a scope in the middle",
     "INSERT INTO issued (invoice_id, number, scope, seq, {rest}) SELECT {draft}, 'n', '2027', 2, {rest} FROM issued "
     "WHERE seq = 1"},
    {"issue what is no draft",
     "INSERT INTO issued (invoice_id, number, scope, seq, {rest}) SELECT 4711, 'n', scope, 5, {rest} FROM issued WHERE "
     "seq = 1"},
    {"overwrite on conflict",
     "INSERT INTO issued (invoice_id, number, scope, seq, {rest}) SELECT invoice_id, number, scope, seq, {rest} FROM "
     "issued WHERE seq = 1"
     " ON CONFLICT (invoice_id) DO UPDATE SET hash = 'x'"},

    {"change a line", "UPDATE issued_line SET amount = 1 WHERE line = 1"},
    {"remove a line", "DELETE FROM issued_line WHERE line = 2"},
    {"add a line",
     "INSERT INTO issued_line SELECT invoice_id, 99, description, project, kind, minor_per_hour, seconds,"
     " amount FROM issued_line WHERE line = 1"},
    {"replace a line",
     "INSERT OR REPLACE INTO issued_line SELECT invoice_id, line, 'x', project, kind, minor_per_hour,"
     " seconds, 1 FROM issued_line WHERE line = 1"},
    {"move a line", "UPDATE OR REPLACE issued_line SET line = 1 WHERE line = 2"},
    {"move a line to another invoice", "UPDATE issued_line SET invoice_id = {draft}"},
    {"change the work", "UPDATE issued_work SET note = 'x', stop = stop + 60"},
    {"remove the work", "DELETE FROM issued_work"},
    {"add work",
     "INSERT INTO issued_work SELECT invoice_id, line, 99, {s5}, start, stop, zone, note, share FROM"
     " issued_work WHERE position = 1"},
    {"replace work by its place",
     "INSERT OR REPLACE INTO issued_work SELECT invoice_id, line, position, {s5}, start, stop,"
     " zone, 'x', share FROM issued_work WHERE position = 1"},
    {"replace work by its session",
     "INSERT OR REPLACE INTO issued_work SELECT invoice_id, line, 98, session_id, start,"
     " stop, zone, 'x', share FROM issued_work WHERE position = 1"},

    {"void a draft", "INSERT INTO voided VALUES ({draft}, '2026-04-02', '')"},
    {"void again", "INSERT OR REPLACE INTO voided SELECT invoice_id, day, 'x' FROM voided"},
    {"change why it is void", "UPDATE voided SET reason = 'x'"},
    {"bring a void invoice back", "DELETE FROM voided"},
    {"make another invoice void", "UPDATE OR REPLACE voided SET invoice_id = {issued}"},

    {"void an invoice with a payment", "INSERT INTO voided VALUES ({issued}, '2026-04-02', 'x')"},

    {"credit a draft",
     "INSERT INTO issued (invoice_id, number, scope, seq, credits, {but_credits}) SELECT {draft}, 'n', scope, 5, "
     "{draft}, {but_credits} FROM issued WHERE seq = 1"},
    {"credit a void invoice",
     "INSERT INTO issued (invoice_id, number, scope, seq, credits, {but_credits}) SELECT {draft}, 'n', scope, 5, "
     "invoice_id, {but_credits} FROM issued WHERE seq = 2"},
    {"credit while sessions are held",
     "INSERT INTO issued (invoice_id, number, scope, seq, credits, {but_credits}) SELECT {draft}, 'n', scope, 5, "
     "invoice_id, {but_credits} FROM issued WHERE seq = 1"},
    {"credit again",
     "INSERT INTO issued (invoice_id, number, scope, seq, credits, {but_credits}) SELECT {free_draft}, 'n', scope, 5, "
     "credits, {but_credits} FROM issued WHERE credits IS NOT NULL"},
    {"credit a credit note",
     "INSERT INTO issued (invoice_id, number, scope, seq, credits, {but_credits}) SELECT {free_draft}, 'n', scope, 5, "
     "invoice_id, {but_credits} FROM issued WHERE credits IS NOT NULL"},
    {"credit less",
     "INSERT INTO issued (invoice_id, number, scope, seq, credits, subtotal, total, {but_sums}) SELECT {free_draft}, "
     "'n', scope, 5, "
     "invoice_id, subtotal - 1, total - 1, {but_sums} FROM issued WHERE seq = 1"},
    {"turn an invoice into a credit note", "UPDATE issued SET credits = {issued} WHERE seq = 2"},
    {"turn a credit note into an invoice", "UPDATE issued SET credits = NULL"},
    {"void a credit note",
     "INSERT INTO voided SELECT invoice_id, '2026-04-02', '' FROM issued WHERE credits IS NOT NULL"},
    {"void what is credited",
     "INSERT INTO voided SELECT credits, '2026-04-02', '' FROM issued WHERE credits IS NOT NULL"},
    {"pay a credit note",
     "INSERT INTO payment SELECT 4711, invoice_id, '2026-04-02', 1, '' FROM issued WHERE credits IS NOT NULL"},
    {"pay what is credited",
     "INSERT INTO payment SELECT 4711, credits, '2026-04-02', 1, '' FROM issued WHERE credits IS NOT NULL"},

    {"pay a draft", "INSERT INTO payment VALUES (4711, {draft}, '2026-04-02', 1, '')"},
    {"pay a void invoice",
     "INSERT INTO payment SELECT 4711, invoice_id, '2026-04-02', 1, '' FROM issued WHERE number = '2026-002'"},
    {"pay more than is open",
     "INSERT INTO payment SELECT 4711, invoice_id, day, total - 999, '' FROM payment"
     " JOIN issued USING (invoice_id)"},
    {"change a payment", "UPDATE payment SET amount = amount + 1"},
    {"replace a payment", "INSERT OR REPLACE INTO payment SELECT id, invoice_id, day, 1, note FROM payment"},
    {"move a payment to another invoice",
     "UPDATE OR REPLACE payment SET invoice_id = (SELECT invoice_id FROM issued WHERE number = '2026-002')"},

    {"change the choices", "UPDATE invoice SET client_id = client_id, detail = 'none' WHERE id = {issued}"},
    {"change the choices of a void invoice",
     "UPDATE invoice SET detail = 'none' WHERE id IN (SELECT invoice_id FROM voided)"},
    {"remove the choices", "DELETE FROM invoice WHERE id = {issued}"},
    {"replace the choices",
     "INSERT OR REPLACE INTO invoice SELECT id, client_id, NULL, through_day, detail, drafted"
     " FROM invoice WHERE id = {issued}"},
    {"put a draft in an invoice's place", "UPDATE OR REPLACE invoice SET id = {issued} WHERE id = {draft}"},
    {"move an invoice's choices away", "UPDATE invoice SET id = 4711 WHERE id = {issued}"},
    {"change a text", "UPDATE invoice_text SET text = 'x' WHERE invoice_id = {issued}"},
    {"remove a text", "DELETE FROM invoice_text WHERE invoice_id = {issued}"},
    {"add a text", "INSERT INTO invoice_text VALUES (4711, {issued}, 9, 'x', NULL, NULL)"},
    {"replace a text",
     "INSERT OR REPLACE INTO invoice_text SELECT id, invoice_id, 9, 'x', NULL, NULL FROM invoice_text"
     " WHERE invoice_id = {issued}"},
    {"replace a text by a draft's",
     "INSERT OR REPLACE INTO invoice_text SELECT id, {draft}, 9, 'x', NULL, NULL FROM"
     " invoice_text WHERE invoice_id = {issued}"},
    {"put a draft's text in its place",
     "UPDATE OR REPLACE invoice_text SET id = (SELECT min(id) FROM invoice_text WHERE"
     " invoice_id = {issued}) WHERE invoice_id = {draft}"},
    {"move a text to a draft", "UPDATE invoice_text SET invoice_id = {draft} WHERE invoice_id = {issued}"},
    {"move a draft's text to it", "UPDATE invoice_text SET invoice_id = {issued} WHERE invoice_id = {draft}"},

    {"give a session back", "DELETE FROM claim WHERE session_id = {s1}"},
    {"give all sessions back", "DELETE FROM claim"},
    {"steal a session", "INSERT OR REPLACE INTO claim VALUES ({s1}, {draft})"},
    {"steal a session by upsert",
     "INSERT INTO claim VALUES ({s1}, {draft}) ON CONFLICT (session_id) DO UPDATE SET"
     " invoice_id = excluded.invoice_id"},
    {"move a session to a draft", "UPDATE claim SET invoice_id = {draft} WHERE session_id = {s1}"},
    {"put a draft's session in its place", "UPDATE OR REPLACE claim SET session_id = {s1} WHERE session_id = {s4}"},
    {"exchange an invoice's session", "UPDATE claim SET session_id = {s5} WHERE session_id = {s1}"},
    {"put one more session on it", "INSERT INTO claim VALUES ({s5}, {issued})"},
    {"move a draft's session to it", "UPDATE claim SET invoice_id = {issued} WHERE session_id = {s4}"},
    {"steal a draft's session", "INSERT OR REPLACE INTO claim VALUES ({s4}, 4711)"},

    {"change a session", "UPDATE session SET stop = stop + 60 WHERE id = {s1}"},
    {"let a session run again", "UPDATE session SET stop = NULL, outcome = 'running' WHERE id = {s1}"},
    {"give a session another id", "UPDATE session SET id = 4711 WHERE id = {s1}"},
    {"remove a session", "DELETE FROM session WHERE id = {s1}"},
    {"replace a session",
     "INSERT OR REPLACE INTO session SELECT id, kind_id, project_id, start, stop, zone, 'x', billable,"
     " planned, outcome, settled, source, 'other' FROM session WHERE id = {s1}"},
    {"replace a session by its source key",
     "INSERT OR REPLACE INTO session SELECT 4711, kind_id, project_id, start, stop,"
     " zone, 'x', billable, planned, outcome, settled, source, source_key FROM"
     " session WHERE id = {s1}"},
    {"put another session in its place", "UPDATE OR REPLACE session SET id = {s1} WHERE id = {s5}"},
    {"put another session in its place by source key",
     "UPDATE OR REPLACE session SET source_key = (SELECT source_key FROM session WHERE id = {s1}) WHERE id = {s5}"},
    {"forget a lost number", "DELETE FROM lost_number"},
    {"count a lost number lower", "UPDATE lost_number SET seq = 1"},
    {"replace a lost number", "INSERT OR REPLACE INTO lost_number VALUES ('2030-007', '2030', 1)"},
    {"give a lost number again",
     "INSERT INTO issued (invoice_id, number, scope, seq, {rest}) SELECT {draft}, '2030-007', '2030', 8, {rest} FROM "
     "issued WHERE seq = 1"},
    {"count from below a lost number",
     "INSERT INTO issued (invoice_id, number, scope, seq, {rest}) SELECT {draft}, '2030-001', '2030', 1, {rest} FROM "
     "issued WHERE seq = 1"},

    {"add a tag", "INSERT INTO session_tag VALUES ({s1}, 'x')"},
    {"remove tags", "DELETE FROM session_tag WHERE session_id = {s1}"},
    {"change a tag", "UPDATE session_tag SET tag = 'x' WHERE session_id = {s1} AND tag = 'deep'"},
    {"replace a tag", "INSERT OR REPLACE INTO session_tag VALUES ({s1}, 'deep')"},
    {"move a tag to it", "UPDATE OR REPLACE session_tag SET session_id = {s1} WHERE session_id = {s5}"},
};

void replace_all(std::string& text, std::string_view word, const std::string& by) {
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + by.size())) {
        text.replace(at, word.size(), by);
    }
}

/// The columns of issued after invoice_id, number, scope and seq, but some.
std::string rest_of_issued(SQLite::Database& database, const std::string& but = "''") {
    return database
        .execAndGet(
            "SELECT group_concat(name, ', ') FROM pragma_table_info('issued') WHERE name NOT IN"
            " ('invoice_id', 'number', 'scope', 'seq', " +
            but + ")")
        .getString();
}

/// Words of an attack, and what stands for them on the stage.
using Aims = std::vector<std::pair<std::string, std::string>>;

/// The attack's SQL with the ids of the stage.
std::string aimed(const Attack& attack, const Aims& aims) {
    std::string sql = attack.sql;
    for (const auto& [word, by] : aims) replace_all(sql, word, by);
    return sql;
}

/// The stage for the attacks, and a raw connection to it.
struct Stage {
    Scratch scratch;
    std::unique_ptr<SqliteStore> store = in_file(scratch / "sugo.db");
    Work work = put_work(*store);
    SessionId free;
    InvoiceId issued;
    InvoiceId draft;
    InvoiceId free_draft;
    SQLite::Database raw{(scratch / "sugo.db").string(), SQLite::OPEN_READWRITE};

    Stage() {
        issued = put_issued(*store, work, {work.sessions[0], work.sessions[1]}).id;
        const auto voided = put_issued(*store, work, {work.sessions[2]}).id;
        const auto credited = put_issued(*store, work, {});
        change(*store, [&] {
            store->invoices().mark_void(voided, day(2026, 4, 2), "wrong");
            auto one_text = march(work.client);
            one_text.texts.pop_back();
            draft = store->invoices().add_draft(one_text, std::vector{work.sessions[3]});
            auto session = worked_at(90'000, work.kind);
            session.tags = {"deep"};
            session.source = "timewarrior";
            session.source_key = "row-free";
            free = store->sessions().add(session);
            const Draft bare{{}, work.client, std::nullopt, day(2026, 3, 31), Detail::none, day(2026, 4, 1), {}};
            auto note = credit_note(credited, store->invoices().add_draft(bare, {}), day(2026, 4, 2), "wrong");
            note.number = "2026-004";
            store->invoices().issue(note, "2026", 4, "hash of it");
            free_draft = store->invoices().add_draft(bare, {});
            store->invoices().lose({"2030-007", "2030", 7});
            store->invoices().add_payment({{}, issued, day(2026, 4, 12), Money{1'000, acme().currency}, "wire"});
        });
    }

    Aims aims() {
        return {{"{rest}", rest_of_issued(raw)},
                {"{but_credits}", rest_of_issued(raw, "'credits'")},
                {"{but_sums}", rest_of_issued(raw, "'credits', 'subtotal', 'total'")},
                {"{issued}", std::to_string(issued.value)},
                {"{draft}", std::to_string(draft.value)},
                {"{free_draft}", std::to_string(free_draft.value)},
                {"{s1}", std::to_string(work.sessions[0].value)},
                {"{s4}", std::to_string(work.sessions[3].value)},
                {"{s5}", std::to_string(free.value)}};
    }
};

}  // namespace

TEST_CASE("no plain SQL changes an issued invoice, whatever the connection's settings") {
    Stage stage;
    const auto aims = stage.aims();
    const auto before = dump(stage.raw);
    for (const auto* settings : {"PRAGMA foreign_keys = OFF; PRAGMA recursive_triggers = OFF",
                                 "PRAGMA foreign_keys = OFF; PRAGMA recursive_triggers = ON",
                                 "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = OFF",
                                 "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON"}) {
        CAPTURE(settings);
        stage.raw.exec(settings);
        for (const auto& attack : attacks) {
            CAPTURE(attack.name);
            const auto sql = aimed(attack, aims);
            int code = 0;
            std::string message;
            try {
                stage.raw.exec(sql);
            } catch (const SQLite::Exception& exception) {
                code = exception.getExtendedErrorCode();
                message = exception.what();
            }
            CHECK_MESSAGE(code == SQLITE_CONSTRAINT_TRIGGER, message);
            CHECK(dump(stage.raw) == before);
        }
    }
}

TEST_CASE("every trigger is needed: without it one of these attacks comes through") {
    Stage stage;
    const auto aims = stage.aims();
    stage.raw.exec("PRAGMA foreign_keys = OFF");
    std::vector<std::string> triggers;
    SQLite::Statement trigger(stage.raw, "SELECT name FROM sqlite_schema WHERE type = 'trigger'");
    while (trigger.executeStep()) triggers.push_back(trigger.getColumn(0).getString());
    trigger.reset();
    REQUIRE(triggers.size() > 20);
    for (const auto& name : triggers) {
        stage.raw.exec("BEGIN; DROP TRIGGER " + name);
        bool comes_through = false;
        for (const auto& attack : attacks) {
            const auto sql = aimed(attack, aims);
            stage.raw.exec("SAVEPOINT attack");
            comes_through = comes_through || stage.raw.tryExec(sql) == SQLITE_OK;
            stage.raw.exec("ROLLBACK TO attack; RELEASE attack");
        }
        stage.raw.exec("ROLLBACK");
        CHECK_MESSAGE(comes_through, name);
    }
}

TEST_CASE("an attack in several steps in one transaction fails too") {
    Stage stage;
    const auto before = dump(stage.raw);
    stage.raw.exec("PRAGMA foreign_keys = OFF");
    const auto draft = std::to_string(stage.draft.value);
    const auto issued = std::to_string(stage.issued.value);
    for (const auto& steps : std::vector<std::string>{
             // A draft made void beforehand would let its sessions go once it is issued.
             "INSERT INTO voided VALUES (" + draft + ", '2026-04-02', '')",
             "PRAGMA defer_foreign_keys = ON; DELETE FROM invoice WHERE id = " + issued,
             "INSERT INTO voided VALUES (" + issued + ", '2026-04-02', ''); UPDATE claim SET invoice_id = " + draft,
             "SAVEPOINT a; UPDATE OR ROLLBACK issued SET hash = 'x'",
         }) {
        CAPTURE(steps);
        stage.raw.exec("BEGIN");
        CHECK_THROWS_AS(stage.raw.exec(steps), SQLite::Exception);
        stage.raw.tryExec("ROLLBACK");
        CHECK(dump(stage.raw) == before);
    }
}

TEST_CASE("plain SQL may do what an invoice does not forbid") {
    Stage stage;
    const auto session = std::to_string(stage.work.sessions[2].value);
    // On the voided invoice: its copy stays, the session is free.
    CHECK_NOTHROW(stage.raw.exec("UPDATE session SET note = 'x' WHERE id = " + session));
    CHECK_NOTHROW(stage.raw.exec("DELETE FROM session_tag WHERE session_id = " + session));
    CHECK_NOTHROW(
        stage.raw.exec("INSERT INTO claim VALUES (" + session + ", " + std::to_string(stage.draft.value) + ")"));
    CHECK_NOTHROW(stage.raw.exec("DELETE FROM payment"));
    CHECK_NOTHROW(stage.raw.exec("UPDATE client SET legal_name = 'x', slug = 'y'"));
    CHECK(stage.store->invoices().issued("2026-001")->document.buyer == acme().party);
}
