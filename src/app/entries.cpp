#include <app/entries.hpp>

#include <utility>

#include <app/work_words.hpp>

namespace sugo::tracking {

namespace {

/// What is known under an identity; asked for once.
template <class Known, class Id, class Ask>
const auto& known_as(Known& known, Id id, const Ask& ask) {
    const auto found = known.find(id);
    return found != known.end() ? found->second : known.emplace(id, ask(id).value()).first->second;
}

}  // namespace

Entries::Entries(Store& store, const Now& now) : store_(&store), now_(now) {}

Entries::Entries(Store& store, const Now& now, Books books)
    : store_(&store), now_(now), books_(std::move(books)), has_rates_(true) {}

people::Work Entries::work_of(const Session& session) const {
    const ClientBook& book = store_->clients();
    people::Work work;
    if (session.project) {
        work.project = known_as(books_.projects, *session.project, [&](ProjectId id) { return book.project(id); });
        if (const auto client = work.project->client)
            work.client = known_as(books_.clients, *client, [&](ClientId id) { return book.client(id); });
    }
    work.kind = known_as(books_.kinds, session.kind, [&](KindId id) { return book.kind(id); });
    return work;
}

std::string Entries::work(const Session& session) const {
    return work_of(session).name();
}

// As rate_of(), which asks the zone database for the day of every session; one that began today does not need it.
std::optional<Rate> Entries::rate(const Session& session, const people::Work& work) const {
    if (!work.client) return std::nullopt;
    if (!has_rates_) {
        books_.rates = store_->rates().entries();
        books_.long_threshold = people::settings_of(*store_).long_threshold;
        has_rates_ = true;
    }
    RateQuestion question;
    question.project = work.project->id;
    question.client = work.client->id;
    question.kind = session.kind;
    question.tier = tier_of(*work.project, books_.long_threshold);
    question.currency = work.client->currency;
    question.day = tracking::day_of(session, now_);
    const auto entry = find_rate(books_.rates, question);
    return entry ? std::optional(entry->rate) : std::nullopt;
}

// Whoever asks will tell its times. In a zone that this system lacks that fails, and must fail here, before anything is
// kept; the zone of the present needs no database.
Entry Entries::of(const Session& session) const {
    if (session.zone != now_.zone) (void)offset_at(session.start, session.zone);
    people::Work work = work_of(session);
    Entry entry;
    entry.session = session;
    entry.work = work.name();
    entry.billable = is_billable(session, work.project ? &*work.project : nullptr, work.kind);
    if (entry.billable) entry.rate = rate(session, work);
    entry.client = std::move(work.client);
    entry.project = std::move(work.project);
    entry.kind = std::move(work.kind);
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
