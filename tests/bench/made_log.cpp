// The wall's times are chosen so that none of them is skipped or repeated by a change of the clocks in Berlin, which
// come between 02:00 and 03:00: so the day of each session is known without asking the zone again.
#include <bench/made_log.hpp>

#include <algorithm>
#include <array>
#include <random>

#include <fmt/format.h>

namespace sugo::bench {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr Seconds kLength = minutes(25);
constexpr Day kOldest{date::local_days(date::year(1970) / date::February / 1)};
constexpr date::days kCalm{5 * 365};
constexpr int kCalmSessions = 16;
constexpr int kFullSessions = 54;

constexpr std::array<std::string_view, kProjectsEach> kProjects{"alpha", "beta", "gamma"};
constexpr std::array<std::string_view, 12> kTags{"bug",   "call", "deep", "gpu",  "idea",  "night",
                                                 "paper", "pair", "plan", "site", "train", "urgent"};
constexpr std::array<std::string_view, 8> kNotes{"error report by type",
                                                 "retrain with new split",
                                                 "weekly call",
                                                 "two papers on span extraction",
                                                 "offline evaluation",
                                                 "label cleaning",
                                                 "a long talk about what the next month should bring",
                                                 "ranking metric"};

bool is_working_day(Day day) {
    return date::weekday(date::sys_days(day.time_since_epoch())).iso_encoding() <= 5;
}

/// How many sessions a day holds, and whether the older days must be full.
int held_by(Day day, Day until, bool crowded) {
    if (crowded && until - day > kCalm) return kFullSessions;
    return is_working_day(day) ? kCalmSessions : 0;
}

bool is_crowded(int sessions, Day until) {
    const int days = (until - kOldest).count();
    return sessions > days / 7 * 5 * kCalmSessions;
}

/// Full days leave out the hour in which clocks change.
WallTime begin_of_session(Day day, int place, bool full) {
    if (!full) return WallTime(day) + hours(9) + place * minutes(30);
    constexpr int before_change = 4;
    return place < before_change ? WallTime(day) + place * kLength
                                 : WallTime(day) + hours(3) + (place - before_change) * kLength;
}

class Maker {
public:
    explicit Maker(std::uint64_t seed) : random_(seed) {}

    Made session(Day day, int place, bool full) {
        Made made;
        made.day = day;
        made.start = resolve(begin_of_session(day, place, full), kZone).at;
        made.length = below(8) == 0 ? kLength - Seconds(below(600)) : kLength;
        if (below(10) == 0) {
            made.kind = "learn";
        } else {
            made.client = below(kClients);
            made.project = below(kProjectsEach);
            const int kind = below(10);
            made.kind = kind < 7 ? "code" : kind == 7 ? "meeting" : kind == 8 ? "consult" : "research";
        }
        if (below(5) < 3) made.note = fmt::format("{} {}", kNotes.at(index(kNotes.size())), below(1000));
        for (int tags = below(3); tags > 0; --tags) made.tags.push_back(kTags.at(index(kTags.size())));
        std::ranges::sort(made.tags);
        made.tags.erase(std::ranges::unique(made.tags).begin(), made.tags.end());
        return made;
    }

private:
    int below(int bound) { return static_cast<int>(random_() % static_cast<std::uint64_t>(bound)); }
    std::size_t index(std::size_t size) { return static_cast<std::size_t>(below(static_cast<int>(size))); }

    std::mt19937_64 random_;
};

}  // namespace

std::string client_name(int client) {
    return fmt::format("client{:02}", client + 1);
}

std::string_view project_name(int project) {
    return kProjects.at(static_cast<std::size_t>(project));
}

std::vector<Made> make_log(int sessions, std::uint64_t seed, Day until) {
    const bool crowded = is_crowded(sessions, until);
    // Backwards to the day that holds the first ones; of that day the last ones are taken.
    Day first = until;
    int room = 0;
    while (room < sessions) room += held_by(--first, until, crowded);

    std::vector<Made> log;
    log.reserve(static_cast<std::size_t>(sessions));
    Maker maker(seed);
    int place = room - sessions;
    for (Day day = first; day < until; ++day, place = 0) {
        const int held = held_by(day, until, crowded);
        for (; place < held; ++place) log.push_back(maker.session(day, place, held == kFullSessions));
    }
    return log;
}

}  // namespace sugo::bench
