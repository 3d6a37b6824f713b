#include <sugo/invoice.hpp>

#include <array>

#include <fmt/format.h>
#include <sha2.h>

namespace sugo {
namespace {

/// The serialisation that is hashed, so that anybody can make it again from the stored values:
///
///     text        its length in bytes, ':', the bytes, ','     "acme" is 4:acme,
///     number      its decimal digits as a text                 -310 is 4:-310,
///     optional    "0" as a text, or "1" as a text and the value
///     list        its length as a number, then its members
///     day         as a number: days since 1970-01-01
///     instant     as a number: seconds since 1970-01-01 UTC
///     duration    as a number of seconds
///     money, rate the ISO 4217 code as a text, the minor units (per hour) as a number
///     zone        its IANA name; percent: as a number of 1/10,000; detail and paper: their words
///
/// Each length says where its text ends, so no two documents have the same bytes. First stands the version word below,
/// then the members in the order of invoice.hpp and client.hpp, all of them.
///
/// To extend it: a member that a later sugo adds is written after all others here, as its name and its value, and only
/// if it is not what older documents had. So they keep their hash. Whatever cannot be done that way needs a new version
/// word, and the old one kept for documents that were issued under it.
constexpr std::string_view version = "sugo-invoice-1";

class Hash {
public:
    Hash() { SHA256Init(&context_); }

    void add(std::string_view text) {
        update(fmt::format("{}:", text.size()));
        update(text);
        update(",");
    }
    void add(std::int64_t number) { add(fmt::to_string(number)); }
    void add(Day day) { add(std::int64_t{day.time_since_epoch().count()}); }
    void add(Instant at) { add(std::int64_t{at.time_since_epoch().count()}); }
    void add(Seconds time) { add(std::int64_t{time.count()}); }
    void add(const Currency& currency) { add(currency.code()); }
    void add(const Money& money) {
        add(money.currency);
        add(money.minor);
    }
    void add(const Rate& rate) {
        add(rate.currency);
        add(rate.minor_per_hour);
    }
    void add(const Tax& tax) {
        add(tax.label);
        add(tax.percent.per_ten_thousand);
    }
    void add(const Period& period) {
        add(period.first);
        add(period.last);
    }
    void add(const Party& party) {
        for (const std::string* text :
             {&party.legal_name, &party.address, &party.country, &party.tax_id, &party.email, &party.phone}) {
            add(std::string_view(*text));
        }
    }
    void add(const Profile& profile) {
        add(profile.party);
        add(std::string_view(profile.payment));
        add(profile.currency);
        add(to_string(profile.paper));
    }
    void add(const WorkCopy& copy) {
        add(copy.session.value);
        add(copy.start);
        add(copy.stop);
        add(std::string_view(copy.zone.name));
        add(std::string_view(copy.note));
        add(copy.share);
    }
    void add(const InvoiceLine& line) {
        add(std::string_view(line.description));
        add(std::string_view(line.project));
        add(std::string_view(line.kind));
        add(line.rate);
        add(line.time);
        add(line.amount);
        add(line.work);
    }
    template <class T>
    void add(const std::optional<T>& value) {
        add(std::string_view(value ? "1" : "0"));
        if (value) add(*value);
    }
    template <class T>
    void add(const std::vector<T>& list) {
        add(std::int64_t(list.size()));
        for (const T& member : list) add(member);
    }

    [[nodiscard]] std::string hex() {
        std::array<unsigned char, SHA256_DIGEST_LENGTH> bytes{};
        SHA256Final(bytes.data(), &context_);
        std::string text;
        for (const unsigned char byte : bytes) text += fmt::format("{:02x}", byte);
        return text;
    }

private:
    void update(std::string_view bytes) {
        SHA256Update(&context_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    }

    SHA2_CTX context_{};
};

}  // namespace

std::string digest(const InvoiceDocument& document) {
    Hash hash;
    hash.add(version);
    hash.add(document.id.value);
    hash.add(document.number);
    hash.add(document.issued);
    hash.add(document.due);
    hash.add(document.period);
    hash.add(std::string_view(document.client));
    hash.add(document.seller);
    hash.add(document.buyer);
    hash.add(std::string_view(document.language));
    hash.add(document.currency);
    hash.add(std::int64_t{document.net_days});
    hash.add(to_string(document.detail));
    hash.add(document.lines);
    hash.add(document.subtotal);
    hash.add(document.tax);
    hash.add(document.tax_amount);
    hash.add(document.total);
    if (document.credits) {
        hash.add(std::string_view("credits"));
        hash.add(std::string_view(document.credits->number));
        hash.add(document.credits->issued);
    }
    return hash.hex();
}

}  // namespace sugo
