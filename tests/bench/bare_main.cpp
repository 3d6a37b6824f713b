// What SQLite itself takes: each operation as one statement or transaction over the same log, with the indexes that
// suit it best, and nothing around it. As durable as sugo: write-ahead, synchronous FULL, IMMEDIATE.
//   bare version | bare FILE import CSV | start NOW | stop NOW | status NOW MONDAY | add FROM TO | undo
//                | day FROM UNTIL | totals [FROM UNTIL] | export | copy SUGO [recorded]
//   bare SUGO rows [FROM UNTIL]
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <sqlite3.h>

namespace {

constexpr const char* kSchema = R"(
CREATE TABLE client (id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE session (id INTEGER PRIMARY KEY, client_id INTEGER NOT NULL, project TEXT NOT NULL, kind TEXT NOT NULL,
    start INTEGER NOT NULL, stop INTEGER, note TEXT NOT NULL, tags TEXT NOT NULL) STRICT;
CREATE INDEX session_time ON session (start, stop, client_id);
CREATE INDEX session_client ON session (client_id, start, stop);
CREATE UNIQUE INDEX session_open ON session (stop IS NULL) WHERE stop IS NULL;
)";

struct Close {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    void operator()(sqlite3_session* recording) const { sqlite3session_delete(recording); }
};

class Database {
public:
    explicit Database(const std::string& file) {
        sqlite3* database = nullptr;
        const int code = sqlite3_open_v2(file.c_str(), &database,
                                         SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
        database_.reset(database);
        check(code);
        run("PRAGMA synchronous = FULL");
    }

    void run(const char* sql) { check(sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr)); }
    void check(int code) const {
        if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE) {
            throw std::runtime_error(sqlite3_errmsg(database_.get()));
        }
    }
    [[nodiscard]] sqlite3* get() const { return database_.get(); }

private:
    std::unique_ptr<sqlite3, Close> database_;
};

class Query {
public:
    Query(Database& database, const char* sql) : database_(database) {
        sqlite3_stmt* statement = nullptr;
        database.check(sqlite3_prepare_v2(database.get(), sql, -1, &statement, nullptr));
        statement_.reset(statement);
    }
    Query& put(int place, std::int64_t value) {
        database_.check(sqlite3_bind_int64(statement_.get(), place, value));
        return *this;
    }
    Query& put(int place, std::string_view text) {
        database_.check(
            sqlite3_bind_text(statement_.get(), place, text.data(), static_cast<int>(text.size()), SQLITE_STATIC));
        return *this;
    }
    Query& put_blob(int place, const void* bytes, int size) {
        database_.check(sqlite3_bind_blob(statement_.get(), place, bytes, size, SQLITE_STATIC));
        return *this;
    }
    bool step() {
        const int code = sqlite3_step(statement_.get());
        database_.check(code);
        return code == SQLITE_ROW;
    }
    void run() {
        step();
        sqlite3_reset(statement_.get());
    }
    std::int64_t number(int column) { return sqlite3_column_int64(statement_.get(), column); }
    const char* text(int column) {
        return reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
    }

private:
    Database& database_;
    std::unique_ptr<sqlite3_stmt, Close> statement_;
};

std::int64_t number(std::string_view text) {
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Days since 1970 of a civil date.
std::int64_t days(std::int64_t year, std::int64_t month, std::int64_t day) {
    year -= month <= 2 ? 1 : 0;
    const std::int64_t era = year / 400;
    const std::int64_t of_era = year - era * 400;
    const std::int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146'097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719'468;
}

/// "2026-11-20T09:00:00Z"
std::int64_t instant(std::string_view text) {
    const auto at = [&](std::size_t from, std::size_t size) { return number(text.substr(from, size)); };
    return days(at(0, 4), at(5, 2), at(8, 2)) * 86'400 + at(11, 2) * 3'600 + at(14, 2) * 60 + at(17, 2);
}

/// The cells of a line; quotes are only around those with commas.
std::vector<std::string_view> cells(std::string_view line) {
    std::vector<std::string_view> found;
    while (found.size() < 9) {
        const bool quoted = line.starts_with('"');
        const std::size_t end = quoted ? line.find('"', 1) : std::min(line.find(','), line.size());
        found.push_back(line.substr(quoted ? 1 : 0, end - (quoted ? 1 : 0)));
        line.remove_prefix(std::min(line.size(), end + (quoted ? 2 : 1)));
    }
    return found;
}

void import(Database& database, const std::string& file) {
    database.run("PRAGMA journal_mode = WAL");
    database.run("BEGIN IMMEDIATE");
    database.run(kSchema);
    std::map<std::string, std::int64_t, std::less<>> clients;
    Query add_client(database, "INSERT INTO client (id, slug) VALUES (?, ?)");
    Query add(database,
              "INSERT INTO session (client_id, project, kind, start, stop, note, tags) VALUES (?, ?, ?, ?, ?, ?, ?)");
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        const auto cell = cells(line);
        auto client = clients.find(cell[3]);
        if (client == clients.end()) {
            client = clients.emplace(cell[3], static_cast<std::int64_t>(clients.size()) + 1).first;
            add_client.put(1, client->second).put(2, cell[3]).run();
        }
        add.put(1, client->second).put(2, cell[4]).put(3, cell[5]).put(4, instant(cell[0])).put(5, instant(cell[1]));
        add.put(6, cell[6]).put(7, cell[7]).run();
    }
    database.run("COMMIT");
}

/// Notes what changes, as sugo does for undo, and keeps it beside what was changed.
class Recorder {
public:
    explicit Recorder(Database& database) : database_(database) {
        sqlite3_session* session = nullptr;
        database.check(sqlite3session_create(database.get(), "main", &session));
        session_.reset(session);
        database.check(sqlite3session_attach(session, nullptr));
    }
    void keep() {
        int size = 0;
        void* bytes = nullptr;
        database_.check(sqlite3session_changeset(session_.get(), &size, &bytes));
        session_.reset();
        database_.run("CREATE TABLE journal (changeset BLOB)");
        Query(database_, "INSERT INTO journal VALUES (?)").put_blob(1, bytes, size).run();
        sqlite3_free(bytes);
    }

private:
    Database& database_;
    std::unique_ptr<sqlite3_session, Close> session_;
};

/// The least that an import can cost: the sessions of a database of sugo, in its tables and indexes but without its
/// references and triggers, row by row in one transaction. Nothing is read from text, checked or laid out.
void copy(Database& database, const std::string& sugo, bool recorded) {
    database.run("PRAGMA journal_mode = WAL; PRAGMA cache_size = -262144");
    Query(database, "ATTACH ? AS sugo").put(1, sugo).run();
    std::vector<std::string> schema;
    {
        Query entry(database,
                    "SELECT sql FROM sugo.sqlite_schema WHERE tbl_name IN ('session', 'session_tag', 'session_row')"
                    " AND type IN ('table', 'index') AND sql IS NOT NULL ORDER BY type DESC");
        while (entry.step()) schema.emplace_back(entry.text(0));
    }
    database.run("BEGIN IMMEDIATE");
    for (const std::string& sql : schema) database.run(sql.c_str());
    std::unique_ptr<Recorder> recorder = recorded ? std::make_unique<Recorder>(database) : nullptr;
    {
        Query sessions(database, "SELECT id FROM sugo.session ORDER BY id");
        Query add(database, "INSERT INTO main.session SELECT * FROM sugo.session WHERE id = ?");
        Query tags(database, "INSERT INTO main.session_tag SELECT * FROM sugo.session_tag WHERE session_id = ?");
        Query row(database, "INSERT INTO main.session_row SELECT * FROM sugo.session_row WHERE session_id = ?");
        while (sessions.step()) {
            const std::int64_t id = sessions.number(0);
            add.put(1, id).run();
            tags.put(1, id).run();
            row.put(1, id).run();
        }
    }
    if (recorder) recorder->keep();
    database.run("COMMIT");
}

void refuse_overlap(Database& database, std::int64_t from, std::int64_t until) {
    Query other(database, "SELECT stop FROM session WHERE start < ? ORDER BY start DESC LIMIT 1");
    if (other.put(1, until).step() && other.number(0) > from) throw std::runtime_error("it would overlap");
}

void start(Database& database, std::int64_t now) {
    constexpr std::int64_t never = std::int64_t{1} << 60;
    database.run("BEGIN IMMEDIATE");
    Query(database, "UPDATE session SET stop = ? WHERE stop IS NULL").put(1, now).run();
    refuse_overlap(database, now, never);
    Query(database,
          "INSERT INTO session (client_id, project, kind, start, note, tags) VALUES (1, 'alpha', 'code', ?, '', '')")
        .put(1, now)
        .run();
    database.run("COMMIT");
}

void stop(Database& database, std::int64_t now) {
    database.run("BEGIN IMMEDIATE");
    Query(database, "UPDATE session SET stop = ? WHERE stop IS NULL").put(1, now).run();
    database.run("COMMIT");
}

void add(Database& database, std::int64_t from, std::int64_t to) {
    database.run("BEGIN IMMEDIATE");
    refuse_overlap(database, from, to);
    Query(database,
          "INSERT INTO session (client_id, project, kind, start, stop, note, tags)"
          " VALUES (1, 'alpha', 'code', ?, ?, '', '')")
        .put(1, from)
        .put(2, to)
        .run();
    database.run("COMMIT");
}

void undo(Database& database) {
    database.run("BEGIN IMMEDIATE");
    database.run("DELETE FROM session WHERE id = (SELECT max(id) FROM session)");
    database.run("COMMIT");
}

void status(Database& database, std::int64_t now, std::int64_t monday) {
    Query open(
        database,
        "SELECT slug, project, kind, start FROM session JOIN client ON client.id = client_id WHERE stop IS NULL");
    if (open.step()) std::printf("%s/%s %s since %s\n", open.text(0), open.text(1), open.text(2), open.text(3));
    Query week(database, "SELECT sum(coalesce(stop, ?1) - start) FROM session WHERE start >= ?2");
    if (week.put(1, now).put(2, monday).step()) std::printf("week %lld s\n", static_cast<long long>(week.number(0)));
}

void day(Database& database, std::int64_t from, std::int64_t until) {
    Query rows(database,
               "SELECT start, stop, slug, project, kind, note, tags FROM session JOIN client ON client.id = client_id"
               " WHERE start >= ? AND start < ? ORDER BY start");
    rows.put(1, from).put(2, until);
    while (rows.step()) {
        std::printf("%s %s %s/%s %s %s %s\n", rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4),
                    rows.text(5), rows.text(6));
    }
}

void print_totals(Query& rows) {
    while (rows.step()) {
        std::printf("%s %lld %lld\n", rows.text(0), static_cast<long long>(rows.number(1)),
                    static_cast<long long>(rows.number(2)));
    }
}

void totals(Database& database, std::int64_t from, std::int64_t until) {
    Query rows(database,
               "SELECT (SELECT slug FROM client WHERE id = client_id), count(*), sum(stop - start)"
               " FROM session INDEXED BY session_time WHERE start >= ? AND start < ? GROUP BY client_id");
    print_totals(rows.put(1, from).put(2, until));
}

void totals(Database& database) {
    Query rows(database,
               "SELECT (SELECT slug FROM client WHERE id = client_id), count(*), sum(stop - start)"
               " FROM session INDEXED BY session_client GROUP BY client_id");
    print_totals(rows);
}

/// The least that a report can cost which looks at each session once: the rows of a database of sugo, and what its
/// invoices froze for them. Nothing is done with them.
void rows(Database& database, const std::vector<std::int64_t>& period) {
    const auto read = [&](std::string sql, const std::string& where, int integers, int texts) {
        if (!period.empty()) sql += where;
        Query row(database, sql.c_str());
        for (std::size_t place = 0; place < period.size(); ++place) row.put(static_cast<int>(place) + 1, period[place]);
        std::uint64_t sum = 0;  // of identities too, so it wraps
        std::int64_t letters = 0;
        while (row.step()) {
            for (int column = 0; column < integers; ++column) sum += static_cast<std::uint64_t>(row.number(column));
            for (int column = integers; column < integers + texts; ++column) letters += *row.text(column);
        }
        std::printf("%llu %lld\n", static_cast<unsigned long long>(sum), static_cast<long long>(letters));
    };
    read("SELECT id, kind_id, project_id, start, stop, billable, planned, settled, zone, outcome FROM session",
         " WHERE start >= ? AND start < ?", 8, 2);
    read("SELECT session_id, share, currency FROM issued CROSS JOIN issued_work USING (invoice_id)",
         " WHERE period_last >= date(? - 86400, 'unixepoch') AND period_first <= date(? + 86400, 'unixepoch')"
         " AND EXISTS (SELECT 1 FROM claim WHERE claim.invoice_id = issued.invoice_id)",
         2, 1);
}

void export_json(Database& database) {
    Query rows(database,
               "SELECT session.id, start, stop, slug, project, kind, note, tags FROM session"
               " JOIN client ON client.id = client_id ORDER BY start");
    while (rows.step()) {
        std::printf(
            "{\"id\":%s,\"start\":%s,\"stop\":%s,\"client\":\"%s\",\"project\":\"%s\",\"kind\":\"%s\","
            "\"note\":\"%s\",\"tags\":\"%s\"}\n",
            rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5), rows.text(6),
            rows.text(7));
    }
}

int run(const std::vector<std::string>& words) {
    if (words.size() == 1 && words[0] == "version") {
        std::puts("bare 1.0");
        return 0;
    }
    if (words.size() < 2) return 2;
    Database database(words[0]);
    const std::string& operation = words[1];
    const auto argument = [&](std::size_t place) { return number(words.at(place)); };
    if (operation == "import") {
        import(database, words.at(2));
    } else if (operation == "copy") {
        copy(database, words.at(2), words.size() > 3);
    } else if (operation == "start") {
        start(database, argument(2));
    } else if (operation == "stop") {
        stop(database, argument(2));
    } else if (operation == "status") {
        status(database, argument(2), argument(3));
    } else if (operation == "add") {
        add(database, argument(2), argument(3));
    } else if (operation == "undo") {
        undo(database);
    } else if (operation == "day") {
        day(database, argument(2), argument(3));
    } else if (operation == "totals") {
        words.size() > 2 ? totals(database, argument(2), argument(3)) : totals(database);
    } else if (operation == "rows") {
        rows(database, words.size() > 2 ? std::vector{argument(2), argument(3)} : std::vector<std::int64_t>{});
    } else if (operation == "export") {
        export_json(database);
    } else {
        return 2;
    }
    return 0;
}

}  // namespace

int main(int count, char** words) {
    try {
        return run({words + (count > 0 ? 1 : 0), words + count});
    } catch (const std::exception& failure) {
        std::cerr << "bare: " << failure.what() << "\n";
        return 1;
    }
}
