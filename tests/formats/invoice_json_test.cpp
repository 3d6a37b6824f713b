#include <support/test.hpp>

#include <limits>

#include "samples.hpp"

using namespace sugo;

namespace {

using Int = std::int64_t;
constexpr Int kLeast = std::numeric_limits<Int>::min();
constexpr Int kMost = std::numeric_limits<Int>::max();

// Generators of everything that a document may hold, the edges of 64 bits among it.

std::string any_text() {
    std::string text;
    for (int n = *rc::gen::inRange(0, 8); n > 0; --n) {
        text += *rc::gen::element<std::string>("a", "Z", " ", "\"", "\\", "\n", "\t", "/", "한", "é", "😀", "\x1f",
                                               "\x7f", "{", std::string(1, '\0'));
    }
    return text;
}
Int any_minor() {
    return *rc::gen::oneOf(rc::gen::arbitrary<Int>(), rc::gen::element<Int>(0, 1, -1, 99, -99, kLeast, kMost));
}
Currency any_currency() {
    return samples::currency(*rc::gen::element<std::string>("USD", "KRW", "BHD", "CLF", "EUR"));
}
Money any_money() {
    return {any_minor(), any_currency()};
}
Day any_day() {
    return Day(date::days(*rc::gen::inRange(0, 2'932'897)));
}
Instant any_instant() {
    return Instant(Seconds(*rc::gen::inRange<Int>(0, 253'402'300'799)));
}
Party any_party() {
    return {any_text(), any_text(), any_text(), any_text(), any_text(), any_text()};
}
template <class Make>
auto maybe(Make make) -> std::optional<decltype(make())> {
    if (*rc::gen::arbitrary<bool>()) return std::nullopt;
    return make();
}
Rate any_rate() {
    return {any_minor(), any_currency()};
}

InvoiceLine any_line() {
    InvoiceLine line{any_text(), any_text(), any_text(), maybe(any_rate), {}, maybe(any_money), {}};
    line.time = Seconds(*rc::gen::nonNegative<Int>());
    for (int n = *rc::gen::inRange(0, 3); n > 0; --n) {
        const Instant one = any_instant();
        const Instant other = any_instant();
        line.work.push_back({SessionId{*rc::gen::nonNegative<Int>()}, std::min(one, other), std::max(one, other),
                             Zone{any_text()}, any_text(), any_minor()});
    }
    return line;
}

InvoiceDocument any_document() {
    InvoiceDocument document;
    document.id = {*rc::gen::nonNegative<Int>()};
    document.number = maybe(any_text);
    document.issued = maybe(any_day);
    document.due = maybe(any_day);
    document.period = maybe([] {
        const Day one = any_day();
        const Day other = any_day();
        return Period{std::min(one, other), std::max(one, other)};
    });
    document.client = any_text();
    document.seller = {any_party(), any_text(), any_currency(),
                       *rc::gen::element(Profile::Paper::a4, Profile::Paper::letter)};
    document.buyer = any_party();
    document.language = any_text();
    document.currency = any_currency();
    document.net_days = *rc::gen::arbitrary<int>();
    document.detail = *rc::gen::element(Detail::none, Detail::day, Detail::session);
    for (int n = *rc::gen::inRange(0, 4); n > 0; --n) document.lines.push_back(any_line());
    document.subtotal = any_money();
    document.tax = maybe([] { return Tax{any_text(), {any_minor()}}; });
    document.tax_amount = any_money();
    document.total = any_money();
    return document;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE_MESSAGE(at != std::string::npos, from);
    return text.replace(at, from.size(), to);
}

std::string refusal(const std::string& from, const std::string& to) {
    const auto document = formats::read_invoice_json(replaced(formats::invoice_json(samples::invoice()), from, to));
    REQUIRE_MESSAGE(document.has_error(), to);
    CHECK(document.error().kind == ErrorKind::bad_data);
    return document.error().message;
}

}  // namespace

TEST_CASE("an invoice is read back from its JSON to the last word and cent") {
    CHECK(formats::read_invoice_json(formats::invoice_json(samples::invoice())).value() == samples::invoice());
    CHECK(formats::read_invoice_json(formats::invoice_json(samples::draft())).value() == samples::draft());
    property("any document", [] {
        const InvoiceDocument document = any_document();
        const std::string text = formats::invoice_json(document);
        RC_ASSERT(std::count(text.begin(), text.end(), '\n') == 1);
        RC_ASSERT(formats::read_invoice_json(text).value() == document);
    });
}

TEST_CASE("members that sugo does not know, and any layout, are no trouble to the reader") {
    const std::string text = formats::invoice_json(samples::invoice());
    CHECK(formats::read_invoice_json(replaced(text, "\"id\":", "\"new\": {\"x\": [1.5]},\n \"id\" : ")).value() ==
          samples::invoice());
}

TEST_CASE("what is wrong in an invoice's JSON is told with its path") {
    CHECK(refusal("sugo-invoice-1", "sugo-invoice-2") == "format: expected \"sugo-invoice-1\"");
    CHECK(refusal("\"buyer\"", "\"payer\"") == "invoice.buyer is missing");
    CHECK(refusal("\"time_s\":6607", "\"time_s\":\"1h\"") == "invoice.lines[0].time_s: expected a whole number");
    CHECK(refusal("\"time_s\":6607", "\"time_s\":-1") ==
          "invoice.lines[0].time_s: expected a number that is not negative");
    CHECK(refusal("\"stop\":\"2026-03-08T10:40:00Z\"", "\"stop\":\"2026-03-08T09:39:59Z\"") ==
          "invoice.lines[0].work[0].stop: expected a time that is not before the start");
    CHECK(refusal("\"start\":\"2026-03-08T09:40:00Z\"", "\"start\":\"2026-03-08 09:40\"") ==
          "invoice.lines[0].work[0].start: expected a time like \"2026-03-08T10:40:00Z\"");
    CHECK(refusal("\"150.00\",\"currency\":\"USD\",\"per\"", "\"150\",\"currency\":\"USD\",\"per\"") ==
          "invoice.lines[0].rate.amount: expected an amount in USD with 2 decimals, like \"12.50\"");
    CHECK(refusal("\"per\":\"hour\"", "\"per\":\"day\"") == "invoice.lines[0].rate.per: expected \"hour\"");
    CHECK(refusal("\"currency\":\"USD\",\"paper\"", "\"currency\":\"XXQ\",\"paper\"") ==
          "invoice.seller.currency: expected a currency code of ISO 4217, like \"USD\"");
    CHECK(refusal("\"issued\":\"2026-03-31\"", "\"issued\":\"2026-02-30\"") ==
          "invoice.issued: expected a day like \"2026-03-08\"");
    CHECK(refusal("\"7.75\"", "\"7.755\"") == "invoice.tax.percent: expected a percentage like \"19\" or \"7.7\"");
    CHECK(refusal("\"id\":\"51\"", "\"id\":51") == "invoice.id: expected a text");
    CHECK(refusal("\"id\":\"51\"", "\"id\":\"-51\"") == "invoice.id: expected an id, digits in quotes");
    CHECK(refusal("\"net_days\":30", "\"net_days\":99999999999") == "invoice.net_days: expected a smaller number");
    CHECK(refusal("\"net_days\":30", "\"net_days\":30.5") == "invoice.net_days: expected a whole number");
    CHECK(refusal("\"detail\":\"none\"", "\"detail\":\"all\"") ==
          "invoice.detail: expected \"none\", \"day\" or \"session\"");
}

TEST_CASE("amounts beyond 64 bits are refused, not wrapped around") {
    const auto with_total = [](const std::string& amount) {
        InvoiceDocument document = samples::invoice();
        document.total = Money{123'456'789, Currency()};
        return formats::read_invoice_json(replaced(formats::invoice_json(document), "1234567.89", amount));
    };
    CHECK(with_total("92233720368547758.07").value().total.minor == kMost);
    CHECK(with_total("-92233720368547758.08").value().total.minor == kLeast);
    for (const std::string amount :
         {"92233720368547758.08", "-92233720368547758.09", "9999999999999999999999.00", "", "-", ".50", "1.", "1.5",
          "1.500", "1,000.00", "1e3", "+1.00", " 1.00", "--1.00", "1.0-"}) {
        CHECK_MESSAGE(with_total(amount).has_error(), amount);
    }
}

TEST_CASE("a damaged invoice is read or refused, never worse") {
    const std::string text = formats::invoice_json(samples::invoice());
    for (std::size_t size = 0; size + 1 < text.size(); ++size) {
        CHECK(formats::read_invoice_json(std::string_view(text).substr(0, size)).has_error());
    }
    CHECK(formats::read_invoice_json(std::string(100'000, '[')).has_error());
    CHECK(formats::read_invoice_json("\"" + std::string(1, '\0') + "\"").has_error());
    property("mutated texts", [&] {
        std::string mutated = text;
        for (int change = *rc::gen::inRange(1, 4); change > 0; --change) {
            mutated[*rc::gen::inRange<std::size_t>(0, mutated.size())] = *rc::gen::arbitrary<char>();
        }
        const auto document = formats::read_invoice_json(mutated);
        if (document) {
            RC_ASSERT(formats::read_invoice_json(formats::invoice_json(*document)).value() == *document);
        } else {
            RC_ASSERT(document.error().kind == ErrorKind::bad_data);
        }
    });
}
