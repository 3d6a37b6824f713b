#include <core/zone_names.hpp>

#include <algorithm>
#include <numeric>
#include <optional>

#include <core/scan.hpp>
#include <sugo/time.hpp>

namespace sugo {

namespace {

std::string lowered(std::string_view text) {
    std::string small = normal_words(text);
    std::replace(small.begin(), small.end(), ' ', '_');
    return small;
}

std::string_view city_of(std::string_view name) {
    const std::size_t slash = name.rfind('/');
    return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

// How many letters must be put in, left out or changed to make one word of the other.
std::size_t edit_distance(std::string_view one, std::string_view other) {
    std::vector<std::size_t> row(other.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < one.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < other.size(); ++j) {
            const std::size_t changed = diagonal + (one[i] == other[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

// The zone whose whole name or city is nearest, if it is near enough to be meant. A city typed alone is the
// commonest slip, so it counts as much as the whole name.
std::optional<std::string> near_zone(std::string_view typed, const std::vector<std::string>& names) {
    constexpr std::size_t kLongestTyped = 40;
    const std::string small = lowered(typed);
    if (small.size() < 3 || small.size() > kLongestTyped) return std::nullopt;
    std::size_t best = small.size() / 4 + 1;
    std::optional<std::string> found;
    for (const std::string& name : names) {
        const std::string candidate = lowered(name);
        std::size_t distance = edit_distance(small, candidate);
        if (small.find('/') == std::string::npos) {
            distance = std::min(distance, edit_distance(small, city_of(candidate)));
        }
        if (distance < best || (distance == best && !found)) {
            best = distance;
            found = name;
        }
    }
    return found;
}

}  // namespace

Result<Zone> parse_zone(std::string_view name) {
    const std::string_view typed = trimmed(name);
    if (typed == "UTC") return Zone{};
    const std::vector<std::string> names = zone_names();
    const std::string small = lowered(typed);
    for (const std::string& candidate : names) {
        if (lowered(candidate) == small) return Zone{candidate};
    }
    return Error{ErrorKind::usage, "there is no time zone " + quoted(name),
                 near_zone(typed, names).value_or("a name like Europe/Berlin, America/New_York or UTC")};
}

}  // namespace sugo
