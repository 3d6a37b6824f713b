#include <bench/made_store.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <utility>

#include <fmt/format.h>
#include <sqlite3.h>

#include <sugo/ids.hpp>
#include <sugo/invoice.hpp>
#include <sugo/people.hpp>
#include <sugo/pricing.hpp>
#include <sugo/sqlite.hpp>

namespace sugo::bench {

namespace {

constexpr std::size_t kOneByOne = 1'000;
constexpr Seconds kPomodoro = std::chrono::minutes(25);
constexpr Day kRatesFrom{date::local_days(date::year(1970) / date::January / 1)};
constexpr Day kDearerFrom{date::local_days(date::year(2020) / date::January / 1)};

Day month_of(Day day) {
    const date::year_month_day date(day);
    return Day(date.year() / date.month() / 1);
}

/// A store whose identities are made when the log was worked, so that they look like those of years.
class Filler {
public:
    Filler(const std::filesystem::path& file, Instant begins) : clock_(begins) {
        const auto milliseconds = [this] { return clock_.time_since_epoch().count() * 1000; };
        const auto random = [bits = std::mt19937_64(1)]() mutable { return bits(); };
        store_ = open_sqlite(file, {.ids = IdSource(milliseconds, random)});
        write_books();
    }

    void add(std::span<const Made> sessions) {
        clock_ = sessions.back().start + sessions.back().length;
        const std::string label = fmt::format("add {}", sessions.back().kind);
        store_->transact(clock_, label, [&] {
            for (const Made& made : sessions) add(made);
        });
    }

    /// What every client owes for what was added since, on a day after it.
    void bill(Day through, Day on) {
        clock_ = Instant(on.time_since_epoch()) + std::chrono::hours(12);
        const auto label = [&] { return Label{"issue invoices", "sugo invoice void"}; };
        store_->transact(clock_, label, [&] {
            for (auto& [client, sessions] : unbilled_) issue(client, sessions, through, on);
        });
        unbilled_.clear();
    }

private:
    [[nodiscard]] Now now() const { return now_in(clock_, kZone); }

    void write_books() {
        people::ProfileEdit own;
        own.name = "Ada Example";
        own.country = "DE";
        own.payment = "Bank of Examples, 000123456";
        own.currency = "EUR";
        people::setup(*store_, own, now());
        for (int client = 0; client < kClients; ++client) write_client(client);
        books_ = people::load_books(*store_);
        for (const auto& [id, client] : books_.clients) clients_[client.slug] = id;
        for (const auto& [id, project] : books_.projects) projects_[{*project.client, project.slug}] = id;
        for (const auto& [id, kind] : books_.kinds) kinds_[kind.slug] = id;
    }

    void write_client(int client) {
        const std::string name = client_name(client);
        people::ClientEdit edit;
        edit.name = fmt::format("Client {} GmbH", client + 1);
        edit.country = "DE";
        edit.net_days = 30;
        edit.tax = "VAT 19%";
        people::add_client(*store_, name, edit, now());
        for (int project = 0; project < kProjectsEach; ++project) {
            people::add_project(*store_, fmt::format("{}/{}", name, project_name(project)), {}, now());
        }
        pricing::RateScope scope;
        scope.scope = name;
        pricing::set_rate(*store_, scope, std::to_string(90 + 5 * client), kRatesFrom, now());
        pricing::set_rate(*store_, scope, std::to_string(110 + 5 * client), kDearerFrom, now());
    }

    void add(const Made& made) {
        Session session;
        session.kind = kinds_.at(std::string(made.kind));
        session.start = made.start;
        session.stop = made.start + made.length;
        session.zone = kZone;
        session.note = made.note;
        session.tags.assign(made.tags.begin(), made.tags.end());
        session.planned = kPomodoro;
        session.outcome = made.length == kPomodoro ? Outcome::rung : Outcome::stopped;
        clock_ = *session.stop;
        if (!made.client) {
            store_->sessions().add(session);
            return;
        }
        const ClientId client = clients_.at(client_name(*made.client));
        session.project = projects_.at({client, std::string(project_name(made.project))});
        session.id = store_->sessions().add(session);
        unbilled_[client].push_back(std::move(session));
    }

    void issue(ClientId client, const std::vector<Session>& sessions, Day through, Day on) {
        InvoiceBook& book = store_->invoices();
        std::vector<SessionId> ids;
        std::ranges::transform(sessions, std::back_inserter(ids), &Session::id);
        Draft draft{{}, client, std::nullopt, through, Detail::none, on, {}};
        draft.id = book.add_draft(draft, ids);
        InvoiceDocument document =
            compose(draft, *store_->profile().current(), books_.clients.at(client), sessions, books_);
        const Series series = book.series();
        const std::string scope = scope_of(series, on);
        const std::int64_t seq = book.last_seq(scope) + 1;
        document.issued = on;
        document.due = on + date::days(document.net_days);
        document.number = number_of(series, on, seq);
        book.issue(document, scope, seq, digest(document));
    }

    Instant clock_;
    std::unique_ptr<Store> store_;
    Books books_;
    std::map<std::string, ClientId, std::less<>> clients_;
    std::map<std::pair<ClientId, std::string>, ProjectId> projects_;
    std::map<std::string, KindId, std::less<>> kinds_;
    std::map<ClientId, std::vector<Session>> unbilled_;
};

/// Without the room of the great changesets that fell out of the journal: no user has them.
void tidy_up(const std::filesystem::path& file) {
    sqlite3* database = nullptr;
    const bool done = sqlite3_open(file.c_str(), &database) == SQLITE_OK &&
                      sqlite3_exec(database, "VACUUM", nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_close(database);
    if (!done) throw Failure(ErrorKind::system, "cannot tidy up " + file.string());
}

}  // namespace

void make_books(const std::filesystem::path& file) {
    Filler(file, Instant(std::chrono::hours(1)));
}

void make_store(std::span<const Made> log, const std::filesystem::path& file, bool billed) {
    {
        Filler filler(file, log.front().start - std::chrono::hours(1));
        const std::span<const Made> old = log.first(log.size() - std::min(kOneByOne, log.size()));
        for (auto begin = old.begin(); begin != old.end();) {
            const Day month = month_of(begin->day);
            const auto end =
                std::find_if(begin, old.end(), [&](const Made& made) { return month_of(made.day) != month; });
            filler.add({begin, end});
            // The last month of these goes on among the newest ones, and is not billed yet.
            if (billed && end != old.end()) filler.bill(end[-1].day, month_of(end[-1].day + date::days(31)));
            begin = end;
        }
        for (const Made& made : log.last(log.size() - old.size())) filler.add({&made, 1});
    }
    tidy_up(file);
}

}  // namespace sugo::bench
