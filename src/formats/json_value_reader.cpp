#include <formats/json_value_reader.hpp>

namespace sugo::formats {

std::string read_text(const JsonReader& json) {
    return json.text();
}

Seconds read_seconds(const JsonReader& json) {
    const Seconds time(json.number());
    if (time < Seconds(0)) json.fail("a number that is not negative");
    return time;
}

Zone read_zone(const JsonReader& json) {
    const Result<Zone> zone = parse_zone(json.text());
    if (!zone) json.fail("a time zone like \"Europe/Berlin\"");
    return *zone;
}

std::string read_slug(const JsonReader& json) {
    const std::string text = json.text();
    const Result<std::string> slug = parse_slug(text);
    if (!slug || *slug != text) json.fail("a name like \"acme\"");
    return text;
}

Party read_party(const JsonReader& json) {
    Party party;
    party.legal_name = json.member("legal_name").text();
    party.address = json.member("address").text();
    party.country = json.member("country").text();
    party.tax_id = json.member("tax_id").text();
    party.email = json.member("email").text();
    party.phone = json.member("phone").text();
    return party;
}

Profile read_profile(const JsonReader& json) {
    Profile profile;
    profile.party = read_party(json.member("party"));
    profile.payment = json.member("payment").text();
    profile.currency = read_currency(json.member("currency"));
    const Result<Profile::Paper> paper = parse_paper(json.member("paper").text());
    if (!paper) json.member("paper").fail("\"a4\" or \"letter\"");
    profile.paper = *paper;
    return profile;
}

Tax read_tax(const JsonReader& json) {
    return {json.member("label").text(), read_percent(json.member("percent"))};
}

Period read_period(const JsonReader& json) {
    const Period period{read_day(json.member("first")), read_day(json.member("last"))};
    if (period.last < period.first) json.member("last").fail("a day that is not before the first");
    return period;
}

Tier read_tier(const JsonReader& json) {
    const Result<Tier> tier = parse_tier(json.text());
    if (!tier) json.fail("\"long\" or \"short\"");
    return *tier;
}

Detail read_detail(const JsonReader& json) {
    const Result<Detail> detail = parse_detail(json.text());
    if (!detail) json.fail("\"none\", \"day\" or \"session\"");
    return *detail;
}

Client read_client(const JsonReader& json) {
    Client client;
    client.id = read_identity<ClientId>(json.member("id"));
    client.slug = read_slug(json.member("slug"));
    client.party = read_party(json.member("party"));
    client.language = json.member("language").text();
    client.currency = read_currency(json.member("currency"));
    client.zone = json.member("zone").optional(read_zone);
    client.net_days = json.member("net_days").small_number();
    client.tax = json.member("tax").optional(read_tax);
    client.confidential = json.member("confidential").boolean();
    client.archived = json.member("archived").boolean();
    return client;
}

Project read_project(const JsonReader& json) {
    Project project;
    project.id = read_identity<ProjectId>(json.member("id"));
    project.client = json.member("client_id").optional(read_identity<ClientId>);
    project.slug = read_slug(json.member("slug"));
    project.title = json.member("title").text();
    project.tier = json.member("tier").optional(read_tier);
    project.agreed_per_week = json.member("agreed_per_week_s").optional(read_seconds);
    project.cap_per_week = json.member("cap_per_week_s").optional(read_seconds);
    project.starts = json.member("starts").optional(read_day);
    project.ends = json.member("ends").optional(read_day);
    project.billable = json.member("billable").optional(read_boolean);
    project.usual_kind = json.member("usual_kind_id").optional(read_identity<KindId>);
    project.archived = json.member("archived").boolean();
    return project;
}

Kind read_kind(const JsonReader& json) {
    return {read_identity<KindId>(json.member("id")), read_slug(json.member("slug")), json.member("billable").boolean(),
            json.member("archived").boolean()};
}

RateEntry read_rate_entry(const JsonReader& json) {
    RateEntry entry;
    entry.id = read_identity<RateId>(json.member("id"));
    entry.project = json.member("project_id").optional(read_identity<ProjectId>);
    entry.client = json.member("client_id").optional(read_identity<ClientId>);
    entry.kind = json.member("kind_id").optional(read_identity<KindId>);
    entry.tier = json.member("tier").optional(read_tier);
    entry.valid_from = read_day(json.member("valid_from"));
    entry.rate = read_rate(json.member("rate"));
    return entry;
}

Series read_series(const JsonReader& json) {
    Series series;
    const Result<std::string> pattern = parse_pattern(json.member("pattern").text());
    if (!pattern) json.member("pattern").fail("a pattern like \"{year}-{seq:03}\"");
    series.pattern = *pattern;
    for (const JsonReader& first : json.member("first").elements()) {
        series.first.emplace(first.member("scope").text(), first.member("count").number());
    }
    return series;
}

}  // namespace sugo::formats
