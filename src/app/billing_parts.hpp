#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <sugo/billing.hpp>

// What the use cases on invoices share: how an invoice is found by its name, and how it is shown.

namespace sugo::billing {

// to_string(Shown::State) would hide those of days, which live in no namespace of sugo's own.
using sugo::to_string;

/// Under one name stands either the choices of a draft or a frozen invoice.
using Found = std::variant<Draft, IssuedInvoice>;

/// By number, by the client's slug, or by a draft's short id. Failure (not_found), with the nearest name.
Found find_invoice(Store& store, std::string_view name);
/// By the client's slug, or else as find_invoice, but an issued one is refused: it "cannot be `verb`".
Draft find_draft(Store& store, std::string_view name, std::string_view verb);
/// By number; a draft is refused: only an issued invoice can be `done` ("paid"), and `sugo invoice way_out` is for
/// drafts.
IssuedInvoice find_issued(Store& store, std::string_view name, std::string_view done, std::string_view way_out);
/// What the client of an issued invoice is called now.
std::string slug_of(Store& store, const IssuedInvoice& invoice);
/// The draft that a client has, if any.
std::optional<Draft> draft_of(Store& store, ClientId client);
/// Failure (refused) while sugo does not know whose invoices these are.
Profile need_profile(Store& store);

/// The claimed sessions that are still work for the draft's client and may still be billed, by start.
std::vector<Session> sessions_on(Store& store, const Draft& draft, const Books& books);
/// The text lines of a draft whose amounts are not in the client's currency (any more).
std::vector<OtherCurrency> in_other_currency(const Draft& draft, Currency currency);
/// The draft's document, computed now, without the amounts that are in another currency.
InvoiceDocument document_of(Store& store, const Draft& draft, const Books& books);

/// Counts the sessions that stay out, by reason and name.
class Tally {
public:
    explicit Tally(Instant now) : now_(now) {}
    void leave(const Session& session, LeftOut reason, const std::string& what);
    [[nodiscard]] std::vector<LeftOver> left_over() const;

private:
    Instant now_;
    std::map<std::pair<LeftOut, std::string>, LeftOver> left_;
};
/// The sessions that lines of the document hold.
std::set<SessionId> held_by(const InvoiceDocument& document);
/// The claimed sessions that no line of the draft's document holds.
std::vector<LeftOver> left_over_of(Store& store, const Draft& draft, const InvoiceDocument& document,
                                   const Books& books, const Now& now);

Shown shown(Store& store, const Draft& draft, const Books& books, const Now& now);
/// Without a look at the hash.
Shown shown(Store& store, IssuedInvoice invoice, const Now& now);
/// Failure (bad_data) if the words and numbers kept are not the ones that were issued.
IssuedInvoice verified(IssuedInvoice invoice);

/// Whether a session can be put on a draft of `client`; empty: it can. Claims are the caller's business.
std::optional<LeftOut> obstacle(const Session& session, const Books& books);
/// "acme/ner code", of a session with a project.
std::string work_name(const Session& session, const Books& books);
/// "1 session", "3 sessions".
std::string sessions_text(int count);

/// Failure (refused): an invoice is dated a year ahead at most. The command is what the hint completes with --date.
void refuse_far_ahead(Day date, const std::string& command, const Now& now);
/// Failure (refused): dates rise with the numbers.
void refuse_before_last(const InvoiceBook& book, Day date, const std::string& command);
/// The number for an invoice of a day. Failure (refused) if a pattern makes one that is taken.
GivenNumber next_number(const InvoiceBook& book, Day date);

/// The count that the next invoice of a scope gets.
std::int64_t next_seq(const InvoiceBook& book, const Series& series, const std::string& scope);

}  // namespace sugo::billing
