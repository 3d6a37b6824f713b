#include <sugo/answers.hpp>

#include <formats/json_values.hpp>

namespace sugo::formats {

namespace {

void put_step(JsonWriter& json, const RateStep& step, std::string_view scope) {
    json.object([&] {
        json.member("level", to_string(step.level));
        json.member("scope", scope);
        json.member("entry", step.entry);
        json.member("applies", step.applies);
    });
}

}  // namespace

std::string to_json(const pricing::RateSet& answer) {
    return json_line([&](JsonWriter& json) {
        json.member("scope", answer.scope);
        json.member("entry", answer.entry);
        json.member("before", answer.before);
        json.member("replaced", answer.replaced);
        json.member("sessions_changed", answer.sessions_changed);
    });
}

std::string to_json(const std::vector<pricing::RateRow>& answer) {
    return json_line([&](JsonWriter& json) {
        json.key("rates");
        json.array([&] {
            for (const pricing::RateRow& row : answer) {
                json.object([&] {
                    json.member("scope", row.scope);
                    json.member("entry", row.entry);
                });
            }
        });
    });
}

std::string to_json(const pricing::Explained& answer) {
    return json_line([&](JsonWriter& json) {
        json.member("work", answer.work.name());
        json.member("day", answer.day);
        json.member("tier", answer.tier);
        json.member("tier_reason", answer.tier_reason);
        json.member("billable", answer.billable);
        json.key("steps");
        json.array([&] {
            for (std::size_t n = 0; n < answer.steps.size(); ++n) {
                put_step(json, answer.steps[n], n < answer.scopes.size() ? answer.scopes[n] : std::string());
            }
        });
        json.member("rate", answer.rate);
    });
}

}  // namespace sugo::formats
