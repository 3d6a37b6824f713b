#pragma once

#include <sugo/invoice.hpp>

#include <formats/json_values.hpp>

namespace sugo::formats {

/// An invoice, complete; docs/json.md, "invoice". Read back by read_document().
void put(JsonWriter& json, const InvoiceDocument& document);

}  // namespace sugo::formats
