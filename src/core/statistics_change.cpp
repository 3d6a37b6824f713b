// Two rates of rare events, compared exactly: given all the interruptions of both spans, the number that falls into the
// newer one is binomial with its share of the pomodori, if the rate did not change (J. Przyborowski and H. Wilenski,
// Homogeneity of results in testing samples from Poisson series, 1940). Nothing is assumed of large numbers, so it
// holds for ten pomodori as for a thousand.
#include <sugo/statistics.hpp>

#include <algorithm>

#include <boost/math/distributions/binomial.hpp>

namespace sugo {
namespace {

// Not the usual 5 %: one bad day brings many interruptions at once, which chance alone does not, and who looks every
// week looks often.
constexpr double level = 0.01;

/// How often chance alone gives at least so uneven a split of `all` interruptions: twice the smaller tail.
double chance_of(int newer, int all, double share) {
    const boost::math::binomial_distribution<> split(all, share);
    const double as_few = cdf(split, newer);
    const double as_many = newer == 0 ? 1 : cdf(complement(split, newer - 1));
    return std::min(1.0, 2 * std::min(as_few, as_many));
}

}  // namespace

std::optional<InterruptionChange::Verdict> compare_interruptions(const PomodoroCounts& before,
                                                                 const PomodoroCounts& after) {
    using Verdict = InterruptionChange::Verdict;
    if (before.begun() == 0 || after.begun() == 0) return std::nullopt;
    const double share = static_cast<double>(after.begun()) / (before.begun() + after.begun());
    const int newer = after.interruptions();
    const int all = before.interruptions() + newer;
    // All in the older span, or all in the newer: if neither were clear, nothing is.
    if (all == 0 || std::min(chance_of(0, all, share), chance_of(all, all, share)) >= level) return std::nullopt;
    if (chance_of(newer, all, share) >= level) return Verdict::unclear;
    return newer < all * share ? Verdict::fewer : Verdict::more;
}

}  // namespace sugo
