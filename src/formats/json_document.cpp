#include <formats/json_document.hpp>

namespace sugo::formats {

void put(JsonWriter& json, const InvoiceReference& invoice) {
    json.object([&] {
        json.member("number", invoice.number);
        json.member("issued", invoice.issued);
    });
}

namespace {

void put_work(JsonWriter& json, const WorkCopy& work, const Currency& currency) {
    json.object([&] {
        json.member("session_id", work.session);
        json.member("start", work.start);
        json.member("stop", work.stop);
        json.member("zone", work.zone);
        json.member("note", work.note);
        json.member("share", Money{work.share, currency});
    });
}

void put_line(JsonWriter& json, const InvoiceLine& line, const Currency& currency) {
    json.object([&] {
        json.member("description", line.description);
        json.member("project", line.project);
        json.member("kind", line.kind);
        json.member("rate", line.rate);
        json.member("time_s", line.time);
        json.member("amount", line.amount);
        json.key("work");
        json.array([&] {
            for (const WorkCopy& work : line.work) put_work(json, work, line.amount ? line.amount->currency : currency);
        });
    });
}

}  // namespace

void put(JsonWriter& json, const Payment& payment) {
    json.object([&] {
        json.member("id", payment.id);
        json.member("day", payment.day);
        json.member("amount", payment.amount);
        json.member("note", payment.note);
    });
}

void put(JsonWriter& json, const InvoiceDocument& document) {
    json.object([&] {
        json.member("id", document.id);
        json.member("number", document.number);
        json.member("issued", document.issued);
        json.member("due", document.due);
        json.member("period", document.period);
        json.member("client", document.client);
        json.member("seller", document.seller);
        json.member("buyer", document.buyer);
        json.member("language", document.language);
        json.member("currency", document.currency);
        json.member("net_days", document.net_days);
        json.member("detail", to_string(document.detail));
        json.key("lines");
        json.array([&] {
            for (const InvoiceLine& line : document.lines) put_line(json, line, document.currency);
        });
        json.member("subtotal", document.subtotal);
        json.member("tax", document.tax);
        json.member("tax_amount", document.tax_amount);
        json.member("total", document.total);
        json.member("credits", document.credits);
    });
}

}  // namespace sugo::formats
