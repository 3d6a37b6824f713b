#include <fmt/format.h>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <sugo/formats.hpp>

#include <formats/json_document.hpp>
#include <formats/json_reader.hpp>

// Both ways of an invoice as JSON. What is read may come from anywhere: everything is checked for its form,
// but whether the sums are right is the business of whoever made it.

namespace sugo::formats {

namespace {

constexpr std::string_view kFormat = "sugo-invoice-1";

std::string read_text(const JsonReader& json) {
    return json.text();
}

Party read_party(const JsonReader& json) {
    Party party;
    party.legal_name = json.member("legal_name").text();
    party.address = json.member("address").text();
    party.country = json.member("country").text();
    party.tax_id = json.member("tax_id").text();
    party.email = json.member("email").text();
    party.phone = json.member("phone").text();
    return party;
}

Profile read_profile(const JsonReader& json) {
    Profile profile;
    profile.party = read_party(json.member("party"));
    profile.payment = json.member("payment").text();
    profile.currency = read_currency(json.member("currency"));
    const Result<Profile::Paper> paper = parse_paper(json.member("paper").text());
    if (!paper) json.member("paper").fail("\"a4\" or \"letter\"");
    profile.paper = *paper;
    return profile;
}

Tax read_tax(const JsonReader& json) {
    return {json.member("label").text(), read_percent(json.member("percent"))};
}

Period read_period(const JsonReader& json) {
    const Period period{read_day(json.member("first")), read_day(json.member("last"))};
    if (period.last < period.first) json.member("last").fail("a day that is not before the first");
    return period;
}

WorkCopy read_work(const JsonReader& json, const Currency& currency) {
    WorkCopy work;
    work.session = SessionId{read_id(json.member("session_id"))};
    work.start = read_instant(json.member("start"));
    work.stop = read_instant(json.member("stop"));
    if (work.stop < work.start) json.member("stop").fail("a time that is not before the start");
    work.zone = Zone{json.member("zone").text()};
    work.note = json.member("note").text();
    const Money share = read_money(json.member("share"));
    if (share.currency != currency) json.member("share").fail(fmt::format("an amount in {}", currency.code()));
    work.share = share.minor;
    return work;
}

InvoiceLine read_line(const JsonReader& json, const Currency& currency) {
    InvoiceLine line;
    line.description = json.member("description").text();
    line.project = json.member("project").text();
    line.kind = json.member("kind").text();
    line.rate = json.member("rate").optional(read_rate);
    line.time = Seconds(json.member("time_s").number());
    if (line.time < Seconds(0)) json.member("time_s").fail("a number that is not negative");
    line.amount = json.member("amount").optional(read_money);
    for (const JsonReader& work : json.member("work").elements()) {
        line.work.push_back(read_work(work, line.amount ? line.amount->currency : currency));
    }
    return line;
}

Detail read_detail(const JsonReader& json) {
    const Result<Detail> detail = parse_detail(json.text());
    if (!detail) json.fail("\"none\", \"day\" or \"session\"");
    return *detail;
}

InvoiceDocument read_document(const JsonReader& json) {
    InvoiceDocument document;
    document.id = InvoiceId{read_id(json.member("id"))};
    document.number = json.member("number").optional(read_text);
    document.issued = json.member("issued").optional(read_day);
    document.due = json.member("due").optional(read_day);
    document.period = json.member("period").optional(read_period);
    document.client = json.member("client").text();
    document.seller = read_profile(json.member("seller"));
    document.buyer = read_party(json.member("buyer"));
    document.language = json.member("language").text();
    document.currency = read_currency(json.member("currency"));
    document.net_days = json.member("net_days").small_number();
    document.detail = read_detail(json.member("detail"));
    for (const JsonReader& line : json.member("lines").elements()) {
        document.lines.push_back(read_line(line, document.currency));
    }
    document.subtotal = read_money(json.member("subtotal"));
    document.tax = json.member("tax").optional(read_tax);
    document.tax_amount = read_money(json.member("tax_amount"));
    document.total = read_money(json.member("total"));
    return document;
}

}  // namespace

std::string invoice_json(const InvoiceDocument& document) {
    return json_line([&](JsonWriter& json) {
        json.member("format", kFormat);
        json.member("invoice", document);
        if (document.voided) json.member("voided", document.voided);
    });
}

Result<InvoiceDocument> read_invoice_json(std::string_view text) {
    boost::system::error_code wrong;
    const boost::json::value value = boost::json::parse({text.data(), text.size()}, wrong);
    if (wrong) return Error{ErrorKind::bad_data, fmt::format("the text is not JSON: {}", wrong.message()), {}};
    try {
        const JsonReader json(value, "");
        if (json.member("format").text() != kFormat) json.member("format").fail(fmt::format("\"{}\"", kFormat));
        InvoiceDocument document = read_document(json.member("invoice"));
        if (value.get_object().contains("voided")) document.voided = json.member("voided").optional(read_day);
        return document;
    } catch (const Failure& failure) {
        return failure.error();
    }
}

}  // namespace sugo::formats
