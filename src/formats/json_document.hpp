#pragma once

#include <sugo/invoice.hpp>
#include <sugo/payment.hpp>

#include <formats/json_reader.hpp>
#include <formats/json_values.hpp>

namespace sugo::formats {

void put(JsonWriter& json, const InvoiceReference& invoice);
/// An invoice, complete; docs/json.md, "invoice". Read back by read_document().
void put(JsonWriter& json, const InvoiceDocument& document);
/// Of an issued invoice, which is not named: it stands around it.
void put(JsonWriter& json, const Payment& payment);

/// An invoice and a payment, read back. Failure: bad_data, with the place.
InvoiceDocument read_document(const JsonReader& json);
Payment read_payment(const JsonReader& json);

}  // namespace sugo::formats
