#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <sugo/people.hpp>
#include <sugo/sqlite.hpp>
#include <sugo/store.hpp>

// A small freelancer's office for tests of invoices and imports: a store in memory with clients and rates.

namespace office {

using namespace sugo;

inline Instant utc(int year, unsigned month, unsigned day, int hour = 0, int minute = 0, int second = 0) {
    return date::sys_days(date::year(year) / date::month(month) / date::day(day)) + std::chrono::hours(hour) +
           std::chrono::minutes(minute) + std::chrono::seconds(second);
}

inline Day day(int year, unsigned month, unsigned day) {
    return Day(date::local_days(date::year(year) / date::month(month) / date::day(day)));
}

inline const Zone kUtc{"UTC"};
inline const Zone kLosAngeles{"America/Los_Angeles"};
inline const Zone kSeoul{"Asia/Seoul"};

/// The error that the work ends in; a failed check if it ends well.
template <class Work>
Error error_of(Work&& work) {
    try {
        std::forward<Work>(work)();
    } catch (const Failure& failure) {
        return failure.error();
    }
    FAIL_CHECK("nothing was refused");
    return {};
}

inline bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// acme/ner (20 h a week agreed, long, $150), globex/ranking and initech/advice (short, $200), the own project "book".
struct Office {
    std::unique_ptr<Store> kept = open_memory(seeded_ids(utc(2026, 1, 1), 7));
    Store& store = *kept;
    Now now = now_in(utc(2026, 4, 2, 9), kUtc);

    explicit Office(bool with_profile = true) {
        if (with_profile) setup();
        add_client("acme", "ner", "20h");
        add_client("globex", "ranking");
        add_client("initech", "advice");
        people::add_project(store, "book", {}, now);
        set_rate(Tier::long_term, 15'000);
        set_rate(Tier::short_term, 20'000);
    }

    void setup() {
        people::ProfileEdit edit;
        edit.name = "Ada Example";
        edit.payment = "IBAN XX00";
        people::setup(store, edit, now);
    }

    void add_client(const std::string& client, const std::string& project, const std::string& agreed = {},
                    const std::string& currency = "USD") {
        people::ClientEdit edit;
        edit.name = client + " Inc.";
        edit.currency = currency;
        people::add_client(store, client, edit, now);
        people::ProjectEdit project_edit;
        if (!agreed.empty()) project_edit.agreed_per_week = agreed;
        people::add_project(store, client + "/" + project, project_edit, now);
    }

    void set_rate(Tier tier, std::int64_t minor_per_hour) {
        RateEntry entry;
        entry.tier = tier;
        keep_rate(entry, minor_per_hour, {}, day(2026, 1, 1));
    }

    void set_rate(const std::string& slug, std::int64_t minor_per_hour, Day from = day(2026, 1, 1)) {
        const Client client = people::find_client(store, slug);
        RateEntry entry;
        entry.client = client.id;
        keep_rate(entry, minor_per_hour, client.currency, from);
    }

    void keep_rate(RateEntry entry, std::int64_t minor_per_hour, Currency currency, Day from) {
        entry.valid_from = from;
        entry.rate = {minor_per_hour, currency};
        store.transact(now.at, "rate", [&] { store.rates().add(entry); });
    }

    /// A session as the log would keep it; what is not said is a stopwatch session of 25 minutes in UTC.
    Session session(const std::vector<std::string>& words, Instant start, int minutes = 25) {
        const people::Work work = people::find_work(store, words, true);
        Session session;
        session.kind = work.kind.id;
        if (work.project) session.project = work.project->id;
        session.start = start;
        session.stop = start + std::chrono::minutes(minutes);
        session.zone = kUtc;
        session.outcome = Outcome::stopped;
        return session;
    }

    SessionId keep(const Session& session) {
        SessionId id;
        store.transact(now.at, "log", [&] { id = store.sessions().add(session); });
        return id;
    }

    SessionId work(const std::vector<std::string>& words, Instant start, int minutes = 25) {
        return keep(session(words, start, minutes));
    }

    void change(SessionId id, const std::function<void(Session&)>& how) {
        store.transact(now.at, "edit", [&] {
            Session session = store.sessions().find(id).value();
            how(session);
            store.sessions().update(session);
        });
    }
};

}  // namespace office
