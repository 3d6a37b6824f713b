#include <sugo/loading.hpp>

#include <algorithm>
#include <deque>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include <sugo/error.hpp>
#include <sugo/invoice.hpp>
#include <sugo/settings.hpp>

// Issued invoices are issued once more in the order of their counts, for the store refuses gaps. A session may have
// been on a void invoice before it came on another one, and may be gone since; so void ones come before those that hold
// their sessions now.

namespace sugo::loading {
namespace {

using Issued = std::pair<IssuedInvoice, Draft>;

[[noreturn]] void refuse_data(std::string what) {
    throw Failure(ErrorKind::bad_data, std::move(what), "sugo restore goes back to a backup");
}

void require_empty(Store& store, const Contents& contents) {
    const std::vector<Kind> kinds = store.clients().kinds();
    const bool only_usual_kinds = std::ranges::all_of(
        kinds, [&](const Kind& kind) { return std::ranges::count(contents.kinds, kind.id, &Kind::id) == 1; });
    const bool empty = only_usual_kinds && store.clients().clients().empty() && store.clients().projects().empty() &&
                       store.rates().entries().empty() && !store.sessions().newest(1) &&
                       store.invoices().drafts().empty() && store.invoices().issued().empty() &&
                       store.profile().versions().empty() && store.settings().all().empty() &&
                       store.invoices().lost_numbers().empty();
    if (empty) return;
    throw Failure(ErrorKind::refused, "an export is loaded into an empty database only, and this one is not",
                  "sugo --db NEW.db import json FILE");
}

/// Kinds that every database has may be called otherwise, and may have swapped their names.
void load_kinds(Store& store, const Contents& contents) {
    for (const Kind& kind : contents.kinds) {
        std::optional<Kind> there = store.clients().kind(kind.id);
        if (!there || there->slug == kind.slug) continue;
        there->slug = fmt::format("kind-{}", kind.id.value);
        store.clients().update(*there);
    }
    for (const Kind& kind : contents.kinds) {
        const std::optional<Kind> there = store.clients().kind(kind.id);
        if (!there) {
            store.clients().add(kind);
        } else if (*there != kind) {
            store.clients().update(kind);
        }
    }
}

/// A setting that is not known may be a newer sugo's.
void refuse_bad_setting(const std::string& key, const std::string& value) {
    if (std::ranges::count(all_settings(), key, &SettingInfo::key) == 0) return;
    if (const auto parsed = parse_setting(key, value); !parsed) {
        refuse_data(fmt::format("the setting {} cannot be read: {}", key, parsed.error().message));
    }
}

void load_setup(Store& store, const Contents& contents) {
    for (const auto& [at, profile] : contents.profiles) store.profile().add(profile, at);
    for (const auto& [key, value] : contents.settings) {
        refuse_bad_setting(key, value);
        store.settings().set(key, value);
    }
    if (contents.series != store.invoices().series()) store.invoices().set_series(contents.series);
    load_kinds(store, contents);
    for (const Client& client : contents.clients) store.clients().add(client);
    for (const Project& project : contents.projects) store.clients().add(project);
    for (const RateEntry& rate : contents.rates) store.rates().add(rate);
}

void refuse_overlaps(const Contents& contents) {
    std::vector<const Session*> sorted;
    for (const Session& session : contents.sessions) {
        if (session.outcome != Outcome::voided && session.stop != session.start) sorted.push_back(&session);
    }
    std::ranges::sort(sorted, {}, [](const Session* session) { return std::pair(session->start, session->id); });
    for (std::size_t n = 1; n < sorted.size(); ++n) {
        const Session& before = *sorted[n - 1];
        const Session& after = *sorted[n];
        if (before.stop.value_or(Instant::max()) <= after.start) continue;
        refuse_data(fmt::format("the sessions {} and {} overlap", before.id.value, after.id.value));
    }
}

void load_sessions(Store& store, const Contents& contents) {
    refuse_overlaps(contents);
    for (const Session& session : contents.sessions) store.sessions().add(session);
    for (const BreakMark& mark : contents.break_marks) store.sessions().add(mark);
    for (const Interruption& interruption : contents.interruptions) {
        if (!store.sessions().find(interruption.session)) {
            refuse_data(fmt::format("the interruption {} names the session {}, which there is not",
                                    interruption.id.value, interruption.session.value));
        }
        store.sessions().add(interruption);
    }
    for (const auto& [session, row] : contents.rows) store.sessions().keep_row(session, row);
}

std::set<SessionId> sessions_of(const IssuedInvoice& invoice) {
    std::set<SessionId> sessions;
    for (const InvoiceLine& line : invoice.document.lines) {
        for (const WorkCopy& work : line.work) sessions.insert(work.session);
    }
    return sessions;
}

class InvoiceLoader {
public:
    InvoiceLoader(Store& store, const Contents& contents) : store_(store), contents_(contents) {
        std::vector<const Issued*> all;
        for (const Issued& one : contents.invoices) all.push_back(&one);
        std::ranges::sort(all, {}, [](const Issued* one) { return one->first.seq; });
        for (const Issued* one : all) {
            const std::optional<InvoiceReference>& credits = one->first.document.credits;
            if (credits) taken_back_.insert(credits->number);
        }
        for (const Issued* one : all) {
            waiting_[one->first.scope].push_back(one);
            if (!gives_sessions_back(*one)) continue;
            for (const SessionId session : sessions_of(one->first)) ++needed_[session];
        }
        for (const auto& [session, invoice] : contents.claims) claims_[invoice].push_back(session);
        lost_ = contents.lost_numbers;
        std::ranges::sort(lost_, {}, [](const GivenNumber& number) { return std::pair(number.scope, number.seq); });
    }

    void load() {
        while (const Issued* one = next()) {
            lose_before(one->first.scope, one->first.seq);
            issue(*one);
        }
        for (const GivenNumber& number : lost_) store_.invoices().lose(number);
        for (const Draft& draft : contents_.drafts) store_.invoices().add_draft(draft, claims_of(draft.id));
        if (!claims_.empty()) refuse_data("a session is on an invoice that is not there, or gave it back");
    }

private:
    /// Whether its sessions were free again later: it is void, or a credit note took it back.
    [[nodiscard]] bool gives_sessions_back(const Issued& one) const {
        return one.first.voided.has_value() || taken_back_.contains(*one.first.document.number);
    }

    /// How well it is issued now: a void one goes in between at any time, as long as none holds its sessions. A credit
    /// note gives sessions back; what others need before is better issued after them.
    [[nodiscard]] int fitness(const Issued& one) const {
        const std::set<SessionId> sessions = sessions_of(one.first);
        const auto is_held = [&](SessionId session) { return held_.contains(session); };
        if (std::ranges::any_of(sessions, is_held)) return 0;
        if (one.first.voided) return 4;
        if (one.first.document.credits) return 3;
        const int own = gives_sessions_back(one) ? 1 : 0;
        const auto is_needed = [&](SessionId session) {
            const auto found = needed_.find(session);
            return found != needed_.end() && found->second > own;
        };
        return std::ranges::any_of(sessions, is_needed) ? 1 : 2;
    }

    const Issued* next() {
        std::deque<const Issued*>* best = nullptr;
        int fits = -1;
        for (auto& [scope, line] : waiting_) {
            if (line.empty()) continue;
            const int fit = fitness(*line.front());
            if (fit > fits) best = &line;
            fits = std::max(fits, fit);
        }
        if (best == nullptr) return nullptr;
        const Issued* one = best->front();
        best->pop_front();
        return one;
    }

    /// Numbers are taken in the order of their counts, lost ones too.
    void lose_before(const std::string& scope, std::int64_t seq) {
        std::erase_if(lost_, [&](const GivenNumber& number) {
            const bool now = number.scope == scope && number.seq < seq;
            if (now) store_.invoices().lose(number);
            return now;
        });
    }

    std::vector<SessionId> claims_of(InvoiceId invoice) {
        auto claims = claims_.extract(invoice);
        return claims ? std::move(claims.mapped()) : std::vector<SessionId>();
    }

    void issue(const Issued& one) {
        const auto& [issued, draft] = one;
        if (digest(issued.document) != issued.hash) {
            refuse_data(fmt::format("invoice {} is not what was issued: its hash differs", *issued.document.number));
        }
        const bool gives_back = gives_sessions_back(one);
        std::vector<SessionId> gone = gives_back ? stand_in(issued) : std::vector<SessionId>();
        const auto worked = sessions_of(issued);
        std::vector<SessionId> held(worked.begin(), worked.end());
        store_.invoices().add_draft(draft, gives_back ? held : claims_of(draft.id));
        store_.invoices().issue(issued.document, issued.scope, issued.seq, issued.hash);
        for (Payment payment : issued.payments) {
            payment.invoice = draft.id;
            store_.invoices().add_payment(payment);
        }
        held_.insert(worked.begin(), worked.end());
        standing_in_.emplace(*issued.document.number, std::move(gone));
        if (issued.voided) {
            store_.invoices().mark_void(draft.id, *issued.voided, issued.void_reason);
            give_back(issued);
        }
        if (issued.document.credits) give_back(credited_by(issued));
    }

    const IssuedInvoice& credited_by(const IssuedInvoice& note) const {
        const auto found = std::ranges::find(contents_.invoices, note.document.credits->number,
                                             [](const Issued& one) { return *one.first.document.number; });
        return found->first;  // the store would have refused one that credits nothing
    }

    void give_back(const IssuedInvoice& issued) {
        for (const SessionId session : sessions_of(issued)) {
            --needed_[session];
            held_.erase(session);
        }
        for (const SessionId session : standing_in_[*issued.document.number]) store_.sessions().remove(session);
    }

    /// The sessions that were removed after the invoice had given them back, there until it does.
    std::vector<SessionId> stand_in(const IssuedInvoice& issued) {
        std::vector<SessionId> gone;
        for (const InvoiceLine& line : issued.document.lines) {
            for (const WorkCopy& work : line.work) {
                if (store_.sessions().find(work.session)) continue;
                Session session;
                session.id = work.session;
                session.kind = store_.clients().kinds().front().id;
                session.start = work.start;
                session.stop = work.stop;
                session.zone = work.zone;
                session.outcome = Outcome::stopped;
                store_.sessions().add(session);
                gone.push_back(work.session);
            }
        }
        return gone;
    }

    Store& store_;
    const Contents& contents_;
    std::map<std::string, std::deque<const Issued*>> waiting_;
    /// How many invoices that give a session back are still to be issued, and which sessions are held now.
    std::map<SessionId, int> needed_;
    std::set<SessionId> held_;
    /// Numbers that a credit note takes back.
    std::set<std::string> taken_back_;
    std::map<std::string, std::vector<SessionId>> standing_in_;
    std::map<InvoiceId, std::vector<SessionId>> claims_;
    std::vector<GivenNumber> lost_;
};

}  // namespace

Loaded load(Store& store, const Contents& contents, Instant at) {
    const bool takes_numbers = !contents.invoices.empty() || !contents.lost_numbers.empty();
    const auto label = [&] {
        return Label{"import json", takes_numbers ? "begin with an empty database: sugo --db NEW.db" : ""};
    };
    store.transact(at, label, [&] {
        require_empty(store, contents);
        load_setup(store, contents);
        load_sessions(store, contents);
        InvoiceLoader(store, contents).load();
    });
    return {static_cast<int>(contents.clients.size()), static_cast<int>(contents.sessions.size()),
            static_cast<int>(contents.invoices.size())};
}

}  // namespace sugo::loading
