#include <sugo/answers.hpp>

#include <formats/json_values.hpp>

namespace sugo::formats {

std::string to_json(const LogExported& answer) {
    return json_line([&](JsonWriter& json) {
        json.member("format", answer.format);
        json.member("file", answer.place);
        json.member("count", answer.count);
        json.member("time_s", answer.time);
    });
}

std::string to_json(const loading::Loaded& answer) {
    return json_line([&](JsonWriter& json) {
        json.member("clients", answer.clients);
        json.member("sessions", answer.sessions);
        json.member("invoices", answer.invoices);
    });
}

}  // namespace sugo::formats
