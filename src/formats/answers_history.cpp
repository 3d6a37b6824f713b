#include <sugo/answers.hpp>

#include <formats/json_values.hpp>

namespace sugo::formats {

namespace {

std::string_view kind_name(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::refused:
            return "refused";
        case ErrorKind::usage:
            return "usage";
        case ErrorKind::not_found:
            return "not_found";
        case ErrorKind::bad_data:
            return "bad_data";
        case ErrorKind::system:
            return "system";
        case ErrorKind::interrupted:
            return "interrupted";
    }
    return "system";
}

void put(JsonWriter& json, const Change& change) {
    json.object([&] {
        json.member("number", change.number);
        json.member("at", change.at);
        json.member("label", change.label);
        json.member("state", to_string(change.state));
        json.member("way_out", change.way_out);
    });
}

}  // namespace

std::string to_json(const Change& change) {
    return json_line([&](JsonWriter& json) {
        json.key("change");
        put(json, change);
    });
}

std::string to_json(const std::vector<Change>& history) {
    return json_line([&](JsonWriter& json) {
        json.key("changes");
        json.array([&] {
            for (const Change& change : history) put(json, change);
        });
    });
}

std::string to_json(const Error& error) {
    return json_line([&](JsonWriter& json) {
        json.key("error");
        json.object([&] {
            json.member("kind", kind_name(error.kind));
            json.member("message", error.message);
            json.member("hint", error.hint);
        });
    });
}

}  // namespace sugo::formats
