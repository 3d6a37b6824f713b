#pragma once

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <sqlite/database.hpp>
#include <sqlite/recording.hpp>
#include <sqlite/store.hpp>
#include <sugo/sqlite.hpp>

// What the tests of this room share: places that vanish, a small world of values, and everything in a database as text.

namespace sugo::sqlite_test {

using sugo::sqlite::SqliteStore;

/// A folder that is removed at the end.
class Scratch {
public:
    Scratch() {
        std::string name = (std::filesystem::temp_directory_path() / "sugo-sqlite-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = name;
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() { std::filesystem::remove_all(path_); }

    [[nodiscard]] std::filesystem::path operator/(std::string_view name) const { return path_ / name; }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Monday 2 March 2026, 09:00 UTC, and so many seconds.
inline Instant at(std::int64_t seconds = 0) {
    return date::sys_days(date::year(2026) / 3 / 2) + std::chrono::hours(9) + Seconds(seconds);
}
inline Day day(int year, unsigned month, unsigned number) {
    return Day(date::year_month_day(date::year(year), date::month(month), date::day(number)));
}
inline IdSource ids(std::uint64_t seed = 1) {
    return seeded_ids(at(), seed);
}

inline std::unique_ptr<SqliteStore> in_memory() {
    return sqlite::open_memory_store(ids());
}
inline std::unique_ptr<SqliteStore> in_file(const std::filesystem::path& file, int busy_milliseconds = 5'000) {
    return sqlite::open_file(file, OpenOptions{ids(), {}}, sqlite::migrations(), busy_milliseconds);
}

/// One labelled change.
template <class Work>
void change(Store& store, Work&& work, std::string_view label = "test") {
    store.transact(at(), label, std::forward<Work>(work));
}

/// The Failure that the work ends in; one of kind interrupted if there is none.
template <class Work>
Error failure_of(Work&& work) {
    try {
        work();
    } catch (const Failure& failure) {
        return failure.error();
    }
    return {ErrorKind::interrupted, "nothing failed", {}};
}

/// All rows of a table, as SQL literals.
inline std::string dump_table(SQLite::Database& database, const std::string& table) {
    std::string text;
    SQLite::Statement columns(database,
                              "SELECT group_concat('quote(' || name || ')', ' || '','' || ') FROM"
                              " pragma_table_info(?)");
    columns.bind(1, table);
    columns.executeStep();
    SQLite::Statement rows(database,
                           "SELECT " + columns.getColumn(0).getString() + " AS line FROM " + table + " ORDER BY line");
    while (rows.executeStep()) text += table + ": " + rows.getColumn(0).getString() + "\n";
    return text;
}

/// All rows of all recorded tables: two stores with the same dump hold the same.
inline std::string dump(SQLite::Database& database) {
    std::string text;
    for (const char* table : sqlite::recorded_tables()) text += dump_table(database, table);
    return text;
}
inline std::string dump(SqliteStore& store) {
    return dump(store.connection().database());
}

inline Currency euro() {
    return Currency::parse("EUR").value();
}

inline Client acme() {
    Client client;
    client.slug = "acme";
    client.party = {
        "주식회사 아크메", "서울특별시 중구 세종대로 110\n04524", "KR", "123-45-67890", "pay@acme.example", "+82 2"};
    client.language = "ko";
    client.currency = Currency::parse("KRW").value();
    client.zone = Zone{"Asia/Seoul"};
    client.net_days = 14;
    client.tax = Tax{"VAT", Percent{1'000}};
    client.confidential = true;
    return client;
}

inline Project ner(ClientId client) {
    Project project;
    project.client = client;
    project.slug = "ner";
    project.title = "개체명 인식";
    project.tier = Tier::long_term;
    project.agreed_per_week = std::chrono::hours(12);
    project.cap_per_week = std::chrono::hours(20);
    project.starts = day(2026, 1, 31);
    project.ends = day(2027, 2, 28);
    project.billable = true;
    return project;
}

/// A stopwatch session of 25 minutes.
inline Session worked_at(std::int64_t seconds, KindId kind, std::optional<ProjectId> project = std::nullopt) {
    Session session;
    session.kind = kind;
    session.project = project;
    session.start = at(seconds);
    session.stop = at(seconds) + std::chrono::minutes(25);
    session.zone = Zone{"Asia/Seoul"};
    session.outcome = Outcome::stopped;
    session.source = "added";
    return session;
}

inline Session running_at(std::int64_t seconds, KindId kind) {
    Session session;
    session.kind = kind;
    session.start = at(seconds);
    session.planned = std::chrono::minutes(25);
    return session;
}

/// A client, a project and four sessions; the first two go on invoices.
struct Work {
    ClientId client;
    ProjectId project;
    KindId kind;
    std::vector<SessionId> sessions;
};

inline Work put_work(Store& store) {
    Work work;
    change(store, [&] {
        work.client = store.clients().add(acme());
        work.project = store.clients().add(ner(work.client));
        work.kind = store.clients().kind("code")->id;
        for (int n = 0; n < 4; ++n) {
            auto session = worked_at(n * 3'600, work.kind, work.project);
            session.note = "작업 " + std::to_string(n);
            session.tags = {"deep", "말뭉치"};
            session.source = "timewarrior";
            session.source_key = "row-" + std::to_string(n);
            work.sessions.push_back(store.sessions().add(session));
        }
    });
    return work;
}

inline Draft march(ClientId client) {
    Draft draft;
    draft.client = client;
    draft.from = day(2026, 3, 1);
    draft.through = day(2026, 3, 31);
    draft.detail = Detail::session;
    draft.drafted = day(2026, 4, 1);
    draft.texts = {{{}, "Thank you · 감사합니다", std::nullopt}, {{}, "Discount", Money{-1'000, acme().currency}}};
    return draft;
}

/// A document with every member set.
inline InvoiceDocument document_of(InvoiceId id, const std::vector<SessionId>& sessions, std::string number) {
    const auto won = acme().currency;
    InvoiceDocument document;
    document.id = id;
    document.number = std::move(number);
    document.issued = day(2026, 4, 1);
    document.due = day(2026, 4, 15);
    document.period = Period{day(2026, 3, 2), day(2026, 3, 3)};
    document.client = "acme";
    document.seller = {{"김수고", "부산\n48058", "KR", "999", "me@sugo.example", "+82 51"},
                       "IBAN\nKR",
                       euro(),
                       Profile::Paper::letter};
    document.buyer = acme().party;
    document.language = "ko";
    document.currency = won;
    document.net_days = 14;
    document.detail = Detail::session;
    InvoiceLine line{"개체명 인식: code", "ner", "code", Rate{80'000, won}, {}, Money{0, won}, {}};
    for (const auto session : sessions) {
        const Instant start = at(3'600 * static_cast<std::int64_t>(line.work.size()));
        line.work.push_back({session, start, start + std::chrono::minutes(25), Zone{"Asia/Seoul"}, "메모", 33'333});
        line.time += std::chrono::minutes(25);
        line.amount->minor += 33'333;
    }
    document.subtotal = Money{line.amount->minor - 1'000, won};
    document.lines = {line,
                      {"Thank you · 감사합니다", "", "", std::nullopt, Seconds{0}, std::nullopt, {}},
                      {"Discount", "", "", std::nullopt, Seconds{0}, Money{-1'000, won}, {}}};
    document.tax = Tax{"VAT", Percent{1'000}};
    document.tax_amount = portion(document.subtotal, Percent{1'000});
    document.total = document.subtotal + document.tax_amount;
    return document;
}

/// Issues a draft with these sessions as the next number of 2026, in one change with a way out.
inline InvoiceDocument put_issued(Store& store, const Work& work, const std::vector<SessionId>& sessions) {
    InvoiceDocument document;
    store.transact(
        at(),
        [] {
            return Label{"issue invoice", "sugo invoice void"};
        },
        [&] {
            auto& book = store.invoices();
            const auto id = book.add_draft(march(work.client), sessions);
            const auto seq = book.last_seq("2026") + 1;
            document = document_of(id, sessions, "2026-00" + std::to_string(seq));
            book.issue(document, "2026", seq, "hash of " + *document.number);
        });
    return document;
}

}  // namespace sugo::sqlite_test
