#pragma once

#include <sugo/answers.hpp>
#include <sugo/formats.hpp>

// The values that the tests of this room show in every format: a freelancer in Seattle, her client, one day of work.

namespace sugo::samples {

inline Instant instant(std::string_view iso) {
    return parse_moment(iso, now_in({}, Zone{"UTC"})).value().at;
}
inline Day day(std::string_view iso) {
    return parse_day(iso, {}).value();
}
inline Currency currency(std::string_view code) {
    return Currency::parse(code).value();
}

inline Zone seattle() {
    return {"America/Los_Angeles"};
}

inline Profile ada() {
    Profile profile;
    profile.party = {"Ada Example",    "12 Harbor Lane\nSeattle, WA 98101", "US", "", "ada@example.org",
                     "+1 206 555 0100"};
    profile.payment = "Bank of Examples\nAccount 000123456\nRouting 000000000";
    profile.paper = Profile::Paper::letter;
    return profile;
}

inline Client acme() {
    Client client;
    client.id = {11};
    client.slug = "acme";
    client.party = {
        "Acme Robotics, Inc.", "500 Assembly Road\nDayton, OH 45402", "US", "12-3456789", "ap@acme.example", ""};
    client.zone = seattle();
    client.tax = Tax{"Sales tax", {775}};
    return client;
}

inline Project ner() {
    Project project;
    project.id = {21};
    project.client = ClientId{11};
    project.slug = "ner";
    project.title = "Named entity recognition";
    project.tier = Tier::long_term;
    project.agreed_per_week = std::chrono::hours(20);
    project.cap_per_week = std::chrono::hours(30);
    project.starts = day("2026-01-05");
    project.ends = day("2026-06-30");
    project.billable = true;
    project.usual_kind = KindId{31};
    return project;
}

inline Project book() {
    Project project;
    project.id = {22};
    project.slug = "book";
    return project;
}

inline Kind code() {
    return {{31}, "code", true, false};
}

inline Rate usd(std::int64_t cents) {
    return {cents, Currency()};
}

/// Over the clock change of 2026-03-08: from 01:40 local time, an hour.
inline Session night_session() {
    Session session;
    session.id = {1001};
    session.kind = {31};
    session.project = ProjectId{21};
    session.start = instant("2026-03-08T09:40:00Z");
    session.stop = instant("2026-03-08T10:40:00Z");
    session.zone = seattle();
    session.note = "error report by type";
    session.tags = {"evaluation 2", "gpu"};
    session.outcome = Outcome::stopped;
    session.source = "added";
    return session;
}

inline tracking::Entry entry(Session session) {
    tracking::Entry entry;
    entry.work = "acme/ner code";
    entry.client = acme();
    entry.project = ner();
    entry.kind = code();
    entry.billable = true;
    entry.rate = usd(15'000);
    entry.time = worked(session, instant("2026-03-08T11:00:00Z"));
    entry.short_id = "000z9";
    entry.session = std::move(session);
    return entry;
}

inline tracking::Entry night_entry() {
    tracking::Entry ended = entry(night_session());
    ended.share = Money{15'000, Currency()};
    ended.claim = Claim{{51}, "2026-018", 15'000};
    return ended;
}

inline tracking::Entry running_entry() {
    Session session = night_session();
    session.id = {1002};
    session.start = instant("2026-03-08T10:45:00Z");
    session.stop.reset();
    session.planned = std::chrono::minutes(25);
    session.outcome = Outcome::running;
    session.source = "timer";
    return entry(session);
}

/// Work of one's own: no client, no project, no money.
inline tracking::Entry learning_entry() {
    tracking::Entry learning;
    learning.session = night_session();
    learning.session.project.reset();
    learning.session.tags.clear();
    learning.session.note.clear();
    learning.work = "learn";
    learning.kind = {{32}, "learn", false, false};
    learning.time = std::chrono::hours(1);
    learning.short_id = "000z9";
    return learning;
}

inline WorkCopy work(std::int64_t id, std::string_view start, std::string_view stop, std::string note,
                     std::int64_t share, const Zone& zone = seattle()) {
    return {SessionId{id}, instant(start), instant(stop), zone, std::move(note), share};
}

inline InvoiceLine coding() {
    InvoiceLine line{"Named entity recognition: code", "ner", "code", usd(15'000), {}, {}, {}};
    line.work = {work(1001, "2026-03-08T09:40:00Z", "2026-03-08T10:40:00Z", "error report by type", 15'000),
                 work(1003, "2026-03-08T17:00:00Z", "2026-03-08T17:25:00Z", "retrain with new split", 6'250),
                 work(1004, "2026-03-10T00:05:00Z", "2026-03-10T00:30:07Z", "retrain with new split, seen from Seoul",
                      6'279, Zone{"Asia/Seoul"})};
    line.time = std::chrono::seconds(3600 + 1500 + 1507);
    line.amount = amount(*line.rate, line.time);
    line.work.back().share = line.amount->minor - 21'250;
    return line;
}

/// An issued invoice of two lines of time and one of text.
inline InvoiceDocument invoice() {
    InvoiceDocument document;
    document.id = {51};
    document.number = "2026-018";
    document.issued = day("2026-03-31");
    document.due = day("2026-04-30");
    document.period = Period{day("2026-03-08"), day("2026-03-10")};
    document.client = "acme";
    document.seller = ada();
    document.buyer = acme().party;
    document.tax = Tax{"Sales tax", {775}};
    document.lines.push_back(coding());
    InvoiceLine meeting{
        "Named entity recognition: meeting", "ner", "meeting", usd(15'000), std::chrono::minutes(40), {}, {}};
    meeting.amount = Money{10'000, Currency()};
    meeting.work = {work(1005, "2026-03-09T17:00:00Z", "2026-03-09T17:40:00Z", "", 10'000)};
    document.lines.push_back(meeting);
    document.lines.push_back({"GPU hours, at cost", "", "", {}, {}, Money{4'250, Currency()}, {}});
    for (const InvoiceLine& line : document.lines) document.subtotal = document.subtotal + *line.amount;
    document.tax_amount = portion(document.subtotal, document.tax->percent);
    document.total = document.subtotal + document.tax_amount;
    return document;
}

inline InvoiceDocument draft() {
    InvoiceDocument document = invoice();
    document.number.reset();
    document.issued.reset();
    document.due.reset();
    document.period.reset();
    document.tax.reset();
    document.tax_amount = {};
    document.total = document.subtotal;
    return document;
}

}  // namespace sugo::samples
