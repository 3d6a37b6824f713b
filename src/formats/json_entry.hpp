#pragma once

#include <sugo/tracking.hpp>

#include <formats/json_values.hpp>

namespace sugo::formats {

/// A session as every answer shows it; docs/json.md, "entry".
void put(JsonWriter& json, const tracking::Entry& entry);
void put(JsonWriter& json, const Interruption& interruption);
void put(JsonWriter& json, const Absence& absence);
void put(JsonWriter& json, const tracking::Trimmed& trimmed);
void put(JsonWriter& json, const tracking::Status& status);

}  // namespace sugo::formats
