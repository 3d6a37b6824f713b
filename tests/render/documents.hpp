#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sugo/invoice.hpp>

// Invoices to set: small ones, long ones, and some that strain the page.

namespace sugo::documents {

inline Day day(int year, unsigned month, unsigned number) {
    return Day(date::local_days(date::year(year) / date::month(month) / date::day(number)));
}

inline Instant instant(Day day, std::chrono::minutes after_midnight) {
    return Instant(day.time_since_epoch() + after_midnight);
}

inline Currency currency(std::string_view code) {
    return Currency::parse(code).value();
}

/// Settles the sums: the subtotal over the amounts, the tax on it.
inline InvoiceDocument summed(InvoiceDocument document) {
    document.subtotal = {0, document.currency};
    for (const InvoiceLine& line : document.lines)
        if (line.amount) document.subtotal = document.subtotal + *line.amount;
    document.tax_amount =
        document.tax ? portion(document.subtotal, document.tax->percent) : Money{0, document.currency};
    document.total = document.subtotal + document.tax_amount;
    return document;
}

inline InvoiceLine time_line(std::string description, Rate rate, Seconds time) {
    InvoiceLine line;
    line.description = std::move(description);
    line.project = "ner";
    line.kind = "code";
    line.rate = rate;
    line.time = time;
    line.amount = amount(rate, time);
    return line;
}

inline InvoiceLine text_line(std::string description, std::optional<Money> amount = std::nullopt) {
    InvoiceLine line;
    line.description = std::move(description);
    line.amount = amount;
    return line;
}

/// A line of pomodori of 25 minutes, eight on each working day from `first` on, with notes in turn.
inline InvoiceLine pomodori(std::string description, Rate rate, Day first, int count,
                            const std::vector<std::string>& notes, const std::string& zone = "America/Los_Angeles") {
    InvoiceLine line = time_line(std::move(description), rate, std::chrono::minutes(25) * count);
    for (int i = 0; i < count; ++i) {
        WorkCopy copy;
        copy.session = SessionId{i + 1};
        copy.zone = Zone{zone};
        copy.start = instant(first + date::days(i / 8), std::chrono::minutes(16 * 60 + 5 + 30 * (i % 8)));
        copy.stop = copy.start + std::chrono::minutes(25);
        copy.note = notes.empty() ? std::string() : notes[static_cast<std::size_t>(i) % notes.size()];
        copy.share = line.amount->minor / count;
        line.work.push_back(std::move(copy));
    }
    return line;
}

inline Profile seller() {
    Profile profile;
    profile.party.legal_name = "Mina Park";
    profile.party.address = "2214 Alder Street\nPortland, OR 97214";
    profile.party.country = "US";
    profile.party.tax_id = "93-1187265";
    profile.party.email = "mina@park.example";
    profile.party.phone = "+1 503 555 0142";
    profile.payment =
        "Columbia River Bank, Portland\nRouting 323 070 380 · Account 5550 1142 07\nPlease write the invoice number on "
        "the transfer.";
    return profile;
}

/// One line, no tax.
inline InvoiceDocument one_line() {
    InvoiceDocument document;
    document.id = InvoiceId{7};
    document.number = "2026-018";
    document.issued = day(2026, 4, 1);
    document.due = day(2026, 5, 1);
    document.period = Period{day(2026, 3, 2), day(2026, 3, 31)};
    document.client = "acme";
    document.seller = seller();
    document.buyer.legal_name = "Acme Language Systems, Inc.";
    document.buyer.address = "Attn. Accounts Payable\n500 Howard Street, Floor 9\nSan Francisco, CA 94105";
    document.buyer.country = "US";
    document.lines = {time_line("NER pipeline: code", Rate{15000, {}}, Seconds(200160))};
    return summed(document);
}

/// A month of two lines, 120 sessions and more, as --detail session shows it.
inline InvoiceDocument month(Detail detail) {
    InvoiceDocument document = one_line();
    document.detail = detail;
    document.lines = {pomodori("NER pipeline: code", Rate{15000, {}}, day(2026, 3, 2), 120,
                               {"tokenizer edge cases", "error report", "", "review of the annotation guide with Priya",
                                "span overlap: read the papers, then try the cheap way first"}),
                      pomodori("NER pipeline: meeting", Rate{15000, {}}, day(2026, 3, 3), 11, {"weekly sync"})};
    return summed(document);
}

/// `sessions` rows of detail.
inline InvoiceDocument long_one(int sessions) {
    InvoiceDocument document = one_line();
    document.detail = Detail::session;
    document.lines = {pomodori("Search ranking: code", Rate{20000, {}}, day(2026, 1, 5), sessions,
                               {"query log sampling", "learning to rank, second feature set", "evaluation"})};
    document.period = Period{day(2026, 1, 5), day(2026, 1, 5) + date::days(sessions / 8)};
    return summed(document);
}

inline InvoiceDocument korean() {
    InvoiceDocument document = one_line();
    document.number = "2026-019";
    document.language = "ko";
    document.currency = currency("KRW");
    document.detail = Detail::day;
    document.buyer = {};
    document.buyer.legal_name = "주식회사 한빛언어연구소";
    document.buyer.address = "서울특별시 마포구 양화로 45, 12층\n04036";
    document.buyer.country = "KR";
    document.buyer.tax_id = "220-81-62517";
    document.buyer.email = "billing@hanbit.example";
    document.tax = Tax{"부가세 (VAT)", Percent{1000}};
    const Rate rate{120000, document.currency};
    document.lines = {pomodori("형태소 분석기 개선: code", rate, day(2026, 3, 2), 24,
                               {"사용자 사전 병합", "띄어쓰기 오류 사례 정리", "漢字 표기 처리"}, "Asia/Seoul"),
                      pomodori("형태소 분석기 개선: meeting", rate, day(2026, 3, 4), 3,
                               {"주간 회의 — 평가 기준을 다시 정하고 다음 달 일정을 함께 검토함"}, "Asia/Seoul")};
    return summed(document);
}

inline InvoiceDocument japanese() {
    InvoiceDocument document = one_line();
    document.number = "2026-020";
    document.language = "ja";
    document.currency = currency("JPY");
    document.detail = Detail::session;
    document.buyer = {};
    document.buyer.legal_name = "株式会社言葉の泉";
    document.buyer.address = "〒101-0051\n東京都千代田区神田神保町2丁目10番地";
    document.buyer.country = "JP";
    document.tax = Tax{"消費税", Percent{1000}};
    const Rate rate{14000, document.currency};
    document.lines = {pomodori("検索順位の改善: code", rate, day(2026, 3, 2), 12,
                               {"学習データの整備", "「直」「骨」「角」の字形を確認", "評価レポート"}, "Asia/Tokyo"),
                      text_line("交通費", Money{1280, document.currency})};
    return summed(document);
}

/// Tax, a rebate, a line of text, a cent.
inline InvoiceDocument taxed() {
    InvoiceDocument document = one_line();
    document.currency = currency("EUR");
    document.tax = Tax{"VAT", Percent{1900}};
    document.buyer.legal_name = "Étoile & Søn GmbH";
    document.buyer.address = "Prenzlauer Allee 7\n10405 Berlin";
    document.buyer.country = "DE";
    document.buyer.tax_id = "DE 811 907 980";
    const Rate rate{9550, document.currency};
    document.lines = {time_line("Corpus cleaning: code", rate, Seconds(92280)),
                      time_line("Corpus cleaning: consult", rate, Seconds(12007)),
                      text_line("Rebate for the pilot month", Money{-25000, document.currency}),
                      text_line("Rounding difference of invoice 2026-011", Money{1, document.currency}),
                      text_line("Purchase order 4500-1187, cost centre R&D")};
    return summed(document);
}

inline InvoiceDocument draft() {
    InvoiceDocument document = month(Detail::day);
    document.number.reset();
    document.issued.reset();
    document.due.reset();
    return document;
}

inline InvoiceDocument without_payment() {
    InvoiceDocument document = one_line();
    document.seller.payment.clear();
    return document;
}

inline std::string repeated(std::string_view words, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += words;
    return text;
}

/// Long names, addresses, descriptions, notes and amounts.
inline InvoiceDocument long_words() {
    InvoiceDocument document = one_line();
    document.detail = Detail::session;
    document.seller.party.legal_name =
        "Wilhelmina Catherina van der Meulen-Oosterhuis trading as Meulen Language Engineering and Research";
    document.seller.party.address =
        "Care of the Institute for Advanced Studies in Computational Linguistics and Phonology, "
        "Building 14, Room 2.07\nA rather long avenue with a name that nobody spells right 1182\n1012 AB Amsterdam";
    document.buyer.legal_name =
        "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz Verwaltungsgesellschaft mbH & Co. KG";
    document.buyer.address =
        repeated("Department of Departments, ", 8) + "\nDonaudampfschifffahrtsgesellschaftskapitänsgasse 1\n1010 Wien";
    document.buyer.country = "AT";
    document.number = "ACME/2026/INTERNATIONAL/ENGINEERING/000000018";
    document.lines = {pomodori(repeated("A description that goes on and on; ", 6), Rate{15000, {}}, day(2026, 3, 2), 4,
                               {repeated("a note of many words ", 12),
                                "https://tracker.example/" + repeated("path-without-a-space", 12)}),
                      text_line(repeated("Text without end. ", 14), Money{123456789012, {}})};
    return summed(document);
}

/// A note, an address and a text of ten thousand bytes.
inline InvoiceDocument endless() {
    InvoiceDocument document = long_words();
    document.buyer.address = repeated("line of the address\n", 90);
    document.lines[0].work[1].note = repeated("endless note ", 760);
    document.lines[1].description = repeated("endless text ", 760);
    document.seller.payment = repeated("endless words on how to pay, ", 340);
    return document;
}

}  // namespace sugo::documents
