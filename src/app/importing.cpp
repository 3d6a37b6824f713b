#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_set>

#include <fmt/format.h>

#include <app/importing_fit.hpp>
#include <app/importing_layout.hpp>
#include <app/importing_rules.hpp>
#include <sugo/people.hpp>

// An import is planned in full before anything is written: rows checked, tags understood, known rows left out, the rest
// sorted once and laid between the sessions of the log in one sweep. A dry run is the plan without the writing.

namespace sugo::importing {

namespace {

constexpr std::size_t kTellEvery = 1'000;

/// Everything that is to happen, before anything does.
struct Plan {
    std::vector<const Meaning*> meanings;  ///< by index in the source; null: not to be added
    Fitted fitted;
    Imported answer;
};

void check_times(const Interval& interval, const Now& now) {
    if (interval.stop && *interval.stop < interval.start) {
        refuse_row(interval, "ends before it begins", "correct it in the source, then import again");
    }
    if (interval.stop.value_or(interval.start) > now.at) {
        refuse_row(interval, "lies in the future", "only work that is done can be imported");
    }
}

/// A note as one line: trackers allow line breaks, the log does not.
std::string note_of(const Interval& interval) {
    std::string note = interval.note;
    for (char& character : note) {
        if (static_cast<unsigned char>(character) < 0x20U || character == '\x7f') character = ' ';
    }
    Result<std::string> line = parse_line_text(note);
    if (!line) refuse_row(interval, "has a note that cannot be kept, for " + line.error().message, line.error().hint);
    return *std::move(line);
}

/// Which intervals are to be added, by start; the others are counted.
std::vector<std::size_t> choose(Store& store, const Request& request, Interpreter& interpreter, const Now& now,
                                Plan& plan) {
    const std::set<std::string> imported = store.sessions().source_keys(request.source.name);
    const std::unordered_set<std::string_view> known(imported.begin(), imported.end());
    std::unordered_set<std::string_view> empty_ones;
    std::vector<std::size_t> order;
    order.reserve(request.source.intervals.size());
    plan.meanings.resize(request.source.intervals.size());
    for (std::size_t index = 0; index < request.source.intervals.size(); ++index) {
        const Interval& interval = request.source.intervals[index];
        if (!interval.floating) check_times(interval, now);  // what floats was laid into the past
        if (!interval.stop) {
            ++plan.answer.open;
            continue;
        }
        const Seconds time = *interval.stop - interval.start;
        ++plan.answer.source_count;
        plan.answer.source_time += time;
        // An interval without length overlaps nothing, so its double is found by its key.
        const bool repeats = time == Seconds{0} && !empty_ones.insert(interval.key).second;
        if (repeats || known.contains(interval.key)) {
            ++plan.answer.known;
            plan.answer.known_time += time;
            continue;
        }
        if (!interval.note.empty()) note_of(interval);  // so that a dry run finds what cannot be kept
        plan.meanings[index] = &interpreter.of(interval);
        order.push_back(index);
    }
    const auto start_of = [&](std::size_t index) { return request.source.intervals[index].start; };
    if (!std::ranges::is_sorted(order, {}, start_of)) std::ranges::stable_sort(order, {}, start_of);
    return order;
}

/// The zone of record.
const Zone& zone_of(const Interval& interval, const Request& request) {
    return interval.zone ? *interval.zone : request.zone;
}

/// The money of many sessions, added up by work and day on the way: lines are made of sums, so days price as their
/// sessions do.
class Purse {
public:
    explicit Purse(const Books& books) : books_(books) {}

    /// By start.
    void add(const Meaning& meaning, Instant start, Instant stop, const Zone& zone) {
        if (start == stop) return;
        Today& today = today_[zone.name];
        if (start >= today.ends) today = {begin_of(day_of(start, zone) + date::days(1), zone), {}};
        const auto [place, fresh] = today.sessions.try_emplace(&meaning, sessions_.size());
        if (fresh) {
            sessions_.push_back(session_of(meaning, start, zone));
            counts_.push_back(0);
        }
        *sessions_[place->second].stop += stop - start;
        ++counts_[place->second];
    }

    void tell(Imported& answer) const {
        std::map<std::string, Money> totals;
        for (const MoneyLine& line : money_lines(sessions_, books_)) {
            const auto [total, fresh] = totals.try_emplace(std::string(line.amount.currency.code()), line.amount);
            if (!fresh) total->second = total->second + line.amount;
        }
        for (const auto& [code, money] : totals) answer.money.push_back(money);
        for (std::size_t index = 0; index < sessions_.size(); ++index) {
            const Session& session = sessions_[index];
            if (is_billable(session, books_) && !rate_of(session, books_)) answer.without_rate += counts_[index];
        }
    }

private:
    /// The sessions of the day that was met last in a zone.
    struct Today {
        Instant ends = Instant::min();
        std::map<const Meaning*, std::size_t> sessions;
    };

    Session session_of(const Meaning& meaning, Instant start, const Zone& zone) const {
        Session session;
        session.id = SessionId{static_cast<std::int64_t>(sessions_.size()) + 1};
        session.kind = meaning.work.kind.id;
        if (meaning.work.project) session.project = meaning.work.project->id;
        session.start = start;
        session.stop = start;
        session.zone = zone;
        session.billable = meaning.billable;
        session.outcome = Outcome::stopped;
        return session;
    }

    const Books& books_;
    std::vector<Session> sessions_;
    std::vector<int> counts_;
    std::map<std::string, Today> today_;
};

/// Whether a session is billed elsewhere.
bool is_settled(const Request& request, Instant start, const Zone& zone) {
    return request.billed_until && day_of(start, zone) <= *request.billed_until;
}

/// Whether the source's word keeps from being billed what its project or kind would bill.
bool is_held_back(const Meaning& meaning) {
    if (meaning.billable != false || !meaning.work.client) return false;
    return meaning.work.project && meaning.work.project->billable ? *meaning.work.project->billable
                                                                  : meaning.work.kind.billable;
}

void sum_up(Store& store, const Request& request, Plan& plan) {
    Imported& answer = plan.answer;
    const Books books = people::load_books(store);
    Purse purse(books);
    std::map<std::string, Imported::Row> rows;
    int held_back = 0;
    for (const Piece& piece : plan.fitted.pieces) {
        const Meaning& meaning = *plan.meanings[piece.interval];
        const Seconds time = piece.stop - piece.start;
        Imported::Row& row = rows[meaning.name];
        ++row.count;
        row.time += time;
        ++answer.count;
        answer.time += time;
        held_back += is_held_back(meaning) ? 1 : 0;
        const Zone& zone = zone_of(request.source.intervals[piece.interval], request);
        if (is_settled(request, piece.start, zone)) {
            ++answer.settled;
        } else {
            purse.add(meaning, piece.start, piece.stop, zone);
        }
    }
    for (auto& [name, row] : rows) {
        row.work = name;
        answer.rows.push_back(std::move(row));
    }
    answer.trimmed = plan.fitted.trimmed;
    purse.tell(answer);
    answer.remarks = request.source.remarks;
    if (held_back == 0) return;
    answer.remarks.push_back(
        fmt::format("{} of {} {} not billable because the source says so; --ignore-billable leaves it to project and "
                    "kind",
                    held_back, answer.count, held_back == 1 ? "is" : "are"));
}

Plan make_plan(Store& store, const Request& request, Interpreter& interpreter, const Now& now) {
    Plan plan;
    const std::vector<std::size_t> order = choose(store, request, interpreter, now, plan);
    plan.fitted = fit(store, request.source.intervals, order, request.trim, now);
    sum_up(store, request, plan);
    plan.answer.kept_tags = interpreter.kept_tags();
    plan.answer.dry_run = request.dry_run;
    return plan;
}

/// A session for each piece, by start. An interval is let go as soon as its last piece is written: a long log is held
/// once, and what the store notes of it takes its place.
void write(Store& store, Request& request, const Plan& plan) {
    const Seconds pomodoro = people::settings_of(store).pomodoro;
    const auto& pieces = plan.fitted.pieces;
    Session session;
    session.source = request.source.name;
    for (std::size_t number = 0; number < pieces.size(); ++number) {
        const Piece& piece = pieces[number];
        Interval& interval = request.source.intervals[piece.interval];
        const Meaning& meaning = *plan.meanings[piece.interval];
        if (request.progress && number % kTellEvery == 0) {
            request.progress(static_cast<std::int64_t>(number), static_cast<std::int64_t>(pieces.size()));
        }
        const bool rung = request.pomodori && piece.stop - piece.start == pomodoro;
        session.kind = meaning.work.kind.id;
        session.project = meaning.work.project ? std::optional(meaning.work.project->id) : std::nullopt;
        session.start = piece.start;
        session.stop = piece.stop;
        session.note = note_of(interval);
        session.tags = meaning.tags;
        session.planned = rung ? std::optional(pomodoro) : std::nullopt;
        session.outcome = rung ? Outcome::rung : Outcome::stopped;
        session.zone = zone_of(interval, request);
        session.billable = meaning.billable;
        session.settled = is_settled(request, piece.start, session.zone);
        session.source_key = piece.first ? interval.key : fmt::format("{}@{}", interval.key, to_iso(piece.start));
        store.sessions().keep_row(store.sessions().add(session), interval.row);
        const bool last = number + 1 == pieces.size() || pieces[number + 1].interval != piece.interval;
        if (last) interval = Interval();
    }
    request.source.intervals = {};
}

Label label_of(const Imported& answer, std::string_view source) {
    return {fmt::format("import {} session{} from {}", answer.count, answer.count == 1 ? "" : "s", source), {}};
}

}  // namespace

Imported import(Store& store, Request request, const Now& now) {
    Imported answer;
    const auto work = [&] {
        const Rules rules = merged(saved_rules(store, request.source.name), request.rules);
        Interpreter interpreter(store, rules, request.ignore_billable);
        lay_out(store, request, now);
        const Plan plan = make_plan(store, request, interpreter, now);
        answer = plan.answer;
        if (request.dry_run) return;
        write(store, request, plan);
        if (request.save_rules) save_rules(store, request.source.name, rules);
    };
    if (request.dry_run) {
        store.read(work);
    } else {
        store.transact(
            now.at, [&] { return label_of(answer, request.source.name); }, work);
    }
    return answer;
}

}  // namespace sugo::importing
