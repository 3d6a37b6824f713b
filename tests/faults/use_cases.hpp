#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <SQLiteCpp/Backup.h>

#include <app/billing_desk.hpp>
#include <sqlite/helpers.hpp>
#include <sugo/billing.hpp>
#include <sugo/corrections.hpp>
#include <sugo/formats.hpp>
#include <sugo/importing.hpp>
#include <sugo/loading.hpp>
#include <sugo/tracking.hpp>

// Everything that changes a store, each on an office in which it succeeds.

namespace faults {

using namespace sugo;
using office::day;
using office::utc;
using sqlite_test::SqliteStore;

struct UseCase {
    std::string name;
    std::function<void(Store&)> change;
    /// What must have been done before, in an office as furnished() has it.
    std::function<void(Store&)> before = [](Store&) {};
    /// Needs a store that holds nothing.
    bool in_empty = false;
};

/// Thursday, 2 April 2026, 09:00.
inline Now now() {
    return now_in(utc(2026, 4, 2, 9), office::kUtc);
}

inline void write_to(const std::filesystem::path& file, Store& store) {
    SQLite::Database to(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    SQLite::Backup(to, dynamic_cast<SqliteStore&>(store).connection().database()).executeStep(-1);
    to.exec("PRAGMA journal_mode = WAL");
}

/// 2026-001 to acme, part paid; 2026-002 to globex; a draft to initech; three sessions for acme in a row.
inline void furnish(office::Office& office) {
    Store& store = office.store;
    const auto bill = [&](const std::string& client) {
        billing::draft(store, {.client = client, .through = day(2026, 3, 31), .detail = Detail::session}, office.now);
    };
    for (const char* client : {"acme", "globex", "initech"}) {
        office.work({client, "code"}, utc(2026, 3, 20, client[0] == 'a' ? 9 : client[0] == 'g' ? 11 : 13), 60);
        bill(client);
    }
    billing::issue(store, {.name = "acme"}, office.now);
    billing::issue(store, {.name = "globex"}, office.now);
    billing::pay(store, {.number = "2026-001", .amount = "10"}, office.now);
    billing::DraftEdit text;
    text.add_text = {"GPU hours = 42.50"};
    billing::edit(store, "initech", text, office.now);
    for (const int minute : {0, 25, 60}) {
        Session session = office.session({"acme", "code"}, utc(2026, 4, 1, 9, minute));
        session.note = "작업";
        session.tags = {"gpu"};
        office.keep(session);
    }
    people::set_setting(store, "week", "60", office.now);
}

inline importing::Request rows_of_another_tracker() {
    importing::Request request;
    request.source.name = "timewarrior";
    request.zone = office::kUtc;
    request.rules.tags = {{"Kunde", "acme/ner"}};
    request.save_rules = true;
    for (int n = 0; n < 6; ++n) {
        importing::Interval interval;
        interval.start = utc(2026, 2, 2, 9 + n);
        interval.stop = interval.start + std::chrono::minutes(25);
        interval.tags = {"Kunde", "말뭉치"};
        interval.key = "key " + std::to_string(n);
        interval.row = "row " + std::to_string(n);
        request.source.intervals.push_back(interval);
    }
    return request;
}

inline void start_acme(Store& store) {
    tracking::StartRequest request;
    request.words = {"acme", "code"};
    request.at = "08:30";
    request.note = "보고서";
    request.tags = {"gpu"};
    tracking::start(store, request, now());
}

inline void add_acme(Store& store, const std::string& from, bool trim) {
    tracking::AddRequest request;
    request.words = {"acme", "code"};
    request.on = "2026-04-01";
    request.from = from;
    request.length = std::chrono::minutes(30);
    request.tags = {"gpu", "평가"};
    request.trim = trim;
    tracking::add(store, request, now());
}

inline std::vector<UseCase> use_cases_on_the_log() {
    using namespace tracking;
    const auto minute = std::chrono::minutes(1);
    return {
        {"start", start_acme},
        {"start after another",
         [](Store& store) {
             StartRequest request;
             request.words = {"learn"};
             start(store, request, now());
         },
         start_acme},
        {"stop", [](Store& store) { stop(store, "", now()); }, start_acme},
        {"void", [](Store& store) { void_open(store, "the client rang", "08:40", now()); }, start_acme},
        {"interrupt",
         [](Store& store) {
             interrupt(store, {{}, "전화", "08:40"}, now());
         },
         start_acme},
        {"break", [](Store& store) { rest(store, BreakMark::Kind::long_break, now()); }, start_acme},
        {"pause", [](Store& store) { pause(store, now()); },
         [](Store& store) {
             people::set_setting(store, "pause", "5m", now());
             StartRequest request;
             request.words = {"acme", "code"};
             request.length = std::chrono::hours(20);
             start(store, request, now());
         }},
        {"cancel", [](Store& store) { cancel(store, now()); }, start_acme},
        {"continue", [](Store& store) { resume(store, "", "", now()); }},
        {"add", [](Store& store) { add_acme(store, "12:00", false); }},
        {"add over others", [](Store& store) { add_acme(store, "09:10", true); }},
        {"edit",
         [](Store& store) {
             EditRequest request;
             request.session = "@1";
             request.words = {"globex", "meeting"};
             request.to = "10:10";
             request.note = "other";
             request.tags = std::vector<std::string>{"a", "b"};
             edit(store, request, now());
         }},
        {"split", [](Store& store) { split(store, {.sessions = {"@1"}, .at = {}, .parts = 3}, now()); }},
        {"join",
         [](Store& store) {
             join(store, {"@2", "@1"}, now());
         }},
        {"move",
         [](Store& store) {
             move(store, {.sessions = {"@1", "@2"}, .to = "2026-03-30"}, now());
         }},
        {"lengthen", [=](Store& store) { lengthen(store, {.sessions = {"@1"}, .by = minute}, now()); }},
        {"shorten",
         [=](Store& store) {
             shorten(store, {.sessions = {"@1", "@2"}, .by = minute}, now());
         }},
        {"tag",
         [](Store& store) {
             tag(store, {"@1", "@2", "평가"}, now());
         }},
        {"untag",
         [](Store& store) {
             untag(store, {"@1", "@2", "gpu"}, now());
         }},
        {"fill", [](Store& store) { fill(store, {.sessions = {"@1"}, .after = false}, now()); }},
        {"remove",
         [](Store& store) {
             remove(store, {"@1", "@2"}, now());
         }},
        {"settle", [](Store& store) { settle(store, {.until = day(2026, 4, 1), .work = {}}, now()); }},
        {"import", [](Store& store) { importing::import(store, rows_of_another_tracker(), now()); }},
        {"undo", [](Store& store) { store.journal().undo(); }, [](Store& store) { add_acme(store, "09:10", true); }},
        {"redo", [](Store& store) { store.journal().redo(); },
         [](Store& store) {
             add_acme(store, "09:10", true);
             store.journal().undo();
         }},
        {"a change after an undo", [](Store& store) { add_acme(store, "12:00", false); },
         [](Store& store) {
             add_acme(store, "09:10", true);
             store.journal().undo();
         }},
    };
}

inline std::vector<UseCase> use_cases_on_people() {
    using namespace people;
    ProfileEdit profile;
    profile.name = "김서연";
    ClientEdit new_client;
    new_client.name = "한빛";
    ClientEdit other_terms;
    other_terms.currency = "EUR";
    other_terms.tax = "19%";
    ProjectEdit titled;
    titled.title = "검색 품질";
    const pricing::RateScope client{"acme", "", ""};
    const pricing::RateScope tier{"", "", "short"};
    const Day new_year = day(2026, 1, 1);
    return {
        {"setup", [=](Store& store) { setup(store, profile, now()); }},
        {"config", [](Store& store) { set_setting(store, "week", "70", now()); }},
        {"client add", [=](Store& store) { add_client(store, "hanbit", new_client, now()); }},
        {"client edit", [=](Store& store) { edit_client(store, "acme", other_terms, now()); }},
        {"client rename", [](Store& store) { rename_client(store, "acme", "apex", now()); }},
        {"client archive", [](Store& store) { archive_client(store, "globex", true, now()); }},
        {"project add", [=](Store& store) { add_project(store, "acme/chat", titled, now()); }},
        {"project edit", [=](Store& store) { edit_project(store, "acme/ner", titled, now()); }},
        {"project rename", [](Store& store) { rename_project(store, "acme/ner", "labels", now()); }},
        {"project archive", [](Store& store) { archive_project(store, "acme/ner", true, now()); }},
        {"kind add", [](Store& store) { add_kind(store, "tuning", true, now()); }},
        {"kind edit", [](Store& store) { edit_kind(store, "learn", true, now()); }},
        {"kind rename", [](Store& store) { rename_kind(store, "learn", "study", now()); }},
        {"kind archive", [](Store& store) { archive_kind(store, "learn", true, now()); }},
        {"rate set", [=](Store& store) { pricing::set_rate(store, client, "175", new_year, now()); }},
        {"rate replace", [=](Store& store) { pricing::set_rate(store, tier, "210", new_year, now()); }},
        {"rate remove", [=](Store& store) { pricing::remove_rate(store, tier, new_year, now()); }},
    };
}

/// What an empty store loads: all of the furnished one.
inline loading::Contents contents() {
    office::Office office;
    furnish(office);
    return formats::read_export(formats::export_json(office.store), "sugo.json").value();
}

inline std::vector<UseCase> use_cases_on_invoices() {
    using namespace billing;
    billing::DraftEdit edited;
    edited.add_text = {"Thank you"};
    edited.remove_text = {1};
    edited.detail = Detail::day;
    return {
        {"draft",
         [](Store& store) {
             draft(store, {.client = "acme", .through = day(2026, 4, 1), .detail = Detail::session}, now());
         }},
        {"edit draft", [=](Store& store) { edit(store, "initech", edited, now()); }},
        {"delete draft", [](Store& store) { remove(store, "initech", now()); }},
        {"issue", [](Store& store) { issue(store, {.name = "initech"}, now()); }},
        {"void", [](Store& store) { mark_void(store, "2026-002", "wrong address", now()); }},
        {"credit", [](Store& store) { credit(store, {.number = "2026-001", .reason = "wrong hours"}, now()); }},
        {"pay", [](Store& store) { pay(store, {.number = "2026-002", .note = "wire"}, now()); }},
        {"unpay", [](Store& store) { unpay(store, "2026-001", std::nullopt, now()); }},
        {"series", [](Store& store) { set_series(store, "{year}/{seq:04}", std::nullopt, now()); }},
        {"load an export", [all = contents()](Store& store) { loading::load(store, all, now().at); }, [](Store&) {},
         true},
    };
}

inline std::vector<UseCase> all_use_cases() {
    std::vector<UseCase> all;
    for (const auto& some : {use_cases_on_the_log(), use_cases_on_people(), use_cases_on_invoices()}) {
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

/// Every row that a command could change, and what the journal says.
inline std::string everything(SqliteStore& store) {
    auto& database = store.connection().database();
    return sqlite_test::dump(database) + sqlite_test::dump_table(database, "journal");
}

}  // namespace faults
