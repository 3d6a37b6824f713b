#include <sugo/client.hpp>

#include <fmt/format.h>

namespace sugo {

std::string_view to_string(Tier tier) {
    return tier == Tier::long_term ? "long" : "short";
}

Result<Tier> parse_tier(std::string_view text) {
    if (text == "long") return Tier::long_term;
    if (text == "short") return Tier::short_term;
    return Error{ErrorKind::usage, fmt::format("\"{}\" is not a tier: there are long and short", text), "long"};
}

Tier tier_of(const Project& project, Seconds threshold) {
    if (project.tier) return *project.tier;
    return project.agreed_per_week && *project.agreed_per_week >= threshold ? Tier::long_term : Tier::short_term;
}

std::string_view to_string(Profile::Paper paper) {
    return paper == Profile::Paper::a4 ? "a4" : "letter";
}

Result<Profile::Paper> parse_paper(std::string_view text) {
    if (text == "a4" || text == "A4") return Profile::Paper::a4;
    if (text == "letter" || text == "Letter") return Profile::Paper::letter;
    return Error{ErrorKind::usage, fmt::format("\"{}\" is not a paper: there are a4 and letter", text), "a4"};
}

}  // namespace sugo
