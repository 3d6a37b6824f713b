#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <sqlite/connection.hpp>
#include <sqlite/statement.hpp>
#include <sugo/backup.hpp>
#include <sugo/doctor.hpp>

namespace sugo::sqlite {

/// A database on the table: what is looked through, and what was found so far. The looks are in inspection_*.cpp.
class Patient {
public:
    Patient(Connection& connection, Diagnosis& diagnosis) : connection_(connection), diagnosis_(diagnosis) {}

    [[nodiscard]] Connection& connection() { return connection_; }
    [[nodiscard]] Diagnosis& diagnosis() { return diagnosis_; }

    void find(Finding::Check check, std::string what, std::string remedy);
    [[nodiscard]] bool found(Finding::Check check) const;

    /// Runs a look. A table that is missing has its finding already; other failures become one.
    template <class Look>
    void look(Finding::Check check, Look&& look) {
        try {
            look(*this);
        } catch (const std::exception& failure) {
            could_not_look(check, failure);
        }
    }

    /// Sums up, when all looks are taken.
    void end();

    /// The file's full name.
    [[nodiscard]] const std::string& place() const { return connection_.place(); }
    /// "sqlite3 'sugo.db' "REINDEX"", to be typed.
    [[nodiscard]] std::string shell(std::string_view sql) const;
    /// "session 7k2mq of 2026-03-02T09:00:00Z"
    std::string session_name(SessionId id, Instant start);
    /// The short id, longer where another session's ends alike.
    std::string short_name(SessionId id);

private:
    void could_not_look(Finding::Check check, const std::exception& failure);

    Connection& connection_;
    Diagnosis& diagnosis_;
    /// The looks that met a damaged page.
    std::string unreadable_;
};

/// The remedy for what sugo cannot mend by itself.
inline constexpr std::string_view to_a_backup = "sugo restore, for the backups there are, then sugo restore FILE";

void inspect_schema(Patient& patient);
void inspect_pages(Patient& patient);
void inspect_references(Patient& patient);
void inspect_sessions(Patient& patient);
void inspect_claims(Patient& patient);
void inspect_numbers(Patient& patient);
void inspect_invoices(Patient& patient);
void inspect_payments(Patient& patient);
void inspect_settings(Patient& patient);
void inspect_journal(Patient& patient);

/// The lines that SQLite's integrity check gives, none if all is well; at most so many.
std::vector<std::string> integrity_faults(Connection& connection, int most,
                                          Verification verification = Verification::full);

}  // namespace sugo::sqlite
