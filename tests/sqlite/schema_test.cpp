#include <support/test.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include <sqlite/session_rows.hpp>

#include <support/kept_rows.hpp>
#include "helpers.hpp"

// SUGO_UPDATE_GOLDEN=1 rewrites tests/sqlite/schema.sql, and makes the frozen database of this version if there is none
// yet: a released one is never written again.

using namespace sugo;
using namespace sugo::sqlite_test;

namespace {

const std::filesystem::path here = std::filesystem::path(SUGO_SOURCE_DIR) / "tests" / "sqlite";

bool updating() {
    return std::getenv("SUGO_UPDATE_GOLDEN") != nullptr;
}

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string schema_of(SQLite::Database& database) {
    std::string text;
    SQLite::Statement each(
        database, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY tbl_name, type <> 'table', name");
    while (each.executeStep()) text += each.getColumn(0).getString() + ";\n\n";
    return text;
}

/// The steps of a query's plan, one a line.
std::string plan_of(SqliteStore& store, std::string_view rest) {
    std::string plan;
    SQLite::Statement step(store.connection().database(),
                           "EXPLAIN QUERY PLAN " + std::string(sqlite::select_session) + " " + std::string(rest));
    while (step.executeStep()) plan += step.getColumn(3).getString() + "\n";
    return plan;
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the schema is the one in schema.sql") {
    auto store = in_memory();
    const auto schema = schema_of(store->connection().database());
    if (updating()) std::ofstream(here / "schema.sql") << schema;
    CHECK_MESSAGE(schema == text_of(here / "schema.sql"),
                  "look at the difference with SUGO_UPDATE_GOLDEN=1 and git diff");
}

TEST_CASE("every table is STRICT with a primary key, and all but the journal and what is no change are recorded") {
    auto store = in_memory();
    SQLite::Statement table(store->connection().database(),
                            "SELECT name, strict, (SELECT count(*) FROM pragma_table_info(tables.name) WHERE pk > 0)"
                            " FROM pragma_table_list AS tables WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
    std::vector<std::string> tables;
    while (table.executeStep()) {
        tables.push_back(table.getColumn(0).getString());
        CHECK_MESSAGE(table.getColumn(1).getInt() == 1, tables.back());
        CHECK_MESSAGE(table.getColumn(2).getInt() > 0, tables.back());
    }
    std::vector<std::string> recorded(sqlite::recorded_tables().begin(), sqlite::recorded_tables().end());
    recorded.insert(recorded.end(), {"journal", "sign_of_life", "told_ring"});
    std::sort(tables.begin(), tables.end());
    std::sort(recorded.begin(), recorded.end());
    CHECK(tables == recorded);
}

TEST_CASE("references never cascade, and every constraint has a name") {
    auto store = in_memory();
    const auto schema = schema_of(store->connection().database());
    CHECK_FALSE(has(schema, "CASCADE"));
    CHECK_FALSE(has(schema, "SET NULL"));
    for (auto at = schema.find("CHECK ("); at != std::string::npos; at = schema.find("CHECK (", at + 1)) {
        const auto line = schema.substr(0, at).rfind("CONSTRAINT ");
        CHECK_MESSAGE(schema.substr(line, at - line).find('\n') == std::string::npos, schema.substr(at, 60));
    }
}

TEST_CASE("questions asked at every start need no look at the whole log") {
    auto store = in_memory();
    const auto work = put_work(*store);
    SUBCASE("nothing runs") {}
    SUBCASE("one runs") {
        change(*store, [&] { store->sessions().add(running_at(90'000, work.kind)); });
    }
    for (const bool analyzed : {false, true}) {
        if (analyzed) store->connection().database().exec("ANALYZE");
        CAPTURE(analyzed);
        const auto open = plan_of(*store, sqlite::where_open);
        CHECK_MESSAGE(has(open, "session USING INDEX session_one_open"), open);
        const auto newest = plan_of(*store, sqlite::where_newest);
        CHECK_MESSAGE((has(newest, "USING INDEX session_start") && !has(newest, "TEMP B-TREE")), newest);
        const auto near = plan_of(*store, sqlite::where_near);
        CHECK_MESSAGE(has(near, "SEARCH session USING INDEX session_start (start>? AND start<?)"), near);
        const auto far_reaching = plan_of(*store, sqlite::where_long);
        CHECK_MESSAGE(has(far_reaching, "SEARCH session USING INDEX session_long (start<?)"), far_reaching);
        const auto short_id = plan_of(*store, sqlite::where_short_id);
        CHECK_MESSAGE(has(short_id, "SEARCH session USING INDEX session_short_id (<expr>=?)"), short_id);
    }
    const auto period = plan_of(*store, "WHERE 1 AND start >= ? AND start < ? ORDER BY start, id");
    CHECK_MESSAGE((has(period, "session_start (start>? AND start<?)") && !has(period, "TEMP B-TREE")), period);
}

TEST_CASE("what every change writes needs no temporary table for each row") {
    auto store = in_memory();
    for (const auto* sql : {
             "INSERT INTO session (id, kind_id, project_id, start, stop, zone, note, billable, planned, outcome,"
             " settled, source, source_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
             "UPDATE session SET start = ?, stop = ?, outcome = ?, source = ?, source_key = ? WHERE id = ?",
             "DELETE FROM session WHERE id = ?",
             "INSERT INTO session_tag (session_id, tag) VALUES (?, ?)",
             "INSERT INTO session_row (session_id, source_row) VALUES (?, ?)",
             "INSERT INTO claim (session_id, invoice_id) VALUES (?, ?)",
             "INSERT INTO journal (number, at, label, way_out, state, schema_version, changes, max_id, changeset)"
             " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
         }) {
        CAPTURE(sql);
        SQLite::Statement step(store->connection().database(), std::string("EXPLAIN ") + sql);
        int steps = 0;
        for (; step.executeStep(); ++steps) CHECK(step.getColumn(1).getString() != "OpenEphemeral");
        CHECK(steps > 10);
    }
}

TEST_CASE("the first database of 0.1.0 opens and says what it said then") {
    const auto frozen = here / "frozen" / "0.1.0.db";
    const auto fill = [](SqliteStore& store) {
        const auto work = put_work(store);
        change(store, [&] {
            store.profile().add(
                {{"김수고", "부산", "KR", "", "me@sugo.example", ""}, "IBAN", euro(), Profile::Paper::a4}, at());
            store.rates().add({{},
                               std::nullopt,
                               work.client,
                               std::nullopt,
                               std::nullopt,
                               day(2026, 1, 1),
                               Rate{80'000, acme().currency}});
            store.sessions().keep_row(work.sessions[3], "inc 20260302T120000Z");
            store.settings().set("week", "60");
            store.invoices().set_series({"{year}-{seq:03}", {{"2027", 4}}});
        });
        put_issued(store, work, {work.sessions[0]});
        const auto voided = put_issued(store, work, {work.sessions[1]});
        change(
            store, [&] { store.invoices().mark_void(voided.id, day(2026, 4, 2), "wrong hours"); }, "void");
        change(
            store, [&] { store.invoices().add_draft(march(work.client), std::vector{work.sessions[2]}); }, "draft");
        change(
            store, [&] { store.sessions().add(running_at(90'000, work.kind)); }, "start");
    };
    if (updating() && !std::filesystem::exists(frozen)) {
        std::filesystem::create_directories(frozen.parent_path());
        fill(*in_file(frozen));
    }
    const Scratch scratch;
    REQUIRE(std::filesystem::copy_file(frozen, scratch / "sugo.db"));
    auto store = in_file(scratch / "sugo.db");

    auto client = store->clients().client("acme").value();
    client.id = {};
    CHECK(client == acme());
    CHECK(store->clients().project(store->clients().client("acme")->id, "ner")->title == "개체명 인식");
    CHECK(store->clients().kinds().size() == 13);
    CHECK(store->rates().entries().at(0).rate == Rate{80'000, acme().currency});
    CHECK(store->profile().current()->party.legal_name == "김수고");
    CHECK(store->settings().get("week") == "60");
    CHECK(store->invoices().series() == Series{"{year}-{seq:03}", {{"2027", 4}}});

    const auto oldest = store->sessions().newest(5).value();
    CHECK(oldest.note == "작업 0");
    CHECK(oldest.tags == std::vector<std::string>{"deep", "말뭉치"});
    CHECK(oldest.start == at());
    CHECK(store->sessions().open()->start == at(90'000));
    CHECK(kept_rows(store->sessions()).size() == 1);

    const auto issued = store->invoices().issued("2026-001").value();
    CHECK(issued.document == document_of(issued.document.id, {oldest.id}, "2026-001"));
    CHECK(issued.hash == "hash of 2026-001");
    CHECK(store->invoices().issued("2026-002")->void_reason == "wrong hours");
    CHECK(store->invoices().claim_of(oldest.id)->number == "2026-001");
    CHECK(store->invoices().drafts().at(0).texts.at(0).text == "Thank you · 감사합니다");
    CHECK(store->journal().history(10).size() == 7);
    CHECK(store->journal().history(1).at(0).label == "start");

    // What came later works on it.
    CHECK(issued.payments.empty());
    change(*store, [&] {
        store->invoices().add_payment({{}, issued.document.id, day(2026, 4, 12), Money{1'000, acme().currency}, ""});
    });
    CHECK(store->invoices().receivables().at(0).open == issued.document.total - Money{1'000, acme().currency});
    store->journal().undo();
    CHECK(store->invoices().issued("2026-001") == issued);
}
