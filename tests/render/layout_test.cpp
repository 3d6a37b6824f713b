#include <support/test.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>

#include <render/documents.hpp>
#include <render/invoice_blocks.hpp>
#include <render/invoice_words.hpp>
#include <render/table_text.hpp>

namespace {

using namespace sugo;
using namespace sugo::render;

struct Set {
    Flow flow;
    Frame frame;
    std::vector<Page> pages;
};

Set set(const InvoiceDocument& document, Profile::Paper paper = Profile::Paper::a4) {
    static const Typefaces faces;
    const Typesetter type(faces, cjk_language(document));
    const Frame frame = frame_of(paper);
    return {invoice_flow(document, type, frame), frame, invoice_pages(document, type, frame)};
}

/// A line in New York, then one wholly in Seoul.
InvoiceDocument two_zones() {
    InvoiceDocument document = documents::one_line();
    document.detail = Detail::session;
    const Rate rate{15000, {}};
    document.lines = {
        documents::pomodori("Search: code", rate, documents::day(2026, 3, 2), 2, {"index"}, "America/New_York"),
        documents::pomodori("Search: meeting", rate, documents::day(2026, 3, 3), 2, {"", "plans"}, "Asia/Seoul")};
    return documents::summed(document);
}

std::vector<InvoiceDocument> all_documents() {
    using namespace documents;
    InvoiceDocument empty = draft();
    empty.lines.clear();
    return {one_line(),
            month(Detail::none),
            month(Detail::day),
            month(Detail::session),
            long_one(1980),
            korean(),
            japanese(),
            taxed(),
            draft(),
            without_payment(),
            long_words(),
            endless(),
            two_zones(),
            summed(empty)};
}

bool says(const Page& page, std::string_view words) {
    return std::any_of(page.elements.begin(), page.elements.end(),
                       [&](const Element& element) { return element.type.text == words; });
}

const Element& find(const Page& page, std::string_view words) {
    const auto found = std::find_if(page.elements.begin(), page.elements.end(),
                                    [&](const Element& element) { return element.type.text == words; });
    REQUIRE(found != page.elements.end());
    return *found;
}

double right(const Element& element) {
    return element.x + element.width;
}

TEST_CASE("by session the page names its clock, and rows on another one name theirs") {
    InvoiceDocument document = two_zones();
    const std::vector<LineText> lines = table_text(document);
    CHECK(lines[0].details[0].note == "index");
    CHECK(lines[1].details[0].note == "Asia/Seoul time");
    CHECK(lines[1].details[1].note == "Asia/Seoul time · plans");
    CHECK(says(set(document).pages.back(), "Times are in America/New_York."));
    document.detail = Detail::day;
    CHECK(table_text(document)[1].details[0].note == "plans");
    CHECK_FALSE(says(set(document).pages.back(), "Times are in America/New_York."));
}

TEST_CASE("nothing stands outside the margins, on A4 and on Letter") {
    for (const Profile::Paper paper : {Profile::Paper::a4, Profile::Paper::letter}) {
        for (const InvoiceDocument& document : all_documents()) {
            const Set it = set(document, paper);
            for (const Page& page : it.pages) {
                for (const Element& element : page.elements) {
                    CAPTURE(element.type.text);
                    CHECK(element.x >= it.frame.left - 0.01);
                    CHECK(right(element) <= it.frame.right() + 0.01);
                    CHECK(element.y >= it.frame.top - 7);
                    const bool foot = element.ink != Ink::text && element.y > it.frame.bottom();
                    CHECK((foot || element.y + element.height <= it.frame.bottom() + 0.01));
                    CHECK(element.y + element.height < it.frame.paper_height - 30);
                }
            }
        }
    }
}

TEST_CASE("every part of every invoice is on exactly one page") {
    for (const InvoiceDocument& document : all_documents()) {
        const Set it = set(document);
        std::size_t next = 0;
        for (const Page& page : it.pages)
            for (const std::size_t index : page.blocks) CHECK(index == next++);
        CHECK(next == it.flow.blocks.size());
    }
}

TEST_CASE("nothing overlaps in a column") {
    for (const InvoiceDocument& document : all_documents()) {
        const Set it = set(document);
        int overlaps = 0;
        for (const Page& page : it.pages) {
            std::vector<Element> type;
            for (const Element& element : page.elements)
                if (element.type.layout && element.width > 0) type.push_back(element);
            for (std::size_t i = 0; i < type.size(); ++i)
                for (std::size_t j = i + 1; j < type.size(); ++j)
                    if (type[i].x + 0.01 < right(type[j]) && type[j].x + 0.01 < right(type[i]) &&
                        type[i].y + 0.01 < type[j].y + type[j].height && type[j].y + 0.01 < type[i].y + type[i].height)
                        ++overlaps;
        }
        CHECK(overlaps == 0);
    }
}

TEST_CASE("a small invoice is one page without a page number") {
    const Set it = set(documents::one_line());
    REQUIRE(it.pages.size() == 1);
    CHECK(says(it.pages[0], "Invoice 2026-018"));
    CHECK_FALSE(says(it.pages[0], "Page 1 of 1"));
    for (const std::string_view words : {"NER pipeline: code", "55:36", "$150/h", "$8,340.00", "2–31 March 2026",
                                         "Due 1 May 2026, net 30 days", "How to pay", "Bill to"})
        CHECK(says(it.pages[0], words));
    CHECK_FALSE(says(it.pages[0], "Subtotal"));
}

TEST_CASE("a long invoice numbers its pages and repeats the table's head and the line that goes on") {
    const Set it = set(documents::long_one(1980));
    CHECK(it.pages.size() >= 30);
    for (std::size_t i = 0; i < it.pages.size(); ++i) {
        const Page& page = it.pages[i];
        CHECK(says(page, "Page " + std::to_string(i + 1) + " of " + std::to_string(it.pages.size())));
        CHECK(says(page, "Description"));
        CHECK(says(page, "Amount, USD"));
        CHECK(says(page, ", continued") == (i > 0));
    }
}

TEST_CASE("every page of detail begins with a day") {
    const Set it = set(documents::long_one(400));
    for (std::size_t i = 1; i < it.pages.size(); ++i) {
        const std::vector<Element>& elements = it.pages[i].elements;
        const auto first = std::find_if(elements.begin(), elements.end(),
                                        [](const Element& element) { return element.type.text == "0:25"; });
        REQUIRE(first != elements.end());
        const bool has_day = std::any_of(elements.begin(), elements.end(), [&](const Element& element) {
            return element.y == first->y && element.x == it.frame.left;
        });
        CHECK(has_day);
    }
}

TEST_CASE("the total always has a row above it, whatever the length") {
    for (int sessions = 30; sessions < 190; ++sessions) {
        const Set it = set(documents::long_one(sessions));
        for (const Page& page : it.pages) {
            if (!says(page, "Total due")) continue;
            CHECK(says(page, "Description"));
            CHECK(says(page, "0:25"));
        }
        CHECK(says(it.pages.back(), "How to pay"));
    }
}

TEST_CASE("a line is never parted from its first rows, and no row is alone at the end") {
    for (int sessions = 1; sessions < 130; ++sessions) {
        InvoiceDocument document = documents::long_one(sessions);
        document.lines.push_back(document.lines.front());
        document.lines.back().description = "Second";
        const Set it = set(documents::summed(document));
        for (const Page& page : it.pages) {
            const auto line = std::find_if(page.elements.begin(), page.elements.end(),
                                           [](const Element& element) { return element.type.text == "Second"; });
            if (line == page.elements.end() || line->ink == Ink::soft) continue;
            const auto below = std::count_if(page.elements.begin(), page.elements.end(), [&](const Element& element) {
                return element.y > line->y && element.type.text == "0:25";
            });
            CHECK(below >= std::min(2, sessions));
        }
    }
}

TEST_CASE("figures of a column end on one edge") {
    const Set it = set(documents::taxed());
    const Page& page = it.pages.at(0);
    const double edge = right(find(page, "Amount, EUR"));
    for (const std::string_view words : {"€2,447.98", "-€250.00", "€0.01", "€478.14"})
        CHECK(right(find(page, words)) == doctest::Approx(edge));
    CHECK(right(find(page, "25:38")) == doctest::Approx(right(find(page, "Hours"))));
    CHECK(find(page, "VAT 19 %").y == find(page, "€478.14").y);
}

TEST_CASE("digits are all of one width") {
    const Typefaces faces;
    const Typesetter type(faces, "ja");
    for (const bool bold : {false, true}) {
        const Style style{.size = 9, .leading = 12, .bold = bold};
        for (char digit = '1'; digit <= '9'; ++digit)
            CHECK(type.width(std::string(8, digit), style) == doctest::Approx(type.width("00000000", style)));
    }
}

TEST_CASE("a draft says so on each page, and has no number and no dates") {
    const Set it = set(documents::draft());
    CHECK(says(it.pages.at(0), "Draft invoice"));
    CHECK(find(it.pages.at(0), "Draft invoice").ink == Ink::warning);
    CHECK(says(it.pages.at(0), "Not issued, not to be paid"));
    CHECK_FALSE(says(it.pages.at(0), "Date"));
    CHECK(says(it.pages.back(), "Net 30 days"));
    for (const Page& page : it.pages) CHECK(says(page, "Draft invoice, not issued"));
}

TEST_CASE("an invoice of text lines has no columns for hours and rates") {
    InvoiceDocument document = documents::one_line();
    document.lines = {documents::text_line("Translation of the manual", Money{1, {}})};
    const Set it = set(documents::summed(document));
    CHECK(says(it.pages.at(0), "$0.01"));
    CHECK_FALSE(says(it.pages.at(0), "Hours"));
    CHECK_FALSE(says(it.pages.at(0), "Rate"));
}

}  // namespace
