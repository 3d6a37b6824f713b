#include <support/test.hpp>

#include <future>
#include <string>

#include <sugo/render.hpp>

#include <render/documents.hpp>

namespace {

using namespace sugo;

std::string pdf(const InvoiceDocument& document, Profile::Paper paper = Profile::Paper::a4) {
    return render::invoice_pdf(document, {.paper = paper});
}

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

TEST_CASE("an invoice made twice is the same to the byte") {
    for (const InvoiceDocument& document : {documents::one_line(), documents::korean(), documents::japanese(),
                                            documents::draft(), documents::month(Detail::session)})
        CHECK(pdf(document) == pdf(document));
}

TEST_CASE("an invoice made in another thread is the same to the byte") {
    const std::string here = pdf(documents::korean());
    auto one = std::async(std::launch::async, [] { return pdf(documents::korean()); });
    auto other = std::async(std::launch::async, [] { return pdf(documents::korean()); });
    CHECK(one.get() == here);
    CHECK(other.get() == here);
}

TEST_CASE("the paper is what was asked for") {
    CHECK(contains(pdf(documents::one_line()), "595.276"));
    CHECK(contains(pdf(documents::one_line(), Profile::Paper::letter), "612"));
}

TEST_CASE("the PDF is dated as the invoice is, and a draft has no date") {
    CHECK(contains(pdf(documents::one_line()), "/CreationDate (D:20260401000000"));
    CHECK_FALSE(contains(pdf(documents::draft()), "CreationDate"));
}

TEST_CASE("the PDF names the invoice and the seller and nothing of the machine") {
    const std::string bytes = pdf(documents::one_line());
    CHECK(contains(bytes, "/Title (Invoice 2026-018)"));
    CHECK(contains(bytes, "/Author (Mina Park)"));
    CHECK_FALSE(contains(bytes, "/usr/"));
    CHECK_FALSE(contains(bytes, "/home/"));
    CHECK_FALSE(contains(bytes, "/tmp/"));
}

TEST_CASE("many scripts on one page, and hostile text, are set") {
    InvoiceDocument document = documents::one_line();
    document.lines[0].description =
        "한글 漢字 かな עברית العربية ไทย हिन्दी Ελληνικά Кириллица → ✓ ≤ <b>&amp;</b> %s {0} \\";
    CHECK(contains(pdf(document), "%PDF-"));
    CHECK(contains(pdf(documents::endless()), "%PDF-"));
}

TEST_CASE("a character that no font has is named, with what to do") {
    InvoiceDocument document = documents::one_line();
    document.lines[0].description = "private \xEE\x84\xA3 use";
    try {
        pdf(document);
        FAIL("a page with a missing character was made");
    } catch (const Failure& failure) {
        CHECK(failure.error().kind == ErrorKind::system);
        CHECK(failure.error().message == "no font for pages has the character \"\xEE\x84\xA3\" (U+E123)");
        CHECK(contains(failure.error().hint, "leave that character out"));
    }
}

}  // namespace
