#include <sugo/invoice.hpp>

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

// A line is all time of one project and kind at one rate. For each project and kind the card is read once, into the
// stretches of days between which the rate changes; each session then finds its stretch. So a million sessions cost a
// few lookups each, and the order of rates is said in find_rate() alone.

namespace sugo {
namespace {

/// What a session of this project and kind asks the card; empty for own work.
std::optional<RateQuestion> question_of(ProjectId project_id, KindId kind, const Books& books) {
    const Project& project = books.projects.at(project_id);
    if (!project.client) return std::nullopt;
    RateQuestion question;
    question.project = project_id;
    question.client = project.client;
    question.kind = kind;
    question.tier = tier_of(project, books.long_threshold);
    question.currency = books.clients.at(*project.client).currency;
    return question;
}

/// A session as far as it matters to its line.
struct Piece {
    Instant start{};
    SessionId id;
    Seconds time{};
    std::int64_t share = 0;
};

/// The pieces of work at one rate.
struct Pile {
    Rate rate;
    std::vector<Piece> pieces;
};

/// Days from `from` to the next stretch: one rate, the n-th pile; or no rate.
struct Stretch {
    Day from{};
    std::optional<std::size_t> pile;
};

/// The work of one project and kind, sorted by rate.
class Work {
public:
    Work(ProjectId project, KindId kind, const Books& books)
        : project_id_(project), project_(books.projects.at(project)), kind_(books.kinds.at(kind)) {
        if (auto question = question_of(project, kind, books)) read_card(books.rates, *std::move(question));
    }

    void add(const Session& session) {
        if (!is_billable(session, &project_, kind_)) return;
        if (const std::optional<std::size_t> pile = pile_of(session)) {
            piles_[*pile].pieces.push_back({session.start, session.id, *session.stop - session.start});
        }
    }

    [[nodiscard]] ProjectId project_id() const { return project_id_; }
    [[nodiscard]] const Project& project() const { return project_; }
    [[nodiscard]] const Kind& kind() const { return kind_; }
    [[nodiscard]] std::vector<Pile>& piles() { return piles_; }

private:
    void read_card(std::span<const RateEntry> card, RateQuestion question) {
        // An entry concerns the work if it applies where it is the only one.
        std::vector<RateEntry> concerning;
        std::vector<Day> changes;
        for (const RateEntry& entry : card) {
            question.day = entry.valid_from;
            if (!find_rate(std::span(&entry, 1), question)) continue;
            concerning.push_back(entry);
            changes.push_back(entry.valid_from);
        }
        std::ranges::sort(changes);
        changes.erase(std::ranges::unique(changes).begin(), changes.end());
        stretches_.push_back({Day::min(), std::nullopt});
        for (const Day day : changes) {
            question.day = day;
            const Stretch stretch{day, pile_at(find_rate(concerning, question)->rate)};
            if (stretch.pile != stretches_.back().pile) stretches_.push_back(stretch);
        }
    }

    std::size_t pile_at(const Rate& rate) {
        const auto found = std::ranges::find(piles_, rate, &Pile::rate);
        if (found != piles_.end()) return static_cast<std::size_t>(found - piles_.begin());
        piles_.push_back({rate, {}});
        return piles_.size() - 1;
    }

    [[nodiscard]] const Stretch& stretch_on(Day day) const {
        return *std::prev(std::ranges::upper_bound(stretches_, day, {}, &Stretch::from));
    }

    /// No zone is a whole day from UTC: where the rate is the same the day before and the day after, the local day
    /// need not be looked up, which is the dear part.
    [[nodiscard]] std::optional<std::size_t> pile_of(const Session& session) const {
        if (stretches_.empty()) return std::nullopt;
        const Day utc_day{date::floor<date::days>(session.start).time_since_epoch()};
        const Stretch& before = stretch_on(utc_day - date::days(1));
        const Stretch& after = stretch_on(utc_day + date::days(1));
        return &before == &after ? before.pile : stretch_on(day_of(session)).pile;
    }

    ProjectId project_id_;
    const Project& project_;
    const Kind& kind_;
    std::vector<Stretch> stretches_;
    std::vector<Pile> piles_;
};

void share_out(std::vector<Piece>& pieces, const Money& whole) {
    std::ranges::sort(pieces, {}, &Piece::id);
    std::vector<std::int64_t> weights;
    weights.reserve(pieces.size());
    for (const Piece& piece : pieces) weights.push_back(piece.time.count());
    const std::vector<std::int64_t> shares = largest_remainder(whole.minor, weights);
    for (std::size_t at = 0; at < pieces.size(); ++at) pieces[at].share = shares[at];
}

MoneyLine line_of(const Work& work, Pile& pile) {
    MoneyLine line;
    line.project = work.project_id();
    line.kind = work.kind().id;
    line.rate = pile.rate;
    for (const Piece& piece : pile.pieces) line.time += piece.time;
    line.amount = amount(pile.rate, line.time);
    share_out(pile.pieces, line.amount);
    std::ranges::sort(pile.pieces, {}, [](const Piece& piece) { return std::pair(piece.start, piece.id); });
    line.sessions.reserve(pile.pieces.size());
    line.shares.reserve(pile.pieces.size());
    for (const Piece& piece : pile.pieces) {
        line.sessions.push_back(piece.id);
        line.shares.push_back(piece.share);
    }
    return line;
}

}  // namespace

std::optional<Rate> rate_of(const Session& session, const Books& books) {
    if (!session.project) return std::nullopt;
    std::optional<RateQuestion> question = question_of(*session.project, session.kind, books);
    if (!question) return std::nullopt;
    question->day = day_of(session);
    const std::optional<RateEntry> entry = find_rate(books.rates, *question);
    return entry ? std::optional(entry->rate) : std::nullopt;
}

bool is_billable(const Session& session, const Books& books) {
    const Project* const project = session.project ? &books.projects.at(*session.project) : nullptr;
    return is_billable(session, project, books.kinds.at(session.kind));
}

std::vector<MoneyLine> money_lines(std::span<const Session> sessions, const Books& books) {
    std::map<std::pair<ProjectId, KindId>, Work> works;
    for (const Session& session : sessions) {
        if (!session.stop || !session.project) continue;
        const std::pair key(*session.project, session.kind);
        auto work = works.find(key);
        if (work == works.end()) work = works.emplace(key, Work(key.first, key.second, books)).first;
        work->second.add(session);
    }
    std::vector<MoneyLine> lines;
    for (auto& [key, work] : works) {
        for (Pile& pile : work.piles()) {
            if (!pile.pieces.empty()) lines.push_back(line_of(work, pile));
        }
    }
    std::ranges::sort(lines, {}, [&](const MoneyLine& line) {
        const std::string_view project = books.projects.at(line.project).slug;
        const std::string_view kind = books.kinds.at(line.kind).slug;
        return std::tuple(project, kind, line.rate.minor_per_hour, line.project, line.kind);
    });
    return lines;
}

}  // namespace sugo
