#include <formats/json_values.hpp>

namespace sugo::formats {

namespace {

// "19", "7.7", "0.25"
std::string percent_text(Percent percent) {
    // A currency of two decimals writes the same digits; only the closing zeros are too many.
    std::string text = decimal(Money{percent.per_ten_thousand, Currency()});
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

}  // namespace

void put(JsonWriter& json, Instant at) {
    json.text(to_iso(at));
}

void put(JsonWriter& json, Day day) {
    json.text(to_string(day));
}

void put(JsonWriter& json, Seconds time) {
    json.number(time.count());
}

void put(JsonWriter& json, const Period& period) {
    json.object([&] {
        json.member("first", period.first);
        json.member("last", period.last);
    });
}

void put(JsonWriter& json, const Zone& zone) {
    json.text(zone.name);
}

void put(JsonWriter& json, const Currency& currency) {
    json.text(currency.code());
}

void put(JsonWriter& json, const Money& money) {
    json.object([&] {
        json.member("amount", decimal(money));
        json.member("currency", money.currency);
    });
}

void put(JsonWriter& json, const Rate& rate) {
    json.object([&] {
        json.member("amount", decimal(rate));
        json.member("currency", rate.currency);
        json.member("per", std::string_view("hour"));
    });
}

void put(JsonWriter& json, Percent percent) {
    json.text(percent_text(percent));
}

void put(JsonWriter& json, Tier tier) {
    json.text(to_string(tier));
}

void put(JsonWriter& json, const Tax& tax) {
    json.object([&] {
        json.member("label", tax.label);
        json.member("percent", tax.percent);
    });
}

void put(JsonWriter& json, const Party& party) {
    json.object([&] {
        json.member("legal_name", party.legal_name);
        json.member("address", party.address);
        json.member("country", party.country);
        json.member("tax_id", party.tax_id);
        json.member("email", party.email);
        json.member("phone", party.phone);
    });
}

void put(JsonWriter& json, const Profile& profile) {
    json.object([&] {
        json.member("party", profile.party);
        json.member("payment", profile.payment);
        json.member("currency", profile.currency);
        json.member("paper", to_string(profile.paper));
    });
}

void put_members(JsonWriter& json, const Client& client) {
    json.member("id", client.id);
    json.member("slug", client.slug);
    json.member("party", client.party);
    json.member("language", client.language);
    json.member("currency", client.currency);
    json.member("zone", client.zone);
    json.member("net_days", client.net_days);
    json.member("tax", client.tax);
    json.member("confidential", client.confidential);
    json.member("archived", client.archived);
}

void put(JsonWriter& json, const Client& client) {
    json.object([&] { put_members(json, client); });
}

void put_members(JsonWriter& json, const Project& project) {
    json.member("id", project.id);
    json.member("client_id", project.client);
    json.member("slug", project.slug);
    json.member("title", project.title);
    json.member("tier", project.tier);
    json.member("agreed_per_week_s", project.agreed_per_week);
    json.member("cap_per_week_s", project.cap_per_week);
    json.member("starts", project.starts);
    json.member("ends", project.ends);
    json.member("billable", project.billable);
    json.member("usual_kind_id", project.usual_kind);
    json.member("archived", project.archived);
}

void put(JsonWriter& json, const Kind& kind) {
    json.object([&] {
        json.member("id", kind.id);
        json.member("slug", kind.slug);
        json.member("billable", kind.billable);
        json.member("archived", kind.archived);
    });
}

void put(JsonWriter& json, const RateEntry& entry) {
    json.object([&] {
        json.member("id", entry.id);
        json.member("level", to_string(level_of(entry)));
        json.member("project_id", entry.project);
        json.member("client_id", entry.client);
        json.member("kind_id", entry.kind);
        json.member("tier", entry.tier);
        json.member("valid_from", entry.valid_from);
        json.member("rate", entry.rate);
    });
}

void put(JsonWriter& json, const Series& series) {
    json.object([&] {
        json.member("pattern", series.pattern);
        json.key("first");
        json.array([&] {
            for (const auto& [scope, count] : series.first) {
                json.object([&] {
                    json.member("scope", scope);
                    json.member("count", count);
                });
            }
        });
    });
}

}  // namespace sugo::formats
