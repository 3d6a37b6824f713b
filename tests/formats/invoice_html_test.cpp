#include <support/test.hpp>

#include "golden.hpp"
#include "samples.hpp"

using namespace sugo;

namespace {

bool says(const std::string& text, std::string_view words) {
    return text.find(words) != std::string::npos;
}

InvoiceDocument by_session() {
    InvoiceDocument document = samples::invoice();
    document.detail = Detail::session;
    return document;
}

}  // namespace

TEST_CASE("an invoice as a page has the words of the text") {
    samples::check_golden("invoice.html", formats::invoice_html(by_session()));
}

TEST_CASE("a draft as a page says that it is not to be paid") {
    const std::string page = formats::invoice_html(samples::draft());
    CHECK(says(page, "Not issued, not to be paid"));
    CHECK(says(page, "<dd>Net 30 days</dd>"));
    CHECK_FALSE(says(page, "Total due"));
    CHECK_FALSE(says(page, "Times are in"));
}

TEST_CASE("a page of an invoice loads nothing, and no name becomes markup") {
    InvoiceDocument document = by_session();
    document.buyer.legal_name = "<script>alert(1)</script>";
    document.lines[0].description = "\"><img src=x onerror=y>";
    document.lines[0].work[0].note = "</td></table>&\x1b";
    document.language = "en\" onload=\"x";
    const std::string page = formats::invoice_html(document);
    for (const std::string_view words : {"<script", "<img", "://", "href=", "url(", "@import", "\x1b", "\" onload"}) {
        CHECK_MESSAGE(!says(page, words), words);
    }
    CHECK(says(page, "&lt;script&gt;alert(1)&lt;/script&gt;"));
}

TEST_CASE("an invoice of text alone has no columns of hours and rates") {
    InvoiceDocument document = samples::invoice();
    document.lines.erase(document.lines.begin(), document.lines.begin() + 2);
    const std::string page = formats::invoice_html(document);
    CHECK_FALSE(says(page, "Hours"));
    CHECK(says(page, "$42.50"));
}

TEST_CASE("an invoice as CSV has a row a line, a row a session, and the tax") {
    samples::check_golden("invoice.csv", formats::invoice_csv(by_session()));
}

TEST_CASE("words of an invoice are no formulas in a spreadsheet, a negative amount stays a number") {
    InvoiceDocument document = by_session();
    document.lines[0].work[0].note = "=HYPERLINK(\"x\")";
    document.lines[2].description = "-10 % discount";
    document.lines[2].amount = Money{-4'250, Currency()};
    const std::string csv = formats::invoice_csv(document);
    CHECK(says(csv, ",\"'=HYPERLINK(\"\"x\"\")\","));
    CHECK(says(csv, ",'-10 % discount,"));
    CHECK(says(csv, ",-42.50,\r\n"));
}
