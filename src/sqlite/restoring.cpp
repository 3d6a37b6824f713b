#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include <SQLiteCpp/Backup.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <sqlite/copying.hpp>
#include <sqlite/database.hpp>
#include <sqlite/errors.hpp>
#include <sqlite/files.hpp>
#include <sqlite/inspection.hpp>
#include <sqlite/migrate.hpp>
#include <sqlite/reading.hpp>
#include <sqlite/statement.hpp>
#include <sqlite/store.hpp>
#include <sugo/sqlite.hpp>

// A backup is first copied beside the database, brought up to date and verified. Only then is the database locked, and
// under that lock compared, copied away and overwritten page by page in one transaction of SQLite's own: others that
// have the file open wait, and read the restored one from then on. Taking the file's place by its name would leave them
// writing to a file that nobody sees any more.

namespace sugo::sqlite {
namespace {

/// What a database is that is to be overwritten.
enum class Present { none, sound, damaged, unreadable };

bool is_file(const std::filesystem::path& path) {
    return std::filesystem::is_regular_file(path);
}

/// What may not be wrong with what is restored, and what keeps the present database from being copied as any other. An
/// overlap may be there: it is in the backup, too.
std::optional<Finding> unbearable(const std::filesystem::path& database) {
    using enum Finding::Check;
    constexpr std::array checks{file, schema, pages, references};
    for (Finding& finding : inspect_sqlite(database).findings) {
        if (std::ranges::count(checks, finding.check) > 0) return std::move(finding);
    }
    return std::nullopt;
}

/// Whether rows name others that are not there: no copy of such a database is verified.
bool has_loose_references(const std::filesystem::path& database) {
    return Statement(*open_for_reading(database), "PRAGMA foreign_key_check").step();
}

/// Whether SQLite takes it for a database at all: it overwrites the pages of no other.
bool is_readable(const std::filesystem::path& database) {
    try {
        Statement(*open_for_reading(database), "SELECT count(*) FROM sqlite_schema").step();
        return true;
    } catch (const Failure& failure) {
        if (failure.error().kind == ErrorKind::bad_data) return false;
        throw;
    }
}

Present look_at(const std::filesystem::path& database) {
    if (!std::filesystem::exists(database)) return Present::none;
    if (!is_file(database)) throw not_ours(database);
    const Header header = read_header(database);
    if (header.kind == Header::Kind::empty) return Present::none;
    if (header.kind == Header::Kind::other) return Present::unreadable;
    const bool unused = header.application_id == 0 && header.user_version == 0 && !header.used;
    if (header.application_id != application_id && !unused) throw not_ours(database);
    if (header.user_version > static_cast<std::uint32_t>(sqlite_schema_version())) {
        throw from_the_future(database, header.user_version, migrations().size());
    }
    if (!is_readable(database)) return Present::unreadable;
    return unbearable(database) || has_loose_references(database) ? Present::damaged : Present::sound;
}

// ── The copy that is to take the place ──────────────────────────────────────────────────────────

Failure damaged_backup(const std::filesystem::path& backup, std::string_view fault) {
    return Failure(ErrorKind::bad_data, fmt::format("the backup {} is damaged: {}", backup.string(), fault),
                   "sugo restore, for the backups there are");
}

/// Copies the backup, brings the copy up to date and verifies it.
void prepare(const std::filesystem::path& backup, const std::filesystem::path& copy, const IdSource& ids) {
    const auto source = open_for_reading(backup);
    require_ours(*source);
    if (const int version = schema_version(*source); version > sqlite_schema_version()) {
        throw from_the_future(backup, version, migrations().size());
    }
    if (const std::string fault = copy_to_file(*source, copy); !fault.empty()) throw damaged_backup(backup, fault);
    {
        SQLite::Database made(copy.string(), SQLite::OPEN_READWRITE, busy_milliseconds);
        Connection connection(std::move(made), copy.string(), ids);
        migrate_copy(connection, migrations());
    }
    if (const auto finding = unbearable(copy)) throw damaged_backup(backup, finding->what);
}

// ── What would be lost ──────────────────────────────────────────────────────────────────────────

/// The numbers that a database has given, with the hash of the invoice; of lost ones without.
std::vector<std::pair<GivenNumber, std::string>> given_numbers(Connection& connection) {
    std::vector<std::pair<GivenNumber, std::string>> given;
    for (const auto& [table, sql] :
         {std::pair("issued", "SELECT number, scope, seq, hash FROM issued NOT INDEXED ORDER BY scope, seq"),
          std::pair("lost_number", "SELECT number, scope, seq, '' FROM lost_number ORDER BY scope, seq")}) {
        Statement is_there(connection, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?");
        if (!is_there.bind(std::string_view(table)).step()) continue;
        Statement row(connection, sql);
        while (row.step()) {
            GivenNumber one;
            one.number = row.take<std::string>();
            one.scope = row.take<std::string>();
            one.seq = row.take<std::int64_t>();
            given.emplace_back(std::move(one), row.take<std::string>());
        }
    }
    return given;
}

struct Loss {
    /// Issued in the present database and not, or not the same, in the backup.
    std::vector<std::string> invoices;
    /// What the backup must learn so that no number is given again.
    std::vector<GivenNumber> numbers;
};

Loss loss_of(Connection& present, Connection& restored) {
    std::map<std::string, std::string> known;
    for (auto& [given, hash] : given_numbers(restored)) known.emplace(given.number, hash);
    Loss loss;
    for (auto& [given, hash] : given_numbers(present)) {
        const auto found = known.find(given.number);
        const bool issued = !hash.empty();
        if (issued && (found == known.end() || found->second != hash)) loss.invoices.push_back(given.number);
        if (found == known.end()) loss.numbers.push_back(given);
    }
    return loss;
}

std::string listed(const std::vector<std::string>& numbers) {
    constexpr std::size_t most = 12;
    std::string names;
    for (std::size_t n = 0; n < std::min(numbers.size(), most); ++n) names += (n == 0 ? "" : ", ") + numbers[n];
    if (numbers.size() > most) names += fmt::format(" and {} more, up to {}", numbers.size() - most, numbers.back());
    return names;
}

std::string acceptance(const RestoreRequest& request) {
    return fmt::format("sugo restore '{}' --accept-lost-invoices", request.backup.string());
}

void refuse_loss(const Loss& loss, const RestoreRequest& request) {
    if (loss.invoices.empty() || request.accept_lost_invoices) return;
    throw Failure(ErrorKind::refused,
                  fmt::format("{} lacks {} issued {}: {}", request.backup.string(), loss.invoices.size(),
                              loss.invoices.size() == 1 ? "invoice" : "invoices", listed(loss.invoices)),
                  acceptance(request));
}

void refuse_unknown_loss(const RestoreRequest& request) {
    if (request.accept_lost_invoices) return;
    throw Failure(ErrorKind::refused,
                  fmt::format("{} is damaged, so sugo cannot tell which issued invoices the backup lacks",
                              request.database.string()),
                  acceptance(request));
}

// ── Keeping what is there ───────────────────────────────────────────────────────────────────────

void keep_copy(Connection& present, const std::filesystem::path& keep) {
    make_private_folder(keep.parent_path());
    Unfinished copy(keep);
    if (const std::string fault = copy_to_file(present, copy.path()); !fault.empty()) {
        throw Failure(ErrorKind::bad_data, fmt::format("{} is damaged: {}", present.place(), fault), "sugo doctor");
    }
    copy.become(keep, false);
}

/// Byte for byte, with its log: what SQLite cannot read somebody may still save. Not while SQLite has it open here, for
/// closing a file gives up the locks that this program holds on it.
void keep_bytes(const std::filesystem::path& database, const std::filesystem::path& keep) {
    make_private_folder(keep.parent_path());
    for (const char* ending : {"", "-wal"}) {
        const std::filesystem::path from = database.string() + ending;
        if (!is_file(from)) continue;
        const std::filesystem::path to = keep.string() + ending;
        if (!make_private_file(to)) Unfinished::refuse(to);
        std::filesystem::copy_file(from, to, std::filesystem::copy_options::overwrite_existing);
    }
    flush_folder(keep.parent_path());
}

// ── Taking the place ────────────────────────────────────────────────────────────────────────────

/// What the restored database says about its restoring.
void sign(SqliteStore& copy, const RestoreRequest& request, const Loss& loss, bool kept) {
    const std::string name = request.backup.filename().string();
    Label label{"restore " + name, kept ? fmt::format("sugo restore '{}'", request.keep.string()) : "sugo history"};
    const auto work = [&] {
        Connection& connection = copy.connection();
        Statement(connection, "INSERT INTO restored (id, at, file) VALUES (?, ?, ?)")
            .run(connection.next_id(), request.at, name);
        for (const GivenNumber& number : loss.numbers) copy.invoices().lose(number);
    };
    copy.transact(
        request.at, [&] { return label; }, work);
}

/// The database under a write lock that only overwriting it, or giving up, ends.
class Overwriting {
public:
    Overwriting(Connection& target, Connection& source) : backup_(target.database(), source.database()) {
        // A step of no pages takes the lock.
        if (const int code = backup_.executeStep(0); code == SQLITE_BUSY || code == SQLITE_LOCKED) {
            throw Failure(ErrorKind::system,
                          fmt::format("{} is in use by another program that does not let go of it", target.place()),
                          "try again in a moment");
        }
    }

    void finish() { backup_.executeStep(-1); }

private:
    SQLite::Backup backup_;
};

std::unique_ptr<Connection> open_to_overwrite(const std::filesystem::path& file, const IdSource& ids) {
    auto connection = std::make_unique<Connection>(
        SQLite::Database(file.string(), SQLite::OPEN_READWRITE, busy_milliseconds), file.string(), ids);
    // Without a log readers would keep the lock away.
    connection->database().tryExec("PRAGMA journal_mode = WAL");
    return connection;
}

/// What the backup lacks, unless it cannot be read any more, which is then said in `restored`.
Loss acceptable_loss(Connection& present, Connection& copy, const RestoreRequest& request, Restored& restored) {
    Loss loss;
    try {
        loss = loss_of(present, copy);
    } catch (const Failure& failure) {
        if (failure.error().kind != ErrorKind::bad_data) throw;
        refuse_unknown_loss(request);
        restored.lost_unknown = true;
    }
    refuse_loss(loss, request);
    restored.lost_invoices = loss.invoices;
    return loss;
}

void keep_damaged(const RestoreRequest& request, const std::filesystem::path& copy, Present present,
                  Restored& restored) {
    if (present == Present::unreadable) {
        refuse_unknown_loss(request);
        restored.lost_unknown = true;
    } else {
        acceptable_loss(*open_for_reading(request.database), *open_for_reading(copy), request, restored);
    }
    keep_bytes(request.database, request.keep);
    restored.kept_damaged = true;
}

/// Overwrites what is there, under its lock.
void overwrite(const RestoreRequest& request, SqliteStore& copy, Restored& restored) {
    const auto target = open_to_overwrite(request.database, copy.connection().ids());
    Overwriting overwriting(*target, copy.connection());
    const auto reading = open_for_reading(request.database);
    const Loss loss = acceptable_loss(*reading, copy.connection(), request, restored);
    if (!restored.kept_damaged) keep_copy(*reading, request.keep);
    sign(copy, request, loss, true);
    overwriting.finish();
}

/// Where no database is that anybody could have open.
void take_the_name(const RestoreRequest& request, Unfinished& copy) {
    std::error_code none;
    std::filesystem::remove(request.database.string() + "-wal", none);
    copy.become(request.database, true);
}

Restored restore(const RestoreRequest& request, const IdSource& ids) {
    Restored restored;
    restored.from = request.backup.string();
    Unfinished copy(request.database);
    prepare(request.backup, copy.path(), ids);
    const Present present = look_at(request.database);
    if (present != Present::none) restored.kept = request.keep.string();
    if (present == Present::damaged || present == Present::unreadable) {
        keep_damaged(request, copy.path(), present, restored);
    }
    {
        SQLite::Database made(copy.path().string(), SQLite::OPEN_READWRITE, busy_milliseconds);
        SqliteStore source(std::make_unique<Connection>(std::move(made), copy.path().string(), ids),
                           sqlite_schema_version());
        if (present == Present::sound || present == Present::damaged) {
            overwrite(request, source, restored);
        } else {
            sign(source, request, {}, present != Present::none);
        }
    }
    if (present == Present::none || present == Present::unreadable) take_the_name(request, copy);
    restored.database = census(request.database);
    return restored;
}

}  // namespace
}  // namespace sugo::sqlite

namespace sugo {

Restored restore_sqlite(const RestoreRequest& asked, IdSource ids) {
    using namespace sqlite;
    RestoreRequest request = asked;
    request.database = std::filesystem::absolute(asked.database);
    request.backup = std::filesystem::absolute(asked.backup);
    request.keep = std::filesystem::absolute(asked.keep);
    if (!is_file(request.backup)) {
        throw Failure(ErrorKind::not_found, fmt::format("there is no backup {}", request.backup.string()),
                      "sugo restore, for the backups there are");
    }
    if (read_header(request.backup).kind == Header::Kind::other) {
        throw Failure(ErrorKind::refused, fmt::format("{} is not a sugo database", request.backup.string()),
                      "sugo restore, for the backups there are");
    }
    if (std::filesystem::exists(request.database) && std::filesystem::equivalent(request.database, request.backup)) {
        throw Failure(ErrorKind::refused, "a database cannot be restored from itself",
                      "sugo restore, for the backups there are");
    }
    make_private_folder(request.database.parent_path());
    return translated(request.database.string(), [&] { return restore(request, ids); });
}

}  // namespace sugo
