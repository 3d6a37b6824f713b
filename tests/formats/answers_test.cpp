#include <support/test.hpp>

#include <algorithm>
#include <map>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include "contract.hpp"
#include "filled_store.hpp"
#include "golden.hpp"
#include "sample_reports.hpp"

using namespace sugo;
using namespace sugo::samples;
using formats::to_json;

namespace {

// By section of docs/json.md: answers of the program. The first is the example on the page.
using Answers = std::map<std::string, std::vector<std::string>>;

Interruption interruption() {
    return {InterruptionId{2001}, running_entry().session.id, running_entry().session.start + std::chrono::minutes(4),
            Interruption::Kind::external, "reviewer's mail"};
}

tracking::Status status_now() {
    const Session running = running_entry().session;
    return {running_entry(),
            {interruption()},
            {},
            std::chrono::minutes(85),
            2,
            10,
            std::chrono::hours(20),
            44,
            80,
            std::chrono::minutes(25),
            {Phase::work, running.start, rings_at(running), day_of(running), 2},
            {},
            Absence{Absence::Kind::asleep, running.start + std::chrono::minutes(9), std::chrono::hours(9)}};
}

tracking::Statistics statistics_of_two_weeks() {
    const Session night = night_entry().session;
    const PomodoroCounts before{5, 1, 0, 6, 4};
    const PomodoroCounts after{11, 0, 1, 1, 0};
    const PomodoroCounts total{16, 1, 1, 7, 4};
    const PomodoroCounts acme_alone{9, 1, 1, 7, 4};
    const PomodoroCounts own{7, 0, 0, 0, 0};
    tracking::Statistics statistics;
    statistics.period = Period{day("2026-03-02"), day("2026-03-15")};
    statistics.pomodori.total = total;
    statistics.pomodori.hours = {{"08:00", before}, {"09:00", after}};
    statistics.pomodori.weekdays = {{"monday", total}};
    statistics.pomodori.clients = {{"acme", acme_alone}, {"", own}};
    statistics.pomodori.kinds = {{"code", total}};
    statistics.pomodori.weeks = {{"2026-W10", before}, {"2026-W11", after}};
    statistics.pomodori.best_hours = {{"09:00", after}, {"08:00", before}};
    statistics.pomodori.longest_run = UnbrokenRun{
        4, day_of(night), night.start, *night.stop, to_wall(night.start, night.zone), to_wall(*night.stop, night.zone)};
    statistics.pomodori.change =
        InterruptionChange{day("2026-03-09"), before, after, InterruptionChange::Verdict::fewer};
    return statistics;
}

void add_tracking(Answers& answers) {
    using namespace tracking;
    const Entry night = night_entry();
    const Entry running = running_entry();
    Entry broken = running;
    broken.session = voided_at(broken.session, interruption().at);
    broken.time = worked(broken.session, interruption().at);
    broken.billable = false;
    broken.rate.reset();
    const Trimmed cut{night, {night, night}};
    answers["started"] = {to_json(Started{running, night, {"no rate applies to acme/ner code on 2026-03-08"}}),
                          to_json(Started{learning_entry(), {}, {}})};
    answers["stopped"] = {to_json(Stopped{night, {}}), to_json(Stopped{night, {"it rang at 01:40"}})};
    answers["voided"] = {to_json(Voided{broken, interruption(), {}}), to_json(Voided{broken, {}, {"a remark"}})};
    answers["interrupted"] = {to_json(Interrupted{running, interruption(), {interruption()}, {}})};
    answers["hooks"] = {to_json(
        std::vector<formats::HookFile>{{"ring", "ring.music", "/home/ada/.config/sugo/hooks/ring.music", true}})};
    answers["hook_runs"] = {to_json(std::vector<formats::HookRun>{
        {running.session.start, "ring", "ring.music", 0, false, std::chrono::milliseconds(12), "paused"}})};
    answers["happening"] = {
        to_json(Happening{Happening::Event::interruption, interruption().at, running, interruption(), {}}),
        to_json(Happening{Happening::Event::break_start, running.session.start, {}, {}, rings_at(running.session)})};
    Entry paused = running;
    paused.session = paused_at(paused.session, interruption().at);
    paused.time = worked(paused.session, interruption().at);
    answers["paused"] = {
        to_json(Paused{paused, std::chrono::minutes(21), interruption().at + std::chrono::minutes(5)})};
    answers["rested"] = {to_json(Rested{night, status_now()}), to_json(Rested{{}, status_now()})};
    answers["sheet"] = {to_json(Sheet{day_of(broken.session), {{broken, {interruption()}}}, 0, 1, 0, 0, 1, {}})};
    answers["statistics"] = {to_json(statistics_of_two_weeks()), to_json(Statistics{})};
    answers["status"] = {to_json(status_now()),
                         to_json(Status{{}, {}, night, {}, 0, 0, {}, 0, 80, std::chrono::minutes(25), {}, {}})};
    answers["added"] = {to_json(Added{night, {}, {}}), to_json(Added{night, {cut}, {"it ends on the next day"}})};
    answers["edited"] = {to_json(Edited{night, night, {}, {}}), to_json(Edited{night, night, {cut}, {"a remark"}})};
    answers["corrected"] = {to_json(Corrected{{{{night}, {night, night}}}, {cut}, {"10m between them became work"}}),
                            to_json(Corrected{})};
    answers["gaps"] = {
        to_json(Gaps{{{day("2026-03-08"), night.session.start, *night.session.stop, "sugo add acme/ner 9:00 - 9:40"}},
                     std::chrono::hours(1)}),
        to_json(Gaps{})};
    answers["report"] = {to_json(made_report(day("2026-03-02"), 3, day("2026-03-02"))), to_json(reporting::Report{})};
    answers["settled"] = {to_json(Settled{3, std::chrono::hours(2), {Money{30'000, Currency()}}}), to_json(Settled{})};
    answers["removed"] = {to_json(std::vector{night}), to_json(std::vector<Entry>{})};
    Log log{{night, learning_entry()}, std::chrono::hours(2), std::chrono::hours(1), {Money{15'000, Currency()}}, 0};
    answers["log"] = {to_json(log), to_json(Log{})};
    Overview overview{status_now(), {}, 1, true, true, true, "sugo invoice draft acme --through 2026-03-31"};
    overview.unbilled = {{acme(), Money{907'750, Currency()}, std::chrono::hours(60), day("2026-03-02"), 0}};
    answers["overview"] = {to_json(overview), to_json(Overview{})};
}

void add_people(Answers& answers) {
    Client plain;
    plain.id = {12};
    plain.slug = "globex";
    Profile korean = ada();
    korean.currency = currency("KRW");
    korean.paper = Profile::Paper::a4;
    answers["client changed"] = {to_json(people::ClientChanged{acme(), acme()}),
                                 to_json(people::ClientChanged{plain, plain, 4, 3})};
    answers["project changed"] = {to_json(people::ProjectChanged{acme(), ner(), ner()}),
                                  to_json(people::ProjectChanged{{}, book(), book()})};
    answers["kind changed"] = {to_json(people::KindChanged{code(), code()})};
    answers["profile changed"] = {to_json(people::ProfileChanged{{}, ada()}),
                                  to_json(people::ProfileChanged{ada(), korean})};
    answers["setting changed"] = {to_json(people::SettingChanged{"week", "80", "60"})};
    answers["settings"] = {to_json(all_settings(), std::map<std::string, std::string>{{"week", "60"}},
                                   std::vector<formats::Origin>{{"zone", "Asia/Seoul", "TZ"}})};
    answers["clients"] = {to_json(std::vector{acme()}, std::vector{ner(), book()}),
                          to_json(std::vector{plain}, std::vector{ner()})};
    answers["projects"] = {to_json(std::vector{ner(), book()}, std::vector{acme()}),
                           to_json(std::vector<Project>{}, std::vector<Client>{})};
    answers["kinds"] = {to_json(std::vector{code()})};
}

void add_pricing(Answers& answers) {
    const RateEntry project{{41}, ProjectId{21}, {}, KindId{31}, {}, day("2026-03-01"), usd(15'000)};
    const RateEntry client{{42}, {}, ClientId{11}, {}, {}, day("2026-01-01"), usd(14'000)};
    const RateEntry tier{{43}, {}, {}, {}, Tier::short_term, day("2026-01-01"), usd(20'000)};
    answers["rate set"] = {to_json(pricing::RateSet{project, "acme/ner code", {}, {}, 3}),
                           to_json(pricing::RateSet{client, "acme", client, client, 0})};
    answers["rates"] = {
        to_json(std::vector<pricing::RateRow>{{project, "acme/ner code"}, {client, "acme"}, {tier, "short"}})};
    pricing::Explained explained{{acme(), ner(), code()},
                                 day("2026-03-08"),
                                 Tier::long_term,
                                 "acme/ner has 20h agreed a week, long from 10h",
                                 true,
                                 {},
                                 {},
                                 usd(15'000)};
    explained.steps = {
        {RateLevel::project_kind, project, true}, {RateLevel::project, {}, false}, {RateLevel::client, client, false}};
    explained.scopes = {"acme/ner code", "acme/ner", "acme"};
    answers["rate explained"] = {to_json(explained)};
    explained.rate.reset();
    answers["rate explained"].push_back(to_json(explained));
}

void add_billing(Answers& answers) {
    using namespace billing;
    const Shown issued{invoice(), "2026-018", Shown::State::issued, digest(invoice()), {}, ""};
    const Payment payment{{61}, invoice().id, day("2026-04-12"), Money{10'000, Currency()}, "wire"};
    Shown part_paid = issued;
    part_paid.state = Shown::State::part_paid;
    part_paid.payments = {payment};
    part_paid.balance = balance_of(invoice().total, part_paid.payments);
    Shown voided = issued;
    voided.state = Shown::State::voided;
    voided.voided = day("2026-04-01");
    voided.void_reason = "wrong address";
    Shown open{draft(), "acme", Shown::State::draft, "", {}, ""};
    open.left_over = {{LeftOut::no_rate, 1, std::chrono::minutes(25), "acme/ner code"}};
    open.outside_period = 1;
    open.other_currency = {{1, "Travel", Money{5980, Currency::parse("EUR").value()}}};
    answers["drafted"] = {
        to_json(Drafted{draft(), "acme", 4, {{LeftOut::not_billable, 2, std::chrono::minutes(50), ""}}})};
    Shown credited = part_paid;
    credited.state = Shown::State::credited;
    credited.credited_by = InvoiceReference{"2026-019", day("2026-04-20")};
    credited.balance.open = -credited.balance.paid;
    Shown note;
    note.document = credit_note(part_paid.document, InvoiceId{52}, day("2026-04-20"), "wrong hours");
    note.document.number = note.name = "2026-019";
    note.state = Shown::State::credit_note;
    note.hash = digest(note.document);
    note.balance = balance_of(Money{0, note.document.currency}, {});
    answers["invoice shown"] = {to_json(part_paid), to_json(voided), to_json(open), to_json(credited)};
    answers["invoices"] = {to_json(std::vector{open, part_paid}), to_json(std::vector{voided, credited, note})};
    answers["credited"] = {to_json(billing::Credited{note, credited})};
    answers["paid"] = {to_json(Paid{part_paid, payment})};
    answers["draft edited"] = {to_json(DraftEdited{open, open})};
    answers["series state"] = {to_json(SeriesState{{"{year}-{seq:03}", {{"2026", 18}}}, "2026-018"})};
    answers["invoice file"] = {formats::invoice_json(invoice()), formats::invoice_json(draft())};
}

void add_others(Answers& answers) {
    importing::Imported imported;
    imported.source_count = imported.count = 280;
    imported.source_time = imported.time = Seconds(419'580);
    imported.open = 1;
    imported.money = {Money{1'487'084, Currency()}};
    imported.rows = {{"acme/ner code", 140, Seconds(200'160)}};
    imported.kept_tags = {"gpu"};
    answers["imported"] = {to_json(imported)};
    answers["log exported"] = {to_json(formats::LogExported{"csv", "march.csv", 280, Seconds(419'580)})};
    answers["loaded"] = {to_json(loading::Loaded{3, 280, 2})};
    const Change change{12, instant("2026-03-08T10:45:00Z"), "start acme/ner code", Change::State::done, ""};
    const Finding gap{Finding::Check::numbers, "between 2026-017 and 2026-019 1 number is missing",
                      "sugo restore, for the backups there are, then sugo restore FILE"};
    answers["diagnosis"] = {to_json(Diagnosis{"/home/ada/.local/share/sugo/sugo.db", 8, 280, 2, 41, {gap}}),
                            to_json(Diagnosis{"/home/ada/copy.db", 8, 0, 0, 0, {}})};
    answers["backup made"] = {to_json(Backup{"/home/ada/sugo.db", 172'032, 8, 280, 2, instant("2026-03-08T10:45:00Z")}),
                              to_json(Backup{"/home/ada/new.db", 172'032, 8, 0, 0, {}})};
    const Backup copy{"/home/ada/sugo.db", 172'032, 8, 280, 2, instant("2026-03-08T10:45:00Z")};
    answers["backups"] = {to_json(std::vector{copy, Backup{"/home/ada/old.db", 172'032, 7, 0, 0, {}}}),
                          to_json(std::vector<Backup>{})};
    answers["restored"] = {
        to_json(Restored{copy, "/home/ada/b.db", "/home/ada/replaced.db", false, {"2026-017", "2026-018"}, false})};
    answers["undone"] = {to_json(change)};
    answers["history"] = {to_json(std::vector{change}), to_json(std::vector<Change>{})};
    answers["error"] = {to_json(Error{ErrorKind::not_found, "there is no client acne", "sugo client list"})};
    answers["export"] = {formats::export_json(*filled_store())};
}

Answers all_answers() {
    Answers answers;
    add_tracking(answers);
    add_people(answers);
    add_pricing(answers);
    add_billing(answers);
    add_others(answers);
    return answers;
}

std::string without_line_breaks(std::string text) {
    std::erase(text, '\n');
    return text + "\n";
}

}  // namespace

TEST_CASE("docs/json.md and the program say the same") {
    const Answers answers = all_answers();
    const std::string page = read_source("docs/json.md");
    if (updating_golden()) {
        std::string updated = page;
        for (const auto& [section, texts] : answers) {
            updated = Contract::with_example(updated, section, boost::json::parse(texts.front()));
        }
        write_source("docs/json.md", updated);
    }
    Contract contract(read_source("docs/json.md"));
    for (const std::string& section : contract.answers()) {
        CHECK_MESSAGE(answers.contains(section), "no sample of " << section);
    }
    for (const auto& [section, texts] : answers) {
        CHECK_MESSAGE(contract.example(section) == without_line_breaks(texts.front()), "the example of " << section);
        for (const std::string& text : texts) {
            for (const std::string& fault : contract.faults(section, boost::json::parse(text))) FAIL_CHECK(fault);
        }
    }
    for (const std::string& member : contract.unseen()) FAIL_CHECK("no sample has " << member);
}

TEST_CASE("every answer is one object on one line") {
    for (const auto& [section, texts] : all_answers()) {
        if (section == "export") continue;
        for (const std::string& text : texts) {
            CHECK_MESSAGE(text.find('\n') == text.size() - 1, section);
            CHECK_MESSAGE(text.starts_with("{"), section);
        }
    }
}

TEST_CASE("local times carry their offset, before and after the clock change") {
    const std::string answer = to_json(tracking::Stopped{night_entry(), {}});
    CHECK(answer.find("\"start_local\":\"2026-03-08T01:40:00-08:00\",\"stop_local\":\"2026-03-08T03:40:00-07:00\"") !=
          std::string::npos);
    CHECK(answer.find("\"day\":\"2026-03-08\",\"time_s\":3600") != std::string::npos);
}

TEST_CASE("percentages are exact texts without closing zeros") {
    const auto percent = [](std::int64_t hundredths) {
        Client client = acme();
        client.tax = Tax{"VAT", {hundredths}};
        const std::string text = to_json(people::ClientChanged{client, client});
        const std::size_t at = text.find("\"percent\":\"") + 11;
        return text.substr(at, text.find('"', at) - at);
    };
    CHECK(percent(1900) == "19");
    CHECK(percent(770) == "7.7");
    CHECK(percent(25) == "0.25");
    CHECK(percent(0) == "0");
    CHECK(percent(10'000) == "100");
}
