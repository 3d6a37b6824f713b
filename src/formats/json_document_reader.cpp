#include <fmt/format.h>

#include <formats/json_document.hpp>
#include <formats/json_value_reader.hpp>

namespace sugo::formats {

namespace {

InvoiceReference read_reference(const JsonReader& json) {
    return {json.member("number").text(), read_day(json.member("issued"))};
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

}  // namespace

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
    if (const auto credits = json.find("credits")) document.credits = credits->optional(read_reference);
    return document;
}

Payment read_payment(const JsonReader& json) {
    Payment payment;
    payment.id = PaymentId{read_id(json.member("id"))};
    payment.day = read_day(json.member("day"));
    payment.amount = read_money(json.member("amount"));
    payment.note = json.member("note").text();
    return payment;
}

}  // namespace sugo::formats
