#include <sugo/answers.hpp>

#include <formats/json_entry.hpp>

namespace sugo::formats {

// Static, not in the unnamed namespace, where the lists' templates would not find them.
static void put(JsonWriter& json, const HookFile& hook) {
    json.object([&] {
        json.member("event", hook.event);
        json.member("name", hook.name);
        json.member("file", hook.file);
        json.member("executable", hook.executable);
    });
}

static void put(JsonWriter& json, const HookRun& run) {
    json.object([&] {
        json.member("at", run.at);
        json.member("event", run.event);
        json.member("name", run.name);
        json.member("code", run.code);
        json.member("timed_out", run.timed_out);
        json.member("took_ms", run.took.count());
        json.member("output", run.output);
    });
}

std::string to_json(const tracking::Happening& happening) {
    return json_line([&](JsonWriter& json) {
        json.member("event", event_name(happening.event));
        json.member("at", happening.at);
        json.member("session", happening.session);
        json.member("interruption", happening.interruption);
        json.member("until", happening.until);
    });
}

std::string to_json(const std::vector<HookFile>& hooks) {
    return json_line([&](JsonWriter& json) { json.member("hooks", hooks); });
}

std::string to_json(const std::vector<HookRun>& runs) {
    return json_line([&](JsonWriter& json) { json.member("runs", runs); });
}

}  // namespace sugo::formats
