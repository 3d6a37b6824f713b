#include <sqlite/inspection.hpp>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <map>

#include <fmt/format.h>
#include <sys/stat.h>

#include <sqlite/database.hpp>
#include <sqlite/files.hpp>
#include <sqlite/reading.hpp>
#include <sugo/session.hpp>
#include <sugo/sqlite.hpp>

// Every look is taken even if another one failed: a database that sugo refuses to open is the one that needs it most.

namespace sugo::sqlite {
namespace {

using enum Finding::Check;

/// So many findings of one look are told one by one.
constexpr int most_of_a_kind = 50;

/// The file itself, by its first bytes. False if there is nothing behind them to look at.
bool inspect_file(Patient& patient, const Header& header) {
    if (header.kind == Header::Kind::empty) {
        patient.find(file, "the file is empty", std::string(to_a_backup));
        return false;
    }
    if (header.kind == Header::Kind::other) {
        patient.find(file, "the file does not begin as a database does", std::string(to_a_backup));
        return false;
    }
    if (header.cut_short)
        patient.find(file, "the file is cut short: its last page is not whole", std::string(to_a_backup));
    if (header.application_id != application_id) {
        patient.find(file,
                     fmt::format("it carries the mark {:#010x} of another program, not sugo's {:#010x}",
                                 header.application_id, application_id),
                     patient.shell(fmt::format("PRAGMA application_id = {}", application_id)));
    }
    return true;
}

void inspect_version(Patient& patient) {
    const int version = schema_version(patient.connection());
    patient.diagnosis().schema_version = version;
    if (version > sqlite_schema_version()) {
        patient.find(file,
                     fmt::format("it is of version {}, and this sugo knows no later one than {}", version,
                                 sqlite_schema_version()),
                     "update sugo");
    } else if (version < 1) {
        patient.find(file, fmt::format("it is of version {}, which no sugo has written", version),
                     std::string(to_a_backup));
    }
}

void inspect_permissions(Patient& patient) {
    for (const char* ending : {"", "-wal", "-shm"}) {
        const std::string path = patient.connection().place() + ending;
        struct stat status {};
        if (::stat(path.c_str(), &status) != 0 || (status.st_mode & 077U) == 0) continue;
        patient.find(permissions,
                     fmt::format("others can read or write {} (mode {:04o})", path, status.st_mode & 07777U),
                     fmt::format("chmod 600 '{}'", path));
    }
}

std::int64_t count(Patient& patient, std::string_view sql) {
    try {
        Statement counted(patient.connection(), sql);
        counted.step();
        return counted.take<std::int64_t>();
    } catch (const Failure&) {
        return 0;  // the look at the schema says why
    }
}

void count_what_is_there(Patient& patient) {
    Diagnosis& diagnosis = patient.diagnosis();
    diagnosis.sessions = count(patient, "SELECT count(*) FROM session");
    diagnosis.invoices = count(patient, "SELECT count(*) FROM issued");
    diagnosis.changes = count(patient, "SELECT count(*) FROM journal");
}

/// What an older database does not know stands empty beside it, for this connection alone.
void add_what_came_later(Patient& patient) {
    const int version = patient.diagnosis().schema_version;
    if (version < 7) return;
    std::string later;
    if (version < 9) later += "CREATE TEMP TABLE payment (id, invoice_id, day, amount, note);";
    if (version < 10) later += "CREATE TEMP TABLE lost_number (number, scope, seq);";
    if (version < 11) later += "CREATE TEMP VIEW issued AS SELECT *, NULL AS credits FROM main.issued;";
    if (later.empty()) return;
    patient.connection().execute(("PRAGMA query_only = OFF;" + later + "PRAGMA query_only = ON").c_str());
}

void inspect_contents(Patient& patient) {
    const Transaction one_state(patient.connection(), Transaction::Kind::read);
    patient.look(file, inspect_version);
    if (patient.diagnosis().schema_version > sqlite_schema_version()) return;
    add_what_came_later(patient);
    count_what_is_there(patient);
    patient.look(schema, inspect_schema);
    patient.look(sessions, inspect_sessions);
    patient.look(claims, inspect_claims);
    patient.look(numbers, inspect_numbers);
    patient.look(invoices, inspect_invoices);
    patient.look(payments, inspect_payments);
    patient.look(settings, inspect_settings);
    patient.look(references, inspect_references);
    patient.look(pages, inspect_pages);
    // Opening an older one migrates it, and what was done before cannot be undone then.
    if (patient.diagnosis().schema_version == sqlite_schema_version()) patient.look(journal, inspect_journal);
}

}  // namespace

void Patient::find(Finding::Check check, std::string what, std::string remedy) {
    diagnosis_.findings.push_back({check, std::move(what), std::move(remedy)});
}

bool Patient::found(Finding::Check check) const {
    return std::ranges::find(diagnosis_.findings, check, &Finding::check) != diagnosis_.findings.end();
}

void Patient::could_not_look(Finding::Check check, const std::exception& failure) {
    const auto* failed = dynamic_cast<const Failure*>(&failure);
    // Behind a damaged page anything may be missing.
    if (!unreadable_.empty() || (failed != nullptr && failed->error().kind == ErrorKind::bad_data)) {
        unreadable_ += (unreadable_.empty() ? "" : ", ") + std::string(to_string(check));
        return;
    }
    if (found(Finding::Check::schema)) return;  // the missing table or column is named there
    find(check, fmt::format("the look at {} broke off: {}", to_string(check), failure.what()),
         std::string(to_a_backup));
}

void Patient::end() {
    if (!unreadable_.empty()) {
        find(Finding::Check::pages,
             fmt::format("the file is damaged, so these could not be looked at: {}", unreadable_),
             std::string(to_a_backup));
    }
    // An index can be made again when what it forbids is gone.
    std::ranges::stable_partition(diagnosis_.findings,
                                  [](const Finding& finding) { return finding.check == Finding::Check::overlaps; });
    std::map<Finding::Check, int> seen;
    std::erase_if(diagnosis_.findings, [&](const Finding& finding) { return ++seen[finding.check] > most_of_a_kind; });
    for (const auto& [check, number] : seen) {
        if (number <= most_of_a_kind) continue;
        find(check, fmt::format("{} more findings like these", number - most_of_a_kind),
             "sugo doctor, again, when these are mended");
    }
}

std::string Patient::shell(std::string_view sql) const {
    return fmt::format("sqlite3 '{}' \"{}\"", connection_.place(), sql);
}

std::string Patient::short_name(SessionId id) {
    Statement alike(connection_, "SELECT count(*) FROM session WHERE id & 33554431 = ? & 33554431");
    alike.bind(id).step();
    return short_id(id, alike.take<int>() > 1 ? 13 : 5);
}

std::string Patient::session_name(SessionId id, Instant start) {
    return fmt::format("session {} of {}", short_name(id), to_iso(start));
}

}  // namespace sugo::sqlite

namespace sugo {

Diagnosis inspect_sqlite(const std::filesystem::path& file) {
    using namespace sqlite;
    const auto path = std::filesystem::absolute(file);
    if (!std::filesystem::exists(path)) {
        throw Failure(ErrorKind::not_found, fmt::format("there is no database {}", path.string()), "sugo setup");
    }
    Diagnosis diagnosis;
    diagnosis.database = path.string();
    if (!std::filesystem::is_regular_file(path)) {
        diagnosis.findings.push_back({Finding::Check::file, "it is not a file", "sugo --db FILE doctor"});
        return diagnosis;
    }
    // First, because closing a file gives up the locks that this program holds on it.
    const Header header = read_header(path);
    const auto connection = open_for_reading(path);
    Patient patient(*connection, diagnosis);
    inspect_permissions(patient);
    if (inspect_file(patient, header)) patient.look(Finding::Check::file, inspect_contents);
    patient.end();
    return diagnosis;
}

}  // namespace sugo
