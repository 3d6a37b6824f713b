#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <sugo/client.hpp>
#include <sugo/id.hpp>
#include <sugo/money.hpp>
#include <sugo/rate_card.hpp>
#include <sugo/session.hpp>
#include <sugo/time.hpp>

namespace sugo {

/// How much stands under a line. It never changes an amount.
enum class Detail { none, day, session };
std::string_view to_string(Detail detail);  ///< "none", "day", "session"
Result<Detail> parse_detail(std::string_view text);

// ── Pricing sessions ────────────────────────────────────────────────────────────────────────────

/// Everything that pricing looks up, loaded once.
struct Books {
    std::map<ClientId, Client> clients;
    std::map<ProjectId, Project> projects;
    std::map<KindId, Kind> kinds;
    std::vector<RateEntry> rates;
    /// Agreed hours a week from which a project is long (a setting).
    Seconds long_threshold = std::chrono::hours(10);
};

/// The rate of a session, from the card, for its local day. Empty: own work, or no rate valid that day.
std::optional<Rate> rate_of(const Session& session, const Books& books);
/// As is_billable(), with the project and kind looked up.
bool is_billable(const Session& session, const Books& books);

/// One money line: all time of one project and kind at one rate, rounded once.
struct MoneyLine {
    ProjectId project;
    KindId kind;
    Rate rate;
    Seconds time{};
    Money amount;
    /// Its sessions by start, then id, and each one's share of the amount (largest remainder over seconds, ties by id).
    std::vector<SessionId> sessions;
    std::vector<std::int64_t> shares;

    bool operator==(const MoneyLine&) const = default;
};

/// The lines of billable, ended, priced sessions, ordered by project slug, kind slug, then rate.
/// Sessions that are not billable, run, or have no rate are left out.
std::vector<MoneyLine> money_lines(std::span<const Session> sessions, const Books& books);

// ── The document ────────────────────────────────────────────────────────────────────────────────

/// A session as an invoice keeps it: a copy of its times and note.
struct WorkCopy {
    SessionId session;
    Instant start{};
    Instant stop{};
    /// Where its times are shown: the client's zone, else the session's own.
    Zone zone;
    std::string note;
    /// Minor units of the line's amount that are this session's.
    std::int64_t share = 0;

    bool operator==(const WorkCopy&) const = default;
};

/// A line of time, or (without work) a line of text with or without a fixed amount.
struct InvoiceLine {
    /// "NER pipeline: code"
    std::string description;
    std::string project;  ///< slug, empty on text lines
    std::string kind;     ///< slug, empty on text lines
    std::optional<Rate> rate;
    Seconds time{};
    std::optional<Money> amount;
    std::vector<WorkCopy> work;

    bool operator==(const InvoiceLine&) const = default;
};

/// An issued invoice, as another document names it.
struct InvoiceReference {
    std::string number;
    Day issued{};

    bool operator==(const InvoiceReference&) const = default;
};

/// Everything an invoice says: of a draft as computed now, of an issued invoice as frozen.
struct InvoiceDocument {
    InvoiceId id;
    /// Empty on a draft, with issued and due.
    std::optional<std::string> number;
    std::optional<Day> issued;
    std::optional<Day> due;
    /// Since when it is void. No part of what was issued, so its digest does not tell; every page does.
    std::optional<Day> voided;
    /// Days of the work on it; empty when it has none.
    std::optional<Period> period;
    std::string client;  ///< slug
    Profile seller;
    Party buyer;
    std::string language = "en";
    Currency currency;
    int net_days = 30;
    Detail detail = Detail::none;
    std::vector<InvoiceLine> lines;
    Money subtotal;
    std::optional<Tax> tax;
    Money tax_amount;
    Money total;
    /// Of a credit note (type 381 of UNTDID 1001): the invoice that it takes back. Its amounts stay positive; the sign
    /// belongs to the document.
    std::optional<InvoiceReference> credits{};

    bool operator==(const InvoiceDocument&) const = default;
};
/// "Invoice 2026-018", "Credit note 2026-019", "Void invoice 2026-018", "Draft invoice".
std::string title_of(const InvoiceDocument& document);
/// The word before the total: "Total due", "Total credited", "Total".
std::string_view total_title(const InvoiceDocument& document);
/// Whether it asks for money: it is issued, not void and no credit note.
bool is_payable(const InvoiceDocument& document);

/// A row under a line: a day's time with its notes, or one session.
struct DetailRow {
    Day day{};
    /// Wall-clock times in the session's zone; only for Detail::session.
    std::optional<WallTime> start;
    std::optional<WallTime> stop;
    /// Set when it is not the zone of the line's first row.
    std::string zone;
    std::string note;
    Seconds time{};

    bool operator==(const DetailRow&) const = default;
};
/// The rows of a line at a level of detail, by time. The times add up to the line's. Notes of a day are joined, each
/// once.
std::vector<DetailRow> detail_rows(const InvoiceLine& line, Detail detail);

/// A line that the user wrote: text, with a fixed amount or none.
struct TextLine {
    TextLineId id;
    std::string text;
    std::optional<Money> amount;

    bool operator==(const TextLine&) const = default;
};

/// The choices of an invoice. While it is a draft its amounts are computed from them.
struct Draft {
    InvoiceId id;
    ClientId client;
    /// The period that was asked for; sessions outside were not taken.
    std::optional<Day> from;
    Day through{};
    Detail detail = Detail::none;
    Day drafted{};
    std::vector<TextLine> texts;

    bool operator==(const Draft&) const = default;
};

/// The document of a draft: lines by money_lines(), then the text lines; tax once on the subtotal.
/// Sessions that are not the client's (any more) or would give no money line are left out.
/// Failure (refused) if a text amount has another currency or a sum leaves 64 bits.
InvoiceDocument compose(const Draft& draft, const Profile& seller, const Client& client,
                        std::span<const Session> sessions, const Books& books);

/// What takes an issued invoice back in full: its parties, lines, tax and sums, without the sessions, a line with the
/// reason if there is one, and without a number yet.
InvoiceDocument credit_note(const InvoiceDocument& credited, InvoiceId id, Day date, const std::string& reason);

/// Why a session of the client and period is not on a draft.
enum class LeftOut { not_billable, running, voided, no_rate, billed, drafted, settled, empty };
std::string_view to_string(LeftOut reason);  ///< "not_billable", "running", "void", "no_rate", …

/// The SHA-256 (64 hex digits) of every word and number of a document with its number, independent of JSON or layout.
std::string digest(const InvoiceDocument& document);

// ── Numbers ─────────────────────────────────────────────────────────────────────────────────────

/// One's own numbering. `{year}`, `{month}`, `{seq}`, `{seq:03}`; with {year} the count restarts each year, with
/// {month} each month.
struct Series {
    std::string pattern = "{year}-{seq:03}";
    /// First counts, by scope ("2026", "2026-03" or ""), where the numbering continues an older one.
    std::map<std::string, std::int64_t> first;

    bool operator==(const Series&) const = default;
};
/// Checks a pattern: exactly one {seq} or {seq:01} … {seq:09}, {month} only with {year}, no unknown braces, no control
/// characters, at most 60 bytes; spaces around it are cut. Error: usage.
Result<std::string> parse_pattern(std::string_view pattern);
/// The scope of the count on a day: "2026", "2026-03" or "".
std::string scope_of(const Series& series, Day day);
/// The number of a count on a day: "2026-018".
std::string number_of(const Series& series, Day day, std::int64_t seq);

}  // namespace sugo
