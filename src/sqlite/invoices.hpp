#pragma once

#include <sqlite/connection.hpp>
#include <sugo/store.hpp>

namespace sugo::sqlite {

/// Drafts and claims are in invoices_drafts.cpp, what is frozen in invoices_issued.cpp, payments in
/// invoices_payments.cpp, numbers in invoices_series.cpp.
class Invoices final : public InvoiceBook {
public:
    explicit Invoices(Connection& connection) : connection_(connection) {}

    InvoiceId add_draft(const Draft& draft, std::span<const SessionId> sessions) override;
    void update_draft(const Draft& draft) override;
    void remove_draft(InvoiceId id) override;
    void claim(InvoiceId draft, SessionId session) override;
    void release(SessionId session) override;
    void issue(const InvoiceDocument& document, std::string_view scope, std::int64_t seq,
               std::string_view hash) override;
    void mark_void(InvoiceId id, Day day, std::string_view reason) override;
    PaymentId add_payment(const Payment& payment) override;
    void remove_payment(PaymentId id) override;

    [[nodiscard]] std::optional<Draft> draft(InvoiceId id) const override;
    [[nodiscard]] Draft draft_of(InvoiceId issued) const override;
    [[nodiscard]] std::vector<Draft> drafts() const override;
    [[nodiscard]] std::vector<SessionId> claimed(InvoiceId id) const override;
    [[nodiscard]] std::optional<Claim> claim_of(SessionId session) const override;
    [[nodiscard]] std::map<SessionId, Claim> claims() const override;
    void each_claim(const std::function<void(SessionId, InvoiceId)>& visit) const override;
    void frozen_shares(const SessionQuery& query,
                       const std::function<void(SessionId, const Money&)>& visit) const override;
    [[nodiscard]] std::optional<IssuedInvoice> issued(std::string_view number) const override;
    [[nodiscard]] std::optional<IssuedInvoice> issued(InvoiceId id) const override;
    [[nodiscard]] std::vector<IssuedInvoice> issued() const override;
    [[nodiscard]] std::vector<InvoiceId> issued_ids() const override;
    [[nodiscard]] std::vector<Receivable> receivables() const override;

    [[nodiscard]] Series series() const override;
    void set_series(const Series& series) override;
    [[nodiscard]] std::int64_t last_seq(std::string_view scope) const override;
    [[nodiscard]] std::vector<GivenNumber> lost_numbers() const override;
    void lose(const GivenNumber& given) override;
    [[nodiscard]] std::optional<Day> last_date() const override;

private:
    void set_texts(InvoiceId id, const std::vector<TextLine>& texts);
    [[nodiscard]] std::vector<TextLine> texts_of(InvoiceId id) const;
    [[nodiscard]] std::optional<InvoiceId> credited_by(const InvoiceDocument& document) const;
    void add_lines(const InvoiceDocument& document);
    [[nodiscard]] std::vector<InvoiceLine> lines_of(InvoiceId id, Currency currency) const;
    /// What was copied when it was issued, and what happened since.
    void read_parts(IssuedInvoice& invoice) const;
    [[nodiscard]] std::vector<Payment> payments_of(InvoiceId id, Currency currency) const;

    Connection& connection_;
};

}  // namespace sugo::sqlite
