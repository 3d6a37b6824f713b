#include <support/test.hpp>

#include <render/documents.hpp>
#include <render/invoice_words.hpp>

namespace {

using namespace sugo;
using documents::day;

TEST_CASE("dates are written out") {
    CHECK(render::long_date(day(2026, 3, 31)) == "31 March 2026");
    CHECK(render::long_period({day(2026, 3, 1), day(2026, 3, 31)}) == "1–31 March 2026");
    CHECK(render::long_period({day(2026, 2, 27), day(2026, 3, 31)}) == "27 February – 31 March 2026");
    CHECK(render::long_period({day(2025, 12, 1), day(2026, 1, 31)}) == "1 December 2025 – 31 January 2026");
    CHECK(render::long_period({day(2026, 3, 8), day(2026, 3, 8)}) == "8 March 2026");
}

TEST_CASE("the terms name the day, and the net days when they lead to it") {
    InvoiceDocument document = documents::one_line();
    CHECK(render::terms(document) == "Due 1 May 2026, net 30 days");
    document.due = day(2026, 5, 4);
    CHECK(render::terms(document) == "Due 4 May 2026");
    document.net_days = 0;
    document.due = document.issued;
    CHECK(render::terms(document) == "Due 1 April 2026, on receipt");
    document.due.reset();
    CHECK(render::terms(document) == "On receipt");
    document.net_days = 1;
    CHECK(render::terms(document) == "Net 1 day");
}

TEST_CASE("an address ends with the country in words") {
    CHECK(country_name("KR") == "South Korea");
    CHECK(country_name("AD") == "Andorra");
    CHECK(country_name("ZW") == "Zimbabwe");
    CHECK(country_name("ZZ") == "ZZ");
    CHECK(country_name("").empty());
    CHECK(render::party_lines(documents::taxed().buyer) ==
          "Prenzlauer Allee 7\n10405 Berlin\nGermany\nTax ID DE 811 907 980");
}

TEST_CASE("Chinese characters take the shapes of the invoice's language, else of the buyer's country") {
    InvoiceDocument document = documents::one_line();
    CHECK(render::cjk_language(document) == "ja");
    document.buyer.country = "KR";
    CHECK(render::cjk_language(document) == "ko");
    document.language = "zh-Hant-TW";
    CHECK(render::cjk_language(document) == "zh-hant");
    document.language = "zh";
    CHECK(render::cjk_language(document) == "zh-hans");
    document.language = "ja-JP";
    CHECK(render::cjk_language(document) == "ja");
}

}  // namespace
