#include <sugo/people.hpp>

#include <algorithm>
#include <cstddef>

namespace sugo::people {
namespace {

/// Code points, so that one Hangul syllable is one letter. Slugs are checked UTF-8; stray bytes count as letters.
std::u32string letters(std::string_view text) {
    std::u32string result;
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        if ((byte & 0xC0U) == 0x80U && !result.empty()) {
            result.back() = (result.back() << 6U) | (byte & 0x3FU);
        } else {
            result.push_back(byte);
        }
    }
    return result;
}

/// Edits that turn one word into the other: insertions, deletions, replacements and swaps of neighbours.
std::size_t distance(const std::u32string& left, const std::u32string& right) {
    std::vector<std::vector<std::size_t>> cost(left.size() + 1, std::vector<std::size_t>(right.size() + 1));
    for (std::size_t i = 0; i <= left.size(); ++i) cost[i][0] = i;
    for (std::size_t j = 0; j <= right.size(); ++j) cost[0][j] = j;
    for (std::size_t i = 1; i <= left.size(); ++i) {
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const std::size_t replaced = cost[i - 1][j - 1] + (left[i - 1] == right[j - 1] ? 0U : 1U);
            cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, replaced});
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) {
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
            }
        }
    }
    return cost[left.size()][right.size()];
}

std::size_t edits_allowed(std::size_t length) {
    if (length <= 1) return 0;
    return length <= 4 ? 1 : 2;
}

}  // namespace

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates) {
    constexpr std::size_t longest = 80;
    const std::u32string typed = letters(word);
    if (typed.size() > longest) return std::nullopt;
    std::optional<std::string> best;
    std::size_t least = edits_allowed(typed.size()) + 1;
    for (const std::string& candidate : candidates) {
        const std::size_t edits = distance(typed, letters(candidate));
        if (edits < least) {
            least = edits;
            best = candidate;
        }
    }
    return best;
}

}  // namespace sugo::people
