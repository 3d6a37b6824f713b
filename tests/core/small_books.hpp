#pragma once

#include <sugo/invoice.hpp>

// A small freelance life in March 2026 for the tests of the rules: acme (long, $150) and globex (short, $200), a book
// of one's own, three kinds of work.

namespace sugo::test {

inline constexpr ClientId acme{1};
inline constexpr ClientId globex{2};
inline constexpr ProjectId ner{11};
inline constexpr ProjectId shop{12};
inline constexpr ProjectId book{13};
inline constexpr KindId code{21};
inline constexpr KindId meeting{22};
inline constexpr KindId learn{23};

inline Day march(int day) {
    return date::local_days(date::year(2026) / 3 / 1) + date::days(day - 1);
}

inline Instant on_march(int day, int hour, int minute = 0, int second = 0) {
    return date::sys_days(date::year(2026) / 3 / 1) + date::days(day - 1) + std::chrono::hours(hour) +
           std::chrono::minutes(minute) + Seconds(second);
}

inline Currency currency(std::string_view name) {
    return Currency::parse(name).value();
}

inline RateEntry rate_from(std::int64_t id, Day day, std::int64_t minor_per_hour) {
    RateEntry entry;
    entry.id = RateId{id};
    entry.valid_from = day;
    entry.rate = Rate{minor_per_hour, {}};
    return entry;
}

inline Books small_books() {
    Books books;
    for (const auto& [id, slug] : {std::pair(acme, "acme"), std::pair(globex, "globex")}) {
        Client client;
        client.id = id;
        client.slug = slug;
        client.party.legal_name = std::string(slug) + " Ltd";
        books.clients[id] = client;
    }
    const auto add_project = [&](ProjectId id, std::string slug, std::optional<ClientId> client) {
        Project project;
        project.id = id;
        project.client = client;
        project.slug = std::move(slug);
        books.projects[id] = project;
    };
    add_project(ner, "ner", acme);
    add_project(shop, "shop", globex);
    add_project(book, "book", std::nullopt);
    books.projects[ner].agreed_per_week = std::chrono::hours(20);
    books.projects[ner].title = "NER pipeline";
    books.kinds[code] = Kind{code, "code", true};
    books.kinds[meeting] = Kind{meeting, "meeting", true};
    books.kinds[learn] = Kind{learn, "learn", false};
    RateEntry long_rate = rate_from(31, march(1), 15'000);
    long_rate.tier = Tier::long_term;
    RateEntry short_rate = rate_from(32, march(1), 20'000);
    short_rate.tier = Tier::short_term;
    books.rates = {long_rate, short_rate};
    return books;
}

inline Session session(std::int64_t id, ProjectId project, KindId kind, Instant start, Seconds length) {
    Session session;
    session.id = SessionId{id};
    session.project = project;
    session.kind = kind;
    session.start = start;
    session.stop = start + length;
    session.outcome = Outcome::stopped;
    return session;
}

/// `count` sessions of one length, one every half hour.
inline std::vector<Session> sessions_in_a_row(int count, ProjectId project, KindId kind, Seconds length) {
    std::vector<Session> sessions;
    for (int at = 0; at < count; ++at) {
        sessions.push_back(session(100 + at, project, kind, on_march(2, 0) + at * std::chrono::minutes(30), length));
    }
    return sessions;
}

}  // namespace sugo::test
