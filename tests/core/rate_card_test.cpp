#include <support/test.hpp>

#include <core/small_books.hpp>
#include <sugo/rate_card.hpp>

using namespace sugo;
using namespace sugo::test;

namespace {

/// A rate on every level, the narrowest first; its minor units are its level's place, from 1.
std::vector<RateEntry> card_of_all_levels() {
    std::vector<RateEntry> card;
    for (int level = 1; level <= 6; ++level) card.push_back(rate_from(level, march(1), level));
    card[0].project = card[1].project = ner;
    card[2].client = card[3].client = acme;
    card[0].kind = card[2].kind = card[4].kind = code;
    card[5].tier = Tier::long_term;
    return card;
}

RateQuestion question_on(Day day) {
    RateQuestion question;
    question.project = ner;
    question.client = acme;
    question.kind = code;
    question.tier = Tier::long_term;
    question.day = day;
    return question;
}

std::int64_t rate_on(const std::vector<RateEntry>& card, const RateQuestion& question) {
    const std::optional<RateEntry> entry = find_rate(card, question);
    return entry ? entry->rate.minor_per_hour : 0;
}

}  // namespace

TEST_CASE("the narrowest rate wins, level by level") {
    std::vector<RateEntry> card = card_of_all_levels();
    for (int level = 1; level <= 6; ++level) {
        CAPTURE(level);
        CHECK(rate_on(card, question_on(march(10))) == level);
        CHECK(level_of(card.front()) == static_cast<RateLevel>(level - 1));
        card.erase(card.begin());
    }
    CHECK(rate_on(card, question_on(march(10))) == 0);
}

TEST_CASE("the order in which rates were entered does not matter") {
    property("any order", [] {
        std::vector<RateEntry> card = card_of_all_levels();
        for (std::size_t at = card.size(); at > 1; --at) {
            std::swap(card[at - 1], card[*rc::gen::inRange<std::size_t>(0, at)]);
        }
        RC_ASSERT(rate_on(card, question_on(march(10))) == 1);
    });
}

TEST_CASE("a rate is for its own work only") {
    const std::vector<RateEntry> card = card_of_all_levels();
    RateQuestion other = question_on(march(10));
    other.kind = meeting;
    CHECK(rate_on(card, other) == 2);
    other.project = shop;
    CHECK(rate_on(card, other) == 4);
    other.client = globex;
    CHECK(rate_on(card, other) == 6);
    other.tier = Tier::short_term;
    CHECK(rate_on(card, other) == 0);
    other.kind = code;
    CHECK(rate_on(card, other) == 5);
}

TEST_CASE("of one level the latest rate that is valid on the day applies") {
    std::vector<RateEntry> card = {rate_from(1, march(10), 100), rate_from(2, march(20), 200),
                                   rate_from(3, march(5), 50)};
    for (RateEntry& entry : card) entry.client = acme;
    CHECK(rate_on(card, question_on(march(4))) == 0);
    CHECK(rate_on(card, question_on(march(5))) == 50);
    CHECK(rate_on(card, question_on(march(9))) == 50);
    CHECK(rate_on(card, question_on(march(10))) == 100);
    CHECK(rate_on(card, question_on(march(19))) == 100);
    CHECK(rate_on(card, question_on(march(20))) == 200);
    CHECK(rate_on(card, question_on(march(31))) == 200);
}

TEST_CASE("a wide rate applies until the narrow one begins") {
    std::vector<RateEntry> card = {rate_from(1, march(1), 100), rate_from(2, march(20), 80)};
    card[0].client = acme;
    card[1].project = ner;
    CHECK(rate_on(card, question_on(march(19))) == 100);
    CHECK(rate_on(card, question_on(march(20))) == 80);
}

TEST_CASE("a rate in another currency does not apply") {
    std::vector<RateEntry> card = card_of_all_levels();
    card[0].rate.currency = currency("EUR");
    CHECK(rate_on(card, question_on(march(10))) == 2);
    RateQuestion in_euro = question_on(march(10));
    in_euro.currency = currency("EUR");
    CHECK(rate_on(card, in_euro) == 1);
}

TEST_CASE("the explanation shows all six levels and the one that wins") {
    std::vector<RateEntry> card = card_of_all_levels();
    card.erase(card.begin());
    card[0].valid_from = march(20);
    const std::vector<RateStep> steps = explain_rate(card, question_on(march(10)));
    REQUIRE(steps.size() == 6);
    CHECK_FALSE(steps[0].entry);
    CHECK_FALSE(steps[1].entry);
    CHECK(steps[2].entry->rate.minor_per_hour == 3);
    CHECK(steps[5].entry->rate.minor_per_hour == 6);
    for (const RateStep& step : steps) CHECK(step.applies == (step.level == RateLevel::client_kind));
    CHECK(to_string(steps[2].level) == "client and kind");
}

TEST_CASE("nothing wins where no rate is valid") {
    for (const RateStep& step : explain_rate(card_of_all_levels(), question_on(march(1) - date::days(1)))) {
        CHECK_FALSE(step.entry);
        CHECK_FALSE(step.applies);
    }
}
