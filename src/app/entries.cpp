#include <app/entries.hpp>

#include <utility>

#include <app/work_words.hpp>

namespace sugo::tracking {

Entries::Entries(Store& store, const Now& now) : store_(&store), now_(now), books_(people::load_books(store)) {}

std::string Entries::work(const Session& session) const {
    people::Work work;
    if (session.project) {
        work.project = books_.projects.at(*session.project);
        if (work.project->client) work.client = books_.clients.at(*work.project->client);
    }
    work.kind = books_.kinds.at(session.kind);
    return work.name();
}

// As rate_of(), which asks the zone database for the day of every session; one that began today does not need it.
std::optional<Rate> Entries::rate(const Session& session) const {
    if (!session.project) return std::nullopt;
    const Project& project = books_.projects.at(*session.project);
    if (!project.client) return std::nullopt;
    RateQuestion question;
    question.project = project.id;
    question.client = project.client;
    question.kind = session.kind;
    question.tier = tier_of(project, books_.long_threshold);
    question.currency = books_.clients.at(*project.client).currency;
    question.day = tracking::day_of(session, now_);
    const auto entry = find_rate(books_.rates, question);
    return entry ? std::optional(entry->rate) : std::nullopt;
}

// Whoever asks will tell its times. In a zone that this system lacks that fails, and must fail here, before anything is
// kept; the zone of the present needs no database.
Entry Entries::of(const Session& session) const {
    if (session.zone != now_.zone) (void)offset_at(session.start, session.zone);
    Entry entry;
    entry.session = session;
    entry.kind = books_.kinds.at(session.kind);
    if (session.project) {
        entry.project = books_.projects.at(*session.project);
        if (entry.project->client) entry.client = books_.clients.at(*entry.project->client);
    }
    entry.work = people::Work{entry.client, entry.project, entry.kind}.name();
    entry.billable = is_billable(session, books_);
    if (entry.billable) entry.rate = rate(session);
    entry.claim = store_->invoices().claim_of(session.id);
    entry.time = worked(as_ended(session, now_.at), now_.at);
    entry.short_id = unambiguous_id(*store_, session.id);
    return entry;
}

Day day_of(const Session& session, const Now& now) {
    const bool here = session.zone == now.zone;
    const bool today = now.today_begins <= session.start && session.start < now.today_ends;
    return here && today ? now.today : sugo::day_of(session);
}

Session as_ended(const Session& session, Instant now) {
    return session.stop || now < session.start ? session : ended(session, now);
}

Seconds counted(const Session& session, Instant now) {
    return session.outcome == Outcome::voided ? Seconds::zero() : worked(as_ended(session, now), now);
}

std::string unambiguous_id(Store& store, SessionId session) {
    constexpr int usual = 5;
    constexpr int whole = 13;
    for (int digits = usual; digits < whole; ++digits) {
        if (!store.sessions().shares_short_id(session, digits)) return short_id(session, digits);
    }
    return short_id(session, whole);
}

}  // namespace sugo::tracking
