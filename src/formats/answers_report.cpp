#include <sugo/answers.hpp>

#include <formats/json_values.hpp>

namespace sugo::formats {
namespace {

void put_sums(JsonWriter& json, const reporting::Sums& sums) {
    json.member("sessions", sums.sessions);
    json.member("rung", sums.rung);
    json.member("time_s", sums.time);
    json.member("billable_time_s", sums.billable_time);
    json.member("money", sums.money);
    json.member("unbilled", sums.unbilled);
    json.member("without_rate", sums.without_rate);
}

void put_table(JsonWriter& json, const reporting::Table& table) {
    json.object([&] {
        json.member("by", to_string(table.by));
        json.key("rows");
        json.array([&] {
            for (const reporting::Row& row : table.rows) {
                json.object([&] {
                    json.member("key", row.key);
                    json.member("label", row.label);
                    put_sums(json, row.sums);
                });
            }
        });
    });
}

void put_day(JsonWriter& json, const reporting::DaySums& day) {
    json.object([&] {
        json.member("day", day.day);
        json.member("time_s", day.time);
        json.member("billable_time_s", day.billable_time);
        json.member("rung", day.rung);
    });
}

void put_unbilled(JsonWriter& json, const reporting::Report::Unbilled& unbilled) {
    json.object([&] {
        json.member("client", unbilled.client);
        json.member("label", unbilled.label);
        json.member("money", unbilled.money);
        json.member("time_s", unbilled.time);
        json.member("since", unbilled.since);
        json.member("without_rate", unbilled.without_rate);
    });
}

std::optional<Percent> percent(std::optional<int> per_ten_thousand) {
    return per_ten_thousand ? std::optional(Percent{*per_ten_thousand}) : std::nullopt;
}

}  // namespace

std::string to_json(const tracking::Settled& answer) {
    return json_line([&](JsonWriter& json) {
        json.member("sessions", answer.sessions);
        json.member("time_s", answer.time);
        json.member("money", answer.money);
    });
}

std::string to_json(const reporting::Report& answer) {
    return json_line([&](JsonWriter& json) {
        json.member("period", answer.period);
        json.member("work", answer.work);
        json.key("total");
        json.object([&] { put_sums(json, answer.total); });
        json.member("billable_share", Percent{answer.billable_share});
        json.member("utilisation", percent(answer.utilisation));
        const auto list = [&](std::string_view name, const auto& values, auto put_one) {
            json.key(name);
            json.array([&] {
                for (const auto& value : values) put_one(json, value);
            });
        };
        list("tables", answer.tables, put_table);
        list("days", answer.days, put_day);
        list("unbilled", answer.unbilled, put_unbilled);
        json.member("hours_s", answer.hours);
    });
}

}  // namespace sugo::formats
