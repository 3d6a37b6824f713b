#include <sugo/answers.hpp>

#include <formats/json_values.hpp>

namespace sugo::formats {

std::string to_json(const importing::Imported& answer) {
    return json_line([&](JsonWriter& json) {
        json.member("dry_run", answer.dry_run);
        json.member("source_count", answer.source_count);
        json.member("source_time_s", answer.source_time);
        json.member("count", answer.count);
        json.member("time_s", answer.time);
        json.member("known", answer.known);
        json.member("known_time_s", answer.known_time);
        json.member("open", answer.open);
        json.member("settled", answer.settled);
        json.member("trimmed_s", answer.trimmed);
        json.member("money", answer.money);
        json.member("without_rate", answer.without_rate);
        json.key("rows");
        json.array([&] {
            for (const importing::Imported::Row& row : answer.rows) {
                json.object([&] {
                    json.member("work", row.work);
                    json.member("count", row.count);
                    json.member("time_s", row.time);
                });
            }
        });
        json.member("kept_tags", answer.kept_tags);
        json.member("remarks", answer.remarks);
    });
}

}  // namespace sugo::formats
