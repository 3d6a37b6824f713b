#include <sugo/answers.hpp>

#include <formats/json_values.hpp>

namespace sugo::formats {
namespace {

void put(JsonWriter& json, const Finding& finding) {
    json.object([&] {
        json.member("check", to_string(finding.check));
        json.member("what", finding.what);
        json.member("remedy", finding.remedy);
    });
}

void put(JsonWriter& json, const Backup& backup) {
    json.object([&] {
        json.member("file", backup.file);
        json.member("bytes", backup.bytes);
        json.member("schema_version", backup.schema_version);
        json.member("sessions", backup.sessions);
        json.member("invoices", backup.invoices);
        json.member("newest_change", backup.newest_change);
    });
}

}  // namespace

std::string to_json(const Diagnosis& answer) {
    return json_line([&](JsonWriter& json) {
        json.member("database", answer.database);
        json.member("schema_version", answer.schema_version);
        json.member("sessions", answer.sessions);
        json.member("invoices", answer.invoices);
        json.member("changes", answer.changes);
        json.key("findings");
        json.array([&] {
            for (const Finding& finding : answer.findings) put(json, finding);
        });
    });
}

std::string to_json(const Backup& made) {
    return json_line([&](JsonWriter& json) {
        json.key("backup");
        put(json, made);
    });
}

}  // namespace sugo::formats
