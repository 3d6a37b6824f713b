#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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
/// As find_invoice, but an issued one is refused: it "cannot be `verb`".
Draft find_draft(Store& store, std::string_view name, std::string_view verb);
/// Whom an issued invoice is for, also when the client was renamed since.
std::optional<Client> client_of(Store& store, const IssuedInvoice& invoice);
/// The draft that a client has, if any.
std::optional<Draft> draft_of(Store& store, ClientId client);
/// Failure (refused) while sugo does not know whose invoices these are.
Profile need_profile(Store& store);

/// The claimed sessions that are still work for the draft's client and may still be billed, by start.
std::vector<Session> sessions_on(Store& store, const Draft& draft, const Books& books);
/// The draft's document, computed now.
InvoiceDocument document_of(Store& store, const Draft& draft, const Books& books);

Shown shown(Store& store, const Draft& draft, const Books& books);
/// Without a look at the hash.
Shown shown(IssuedInvoice invoice, const Now& now);
/// Failure (bad_data) if the words and numbers kept are not the ones that were issued.
IssuedInvoice verified(IssuedInvoice invoice);

/// Whether a session can be put on a draft of `client`; empty: it can. Claims are the caller's business.
std::optional<LeftOut> obstacle(const Session& session, const Books& books);
/// "acme/ner code", of a session with a project.
std::string work_name(const Session& session, const Books& books);
/// "1 session", "3 sessions".
std::string sessions_text(int count);

/// The count that the next invoice of a scope gets.
std::int64_t next_seq(const InvoiceBook& book, const Series& series, const std::string& scope);

}  // namespace sugo::billing
