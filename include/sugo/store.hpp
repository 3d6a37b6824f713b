#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <sugo/client.hpp>
#include <sugo/cycle.hpp>
#include <sugo/id.hpp>
#include <sugo/invoice.hpp>
#include <sugo/journal.hpp>
#include <sugo/payment.hpp>
#include <sugo/rate_card.hpp>
#include <sugo/session.hpp>
#include <sugo/time.hpp>

// What sugo remembers: one small port per noun. Values in, values out.
// Everything that changes is called inside Store::transact; outside it throws std::logic_error.
// `add` gives a value whose id is 0 a new one, keeps any other (a record from an export), and returns it; `update` and
// `remove` of an unknown id are std::logic_error (use cases look things up first). Database and disk errors are Failure
// (system or bad_data).

namespace sugo {

/// Clients, projects and kinds.
class ClientBook {
public:
    virtual ~ClientBook() = default;

    virtual ClientId add(const Client& client) = 0;
    virtual void update(const Client& client) = 0;
    virtual ProjectId add(const Project& project) = 0;
    virtual void update(const Project& project) = 0;
    virtual KindId add(const Kind& kind) = 0;
    virtual void update(const Kind& kind) = 0;

    [[nodiscard]] virtual std::optional<Client> client(std::string_view slug) const = 0;
    [[nodiscard]] virtual std::optional<Client> client(ClientId id) const = 0;
    /// A project of a client, or an own project (no client).
    [[nodiscard]] virtual std::optional<Project> project(std::optional<ClientId> client,
                                                         std::string_view slug) const = 0;
    [[nodiscard]] virtual std::optional<Project> project(ProjectId id) const = 0;
    [[nodiscard]] virtual std::optional<Kind> kind(std::string_view slug) const = 0;
    [[nodiscard]] virtual std::optional<Kind> kind(KindId id) const = 0;
    /// All, archived ones too, by slug.
    [[nodiscard]] virtual std::vector<Client> clients() const = 0;
    [[nodiscard]] virtual std::vector<Project> projects() const = 0;
    [[nodiscard]] virtual std::vector<Kind> kinds() const = 0;
};

/// Rates by what they are for and the day they begin.
class RateCard {
public:
    virtual ~RateCard() = default;

    /// Failure (refused) if the same scope already has a rate in that currency from that day.
    virtual RateId add(const RateEntry& entry) = 0;
    virtual void remove(RateId id) = 0;
    /// All, by valid_from, then id.
    [[nodiscard]] virtual std::vector<RateEntry> entries() const = 0;
};

/// What SessionLog::select filters by; empty members do not filter.
struct SessionQuery {
    /// Sessions whose start lies in [from, until). Days are the use case's business: it asks wide and keeps exactly.
    std::optional<Instant> from;
    std::optional<Instant> until;
    std::optional<std::vector<ProjectId>> projects;
    std::optional<KindId> kind;
    /// Has all of these.
    std::vector<std::string> tags;
    /// The note contains this (ASCII case folded).
    std::string text;
    /// Neither on a live invoice or draft, nor settled.
    bool unclaimed = false;
    /// Only the newest so many (still returned oldest first).
    std::optional<int> newest;
};

/// The log of sessions.
class SessionLog {
public:
    virtual ~SessionLog() = default;

    /// Failure (refused) if a second one would be open. Overlaps are the use case's business.
    virtual SessionId add(const Session& session) = 0;
    virtual void update(const Session& session) = 0;
    virtual void remove(SessionId id) = 0;

    [[nodiscard]] virtual std::optional<Session> open() const = 0;
    [[nodiscard]] virtual std::optional<Session> find(SessionId id) const = 0;
    /// The n-th newest by start, 1 is the newest.
    [[nodiscard]] virtual std::optional<Session> newest(int n) const = 0;
    /// Sessions whose short id ends in these base32 characters, at most 20.
    [[nodiscard]] virtual std::vector<Session> by_short_id(std::string_view suffix) const = 0;
    /// Whether another session has the same short id of so many digits, five or more.
    [[nodiscard]] virtual bool shares_short_id(SessionId id, int digits) const = 0;
    /// Sessions that share a second with [start, stop); the open one counts as unending. By start. One index probe for
    /// the usual case.
    [[nodiscard]] virtual std::vector<Session> overlapping(Instant start, Instant stop) const = 0;
    /// By start, then id. The visitor must not change the store.
    virtual void select(const SessionQuery& query, const std::function<void(const Session&)>& visit) const = 0;
    /// What sums need of the sessions that select() would visit, in any order: without note, source and key, and
    /// without tags unless they are asked for. One session, overwritten from visit to visit.
    virtual void scan(const SessionQuery& query, bool with_tags,
                      const std::function<void(const Session&)>& visit) const = 0;
    /// Keys already imported from a source.
    [[nodiscard]] virtual std::set<std::string> source_keys(std::string_view source) const = 0;
    /// Keeps a session's source row as it was read.
    virtual void keep_row(SessionId session, std::string_view row) = 0;
    /// Interruptions live and go with their session.
    virtual InterruptionId add(const Interruption& interruption) = 0;
    virtual void update(const Interruption& interruption) = 0;
    /// Of one session, by time, then id.
    [[nodiscard]] virtual std::vector<Interruption> interruptions(SessionId session) const = 0;
    /// All, by id: for the complete export.
    virtual void each_interruption(const std::function<void(const Interruption&)>& visit) const = 0;
    /// The last sign of life in a session; it takes the place of any other. May be called outside Store::transact, for
    /// it is no change: undo does not know it.
    virtual void keep_sign(SessionId session, const ClockReading& sign) = 0;
    [[nodiscard]] virtual std::optional<ClockReading> sign(SessionId session) const = 0;
    /// Takes the right to tell of a session's ring: true once, also when the ring was undone and came again. May be
    /// called outside Store::transact, as keep_sign.
    virtual bool tell_ring(SessionId session) = 0;
    virtual BreakMarkId add(const BreakMark& mark) = 0;
    /// Those at or after a moment (empty: all), by time, then id.
    [[nodiscard]] virtual std::vector<BreakMark> break_marks(std::optional<Instant> from) const = 0;
    /// All sessions by start, then id, each with the row that was kept for it or null: for the complete export.
    virtual void select_with_rows(const std::function<void(const Session&, const std::string* row)>& visit) const = 0;
};

/// Who holds a session: the draft or live invoice, and the number if it is issued.
struct Claim {
    InvoiceId invoice;
    std::optional<std::string> number;
    /// The session's frozen share of the issued line, in minor units.
    std::optional<std::int64_t> share;

    bool operator==(const Claim&) const = default;
};

/// An issued invoice: the frozen document, its hash, and what happened to it since.
struct IssuedInvoice {
    InvoiceDocument document;
    std::string hash;
    std::string scope;
    std::int64_t seq = 0;
    /// Set when it was voided.
    std::optional<Day> voided;
    std::string void_reason;
    /// Whom it is for, whatever the client is called now.
    ClientId client{};
    /// By day, then id.
    std::vector<Payment> payments{};
    /// The credit note that took it back.
    std::optional<InvoiceReference> credited_by{};

    bool operator==(const IssuedInvoice&) const = default;
};

/// An issued invoice that is not paid in full, nor void, nor credited, without its lines.
struct Receivable {
    InvoiceId invoice;
    std::string number;
    ClientId client;
    Day issued{};
    Day due{};
    Money total;
    Money open;

    bool operator==(const Receivable&) const = default;
};

/// A number that was given to an invoice, and its place in the numbering.
struct GivenNumber {
    std::string number;
    std::string scope;
    std::int64_t seq = 0;

    bool operator==(const GivenNumber&) const = default;
};

/// Drafts, issued invoices, payments and claims.
class InvoiceBook {
public:
    virtual ~InvoiceBook() = default;

    virtual InvoiceId add_draft(const Draft& draft, std::span<const SessionId> sessions) = 0;
    /// Its own members and text lines; claims by claim() and release().
    virtual void update_draft(const Draft& draft) = 0;
    /// Also gives its sessions back.
    virtual void remove_draft(InvoiceId id) = 0;
    virtual void claim(InvoiceId draft, SessionId session) = 0;
    virtual void release(SessionId session) = 0;
    /// Freezes a draft: keeps a copy of the document, its digest and its place in the numbering. One that credits
    /// another invoice gives the sessions of that one back.
    virtual void issue(const InvoiceDocument& document, std::string_view scope, std::int64_t seq,
                       std::string_view hash) = 0;
    /// Voids an issued invoice and gives its sessions back. The number stays taken.
    virtual void mark_void(InvoiceId id, Day day, std::string_view reason) = 0;
    /// Failure (refused) if the invoice is not issued, or if the amount is above what is open.
    virtual PaymentId add_payment(const Payment& payment) = 0;
    virtual void remove_payment(PaymentId id) = 0;

    [[nodiscard]] virtual std::optional<Draft> draft(InvoiceId id) const = 0;
    /// The draft that an issued invoice was made of.
    [[nodiscard]] virtual Draft draft_of(InvoiceId issued) const = 0;
    [[nodiscard]] virtual std::vector<Draft> drafts() const = 0;                   ///< by id
    [[nodiscard]] virtual std::vector<SessionId> claimed(InvoiceId id) const = 0;  ///< by id
    [[nodiscard]] virtual std::optional<Claim> claim_of(SessionId session) const = 0;
    [[nodiscard]] virtual std::map<SessionId, Claim> claims() const = 0;
    /// By session.
    virtual void each_claim(const std::function<void(SessionId, InvoiceId)>& visit) const = 0;
    /// The frozen shares of all live issued invoices that bill any of these sessions, invoice by invoice: those of
    /// these sessions, and those of others that stand beside them.
    virtual void frozen_shares(const SessionQuery& query,
                               const std::function<void(SessionId, const Money&)>& visit) const = 0;
    [[nodiscard]] virtual std::optional<IssuedInvoice> issued(std::string_view number) const = 0;
    [[nodiscard]] virtual std::optional<IssuedInvoice> issued(InvoiceId id) const = 0;
    [[nodiscard]] virtual std::vector<IssuedInvoice> issued() const = 0;    ///< by date, then number's count
    [[nodiscard]] virtual std::vector<InvoiceId> issued_ids() const = 0;    ///< ascending
    [[nodiscard]] virtual std::vector<Receivable> receivables() const = 0;  ///< by due date, then date and count

    [[nodiscard]] virtual Series series() const = 0;
    virtual void set_series(const Series& series) = 0;
    /// The greatest count issued in a scope, 0 if none.
    [[nodiscard]] virtual std::int64_t last_seq(std::string_view scope) const = 0;
    /// Numbers of invoices that a restored backup did not hold. They stay taken. By scope, then count.
    [[nodiscard]] virtual std::vector<GivenNumber> lost_numbers() const = 0;
    virtual void lose(const GivenNumber& given) = 0;
    /// The latest date of an issued invoice.
    [[nodiscard]] virtual std::optional<Day> last_date() const = 0;
};

/// One's own details, a version for each change.
class ProfileBook {
public:
    virtual ~ProfileBook() = default;
    virtual void add(const Profile& profile, Instant at) = 0;
    [[nodiscard]] virtual std::optional<Profile> current() const = 0;
    [[nodiscard]] virtual std::vector<std::pair<Instant, Profile>> versions() const = 0;
};

/// What the user decided once: pomodoro length, weekly target, import rules. Keys and defaults are in settings.hpp.
class SettingBook {
public:
    virtual ~SettingBook() = default;
    [[nodiscard]] virtual std::optional<std::string> get(std::string_view key) const = 0;
    /// An empty value removes it.
    virtual void set(std::string_view key, std::string_view value) = 0;
    [[nodiscard]] virtual std::map<std::string, std::string> all() const = 0;
};

/// What was done, and the way back.
class Journal {
public:
    virtual ~Journal() = default;
    /// Takes back the newest change that is done, and with it what time made of it. Failure (refused) at a barrier, at
    /// a migration, or when nothing is left.
    virtual Change undo() = 0;
    /// Does again the change that was undone last, with what time made of it. Failure (refused) when there is none.
    virtual Change redo() = 0;
    /// Newest first.
    [[nodiscard]] virtual std::vector<Change> history(int most) const = 0;
};

/// Everything together. One Store is used by one thread.
class Store {
public:
    virtual ~Store() = default;

    /// Runs the work in one transaction that takes the write lock first, writes it to the journal under the label, and
    /// commits. Any exception rolls all of it back and passes through. Work that changes nothing leaves no entry. Does
    /// not nest. The label is a function asked after the work, so that it can name what was found.
    virtual void transact(Instant at, const std::function<Label()>& label, const std::function<void()>& work) = 0;
    void transact(Instant at, std::string_view label, const std::function<void()>& work) {
        transact(
            at,
            [label] {
                return Label{std::string(label), {}};
            },
            work);
    }
    /// Whether anything was changed through this store since it was opened.
    [[nodiscard]] virtual bool has_changed() const = 0;
    /// Runs reads that must see one state.
    virtual void read(const std::function<void()>& work) const = 0;

    virtual ClientBook& clients() = 0;
    virtual RateCard& rates() = 0;
    virtual SessionLog& sessions() = 0;
    virtual InvoiceBook& invoices() = 0;
    virtual ProfileBook& profile() = 0;
    virtual SettingBook& settings() = 0;
    virtual Journal& journal() = 0;
};

}  // namespace sugo
