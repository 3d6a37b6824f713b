#pragma once

#include <string>

#include <app/office.hpp>
#include <sugo/billing.hpp>

// An office with a draft for acme.

namespace office {

using billing::Shown;

struct Billing : Office {
    SessionId session = work({"acme", "code"}, utc(2026, 3, 20, 9), 60);

    Billing() { draft("acme"); }

    void draft(const std::string& client) { billing::draft(store, {.client = client, .through = now.today}, now); }
    Shown issue(const billing::IssueRequest& request = {.name = "acme"}) { return billing::issue(store, request, now); }
    Error refusal(const billing::IssueRequest& request) {
        const Error error = error_of([&] { issue(request); });
        CHECK(error.kind == ErrorKind::refused);
        CHECK(store.invoices().issued().empty() == (issued == 0));
        return error;
    }
    /// An hour for acme on the day before `date`, drafted and issued on `date`.
    std::string bill(Day date) {
        work({"acme", "code"}, Instant((date - date::days(1)).time_since_epoch()) + std::chrono::hours(9), 60);
        now = now_in(Instant(date.time_since_epoch()) + std::chrono::hours(12), kUtc);
        draft("acme");
        return issue().name;
    }
    int issued = 0;
};

}  // namespace office
