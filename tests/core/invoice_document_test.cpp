#include <support/test.hpp>

#include <core/small_books.hpp>

using namespace sugo;
using namespace sugo::test;
using std::chrono::minutes;

namespace {

Draft draft_for(ClientId client) {
    Draft draft;
    draft.id = InvoiceId{500};
    draft.client = client;
    draft.through = march(31);
    draft.drafted = march(31);
    return draft;
}

InvoiceDocument composed(const Draft& draft, const std::vector<Session>& sessions, const Books& books) {
    Profile seller;
    seller.party.legal_name = "Ada";
    seller.payment = "IBAN XX";
    return compose(draft, seller, books.clients.at(draft.client), sessions, books);
}

TextLine text(std::string words, std::optional<Money> amount = std::nullopt) {
    return {TextLineId{1}, std::move(words), amount};
}

}  // namespace

TEST_CASE("a draft's document has its parties, terms, lines and totals") {
    Books books = small_books();
    Client& client = books.clients[acme];
    client.language = "de";
    client.net_days = 14;
    client.tax = Tax{"VAT", Percent{1'900}};
    Draft draft = draft_for(acme);
    draft.detail = Detail::day;
    std::vector<Session> sessions = sessions_in_a_row(4, ner, code, minutes(25));
    sessions.push_back(session(300, ner, meeting, on_march(9, 9), minutes(60)));
    sessions[2].note = "error report";
    const InvoiceDocument document = composed(draft, sessions, books);

    CHECK(document.id == draft.id);
    CHECK_FALSE(document.number);
    CHECK_FALSE(document.issued);
    CHECK_FALSE(document.due);
    CHECK(document.client == "acme");
    CHECK(document.seller.payment == "IBAN XX");
    CHECK(document.buyer.legal_name == "acme Ltd");
    CHECK(document.language == "de");
    CHECK(document.net_days == 14);
    CHECK(document.detail == Detail::day);
    CHECK(document.period == Period{march(2), march(9)});
    REQUIRE(document.lines.size() == 2);
    CHECK(document.lines[0].description == "NER pipeline: code");
    CHECK(document.lines[0].project == "ner");
    CHECK(document.lines[0].time == minutes(100));
    CHECK(document.lines[0].amount == Money{25'000, {}});
    REQUIRE(document.lines[0].work.size() == 4);
    CHECK(document.lines[0].work[2].note == "error report");
    CHECK(document.lines[0].work[2].stop == *sessions[2].stop);
    CHECK(document.lines[0].work[2].share == 6'250);
    CHECK(document.lines[1].description == "NER pipeline: meeting");
    CHECK(document.subtotal == Money{40'000, {}});
    CHECK(document.tax_amount == Money{7'600, {}});
    CHECK(document.total == Money{47'600, {}});
}

TEST_CASE("tax is taken once, on the sum of the lines") {
    // 50 lines of 241.67 at 20 %: 2,416.70, where tax on each line would give 2,416.50.
    Books books = small_books();
    books.clients[acme].tax = Tax{"VAT", Percent{2'000}};
    Draft draft = draft_for(acme);
    for (int at = 0; at < 50; ++at) draft.texts.push_back(text("licence", Money{24'167, {}}));
    CHECK(composed(draft, {}, books).tax_amount == Money{241'670, {}});
}

TEST_CASE("text lines come last, with an amount, without, or as a discount") {
    Draft draft = draft_for(globex);
    draft.texts = {text("Thank you"), text("Discount", Money{-5'000, {}}), text("Travel", Money{1'234, {}})};
    const InvoiceDocument document = composed(draft, sessions_in_a_row(3, shop, code, minutes(25)), small_books());
    REQUIRE(document.lines.size() == 4);
    CHECK(document.lines[0].description == "shop: code");
    CHECK(document.lines[1].description == "Thank you");
    CHECK_FALSE(document.lines[1].amount);
    CHECK_FALSE(document.lines[1].rate);
    CHECK(document.lines[1].work.empty());
    CHECK(document.lines[2].amount == Money{-5'000, {}});
    CHECK(document.subtotal == Money{25'000 - 5'000 + 1'234, {}});
    CHECK(document.total == document.subtotal);
    CHECK_FALSE(document.tax);
    CHECK(document.tax_amount == Money{0, {}});
}

TEST_CASE("a text line in another currency is refused, and so is a sum beyond all money") {
    Draft draft = draft_for(globex);
    draft.texts = {text("Reise", Money{100, currency("EUR")})};
    CHECK_THROWS_WITH_AS(composed(draft, {}, small_books()), "the line \"Reise\" is in EUR, but the invoice is in USD",
                         Failure);
    draft.texts = {text("a", Money{INT64_MAX, {}}), text("b", Money{1, {}})};
    CHECK_THROWS_AS(composed(draft, {}, small_books()), Failure);
}

TEST_CASE("won have no minor unit and dinars have three") {
    for (const auto& [code_of, per_hour, expected] :
         {std::tuple("KRW", 150'000, 62'500), std::tuple("BHD", 75'500, 31'458)}) {
        CAPTURE(code_of);
        Books books = small_books();
        books.clients[globex].currency = currency(code_of);
        books.clients[globex].tax = Tax{"VAT", Percent{1'000}};
        books.rates[1].rate = Rate{per_hour, currency(code_of)};
        const InvoiceDocument document =
            composed(draft_for(globex), {session(1, shop, code, on_march(2, 9), minutes(25))}, books);
        CHECK(document.currency == currency(code_of));
        CHECK(document.subtotal == Money{expected, currency(code_of)});
        CHECK(document.tax_amount == portion(document.subtotal, Percent{1'000}));
        CHECK(document.total == document.subtotal + document.tax_amount);
    }
}

TEST_CASE("the period is of the days as they are shown: in the client's zone, else in the sessions' own") {
    Books books = small_books();
    Session late = session(1, ner, code, on_march(2, 20), minutes(25));
    late.zone = Zone{"Asia/Seoul"};
    CHECK(composed(draft_for(acme), {late}, books).period == Period{march(3), march(3)});
    CHECK(composed(draft_for(acme), {late}, books).lines[0].work[0].zone == Zone{"Asia/Seoul"});
    books.clients[acme].zone = Zone{"America/New_York"};
    const InvoiceDocument document = composed(draft_for(acme), {late}, books);
    CHECK(document.period == Period{march(2), march(2)});
    CHECK(document.lines[0].work[0].zone == Zone{"America/New_York"});
    for (const Detail detail : {Detail::day, Detail::session}) {
        CHECK(detail_rows(document.lines[0], detail).at(0).day == document.period->first);
    }
}

TEST_CASE("an invoice of text alone has no period, and an empty one is nothing") {
    Draft draft = draft_for(acme);
    CHECK(composed(draft, {}, small_books()).total == Money{0, {}});
    draft.texts = {text("Retainer", Money{100'000, {}})};
    const InvoiceDocument document = composed(draft, {}, small_books());
    CHECK_FALSE(document.period);
    CHECK(document.total == Money{100'000, {}});
}

TEST_CASE("nothing of another client ever reaches the document") {
    Session of_globex = session(1, shop, code, on_march(2, 9), minutes(25));
    of_globex.note = "secret";
    const InvoiceDocument document = composed(draft_for(acme), {of_globex}, small_books());
    CHECK(document.lines.empty());
    CHECK_FALSE(document.period);
}
