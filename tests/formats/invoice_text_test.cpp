#include <support/test.hpp>

#include <sstream>

#include <sugo/text.hpp>

#include "golden.hpp"
#include "samples.hpp"

using namespace sugo;

namespace {

int widest(const std::string& text) {
    int width = 0;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) width = std::max(width, display_width(line));
    return width;
}

InvoiceDocument with_detail(InvoiceDocument document, Detail detail) {
    document.detail = detail;
    return document;
}

/// From Seoul, in won, words of two columns a character.
InvoiceDocument korean() {
    const Currency won = samples::currency("KRW");
    InvoiceDocument document;
    document.id = {52};
    document.number = "2026-019";
    document.issued = samples::day("2026-03-31");
    document.due = samples::day("2026-04-14");
    document.net_days = 14;
    document.period = Period{samples::day("2026-03-30"), samples::day("2026-03-30")};
    document.client = "한빛";
    document.seller.party = {"김서연", "서울시 마포구 양화로 1", "KR", "123-45-67890", "", ""};
    document.seller.payment = "국민은행 000-00-000000\n예금주 김서연";
    document.buyer = {"한빛소프트 주식회사", "서울시 강남구 테헤란로 152, 강남파이낸스센터 17층", "KR", "", "", ""};
    document.currency = won;
    document.detail = Detail::session;
    const Zone seoul{"Asia/Seoul"};
    InvoiceLine line{"검색 품질: code",   "검색", "code", Rate{200'000, won}, std::chrono::minutes(65),
                     Money{216'667, won}, {}};
    line.work = {
        samples::work(1, "2026-03-30T00:00:00Z", "2026-03-30T00:25:00Z", "개체명 인식 오류 보고서", 83'333, seoul),
        samples::work(2, "2026-03-30T01:00:00Z", "2026-03-30T01:40:00Z",
                      "형태소 분석기를 새 말뭉치로 다시 학습하고 결과를 지난달의 결과와 유형별로 비교함", 133'334,
                      seoul)};
    document.lines = {
        line, {"GPU 사용료", "", "", {}, {}, Money{120'000, won}, {}}, {"감사합니다", "", "", {}, {}, {}, {}}};
    document.subtotal = {336'667, won};
    document.tax = Tax{"VAT", {1000}};
    document.tax_amount = {33'667, won};
    document.total = {370'334, won};
    return document;
}

InvoiceDocument japanese() {
    const Currency yen = samples::currency("JPY");
    InvoiceDocument document = korean();
    document.seller.party = {"山田 花子", "東京都渋谷区神南1-2-3", "JP", "T1234567890123", "", ""};
    document.seller.payment = "例示銀行 渋谷支店 普通 0001234";
    document.buyer = {"株式会社エグザンプル", "大阪府大阪市北区梅田3-1-1", "JP", "", "", ""};
    document.currency = yen;
    document.detail = Detail::day;
    document.lines.resize(1);
    InvoiceLine& line = document.lines.front();
    line.description = "検索ランキング改善とその評価のための実験基盤の整備および運用手順書の作成: code";
    line.rate = Rate{15'000, yen};
    line.amount = Money{16'250, yen};
    for (WorkCopy& work : line.work) work.zone = Zone{"Asia/Tokyo"};
    line.work[0].note = "評価データの作成";
    line.work[1].note = "学習";
    document.subtotal = {16'250, yen};
    document.tax = Tax{"消費税", {1000}};
    document.tax_amount = {1'625, yen};
    document.total = {17'875, yen};
    return document;
}

}  // namespace

TEST_CASE("an invoice as text is what one would mail") {
    samples::check_golden("invoice.txt", formats::invoice_text(samples::invoice()));
}

TEST_CASE("a draft says that it is one, and has no number or dates") {
    samples::check_golden("draft.txt", formats::invoice_text(samples::draft()));
}

TEST_CASE("detail by day joins the notes of a day") {
    samples::check_golden("invoice-by-day.txt", formats::invoice_text(with_detail(samples::invoice(), Detail::day)));
}

TEST_CASE("detail by session shows times, and the zone of those that are not in the page's") {
    samples::check_golden("invoice-by-session.txt",
                          formats::invoice_text(with_detail(samples::invoice(), Detail::session)));
}

TEST_CASE("in a narrow window the columns stand below one another") {
    samples::check_golden("invoice-narrow.txt",
                          formats::invoice_text(with_detail(samples::invoice(), Detail::session), 44));
}

TEST_CASE("Korean and Japanese words take two columns a character") {
    samples::check_golden("invoice-korean.txt", formats::invoice_text(korean()));
    samples::check_golden("invoice-korean-narrow.txt", formats::invoice_text(korean(), 48));
    samples::check_golden("invoice-japanese.txt", formats::invoice_text(japanese()));
}

TEST_CASE("a line wholly in another zone than the first row's names it") {
    InvoiceDocument document = with_detail(samples::invoice(), Detail::session);
    document.lines[1].work[0].zone = Zone{"Asia/Seoul"};
    const std::string text = formats::invoice_text(document, 120);
    CHECK(text.find("0:40  (Asia/Seoul time)") != std::string::npos);
    CHECK(text.find("Times are in America/Los_Angeles.") != std::string::npos);
    document.detail = Detail::day;
    CHECK(formats::invoice_text(document).find("Seoul time") == std::string::npos);
    CHECK(formats::invoice_text(document).find("Times are in") == std::string::npos);
}

TEST_CASE("a draft is not due: it has a total and terms") {
    InvoiceDocument document = samples::draft();
    const auto says = [&](std::string_view words) {
        return formats::invoice_text(document).find(words) != std::string::npos;
    };
    CHECK(says("Terms       Net 30 days\n"));
    CHECK(says(" Total "));
    CHECK_FALSE(says("Total due"));
    document.net_days = 1;
    CHECK(says("Terms       Net 1 day\n"));
    document.net_days = 0;
    CHECK(says("Terms       On receipt\n"));
}

TEST_CASE("an invoice without lines still adds up to nothing due") {
    InvoiceDocument document = samples::invoice();
    document.lines.clear();
    document.subtotal = document.total = {};
    CHECK(formats::invoice_text(document).find("Total due") != std::string::npos);
}

TEST_CASE("what would act on a terminal is not printed") {
    InvoiceDocument document = samples::invoice();
    document.lines[0].description = "clear\x1b[2Jscreen";
    document.buyer.legal_name = "bell\a";
    const std::string text = formats::invoice_text(document);
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find('\a') == std::string::npos);
}

TEST_CASE("no line is wider than asked") {
    property("every width from 40", [] {
        const int width = *rc::gen::inRange(40, 120);
        InvoiceDocument document = *rc::gen::element(samples::invoice(), samples::draft(), korean(), japanese());
        document.detail = *rc::gen::element(Detail::none, Detail::day, Detail::session);
        document.lines.front().amount = Money{*rc::gen::arbitrary<std::int64_t>(), document.currency};
        document.lines.front().rate = Rate{*rc::gen::nonNegative<std::int64_t>(), document.currency};
        document.total.minor = *rc::gen::arbitrary<std::int64_t>();
        document.lines.front().description += std::string(static_cast<std::size_t>(*rc::gen::inRange(0, 200)), 'x');
        const std::string text = formats::invoice_text(document, width);
        RC_ASSERT(widest(text) <= width);
        RC_ASSERT(text.find(" \n") == std::string::npos);
        RC_ASSERT(text.back() == '\n');
    });
    CHECK(widest(formats::invoice_text(samples::invoice(), 1)) <= 40);
}
