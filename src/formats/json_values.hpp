#pragma once

#include <sugo/client.hpp>
#include <sugo/id.hpp>
#include <sugo/invoice.hpp>
#include <sugo/money.hpp>
#include <sugo/rate_card.hpp>
#include <sugo/store.hpp>
#include <sugo/time.hpp>

#include <formats/json_writer.hpp>

// How the values that several answers share look in JSON; docs/json.md, "Shared values".

namespace sugo::formats {

template <class Tag>
void put(JsonWriter& json, Id<Tag> id) {
    const std::string digits = std::to_string(id.value);
    json.text(digits);
}
void put(JsonWriter& json, Instant at);
void put(JsonWriter& json, Day day);
void put(JsonWriter& json, Seconds time);
void put(JsonWriter& json, const Period& period);
void put(JsonWriter& json, const Zone& zone);
void put(JsonWriter& json, const Currency& currency);
void put(JsonWriter& json, const Money& money);
void put(JsonWriter& json, const Rate& rate);
void put(JsonWriter& json, Percent percent);
void put(JsonWriter& json, Tier tier);
void put(JsonWriter& json, const Tax& tax);
void put(JsonWriter& json, const Party& party);
void put(JsonWriter& json, const Profile& profile);
void put(JsonWriter& json, const Client& client);
void put(JsonWriter& json, const Kind& kind);
void put(JsonWriter& json, const RateEntry& entry);
void put(JsonWriter& json, const Series& series);

/// The members of a project alone, for an object that has more.
void put_members(JsonWriter& json, const Project& project);
void put_members(JsonWriter& json, const Client& client);

}  // namespace sugo::formats
