#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sugo/people.hpp>
#include <sugo/pricing.hpp>
#include <sugo/sqlite.hpp>
#include <sugo/store.hpp>
#include <sugo/tracking.hpp>
#include <support/kept_rows.hpp>

// A desk with a clock that the test sets: for tests of the log, of people and of prices.

namespace scene {

using namespace sugo;
using namespace std::chrono_literals;
using Words = std::vector<std::string>;

/// "2026-03-02 09:00" on the clock of a zone.
inline Instant moment(std::string_view text, const Zone& zone) {
    return parse_moment(text, now_in(Instant{}, zone)).value().at;
}

/// Everything that the ports remember.
struct Memory {
    std::vector<Client> clients;
    std::vector<Project> projects;
    std::vector<Kind> kinds;
    std::vector<RateEntry> rates;
    std::vector<Session> sessions;
    std::map<SessionId, std::string> rows;
    std::vector<Interruption> interruptions;
    std::vector<BreakMark> break_marks;
    std::vector<Draft> drafts;
    std::vector<IssuedInvoice> issued;
    std::map<SessionId, Claim> claims;
    std::vector<std::pair<Instant, Profile>> profiles;
    std::map<std::string, std::string> settings;

    bool operator==(const Memory&) const = default;
};

inline Memory memory_of(Store& store) {
    Memory memory;
    memory.clients = store.clients().clients();
    memory.projects = store.clients().projects();
    memory.kinds = store.clients().kinds();
    memory.rates = store.rates().entries();
    store.sessions().select({}, [&](const Session& session) { memory.sessions.push_back(session); });
    memory.break_marks = store.sessions().break_marks({});
    store.sessions().each_interruption(
        [&](const Interruption& interruption) { memory.interruptions.push_back(interruption); });
    memory.rows = kept_rows(store.sessions());
    memory.drafts = store.invoices().drafts();
    memory.issued = store.invoices().issued();
    memory.claims = store.invoices().claims();
    memory.profiles = store.profile().versions();
    memory.settings = store.settings().all();
    return memory;
}

/// What a refusal says.
template <class Work>
Error refusal(Work&& work) {
    try {
        std::forward<Work>(work)();
    } catch (const Failure& failure) {
        return failure.error();
    }
    FAIL_CHECK("nothing was refused");
    return {};
}

inline bool says(const std::vector<std::string>& remarks, std::string_view part) {
    for (const std::string& remark : remarks) {
        if (remark.find(part) != std::string::npos) return true;
    }
    return false;
}

/// A desk in Los Angeles on Monday, 2 March 2026, at 09:00: acme/ner at $150, the own project book.
struct Desk {
    std::unique_ptr<Store> kept = open_memory(seeded_ids(Instant(std::chrono::seconds(1'767'225'600)), 11));
    Store& store = *kept;
    Zone zone{"America/Los_Angeles"};
    Now now = now_in(moment("2026-03-02 09:00", zone), zone);

    Desk() {
        people::add_client(store, "acme", {}, now);
        people::add_project(store, "acme/ner", {}, now);
        people::add_project(store, "book", {}, now);
        pricing::set_rate(store, {"acme", "", ""}, "150", parse_day("2026-01-01", now.today).value(), now);
    }

    Desk& clock(std::string_view text) {
        now = now_in(moment(text, zone), zone);
        return *this;
    }
    Desk& travel(std::string name) {
        zone = Zone{std::move(name)};
        now = now_in(now.at, zone);
        return *this;
    }
    [[nodiscard]] Instant at(std::string_view text) const { return moment(text, zone); }

    tracking::Started start(const Words& words, const std::string& at = {}) {
        tracking::StartRequest request;
        request.words = words;
        request.at = at;
        return tracking::start(store, request, now);
    }
    tracking::Stopped stop(std::string_view at = {}) { return tracking::stop(store, at, now); }
    tracking::Added add(const Words& words, const std::string& from, const std::string& to, bool trim = false) {
        tracking::AddRequest request;
        request.words = words;
        request.from = from;
        request.to = to;
        request.trim = trim;
        return tracking::add(store, request, now);
    }
    tracking::Edited edit(const std::string& session, const std::string& from, const std::string& to,
                          bool trim = false) {
        tracking::EditRequest request;
        request.session = session;
        request.from = from;
        request.to = to;
        request.trim = trim;
        return tracking::edit(store, request, now);
    }
    void set_client(std::string_view slug, const people::ClientEdit& edit) {
        people::edit_client(store, slug, edit, now);
    }

    /// A draft of acme with these sessions, or an issued invoice.
    InvoiceId draft(const std::vector<SessionId>& sessions) {
        Draft draft;
        draft.client = store.clients().client("acme").value().id;
        draft.through = draft.drafted = now.today;
        InvoiceId id;
        store.transact(now.at, "draft", [&] { id = store.invoices().add_draft(draft, sessions); });
        return id;
    }
    void issue(InvoiceId id) {
        store.transact(now.at, "issue", [&] {
            const Draft draft = store.invoices().draft(id).value();
            std::vector<Session> sessions;
            for (const SessionId session : store.invoices().claimed(id)) {
                sessions.push_back(store.sessions().find(session).value());
            }
            const Client client = store.clients().client(draft.client).value();
            InvoiceDocument document = compose(draft, Profile{}, client, sessions, people::load_books(store));
            document.number = "2026-001";
            document.issued = document.due = now.today;
            store.invoices().issue(document, "2026", 1, digest(document));
        });
    }

    /// "09:00-09:25 acme/ner code" for each session, on the desk's clock.
    std::vector<std::string> log() {
        std::vector<std::string> lines;
        for (const tracking::Entry& entry : tracking::log(store, {}, now).entries) {
            const std::string stop = entry.session.stop ? clock_text(to_wall(*entry.session.stop, zone)) : "";
            lines.push_back(clock_text(to_wall(entry.session.start, zone)) + "-" + stop + " " + entry.work);
        }
        return lines;
    }
};

}  // namespace scene
