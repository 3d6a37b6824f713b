#include <sugo/corrections.hpp>

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include <app/corrections.hpp>
#include <app/overlaps.hpp>

namespace sugo::tracking {
namespace {

[[noreturn]] void refuse(std::string message, std::string hint) {
    throw Failure(ErrorKind::refused, std::move(message), std::move(hint));
}

/// What must be alike, because one session says it once.
void check_alike(const Entry& first, const Entry& other) {
    if (other.work != first.work) {
        refuse(fmt::format("{} is {} and {} is {}: only the same work can be joined", first.short_id, first.work,
                           other.short_id, other.work),
               fmt::format("sugo edit {} --work \"{}\"", other.short_id, first.work));
    }
    if (other.session.billable != first.session.billable) {
        const auto word = [](const std::optional<bool>& billable) {
            return !billable ? "auto" : *billable ? "yes" : "no";
        };
        refuse(fmt::format("{} and {} differ in being billed: {} and {}", first.short_id, other.short_id,
                           word(first.session.billable), word(other.session.billable)),
               fmt::format("sugo edit {} --billable {}", other.short_id, word(first.session.billable)));
    }
    if (other.session.settled != first.session.settled) {
        const Entry& settled = first.session.settled ? first : other;
        refuse(fmt::format("{} was billed outside sugo and the other was not", settled.short_id), "sugo log");
    }
    if ((other.session.outcome == Outcome::voided) != (first.session.outcome == Outcome::voided)) {
        refuse("a void pomodoro does not count, so it joins no other", "sugo log");
    }
    if (other.claim != first.claim) {
        const Entry& claimed = first.claim ? first : other;
        const Entry& free = first.claim ? other : first;
        const std::string draft = claimed.client ? claimed.client->slug : claimed.work;
        refuse(fmt::format("{} is on the draft {} and {} is not", claimed.short_id, draft, free.short_id),
               fmt::format("sugo invoice edit {} --drop {}", draft, claimed.short_id));
    }
}

/// Nothing else lies between the sessions, and the gaps are told.
Seconds gaps_between(Store& store, const Entries& entries, const std::vector<Session>& sessions, const Now& now) {
    std::vector<SessionId> own;
    for (const Session& session : sessions) own.push_back(session.id);
    Seconds gaps{};
    for (std::size_t at = 1; at < sessions.size(); ++at) {
        const Span between{*sessions[at - 1].stop, sessions[at].start};
        gaps += between.stop - between.start;
        for (const Session& other : store.sessions().overlapping(between.start, between.stop)) {
            if (std::ranges::find(own, other.id) != own.end()) continue;
            refuse(fmt::format("{} {} ({}) lies between them", entries.work(other), times_text(other, now),
                               unambiguous_id(store, other.id)),
                   "sugo log " + to_string(sugo::day_of(sessions.front())));
        }
    }
    return gaps;
}

std::string notes_of(const std::vector<Session>& sessions) {
    std::string notes;
    std::set<std::string> seen;
    for (const Session& session : sessions) {
        if (session.note.empty() || !seen.insert(session.note).second) continue;
        notes += (notes.empty() ? "" : "; ") + session.note;
    }
    return notes;
}

std::vector<std::string> tags_of(const std::vector<Session>& sessions) {
    std::set<std::string> tags;
    for (const Session& session : sessions) tags.insert(session.tags.begin(), session.tags.end());
    return {tags.begin(), tags.end()};
}

/// The whole as it goes on after its last part: a pomodoro that has not rung yet counts from the first begin.
Session running_whole(Session whole, const Session& last, const Now& now, std::vector<std::string>& remarks) {
    if (as_ended(last, now.at).outcome == Outcome::rung)
        refuse("its time is up: it ends at its ring, not now", "sugo stop");
    whole.stop.reset();
    whole.outcome = Outcome::running;
    whole.planned = last.planned;
    if (const auto ring = rings_at(whole); ring && *ring <= now.at) {
        whole.planned.reset();
        remarks.emplace_back("it runs on without a ring");
    }
    return whole;
}

Session whole_of(const std::vector<Session>& sessions, const Now& now, std::vector<std::string>& remarks) {
    const Session& last = sessions.back();
    Session whole = sessions.front();
    whole.note = parse_line_text(notes_of(sessions)).value();
    whole.tags = tags_of(sessions);
    if (!last.stop) return running_whole(std::move(whole), last, now, remarks);
    const Instant start = whole.start;
    return retimed(std::move(whole), start, *last.stop);
}

Corrected join_found(Store& store, const Entries& entries, const std::vector<Session>& sessions, const Now& now) {
    Corrected answer;
    Correction& correction = answer.corrections.emplace_back();
    for (const Session& session : sessions) {
        correction.before.push_back(entries.of(session));
        check_alike(correction.before.front(), correction.before.back());
    }
    const Seconds gaps = gaps_between(store, entries, sessions, now);
    const Session whole = whole_of(sessions, now, answer.remarks);
    const Seconds length = whole.stop.value_or(now.at) - whole.start;
    if (length > std::chrono::hours(24)) {
        refuse(fmt::format("together they would be {} long, and a session is at most a day long", format(length)),
               "sugo log");
    }
    for (auto other = sessions.begin() + 1; other != sessions.end(); ++other) {
        if (correction.before.front().claim) store.invoices().release(other->id);
        for (Interruption interruption : store.sessions().interruptions(other->id)) {
            interruption.session = whole.id;
            store.sessions().update(interruption);
        }
        store.sessions().remove(other->id);
    }
    store.sessions().update(whole);
    correction.after.push_back(entries.of(whole));
    if (gaps > Seconds::zero()) {
        answer.remarks.push_back(fmt::format("the {} between them {} work now", format(gaps),
                                             sessions.size() > 2 ? "count as" : "counts as"));
    }
    const bool other_zone = std::ranges::any_of(sessions, [&](const Session& one) { return one.zone != whole.zone; });
    if (other_zone) answer.remarks.push_back("it is on the clock of " + whole.zone.name + ", where it began");
    return answer;
}

}  // namespace

Corrected join(Store& store, const std::vector<std::string>& names, const Now& now) {
    Corrected answer;
    store.transact(
        now.at,
        [&] {
            return Label{label_of("join", answer), {}};
        },
        [&] {
            const Entries entries(store, now);
            const std::vector<Session> sessions = find_correctable(store, entries, names, now);
            if (sessions.size() < 2) {
                throw Failure(ErrorKind::usage, "joining takes two sessions or more", "sugo join @2 @1");
            }
            answer = join_found(store, entries, sessions, now);
        });
    return answer;
}

}  // namespace sugo::tracking
