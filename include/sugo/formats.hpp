#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <sugo/billing.hpp>
#include <sugo/importing.hpp>
#include <sugo/invoice.hpp>
#include <sugo/journal.hpp>
#include <sugo/loading.hpp>
#include <sugo/pricing.hpp>
#include <sugo/report.hpp>
#include <sugo/store.hpp>
#include <sugo/tracking.hpp>

// Values to text and back. Nothing here opens a file or prints.

namespace sugo::formats {

/// An invoice as plain text, at most `width` columns (no less than 40); CJK text counts two.
std::string invoice_text(const InvoiceDocument& document, int width = 78);
/// An invoice as one self-contained page of HTML with the words of invoice_text(), for a screen and for paper. It loads
/// nothing and runs nothing.
std::string invoice_html(const InvoiceDocument& document);
/// An invoice as CSV; docs/invoice_csv.md names the columns. The amounts of all rows add up to the total, the seconds
/// of the rows "line" to the time; text that a spreadsheet would take for a formula has an apostrophe in front.
std::string invoice_csv(const InvoiceDocument& document);
/// An invoice as JSON; see docs/json.md. read_invoice_json(invoice_json(d)) == d.
std::string invoice_json(const InvoiceDocument& document);
Result<InvoiceDocument> read_invoice_json(std::string_view text);

/// The rows of a report's tables, sums in a pair of columns for each currency.
std::string report_csv(const reporting::Report& report);
/// A report as one self-contained page of HTML: charts as SVG, each with a table of its numbers. It shows the tables
/// that the report has; days, weeks or months by the length of the period. Deterministic, loads nothing, runs nothing.
std::string report_html(const reporting::Report& report);

/// The complete contents of a store as JSON, without the journal: deterministic, one record a line, sessions by start,
/// all else by id. Given piece by piece, so that no more than an invoice is ever held.
void export_json(Store& store, const std::function<void(std::string_view)>& write);
std::string export_json(Store& store);
/// What export_json() wrote; `place` names the text in messages. Error: bad_data, with the place and what was expected.
Result<loading::Contents> read_export(std::string_view text, std::string_view place);

/// A log as a file of another program, and what that program will not see in it, in sentences to tell. Void sessions
/// are left out of all of them.
struct LogFile {
    std::string text;
    std::vector<std::string> remarks;
};
/// Rows with every session's times, work and money; the first nine columns are what `sugo import csv` reads.
LogFile log_csv(const tracking::Log& log);
/// An iCalendar of events.
LogFile log_ical(const tracking::Log& log);
/// Timewarrior's data lines by the name of their file ("2026-03.data"): the month in `zone`, where Timewarrior runs.
std::map<std::string, std::string> log_timewarrior(const tracking::Log& log, const Zone& zone);
/// Clock-ins and clock-outs for hledger, in local time.
LogFile log_timeclock(const tracking::Log& log);
/// A journal for hledger, in seconds: its balance is exact.
LogFile log_hledger(const tracking::Log& log);
/// Records of days for klog, in whole minutes.
LogFile log_klog(const tracking::Log& log);

/// A Timewarrior data file or JSON export (told apart by the first character). `place` names it in messages
/// ("2026-03.data"). Tags are sorted and once each; control characters in tags and notes become spaces. Error:
/// bad_data, with the place and what was expected.
Result<importing::ImportSource> read_timewarrior(std::string_view text, std::string_view place);

}  // namespace sugo::formats
