#include <fmt/format.h>
#include <boost/json/value.hpp>

#include <sugo/formats.hpp>

#include <formats/json_document.hpp>
#include <formats/json_reader.hpp>

// Both ways of an invoice as JSON. What is read may come from anywhere: everything is checked for its form,
// but whether the sums are right is the business of whoever made it.

namespace sugo::formats {

namespace {

constexpr std::string_view kFormat = "sugo-invoice-1";

}  // namespace

std::string invoice_json(const InvoiceDocument& document) {
    return json_line([&](JsonWriter& json) {
        json.member("format", kFormat);
        json.member("invoice", document);
        if (document.voided) json.member("voided", document.voided);
    });
}

Result<InvoiceDocument> read_invoice_json(std::string_view text) {
    try {
        const boost::json::value value = parse_json(text);
        const JsonReader json(value, "");
        if (json.member("format").text() != kFormat) json.member("format").fail(fmt::format("\"{}\"", kFormat));
        InvoiceDocument document = read_document(json.member("invoice"));
        if (const auto voided = json.find("voided")) document.voided = voided->optional(read_day);
        return document;
    } catch (const Failure& failure) {
        return failure.error();
    }
}

}  // namespace sugo::formats
