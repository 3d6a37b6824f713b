#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <sugo/invoice.hpp>
#include <sugo/store.hpp>
#include <sugo/tracking.hpp>

// Use cases on invoices. An invoice is named by its number, or while a draft by its client's slug (when that has one
// draft) or its short id. Where a number is also a slug, issue, edit and delete mean the draft; show and void the
// number.

namespace sugo::billing {

struct DraftRequest {
    std::string client{};
    std::optional<Day> from{};
    /// Default: yesterday … today when asked; the command decides and says.
    Day through{};
    Detail detail = Detail::none;
    /// Only this project.
    std::string project{};
};
/// How many sessions of the period stay out for a reason, and how long they are.
struct LeftOver {
    LeftOut reason{};
    int sessions = 0;
    Seconds time{};
    /// For billed and drafted: the invoice's name. For no_rate: the work. For not_billable: the client, if the session
    /// is not work for it any more.
    std::string what;
};
struct Drafted {
    InvoiceDocument document;
    std::string name;  ///< what the next command calls it
    int sessions = 0;
    std::vector<LeftOver> left_over;
};
/// Takes the client's unbilled, billable, priced sessions of the period. Failure (refused) if there are none, saying
/// why, and if the profile is missing or the client has a draft already (its name is in the hint).
Drafted draft(Store& store, const DraftRequest& request, const Now& now);

/// A text line of a draft whose amount does not count, because its client has another currency by now.
struct OtherCurrency {
    int place = 0;  ///< as for DraftEdit::remove_text
    std::string text;
    Money amount;
};
/// An invoice in any state.
struct Shown {
    InvoiceDocument document;
    std::string name;  ///< the number, or the draft's short name
    /// Derived: overdue from the day after it is due until nothing is open, part paid or not.
    enum class State { draft, issued, part_paid, overdue, paid, voided, credited, credit_note } state = State::draft;
    std::string hash;
    std::optional<Day> voided;
    std::string void_reason;
    /// The credit note that took it back.
    std::optional<InvoiceReference> credited_by{};
    /// The client's slug now; the document keeps the one of its day.
    std::string client{};
    /// Of a draft, and of an invoice that was issued just now: its sessions that no line holds, with the reason.
    std::vector<LeftOver> left_over{};
    /// Of a draft: how many of its sessions lie outside the period it was drafted for, because they were taken up or
    /// moved since.
    int outside_period = 0;
    /// Of a draft. These lines stand in the document without their amounts.
    std::vector<OtherCurrency> other_currency{};
    /// Of an issued invoice; by day.
    std::vector<Payment> payments{};
    /// What came in and what is still owed; nothing of a draft, and nothing is owed for a void one. What came in for
    /// one that is credited is to be paid back: it is open with the other sign.
    Balance balance{};
};
/// Whether a draft has lines, in one currency, and does not come to less than zero.
bool can_be_issued(const Shown& draft);
std::string_view to_string(Shown::State state);  ///< "draft", "part_paid", …, "void"
/// Failure (bad_data) if an issued invoice no longer matches its hash.
Shown show(Store& store, std::string_view name, const Now& now);
enum class Which { all, open, overdue };
/// Drafts first by name, then issued by date and number; `client` empty for all. Open are those on which something is
/// owed.
std::vector<Shown> list(Store& store, std::string_view client, const Now& now, Which which = Which::all);
/// What is owed in one currency.
struct OpenTotal {
    Money open;
    Money overdue;  ///< of it
};
/// By currency code; only currencies in which something is owed.
std::vector<OpenTotal> open_totals(const std::vector<Shown>& invoices);

struct DraftEdit {
    /// Sessions to drop (@n or short id) and to take up again.
    std::vector<std::string> drop{};
    std::vector<std::string> take{};
    /// Text lines "text" or "text = amount".
    std::vector<std::string> add_text{};
    /// The n-th text line, from 1, to remove.
    std::vector<int> remove_text{};
    std::optional<Detail> detail{};
};
struct DraftEdited {
    Shown before;
    Shown after;
};
DraftEdited edit(Store& store, std::string_view name, const DraftEdit& edit, const Now& now);
/// Forgets a draft; its sessions are unbilled again.
Shown remove(Store& store, std::string_view name, const Now& now);

struct IssueRequest {
    std::string name{};
    /// The invoice date; default today.
    std::optional<Day> date{};
    /// Default: date + the client's net days.
    std::optional<Day> due{};
    bool allow_earlier_date = false;
};
/// Gives the next number and freezes the invoice. Failure (refused): a draft with no lines, a running session in it, a
/// date before the last issued one (unless allowed), before the last session on it or more than a year ahead, a total
/// below zero, a text line in another currency, a client without a name. Failure (usage): due after the year 9999.
Shown issue(Store& store, const IssueRequest& request, const Now& now);
/// Voids an issued invoice; the number stays taken, its sessions can be billed again. Failure (refused) if it has
/// payments.
Shown mark_void(Store& store, std::string_view number, std::string_view reason, const Now& now);

struct CreditRequest {
    std::string number{};
    /// Why, as a line of the credit note; may be empty.
    std::string reason{};
    /// The credit note's date; default today.
    std::optional<Day> date{};
    bool allow_earlier_date = false;
};
struct Credited {
    Shown note;
    Shown invoice;
};
/// Takes an issued invoice back in full by a credit note with a number of its own; the sessions can be billed again.
/// Failure (refused): a void invoice, a credit note, one that is credited already, a date before the invoice's, before
/// the last issued one (unless allowed) or more than a year ahead.
Credited credit(Store& store, const CreditRequest& request, const Now& now);

struct PayRequest {
    std::string number{};
    /// As typed; default all that is open.
    std::optional<std::string> amount{};
    /// Default today.
    std::optional<Day> on{};
    std::string note{};
};
struct Paid {
    Shown invoice;
    Payment payment;
};
/// Records money that came in. Failure (refused): above what is open (which is named), nothing open, a day before the
/// invoice's or after today. Failure (usage): another currency, no amount above zero.
Paid pay(Store& store, const PayRequest& request, const Now& now);
/// Forgets a payment that was a mistake: the only one, or the n-th of those that show() lists, from 1.
Paid unpay(Store& store, std::string_view number, std::optional<int> place, const Now& now);

struct SeriesState {
    Series series;
    /// The number that the next invoice issued today gets.
    std::string next;
};
SeriesState series(Store& store, const Now& now);
/// Failure (refused) if `next` would leave a gap or repeat a number, or if the pattern could repeat one that is issued.
SeriesState set_series(Store& store, std::optional<std::string> pattern, std::optional<std::int64_t> next,
                       const Now& now);

}  // namespace sugo::billing
