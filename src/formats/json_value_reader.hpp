#pragma once

#include <string>

#include <sugo/client.hpp>
#include <sugo/invoice.hpp>
#include <sugo/rate_card.hpp>

#include <formats/json_reader.hpp>

// The values of json_values.hpp, read back. Everything throws Failure (bad_data) with the place.

namespace sugo::formats {

std::string read_text(const JsonReader& json);
Seconds read_seconds(const JsonReader& json);
/// A zone of the system's database.
Zone read_zone(const JsonReader& json);
std::string read_slug(const JsonReader& json);
Party read_party(const JsonReader& json);
Profile read_profile(const JsonReader& json);
Tax read_tax(const JsonReader& json);
Tier read_tier(const JsonReader& json);
Period read_period(const JsonReader& json);
Detail read_detail(const JsonReader& json);
Client read_client(const JsonReader& json);
Project read_project(const JsonReader& json);
Kind read_kind(const JsonReader& json);
RateEntry read_rate_entry(const JsonReader& json);
Series read_series(const JsonReader& json);

template <class Identity>
Identity read_identity(const JsonReader& json) {
    return Identity{read_id(json)};
}

}  // namespace sugo::formats
