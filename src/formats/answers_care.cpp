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

std::string to_json(const std::vector<Backup>& backups) {
    return json_line([&](JsonWriter& json) {
        json.key("backups");
        json.array([&] {
            for (const Backup& backup : backups) put(json, backup);
        });
    });
}

std::string to_json(const Restored& answer) {
    return json_line([&](JsonWriter& json) {
        json.key("database");
        put(json, answer.database);
        json.member("from", answer.from);
        json.member("kept", answer.kept);
        json.member("kept_damaged", answer.kept_damaged);
        json.key("lost_invoices");
        json.array([&] {
            for (const std::string& number : answer.lost_invoices) json.text(number);
        });
        json.member("lost_unknown", answer.lost_unknown);
    });
}

}  // namespace sugo::formats
