#pragma once

#include <string>
#include <utility>
#include <vector>

#include <app/office.hpp>
#include <sugo/importing.hpp>

// An office with another tracker's log in hand.

namespace office {

using importing::Imported;
using importing::Interval;

inline Interval interval(Instant start, int minutes, std::vector<std::string> tags) {
    Interval interval;
    interval.start = start;
    interval.stop = start + std::chrono::minutes(minutes);
    interval.tags = std::move(tags);
    return interval;
}

struct Importing : Office {
    importing::Request request;

    Importing() {
        request.source.name = "timewarrior";
        request.zone = kUtc;
    }

    void add(Interval interval) {
        const std::string place = std::to_string(request.source.intervals.size() + 1);
        if (interval.place.empty()) interval.place = "2026-03.data:" + place;
        if (interval.key.empty()) interval.key = "key" + place;
        if (interval.row.empty()) interval.row = "inc " + place;
        request.source.intervals.push_back(std::move(interval));
    }
    void add(Instant start, int minutes, std::vector<std::string> tags) {
        add(interval(start, minutes, std::move(tags)));
    }

    Imported import() {
        const Imported imported = importing::import(store, request, now);
        CHECK(imported.source_time == imported.time + imported.known_time + imported.trimmed);
        return imported;
    }
    Error refusal() {
        const Error error = error_of([&] { importing::import(store, request, now); });
        request.dry_run = true;
        CHECK(error_of([&] { importing::import(store, request, now); }) == error);
        request.dry_run = false;
        CHECK(sessions().empty());
        return error;
    }
    std::vector<Session> sessions() {
        std::vector<Session> all;
        store.sessions().select({}, [&](const Session& session) { all.push_back(session); });
        return all;
    }
    /// The work of a single interval with these tags.
    std::string work_of(std::vector<std::string> tags) {
        request.source.intervals.clear();
        Interval asked = interval(utc(2026, 3, 3, 9), 25, std::move(tags));
        asked.key = "asked " + std::to_string(++asked_);
        add(asked);
        request.dry_run = true;
        const Imported imported = import();
        request.dry_run = false;
        return imported.rows.at(0).work;
    }
    Error refusal_of(std::vector<std::string> tags) {
        request.source.intervals.clear();
        add(utc(2026, 3, 2, 9), 25, std::move(tags));
        return refusal();
    }

private:
    int asked_ = 0;
};

}  // namespace office
