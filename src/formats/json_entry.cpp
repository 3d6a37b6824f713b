#include <formats/json_entry.hpp>

#include <formats/log_words.hpp>
#include <sugo/session.hpp>

namespace sugo::formats {

namespace {

void put_claim(JsonWriter& json, const std::optional<Claim>& claim) {
    json.key("claim");
    if (!claim) return json.null();
    json.object([&] {
        json.member("invoice_id", claim->invoice);
        json.member("number", claim->number);
    });
}

std::optional<std::string> local_stop(const Session& session) {
    if (!session.stop) return std::nullopt;
    return local_text(*session.stop, session.zone);
}

}  // namespace

void put(JsonWriter& json, const tracking::Entry& entry) {
    const Session& session = entry.session;
    json.object([&] {
        json.member("id", session.id);
        json.member("short_id", entry.short_id);
        json.member("work", entry.work);
        json.member("client", entry.client ? std::optional(entry.client->slug) : std::nullopt);
        json.member("project", entry.project ? std::optional(entry.project->slug) : std::nullopt);
        json.member("kind", entry.kind.slug);
        json.member("start", session.start);
        json.member("stop", session.stop);
        json.member("rings_at", rings_at(session));
        json.member("zone", session.zone);
        json.member("start_local", local_text(session.start, session.zone));
        json.member("stop_local", local_stop(session));
        json.member("day", day_of(session));
        json.member("time_s", entry.time);
        json.member("note", session.note);
        json.member("tags", session.tags);
        json.member("planned_s", session.planned);
        json.member("outcome", to_string(session.outcome));
        json.member("billable", entry.billable);
        json.member("rate", entry.rate);
        json.member("amount", entry.share);
        put_claim(json, entry.claim);
        json.member("settled", session.settled);
        json.member("source", session.source);
    });
}

void put(JsonWriter& json, const Interruption& interruption) {
    json.object([&] {
        json.member("id", interruption.id);
        json.member("at", interruption.at);
        json.member("kind", to_string(interruption.kind));
        json.member("note", interruption.note);
    });
}

void put(JsonWriter& json, const Absence& absence) {
    json.object([&] {
        json.member("kind", to_string(absence.kind));
        json.member("since", absence.since);
        json.member("time_s", absence.time);
    });
}

void put(JsonWriter& json, const tracking::Trimmed& trimmed) {
    json.object([&] {
        json.member("before", trimmed.before);
        json.member("after", trimmed.after);
    });
}

void put(JsonWriter& json, const tracking::Status& status) {
    json.object([&] {
        json.member("open", status.open);
        json.member("interruptions", status.interruptions);
        json.member("last", status.last);
        json.member("today_s", status.today);
        json.member("rung_today", status.rung_today);
        json.member("day_target", status.day_target);
        json.member("week_s", status.week);
        json.member("rung_week", status.rung_week);
        json.member("week_target", status.week_target);
        json.member("pomodoro_s", status.pomodoro);
        json.member("away", status.away);
        json.key("cycle");
        json.object([&] {
            json.member("phase", to_string(status.cycle.phase));
            json.member("until", status.cycle.until);
            json.member("place", place_in_set(status.cycle, status.cycle_rules));
            json.member("set", status.cycle_rules.set);
        });
    });
}

}  // namespace sugo::formats
