#include <support/test.hpp>

#include <limits>
#include <numeric>
#include <optional>

#include <sugo/id.hpp>
#include <sugo/money.hpp>

using namespace sugo;

namespace {

template <class A, class B>
concept Addable = requires(A a, B b) { a + b; };
template <class A, class B>
concept Multipliable = requires(A a, B b) { a* b; };
template <class A, class B>
concept EqualityComparable = requires(A a, B b) { a == b; };

static_assert(Addable<Money, Money>);
static_assert(!Addable<Money, Rate>, "an amount and a price per hour have no sum");
static_assert(!Addable<Rate, Rate>);
static_assert(!Addable<Money, std::int64_t>, "a number alone is no money");
static_assert(!Addable<Money, Percent>);
static_assert(!Multipliable<Money, Money>, "there are no square dollars");
static_assert(!Multipliable<Rate, Seconds>, "time becomes money in amount() only");
static_assert(!EqualityComparable<Money, Rate>);
static_assert(EqualityComparable<ProjectId, ProjectId>);
static_assert(!EqualityComparable<ProjectId, ClientId>, "a client's id is not a project's");
static_assert(!EqualityComparable<Money, std::int64_t>);

__extension__ using Wide = __int128;

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
const Currency kDollar;

Currency currency(const char* code) {
    return Currency::parse(code).value();
}
Money dollars(std::int64_t cents) {
    return {cents, kDollar};
}

template <class Work>
std::optional<ErrorKind> kind_of_failure(Work&& work) {
    try {
        work();
    } catch (const Failure& failure) {
        return failure.error().kind;
    }
    return std::nullopt;
}

}  // namespace

TEST_CASE("pomodori become money exactly") {
    const Seconds pomodoro = std::chrono::minutes(25);
    CHECK(amount({15'000, kDollar}, pomodoro * 80) == dollars(500'000));
    CHECK(amount({20'000, kDollar}, pomodoro * 3) == dollars(25'000));
    CHECK(amount({20'000, kDollar}, pomodoro * 80) == dollars(666'667));
    CHECK(amount({10'000, kDollar}, std::chrono::minutes(50)) == dollars(8'333));
    CHECK(amount({7'890, kDollar}, std::chrono::minutes(255)) == dollars(33'533));  // 335.325
    CHECK(amount({50'000, currency("KRW")}, pomodoro) == Money{20'833, currency("KRW")});
}

TEST_CASE("a half is rounded away from zero, on both sides") {
    CHECK(mul_div(1, 1, 2) == 1);
    CHECK(mul_div(-1, 1, 2) == -1);
    CHECK(mul_div(1, -1, 2) == -1);
    CHECK(mul_div(1, 1, -2) == -1);
    CHECK(mul_div(-5, -1, 2) == 3);
    CHECK(mul_div(1, 1, 3) == 0);
    CHECK(mul_div(2, 1, 3) == 1);
    CHECK(portion(dollars(1'050), Percent{1'900}) == dollars(200));  // 1.995
    CHECK(portion(dollars(-1'050), Percent{1'900}) == dollars(-200));
}

TEST_CASE("products beyond 64 bits are exact, results beyond them are refused") {
    CHECK(mul_div(kMost, kMost, kMost) == kMost);
    CHECK(mul_div(kLeast, kLeast, kLeast) == kLeast);
    CHECK(mul_div(kLeast, 1, 1) == kLeast);
    CHECK(mul_div(kMost, 3, 6) == kMost / 2 + 1);
    CHECK(kind_of_failure([] { mul_div(kLeast, -1, 1); }) == ErrorKind::refused);
    CHECK(kind_of_failure([] { mul_div(kMost, 2, 1); }) == ErrorKind::refused);
    CHECK(kind_of_failure([] { mul_div(kMost, kMost, 1); }) == ErrorKind::refused);
    CHECK(kind_of_failure([] { mul_div(1, 1, 0); }) == ErrorKind::refused);
}

TEST_CASE("mul_div is the nearest whole number to the exact fraction") {
    property("2 |a b - q c| <= |c|, and a tie lies away from zero", [](std::int64_t a, std::int64_t b) {
        const auto c = *rc::gen::nonZero<std::int64_t>();
        const Wide product = Wide{a} * b;
        const Wide truncated = product / c;
        RC_PRE(truncated > kLeast && truncated < kMost);
        const Wide quotient = mul_div(a, b, c);
        const Wide off = product - quotient * c;
        const Wide twice = off < 0 ? -off * 2 : off * 2;
        const Wide size = c < 0 ? -Wide{c} : Wide{c};
        RC_ASSERT(twice <= size);
        if (twice == size) RC_ASSERT((quotient < 0 ? -quotient : quotient) > (truncated < 0 ? -truncated : truncated));
    });
    property("the sign of a factor is the sign of the result", [] {
        const auto a = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000);
        const auto b = *rc::gen::inRange<std::int64_t>(0, 1'000'000);
        const auto c = *rc::gen::inRange<std::int64_t>(1, 1'000'000);
        RC_ASSERT(mul_div(-a, b, c) == -mul_div(a, b, c));
        RC_ASSERT(mul_div(a, b, -c) == -mul_div(a, b, c));
    });
}

TEST_CASE("two currencies never add, and sums that do not fit are refused") {
    CHECK(dollars(150) + dollars(-50) == dollars(100));
    CHECK(dollars(150) - dollars(200) == dollars(-50));
    CHECK(-dollars(150) == dollars(-150));
    const Money won{1, currency("KRW")};
    CHECK(kind_of_failure([&] { dollars(1) + won; }) == ErrorKind::refused);
    CHECK(kind_of_failure([&] { dollars(1) - won; }) == ErrorKind::refused);
    CHECK(kind_of_failure([] { dollars(kMost) + dollars(1); }) == ErrorKind::refused);
    CHECK(kind_of_failure([] { dollars(kLeast) - dollars(1); }) == ErrorKind::refused);
    CHECK(kind_of_failure([] { -dollars(kLeast); }) == ErrorKind::refused);
}

TEST_CASE("shares of a total go to the largest remainders, ties to the first") {
    using Shares = std::vector<std::int64_t>;
    const auto share = [](std::int64_t total, Shares weights) { return largest_remainder(total, weights); };
    CHECK(share(100, {1, 1, 1}) == Shares{34, 33, 33});
    CHECK(share(-100, {1, 1, 1}) == Shares{-34, -33, -33});
    CHECK(share(10, {1, 5, 4}) == Shares{1, 5, 4});
    CHECK(share(1, {1, 3, 3}) == Shares{0, 1, 0});
    CHECK(share(7, {0, 0}) == Shares{7, 0});
    CHECK(share(7, {}) == Shares{});
    CHECK(share(0, {3, 4}) == Shares{0, 0});
    CHECK(share(kMost, {kMost, kMost, kMost, kMost}).front() == kMost / 4 + 1);
    CHECK(share(kLeast, {5}) == Shares{kLeast});
    CHECK(kind_of_failure([&] { share(1, {1, -1}); }) == ErrorKind::refused);
}

TEST_CASE("shares add up to the total and are never off by one or more") {
    property("sum and distance from the exact share", [](std::int64_t total) {
        const auto count = *rc::gen::inRange<std::size_t>(1, 40);
        const auto weights = *rc::gen::container<std::vector<std::int64_t>>(
            count, rc::gen::inRange<std::int64_t>(0, *rc::gen::element<std::int64_t>(2, 5'000, kMost)));
        const std::vector<std::int64_t> shares = largest_remainder(total, weights);
        const Wide whole = std::accumulate(weights.begin(), weights.end(), Wide{0});
        RC_ASSERT(std::accumulate(shares.begin(), shares.end(), Wide{0}) == Wide{total});
        RC_PRE(whole > 0);
        for (std::size_t i = 0; i < count; ++i) {
            // |share - total w / whole| < 1, without leaving whole numbers or 128 bits.
            const Wide product = Wide{total} * weights[i];
            const Wide low = product / whole - (product % whole < 0 ? 1 : 0);
            const Wide high = low + (product % whole != 0 ? 1 : 0);
            RC_ASSERT(Wide{shares[i]} >= low);
            RC_ASSERT(Wide{shares[i]} <= high);
        }
    });
}
