#include <sugo/answers.hpp>

#include <formats/json_entry.hpp>

namespace sugo::formats {

std::string to_json(const tracking::Started& answer) {
    return json_line([&](JsonWriter& json) {
        json.member("started", answer.started);
        json.member("ended", answer.ended);
        json.member("remarks", answer.remarks);
    });
}

std::string to_json(const tracking::Stopped& answer) {
    return json_line([&](JsonWriter& json) {
        json.member("ended", answer.ended);
        json.member("remarks", answer.remarks);
    });
}

std::string to_json(const tracking::Voided& answer) {
    return json_line([&](JsonWriter& json) {
        json.member("voided", answer.voided);
        json.member("reason", answer.reason ? std::optional(answer.reason->note) : std::nullopt);
        json.member("remarks", answer.remarks);
    });
}

std::string to_json(const tracking::Interrupted& answer) {
    return json_line([&](JsonWriter& json) {
        json.member("interruption", answer.interruption);
        json.member("session", answer.session);
        json.member("interruptions", answer.all);
        json.member("remarks", answer.remarks);
    });
}

std::string to_json(const tracking::Paused& answer) {
    return json_line([&](JsonWriter& json) {
        json.member("paused", answer.paused);
        json.member("left_s", answer.left);
        json.member("until", answer.until);
    });
}

std::string to_json(const tracking::Rested& answer) {
    return json_line([&](JsonWriter& json) {
        json.member("ended", answer.ended);
        json.member("status", answer.status);
        json.member("remarks", answer.remarks);
    });
}

std::string to_json(const tracking::Status& answer) {
    return json_line([&](JsonWriter& json) { json.member("status", answer); });
}

std::string to_json(const tracking::Added& answer) {
    return json_line([&](JsonWriter& json) {
        json.member("added", answer.added);
        json.member("trimmed", answer.trimmed);
        json.member("remarks", answer.remarks);
    });
}

std::string to_json(const tracking::Edited& answer) {
    return json_line([&](JsonWriter& json) {
        json.member("before", answer.before);
        json.member("after", answer.after);
        json.member("trimmed", answer.trimmed);
        json.member("remarks", answer.remarks);
    });
}

std::string to_json(const std::vector<tracking::Entry>& removed) {
    return json_line([&](JsonWriter& json) { json.member("removed", removed); });
}

std::string to_json(const tracking::Log& answer) {
    return json_line([&](JsonWriter& json) {
        json.member("entries", answer.entries);
        json.member("time_s", answer.time);
        json.member("billable_time_s", answer.billable_time);
        json.member("money", answer.money);
        json.member("without_rate", answer.without_rate);
    });
}

std::string to_json(const tracking::Sheet& answer) {
    return json_line([&](JsonWriter& json) {
        json.member("day", answer.day);
        json.member("rung", answer.rung);
        json.member("void", answer.voided);
        json.member("stopped_early", answer.stopped_early);
        json.member("internal", answer.internal);
        json.member("external", answer.external);
        json.member("time_s", answer.time);
        json.key("sessions");
        json.array([&] {
            for (const tracking::Sheet::Line& line : answer.lines) {
                json.object([&] {
                    json.member("session", line.entry);
                    json.member("interruptions", line.interruptions);
                });
            }
        });
    });
}

std::string to_json(const tracking::Overview& answer) {
    return json_line([&](JsonWriter& json) {
        json.member("status", answer.status);
        json.key("unbilled");
        json.array([&] {
            for (const tracking::Overview::Unbilled& unbilled : answer.unbilled) {
                json.object([&] {
                    json.member("client", unbilled.client.slug);
                    json.member("amount", unbilled.amount);
                    json.member("time_s", unbilled.time);
                    json.member("since", unbilled.since);
                    json.member("without_rate", unbilled.without_rate);
                });
            }
        });
        json.member("drafts", answer.drafts);
        json.member("has_profile", answer.has_profile);
        json.member("has_clients", answer.has_clients);
        json.member("has_rates", answer.has_rates);
        json.member("next", answer.next);
    });
}

}  // namespace sugo::formats
