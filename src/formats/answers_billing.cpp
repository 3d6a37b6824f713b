#include <sugo/answers.hpp>

#include <formats/json_document.hpp>

namespace sugo::formats {

namespace {

void put(JsonWriter& json, const billing::LeftOver& left) {
    json.object([&] {
        json.member("reason", sugo::to_string(left.reason));
        json.member("sessions", left.sessions);
        json.member("time_s", left.time);
        json.member("what", left.what);
    });
}

void put(JsonWriter& json, const billing::OtherCurrency& line) {
    json.object([&] {
        json.member("place", line.place);
        json.member("text", line.text);
        json.member("amount", line.amount);
    });
}

void put(JsonWriter& json, const std::vector<billing::LeftOver>& all) {
    json.key("left_over");
    json.array([&] {
        for (const billing::LeftOver& left : all) put(json, left);
    });
}

void put(JsonWriter& json, const Balance& balance) {
    json.object([&] {
        json.member("paid", balance.paid);
        json.member("open", balance.open);
    });
}

void put_members(JsonWriter& json, const billing::Shown& shown) {
    json.member("name", shown.name);
    json.member("state", billing::to_string(shown.state));
    json.member("hash", shown.hash);
    json.member("voided", shown.voided);
    json.member("void_reason", shown.void_reason);
    json.member("credited_by", shown.credited_by);
    json.member("payments", shown.payments);
    json.key("balance");
    put(json, shown.balance);
    put(json, shown.left_over);
    json.member("outside_period", shown.outside_period);
    json.key("other_currency");
    json.array([&] {
        for (const billing::OtherCurrency& line : shown.other_currency) put(json, line);
    });
    json.member("invoice", shown.document);
}

// Of a list: what tells one invoice from another, without its lines.
void put_row(JsonWriter& json, const billing::Shown& shown) {
    const InvoiceDocument& document = shown.document;
    json.object([&] {
        json.member("name", shown.name);
        json.member("state", billing::to_string(shown.state));
        json.member("id", document.id);
        json.member("number", document.number);
        json.member("client", document.client);
        json.member("issued", document.issued);
        json.member("due", document.due);
        json.member("period", document.period);
        json.member("subtotal", document.subtotal);
        json.member("tax_amount", document.tax_amount);
        json.member("total", document.total);
        json.member("voided", shown.voided);
        json.member("void_reason", shown.void_reason);
        json.member("credits", document.credits);
        json.member("credited_by", shown.credited_by);
        json.key("balance");
        put(json, shown.balance);
    });
}

}  // namespace

std::string to_json(const billing::Drafted& answer) {
    return json_line([&](JsonWriter& json) {
        json.member("name", answer.name);
        json.member("sessions", answer.sessions);
        put(json, answer.left_over);
        json.member("invoice", answer.document);
    });
}

std::string to_json(const billing::Shown& answer) {
    return json_line([&](JsonWriter& json) { put_members(json, answer); });
}

std::string to_json(const std::vector<billing::Shown>& answer) {
    return json_line([&](JsonWriter& json) {
        json.key("invoices");
        json.array([&] {
            for (const billing::Shown& shown : answer) put_row(json, shown);
        });
        json.key("open");
        json.array([&] {
            for (const billing::OpenTotal& total : billing::open_totals(answer)) {
                json.object([&] {
                    json.member("open", total.open);
                    json.member("overdue", total.overdue);
                });
            }
        });
    });
}

std::string to_json(const billing::DraftEdited& answer) {
    return json_line([&](JsonWriter& json) {
        json.key("before");
        json.object([&] { put_members(json, answer.before); });
        json.key("after");
        json.object([&] { put_members(json, answer.after); });
    });
}

std::string to_json(const billing::Paid& answer) {
    return json_line([&](JsonWriter& json) {
        json.member("payment", answer.payment);
        json.key("invoice");
        put_row(json, answer.invoice);
    });
}

std::string to_json(const billing::Credited& answer) {
    return json_line([&](JsonWriter& json) {
        json.key("note");
        json.object([&] { put_members(json, answer.note); });
        json.key("invoice");
        put_row(json, answer.invoice);
    });
}

std::string to_json(const billing::SeriesState& answer) {
    return json_line([&](JsonWriter& json) {
        json.member("series", answer.series);
        json.member("next", answer.next);
    });
}

}  // namespace sugo::formats
