#include <sugo/invoice.hpp>

#include <algorithm>
#include <tuple>
#include <utility>

#include <core/pricing.hpp>
#include <sugo/work_rates.hpp>

// A line is all time of one project and kind at one rate; the order of rates is said in find_rate() alone.

namespace sugo {
namespace {

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

/// The work of one project and kind, sorted by rate.
class Work {
public:
    Work(ProjectId project, KindId kind, const Books& books)
        : project_id_(project),
          project_(books.projects.at(project)),
          kind_(books.kinds.at(kind)),
          rates_(project, kind, books) {
        for (const Rate& rate : rates_.rates()) piles_.push_back({rate, {}});
    }

    void add(const Session& session) {
        if (!is_billable(session, &project_, kind_)) return;
        if (const auto rate = rates_.rate_at(session.start, session.zone)) {
            piles_[*rate].pieces.push_back({session.start, session.id, *session.stop - session.start});
        }
    }

    [[nodiscard]] ProjectId project_id() const { return project_id_; }
    [[nodiscard]] const Kind& kind() const { return kind_; }
    [[nodiscard]] std::vector<Pile>& piles() { return piles_; }

private:
    ProjectId project_id_;
    const Project& project_;
    const Kind& kind_;
    WorkRates rates_;
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

std::optional<RateQuestion> rate_question(ProjectId project_id, KindId kind, const Books& books) {
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

std::optional<Rate> rate_of(const Session& session, const Books& books) {
    if (!session.project) return std::nullopt;
    std::optional<RateQuestion> question = rate_question(*session.project, session.kind, books);
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
