#include <sugo/answers.hpp>

#include <formats/json_entry.hpp>

namespace sugo::formats {

namespace {

void put(JsonWriter& json, const tracking::Correction& correction) {
    json.object([&] {
        json.member("before", correction.before);
        json.member("after", correction.after);
    });
}

void put(JsonWriter& json, const tracking::Gap& gap) {
    json.object([&] {
        json.member("day", gap.day);
        json.member("start", gap.start);
        json.member("stop", gap.stop);
        json.member("time_s", gap.stop - gap.start);
        json.member("fill", gap.fill);
    });
}

}  // namespace

std::string to_json(const tracking::Corrected& answer) {
    return json_line([&](JsonWriter& json) {
        json.key("corrections");
        json.array([&] {
            for (const tracking::Correction& correction : answer.corrections) put(json, correction);
        });
        json.member("trimmed", answer.trimmed);
        json.member("remarks", answer.remarks);
    });
}

std::string to_json(const tracking::Gaps& answer) {
    return json_line([&](JsonWriter& json) {
        json.key("gaps");
        json.array([&] {
            for (const tracking::Gap& gap : answer.gaps) put(json, gap);
        });
        json.member("time_s", answer.time);
    });
}

}  // namespace sugo::formats
