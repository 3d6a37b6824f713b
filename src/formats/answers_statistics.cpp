#include <sugo/answers.hpp>

#include <formats/json_values.hpp>
#include <formats/log_words.hpp>

namespace sugo::formats {
namespace {

void put_counts(JsonWriter& json, const PomodoroCounts& counts) {
    json.member("rung", counts.rung);
    json.member("void", counts.voided);
    json.member("stopped_early", counts.stopped_early);
    json.member("internal", counts.internal);
    json.member("external", counts.external);
    const std::string each = counts.interruptions_each();
    json.member("interruptions_each", each.empty() ? std::nullopt : std::optional(each));
}

void put_counts(JsonWriter& json, std::string_view name, const PomodoroCounts& counts) {
    json.key(name);
    json.object([&] { put_counts(json, counts); });
}

void put_rows(JsonWriter& json, std::string_view name, const std::vector<PomodoroRow>& rows) {
    json.key(name);
    json.array([&] {
        for (const PomodoroRow& row : rows) {
            json.object([&] {
                json.member("key", row.key);
                put_counts(json, row.counts);
            });
        }
    });
}

void put_run(JsonWriter& json, const std::optional<UnbrokenRun>& run) {
    json.key("longest_run");
    if (!run) return json.null();
    json.object([&] {
        json.member("pomodori", run->pomodori);
        json.member("day", run->day);
        json.member("start", run->start);
        json.member("stop", run->stop);
        json.member("start_local", local_text(run->start, run->start_wall));
        json.member("stop_local", local_text(run->stop, run->stop_wall));
    });
}

void put_change(JsonWriter& json, const std::optional<InterruptionChange>& change) {
    json.key("change");
    if (!change) return json.null();
    json.object([&] {
        json.member("verdict", to_string(change->verdict));
        json.member("since", change->since);
        put_counts(json, "before", change->before);
        put_counts(json, "after", change->after);
    });
}

}  // namespace

std::string to_json(const tracking::Statistics& answer) {
    const PomodoroStatistics& pomodori = answer.pomodori;
    return json_line([&](JsonWriter& json) {
        json.member("period", answer.period);
        put_counts(json, pomodori.total);
        put_rows(json, "hours", pomodori.hours);
        put_rows(json, "weekdays", pomodori.weekdays);
        put_rows(json, "clients", pomodori.clients);
        put_rows(json, "kinds", pomodori.kinds);
        put_rows(json, "weeks", pomodori.weeks);
        put_rows(json, "best_hours", pomodori.best_hours);
        put_run(json, pomodori.longest_run);
        put_change(json, pomodori.change);
    });
}

}  // namespace sugo::formats
