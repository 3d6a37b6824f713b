#include <algorithm>

#include <fmt/format.h>

#include <sugo/formats.hpp>

#include <formats/html_writer.hpp>
#include <formats/invoice_words.hpp>

// An invoice as a page to mail or to print: the words, the order and the numbers of the text and of the PDF.

namespace sugo::formats {

namespace {

constexpr std::string_view kStyle = R"(:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #ffffff; color: #1c1f24; font-size: 15px; line-height: 1.45;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK KR", "Noto Sans CJK JP",
    "Apple SD Gothic Neo", "Malgun Gothic", "Hiragino Sans", "Yu Gothic", "PingFang SC", "Microsoft YaHei", sans-serif; }
main { max-width: 820px; margin: 0 auto; padding: 40px 32px; overflow-wrap: anywhere; }
header, .parties { display: flex; flex-wrap: wrap; gap: 16px 32px; justify-content: space-between; }
.parties { margin: 40px 0 32px; }
h1 { font-size: 26px; line-height: 1.2; margin: 0; }
p { margin: 0; }
.name { font-weight: 600; }
.soft, dt, thead th, .detail { color: #5a616c; }
.title { text-align: right; margin-left: auto; }
.draft { color: #9a5b00; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 20px; margin: 0; align-content: start; }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: right; vertical-align: top; font-weight: normal; padding: 7px 0 7px 16px; white-space: nowrap;
  overflow-wrap: normal; }
th:first-child, td:first-child { text-align: left; padding-left: 0; white-space: normal; overflow-wrap: anywhere; }
thead th { font-size: 13px; border-bottom: 1px solid #1c1f24; }
.line > * { border-top: 1px solid #dfe2e7; }
tbody tr.line:first-child > * { border-top: 0; }
.detail > td { font-size: 13px; padding-top: 1px; padding-bottom: 1px; }
.detail + .line > * { border-top: 1px solid #dfe2e7; }
.day, .times { display: inline-block; margin-right: 14px; white-space: nowrap; font-variant-numeric: tabular-nums; }
.sums { border-top: 1px solid #1c1f24; }
.sums th, .sums td, .sums th:first-child { text-align: right; }
.total > * { font-weight: 600; font-size: 18px; }
.end { margin-top: 32px; }
@media (max-width: 560px) {
  main { padding: 24px 16px; }
  body { font-size: 14px; }
  th, td { padding-left: 10px; }
}
@media print {
  @page { margin: 18mm 16mm; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  tr, .sums, .end { break-inside: avoid; }
  .sums { display: table-row-group; }
}
)";

void write_head(HtmlWriter& html, const InvoiceDocument& document) {
    html.open("head");
    html.line();
    html.empty("meta", {{"charset", "utf-8"}});
    html.line();
    html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html.line();
    html.empty("meta", {{"http-equiv", "Content-Security-Policy"},
                        {"content", "default-src 'none'; style-src 'unsafe-inline'"}});
    html.line();
    html.element("title", title_of(document));
    html.style(kStyle);
    html.close();
}

void write_party(HtmlWriter& html, const Party& party) {
    std::string_view kind = party.legal_name.empty() ? "soft" : "name";
    for (const std::string& fact : party_facts(party)) {
        html.element("p", fact, {{"class", std::string(kind)}});
        kind = "soft";
    }
}

void write_letterhead(HtmlWriter& html, const InvoiceDocument& document) {
    html.open("header");
    html.open("div");
    write_party(html, document.seller.party);
    html.close();
    html.open("div", {{"class", "title"}});
    if (document.voided) {
        html.element("h1", "Void invoice", {{"class", "draft"}});
        html.element("p", document.number.value_or(""));
        html.element("p", "Void since " + to_string(*document.voided) + ", not to be paid", {{"class", "draft"}});
    } else if (document.number) {
        html.element("h1", document.credits ? "Credit note" : "Invoice");
        html.element("p", *document.number);
    } else {
        html.element("h1", "Draft invoice", {{"class", "draft"}});
        html.element("p", "Not issued, not to be paid", {{"class", "draft"}});
    }
    html.close();
    html.close();
}

void write_fact(HtmlWriter& html, std::string_view label, std::string_view text) {
    html.line();
    html.element("dt", label);
    html.element("dd", text);
}

void write_parties(HtmlWriter& html, const InvoiceDocument& document) {
    html.open("div", {{"class", "parties"}});
    html.open("div");
    html.element("p", "Bill to", {{"class", "soft"}});
    write_party(html, document.buyer);
    html.close();
    if (document.issued || document.due || document.period) {
        html.open("dl");
        if (document.issued) write_fact(html, "Date", to_string(*document.issued));
        if (document.credits) write_fact(html, "Credits", credited_text(*document.credits));
        if (document.due && !document.credits) write_fact(html, "Due", to_string(*document.due));
        if (document.period) write_fact(html, "Period", to_string(*document.period));
        html.close();
    }
    html.close();
}

class Table {
public:
    Table(HtmlWriter& html, const InvoiceDocument& document)
        : html_(html),
          document_(document),
          zone_(page_zone(document)),
          timed_(std::any_of(document.lines.begin(), document.lines.end(),
                             [](const InvoiceLine& line) { return line.rate.has_value(); })) {}

    void write() {
        html_.open("table");
        head();
        html_.open("tbody");
        for (const InvoiceLine& one : document_.lines) {
            line(one);
            details(one);
        }
        html_.close();
        sums();
        html_.close();
    }

private:
    void head() {
        html_.open("thead");
        html_.open("tr");
        html_.element("th", "Description", {{"scope", "col"}});
        if (timed_) {
            html_.element("th", "Hours", {{"scope", "col"}});
            html_.element("th", "Rate", {{"scope", "col"}});
        }
        html_.element("th", amount_title(document_), {{"scope", "col"}});
        html_.close();
        html_.close();
    }
    void line(const InvoiceLine& line) {
        html_.open("tr", {{"class", "line"}});
        html_.element("td", line.description);
        if (timed_) {
            html_.element("td", line.rate ? hours_text(line.time) : "");
            html_.element("td", line.rate ? format(*line.rate) : "");
        }
        html_.element("td", line.amount ? format(*line.amount) : "");
        html_.close();
    }
    void details(const InvoiceLine& line) {
        for (const DetailRow& row : detail_rows(line, document_.detail)) {
            html_.open("tr", {{"class", "detail"}});
            html_.open("td");
            html_.element("span", to_string(row.day), {{"class", "day"}});
            if (const std::string times = times_text(row); !times.empty())
                html_.element("span", times, {{"class", "times"}});
            html_.text(note_text(row, zone_));
            html_.close();
            html_.element("td", hours_text(row.time));
            html_.element("td", "");
            html_.element("td", "");
            html_.close();
        }
    }
    void sums() {
        html_.open("tfoot", {{"class", "sums"}});
        if (document_.tax) {
            sum("Subtotal", document_.subtotal, "");
            sum(fmt::format("{} {}", document_.tax->label, format(document_.tax->percent)), document_.tax_amount, "");
        }
        sum(total_title(document_), document_.total, "total");
        html_.close();
    }
    void sum(std::string_view label, const Money& money, std::string_view kind) {
        html_.open("tr", {{"class", std::string(kind)}});
        html_.element("th", label, {{"scope", "row"}, {"colspan", timed_ ? "3" : "1"}});
        html_.element("td", format(money));
        html_.close();
    }

    HtmlWriter& html_;
    const InvoiceDocument& document_;
    std::string zone_;
    /// Whether some line has hours and a rate.
    bool timed_;
};

void write_end(HtmlWriter& html, const InvoiceDocument& document) {
    html.open("div", {{"class", "end"}});
    if (const std::string zone = page_zone(document); !zone.empty())
        html.element("p", fmt::format("Times are in {}.", zone), {{"class", "soft"}});
    if (!document.credits) {
        html.open("dl");
        write_fact(html, "Terms", invoice_terms(document));
        if (!document.seller.payment.empty()) write_fact(html, "How to pay", document.seller.payment);
        html.close();
    }
    html.close();
}

}  // namespace

std::string invoice_html(const InvoiceDocument& document) {
    HtmlWriter html;
    html.open("html", {{"lang", document.language}});
    write_head(html, document);
    html.open("body");
    html.open("main");
    write_letterhead(html, document);
    write_parties(html, document);
    Table(html, document).write();
    write_end(html, document);
    html.close();
    html.close();
    html.close();
    return html.page();
}

}  // namespace sugo::formats
