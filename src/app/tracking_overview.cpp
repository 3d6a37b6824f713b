#include <sugo/tracking.hpp>

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include <app/billing_parts.hpp>
#include <app/counted_log.hpp>
#include <app/work_words.hpp>

namespace sugo::tracking {
namespace {

/// What is unbilled of each client, and whether some of it lies in a month that is over.
struct Unbilled {
    Overview::Unbilled row;
    bool is_due = false;
};

/// Everything that could be billed: ended, billable, on no invoice.
std::map<ClientId, Unbilled> unbilled_by_client(Store& store, Day last_due, const Now& now) {
    LogRequest request;
    request.unbilled = true;
    request.billable = true;
    const CountedLog log(store, request, false, now);
    std::map<ClientId, Unbilled> result;
    for (const Counted& counted : log.sessions()) {
        if (!counted.unbilled) continue;
        const Client& client = *log.works()[counted.work].client;
        auto [found, is_new] = result.try_emplace(client.id);
        Overview::Unbilled& row = found->second.row;
        if (is_new) {
            row.client = client;
            row.amount.currency = client.currency;
            row.since = counted.day;
        }
        row.since = std::min(row.since, counted.day);
        row.time += counted.time;
        const auto share = log.share_of(counted);
        if (!share) {
            ++row.without_rate;
            continue;
        }
        row.amount = row.amount + *share;
        if (counted.day <= last_due) found->second.is_due = true;
    }
    return result;
}

Day last_of_month_before(Day day) {
    const date::year_month_day date(day);
    return Day(date::local_days(date.year() / date.month() / 1)) - date::days(1);
}

/// The newest work that can be started again, else any that can.
std::string startable(Store& store) {
    if (const auto newest = store.sessions().newest(1)) {
        const people::Work work = people::work_of(store, *newest);
        const bool archived =
            (work.client && work.client->archived) || (work.project && work.project->archived) || work.kind.archived;
        if (!archived) return work.name();
    }
    for (const Project& project : store.clients().projects()) {
        if (!project.client || project.archived) continue;
        const auto client = store.clients().client(*project.client);
        if (client && !client->archived) return people::path_of(client, project);
    }
    return {};
}

/// The first draft that issuing would not refuse as it stands.
std::optional<std::string> draft_to_issue(Store& store, const Books& books, const Now& now) {
    for (const Draft& draft : store.invoices().drafts()) {
        const billing::Shown shown = billing::shown(store, draft, books, now);
        if (billing::can_be_issued(shown)) return shown.name;
    }
    return std::nullopt;
}

/// The first client that a project could be added to, or any name.
std::string first_client(Store& store) {
    for (const Client& client : store.clients().clients()) {
        if (!client.archived) return client.slug;
    }
    return "CLIENT";
}

std::string next_command(Store& store, const Overview& overview, const std::map<ClientId, Unbilled>& unbilled,
                         const Books& books, const Now& now) {
    const Day last_due = last_of_month_before(now.today);
    if (!overview.has_profile) return "sugo setup";
    if (!overview.has_clients) return "sugo client add acme";
    if (overview.status.open) return "sugo stop";
    if (!overview.has_rates && !unbilled.empty()) {
        return fmt::format("sugo rate set {} RATE --from {}", overview.unbilled.front().client.slug,
                           to_string(overview.unbilled.front().since));
    }
    if (const auto draft = draft_to_issue(store, books, now)) return "sugo invoice issue " + *draft;
    for (const auto& [client, one] : unbilled) {
        // A client has one draft at a time.
        if (one.is_due && !billing::draft_of(store, client)) {
            return fmt::format("sugo invoice draft {} --through {}", one.row.client.slug, to_string(last_due));
        }
    }
    const std::string work = startable(store);
    return work.empty() ? fmt::format("sugo project add {}/PROJECT", first_client(store)) : "sugo start " + work;
}

}  // namespace

Overview overview(Store& store, const Now& now) {
    Overview overview;
    store.read([&] {
        overview.status = status(store, now);
        const Books books = people::load_books(store);
        const Day last_due = last_of_month_before(now.today);
        const auto unbilled = unbilled_by_client(store, last_due, now);
        for (const auto& [client, one] : unbilled) overview.unbilled.push_back(one.row);
        std::sort(overview.unbilled.begin(), overview.unbilled.end(),
                  [](const auto& left, const auto& right) { return left.client.slug < right.client.slug; });
        overview.drafts = static_cast<int>(store.invoices().drafts().size());
        overview.has_profile = store.profile().current().has_value();
        overview.has_clients = !books.clients.empty();
        overview.has_rates = !books.rates.empty();
        overview.next = next_command(store, overview, unbilled, books, now);
    });
    return overview;
}

}  // namespace sugo::tracking
