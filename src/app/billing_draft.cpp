#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <app/billing_parts.hpp>
#include <app/work_words.hpp>
#include <sugo/people.hpp>

namespace sugo::billing {

namespace {

/// What a draft is asked for, with the words looked up.
struct Wanted {
    Client client;
    std::optional<Project> project;
    std::optional<Day> from;
    Day through{};

    [[nodiscard]] std::string work() const { return project ? client.slug + "/" + project->slug : client.slug; }
    [[nodiscard]] std::string period() const {
        return from ? fmt::format("from {} through {}", to_string(*from), to_string(through))
                    : "through " + to_string(through);
    }
};

Project find_project(Store& store, const Client& client, std::string_view words) {
    std::string slug = people::lowered(words);
    if (slug.starts_with(client.slug + "/")) slug.erase(0, client.slug.size() + 1);
    if (std::optional<Project> project = store.clients().project(client.id, slug)) return *std::move(project);

    std::vector<std::string> slugs;
    for (const Project& project : store.clients().projects()) {
        if (project.client == client.id) slugs.push_back(project.slug);
    }
    throw Failure(ErrorKind::not_found,
                  fmt::format("{} has no project {}{}", client.slug, slug, people::did_you_mean(slug, slugs)),
                  "sugo project list");
}

Wanted look_up(Store& store, const DraftRequest& request) {
    Wanted wanted{people::find_client(store, request.client), std::nullopt, request.from, request.through};
    if (!request.project.empty()) wanted.project = find_project(store, wanted.client, request.project);
    if (request.from && request.through < *request.from) {
        throw Failure(ErrorKind::usage,
                      fmt::format("the period ends on {}, before it begins on {}", to_string(request.through),
                                  to_string(*request.from)),
                      fmt::format("sugo invoice draft {} --from {} --through {}", wanted.client.slug,
                                  to_string(request.through), to_string(*request.from)));
    }
    return wanted;
}

void refuse_second_draft(Store& store, const Client& client) {
    if (!draft_of(store, client.id)) return;
    throw Failure(
        ErrorKind::refused, fmt::format("{} has a draft already", client.slug),
        fmt::format("sugo invoice show {0}, then sugo invoice issue {0} or sugo invoice delete {0}", client.slug));
}

/// The client's sessions whose own local day lies in the period, by start.
std::vector<Session> sessions_of(Store& store, const Wanted& wanted, const Books& books) {
    SessionQuery query;
    query.projects.emplace();
    for (const auto& [id, project] : books.projects) {
        if (project.client == wanted.client.id && (!wanted.project || wanted.project->id == id)) {
            query.projects->push_back(id);
        }
    }
    if (query.projects->empty()) return {};
    // A local day begins and ends within a day of the same one in UTC.
    if (wanted.from) query.from = Instant((*wanted.from - date::days(1)).time_since_epoch());
    query.until = Instant((wanted.through + date::days(2)).time_since_epoch());

    std::vector<Session> sessions;
    store.sessions().select(query, [&](const Session& session) {
        const Day day = day_of(session);
        if (day <= wanted.through && (!wanted.from || *wanted.from <= day)) sessions.push_back(session);
    });
    return sessions;
}

/// Whether there is work after the period until today: the usual period ends with the last month.
bool has_later_work(Store& store, Wanted wanted, const Books& books, Day today) {
    wanted.through = today;
    return !sessions_of(store, wanted, books).empty();
}

/// Sessions sorted into those to take and, by reason and name, those to leave.
struct Sorted {
    std::vector<SessionId> take;
    std::vector<LeftOver> left_over;
    /// The first one without a rate, for the hint.
    std::optional<Session> unpriced;
};

class Sorter {
public:
    Sorter(Store& store, const Books& books, Instant now)
        : store_(store), books_(books), claims_(store.invoices().claims()), tally_(now) {}

    Sorted sort(const std::vector<Session>& sessions) {
        Sorted sorted;
        for (const Session& session : sessions) {
            if (const auto reason = why_not(session)) {
                tally_.leave(session, reason->first, reason->second);
                if (reason->first == LeftOut::no_rate && !sorted.unpriced) sorted.unpriced = session;
            } else {
                sorted.take.push_back(session.id);
            }
        }
        sorted.left_over = tally_.left_over();
        return sorted;
    }

private:
    using Reason = std::pair<LeftOut, std::string>;

    std::optional<Reason> why_not(const Session& session) const {
        if (const auto claim = claims_.find(session.id); claim != claims_.end()) {
            if (claim->second.number) return Reason{LeftOut::billed, *claim->second.number};
            const std::optional<Draft> draft = store_.invoices().draft(claim->second.invoice);
            return Reason{LeftOut::drafted, draft ? books_.clients.at(draft->client).slug : ""};
        }
        const std::optional<LeftOut> reason = obstacle(session, books_);
        if (!reason) return std::nullopt;
        return Reason{*reason, *reason == LeftOut::no_rate ? work_name(session, books_) : ""};
    }

    Store& store_;
    const Books& books_;
    std::map<SessionId, Claim> claims_;
    Tally tally_;
};

/// "3 sessions (1h 15m) of acme/ner code have no rate"
std::string sentence(const LeftOver& left) {
    const std::string subject = fmt::format("{} ({})", sessions_text(left.sessions), format(left.time));
    const bool one = left.sessions == 1;
    switch (left.reason) {
        case LeftOut::not_billable:
            return fmt::format("{} {} not billable", subject, one ? "is" : "are");
        case LeftOut::running:
            return fmt::format("{} still {}", subject, one ? "runs" : "run");
        case LeftOut::voided:
            return fmt::format("{} {} void", subject, one ? "is" : "are");
        case LeftOut::no_rate:
            return fmt::format("{} of {} {} no rate", subject, left.what, one ? "has" : "have");
        case LeftOut::billed:
            return fmt::format("{} {} on invoice {}", subject, one ? "is" : "are", left.what);
        case LeftOut::drafted:
            return fmt::format("{} {} on the draft {}", subject, one ? "is" : "are", left.what);
        case LeftOut::settled:
            return fmt::format("{} {} billed elsewhere", subject, one ? "is" : "are");
        case LeftOut::empty:
            return fmt::format("{} {} empty", subject, one ? "is" : "are");
    }
    return subject;
}

/// What would help most: a missing rate can be given, a running session stopped; the rest is looked at.
std::string way_on(const Wanted& wanted, const Sorted& sorted, const Books& books) {
    if (sorted.unpriced) {
        return fmt::format("sugo rate set {}/{} AMOUNT --from {}", wanted.client.slug,
                           books.projects.at(*sorted.unpriced->project).slug, to_string(day_of(*sorted.unpriced)));
    }
    const auto has = [&](LeftOut reason) { return std::ranges::find(sorted.left_over, reason, &LeftOver::reason); };
    if (has(LeftOut::running) != sorted.left_over.end()) return "sugo stop";
    if (const auto found = has(LeftOut::billed); found != sorted.left_over.end()) {
        return "sugo invoice show " + found->what;
    }
    return "sugo log " + wanted.work();
}

[[noreturn]] void refuse_nothing(const Wanted& wanted, const Sorted& sorted, const Books& books, bool later) {
    if (sorted.left_over.empty()) {
        throw Failure(ErrorKind::refused, fmt::format("{} has no sessions {}", wanted.work(), wanted.period()),
                      later ? fmt::format("sugo invoice draft {} --through today", wanted.client.slug)
                            : "sugo log " + wanted.work());
    }
    std::vector<std::string> reasons;
    for (const LeftOver& left : sorted.left_over) reasons.push_back(sentence(left));
    throw Failure(
        ErrorKind::refused,
        fmt::format("{} has nothing to bill {}: {}", wanted.work(), wanted.period(), fmt::join(reasons, ", ")),
        way_on(wanted, sorted, books));
}

}  // namespace

Drafted draft(Store& store, const DraftRequest& request, const Now& now) {
    Drafted drafted;
    const auto label = [&] {
        return Label{fmt::format("draft invoice {} through {}", drafted.name, to_string(request.through)), {}};
    };
    store.transact(now.at, label, [&] {
        const Wanted wanted = look_up(store, request);
        need_profile(store);
        refuse_second_draft(store, wanted.client);
        const Books books = people::load_books(store);
        Sorted sorted = Sorter(store, books, now.at).sort(sessions_of(store, wanted, books));
        if (sorted.take.empty()) refuse_nothing(wanted, sorted, books, has_later_work(store, wanted, books, now.today));

        Draft draft{{}, wanted.client.id, request.from, request.through, request.detail, now.today, {}};
        draft.id = store.invoices().add_draft(draft, sorted.take);
        drafted.document = document_of(store, draft, books);
        drafted.name = wanted.client.slug;
        drafted.sessions = static_cast<int>(sorted.take.size());
        drafted.left_over = std::move(sorted.left_over);
    });
    return drafted;
}

}  // namespace sugo::billing
