#include <array>

#include <sugo/formats.hpp>

#include <formats/csv_writer.hpp>
#include <formats/log_words.hpp>

// The first nine columns are what `sugo import csv` reads back; the others say what a session is worth.

namespace sugo::formats {

namespace {

/// Tags by ", ". A comma or backslash inside one has a backslash before it, so that they can be told apart again.
std::string tags_text(const std::vector<std::string>& tags) {
    std::string text;
    for (const std::string& tag : tags) {
        if (!text.empty()) text += ", ";
        for (const char c : tag) {
            if (c == ',' || c == '\\') text += '\\';
            text += c;
        }
    }
    return text;
}

std::string currency_text(const tracking::Entry& entry) {
    if (entry.share) return std::string(entry.share->currency.code());
    return entry.rate ? std::string(entry.rate->currency.code()) : "";
}

std::string invoice_text(const tracking::Entry& entry) {
    if (entry.claim) return csv_cell(entry.claim->number.value_or("draft"));
    return entry.session.settled ? "settled" : "";
}

std::string row(const tracking::Entry& entry) {
    const Session& session = entry.session;
    return csv_row(std::array{
        local_text(session.start, session.zone),
        session.stop ? local_text(*session.stop, session.zone) : "",
        csv_cell(session.zone.name),
        csv_cell(entry.client ? entry.client->slug : ""),
        csv_cell(entry.project ? entry.project->slug : ""),
        csv_cell(entry.kind.slug),
        csv_cell(session.note),
        csv_cell(tags_text(session.tags)),
        std::string(entry.billable ? "yes" : "no"),
        entry.rate ? decimal(*entry.rate) : "",
        currency_text(entry),
        entry.share ? decimal(*entry.share) : "",
        std::to_string(entry.time.count()),
        invoice_text(entry),
    });
}

}  // namespace

LogFile log_csv(const tracking::Log& log) {
    LogFile file{"start,end,zone,client,project,kind,note,tags,billable,rate,currency,amount,seconds,invoice\r\n", {}};
    for (const tracking::Entry* entry : told_entries(log)) file.text += row(*entry);
    return file;
}

}  // namespace sugo::formats
