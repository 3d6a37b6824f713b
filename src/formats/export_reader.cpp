#include <utility>

#include <boost/json/value.hpp>

#include <sugo/formats.hpp>

#include <formats/json_document.hpp>
#include <formats/json_value_reader.hpp>

// What export_json() wrote, read back. It may have been edited since: everything is checked for its form here, and
// for its sense by loading::load().

namespace sugo::formats {

namespace {

template <class Read>
auto list_of(const JsonReader& json, Read&& read) {
    std::vector<decltype(read(json))> values;
    for (const JsonReader& element : json.elements()) values.push_back(read(element));
    return values;
}

std::pair<Instant, Profile> read_version(const JsonReader& json) {
    return {read_instant(json.member("at")), read_profile(json.member("profile"))};
}

Outcome read_outcome(const JsonReader& json) {
    const Result<Outcome> outcome = parse_outcome(json.text());
    if (!outcome) json.fail("\"running\", \"rung\", \"stopped\" or \"void\"");
    return *outcome;
}

Session read_session(const JsonReader& json) {
    Session session;
    session.id = read_identity<SessionId>(json.member("id"));
    session.kind = read_identity<KindId>(json.member("kind_id"));
    session.project = json.member("project_id").optional(read_identity<ProjectId>);
    session.start = read_instant(json.member("start"));
    session.stop = json.member("stop").optional(read_instant);
    if (session.stop && *session.stop < session.start) json.member("stop").fail("a time that is not before the start");
    session.zone = read_zone(json.member("zone"));
    session.note = json.member("note").text();
    session.tags = list_of(json.member("tags"), read_text);
    session.billable = json.member("billable").optional(read_boolean);
    session.planned = json.member("planned_s").optional(read_seconds);
    session.outcome = read_outcome(json.member("outcome"));
    session.settled = json.member("settled").boolean();
    session.source = json.member("source").text();
    session.source_key = json.member("source_key").text();
    return session;
}

BreakMark read_break_mark(const JsonReader& json) {
    const Result<BreakMark::Kind> kind = parse_break_mark(json.member("kind").text());
    if (!kind) json.member("kind").fail("\"short\", \"long\" or \"over\"");
    return {read_identity<BreakMarkId>(json.member("id")), read_instant(json.member("at")), *kind};
}

Interruption read_interruption(const JsonReader& json) {
    const Result<Interruption::Kind> kind = parse_interruption_kind(json.member("kind").text());
    if (!kind) json.member("kind").fail("\"internal\", \"external\" or \"void\"");
    return {read_identity<InterruptionId>(json.member("id")), read_identity<SessionId>(json.member("session_id")),
            read_instant(json.member("at")), *kind, json.member("note").text()};
}

TextLine read_text_line(const JsonReader& json) {
    return {read_identity<TextLineId>(json.member("id")), json.member("text").text(),
            json.member("amount").optional(read_money)};
}

Draft read_draft(const JsonReader& json) {
    Draft draft;
    draft.id = read_identity<InvoiceId>(json.member("id"));
    draft.client = read_identity<ClientId>(json.member("client_id"));
    draft.from = json.member("from").optional(read_day);
    draft.through = read_day(json.member("through"));
    draft.detail = read_detail(json.member("detail"));
    draft.drafted = read_day(json.member("drafted"));
    draft.texts = list_of(json.member("texts"), read_text_line);
    return draft;
}

std::pair<IssuedInvoice, Draft> read_issued(const JsonReader& json) {
    IssuedInvoice issued;
    issued.scope = json.member("scope").text();
    issued.seq = json.member("seq").number();
    issued.hash = json.member("hash").text();
    issued.voided = json.member("voided").optional(read_day);
    issued.void_reason = json.member("void_reason").text();
    issued.payments = list_of(json.member("payments"), read_payment);
    Draft draft = read_draft(json.member("draft"));
    const JsonReader invoice = json.member("invoice");
    issued.document = read_document(invoice);
    if (!issued.document.number) invoice.member("number").fail("a number");
    if (!issued.document.issued) invoice.member("issued").fail("a day");
    if (!issued.document.due) invoice.member("due").fail("a day");
    if (issued.document.id != draft.id) invoice.member("id").fail("the id of its draft");
    issued.client = draft.client;
    return {std::move(issued), std::move(draft)};
}

GivenNumber read_given(const JsonReader& json) {
    return {json.member("number").text(), json.member("scope").text(), json.member("seq").number()};
}

loading::Contents read_contents(const JsonReader& json) {
    loading::Contents contents;
    contents.profiles = list_of(json.member("profiles"), read_version);
    for (const JsonReader& setting : json.member("settings").elements()) {
        contents.settings.insert_or_assign(setting.member("key").text(), setting.member("value").text());
    }
    contents.series = read_series(json.member("series"));
    contents.clients = list_of(json.member("clients"), read_client);
    contents.projects = list_of(json.member("projects"), read_project);
    contents.kinds = list_of(json.member("kinds"), read_kind);
    contents.rates = list_of(json.member("rates"), read_rate_entry);
    for (const JsonReader& element : json.member("sessions").elements()) {
        const Session& session = contents.sessions.emplace_back(read_session(element));
        if (auto row = element.member("row").optional(read_text)) contents.rows.emplace(session.id, *std::move(row));
    }
    // An export from before there were any has no such lists.
    if (const auto interruptions = json.find("interruptions")) {
        contents.interruptions = list_of(*interruptions, read_interruption);
    }
    if (const auto marks = json.find("break_marks")) contents.break_marks = list_of(*marks, read_break_mark);
    contents.drafts = list_of(json.member("drafts"), read_draft);
    contents.invoices = list_of(json.member("invoices"), read_issued);
    contents.lost_numbers = list_of(json.member("lost_numbers"), read_given);
    for (const JsonReader& claim : json.member("claims").elements()) {
        contents.claims.emplace_back(read_identity<SessionId>(claim.member("session_id")),
                                     read_identity<InvoiceId>(claim.member("invoice_id")));
    }
    return contents;
}

}  // namespace

Result<loading::Contents> read_export(std::string_view text, std::string_view place) {
    try {
        constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
        if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
        const boost::json::value value = parse_json(text);
        const JsonReader json(value, "");
        if (json.member("format").text() != "sugo-export-1") json.member("format").fail("\"sugo-export-1\"");
        return read_contents(json);
    } catch (const Failure& failure) {
        Error error = failure.error();
        error.message = std::string(place) + ": " + error.message;
        error.hint = "sugo export --json -o FILE writes what can be read here";
        return error;
    }
}

}  // namespace sugo::formats
