#pragma once

#include <optional>
#include <string>
#include <vector>

#include <sugo/away.hpp>
#include <sugo/cycle.hpp>
#include <sugo/people.hpp>
#include <sugo/statistics.hpp>
#include <sugo/store.hpp>

// Use cases on the log. Each changing one is one transaction.

namespace sugo::tracking {

/// A session with the names around it and its money.
struct Entry {
    Session session;
    std::string work;  ///< "acme/ner code"
    std::optional<Client> client;
    std::optional<Project> project;
    Kind kind;
    bool billable = false;
    /// Empty: not billable, or no rate.
    std::optional<Rate> rate;
    /// Its share of a line's amount; set in lists and totals.
    std::optional<Money> share;
    std::optional<Claim> claim;
    Seconds time{};
    /// As short as tells it from the others, at least five characters.
    std::string short_id;
};

struct StartRequest {
    std::vector<std::string> words;
    /// A moment as parse_moment reads it; empty: now.
    std::string at;
    /// The pomodoro's length; empty: the setting. Meetings, and `open`, have none.
    std::optional<Seconds> length;
    bool open = false;
    std::string note;
    std::vector<std::string> tags;
    std::optional<bool> billable;
    /// What is to become of an absence in what is open.
    AwayAnswer away = AwayAnswer::none;
};
struct Started {
    Entry started;
    /// What was open, as it was ended.
    std::optional<Entry> ended;
    /// Sentences to tell: clock changes, a missing rate, a ring before now.
    std::vector<std::string> remarks;
};
Started start(Store& store, const StartRequest& request, const Now& now);

struct Stopped {
    Entry ended;
    std::vector<std::string> remarks;
};
/// Ends the open session: a pomodoro whose time was up ends at its ring, unless a moment is given.
/// Failure (refused) if the machine slept meanwhile and neither a moment nor `away` says what is to become of it.
Stopped stop(Store& store, std::string_view at, const Now& now, AwayAnswer away = AwayAnswer::none);
/// Ends the open session at its ring if its time is up by now; for a timer that has just counted down. Empty if
/// something else is open, it was settled elsewhere, or the machine slept before the ring.
std::optional<Stopped> ring(Store& store, SessionId session, const Now& now);
struct Voided {
    Entry voided;
    /// Why; empty if no reason was given.
    std::optional<Interruption> reason;
    std::vector<std::string> remarks;
};
/// Ends the running pomodoro as void at a moment (empty: now). Failure (refused): nothing runs, it has no ring, or it
/// had rung by then.
Voided void_open(Store& store, std::string_view reason, std::string_view at, const Now& now);

struct Paused {
    Entry paused;
    /// What the pomodoro still has to run.
    Seconds left{};
    /// Until then it can be taken up again.
    Instant until{};
};
/// Pauses the running pomodoro; resume() takes it up again with what is left. Failure (refused): pauses are not allowed
/// (the setting "pause"), nothing runs, it has no ring, it has rung, or the machine slept.
Paused pause(Store& store, const Now& now);

struct InterruptRequest {
    Interruption::Kind kind = Interruption::Kind::internal;
    std::string note;
    /// A moment as parse_moment reads it; empty: now.
    std::string at;
};
struct Interrupted {
    Entry session;
    Interruption interruption;
    /// All of the session, with this one, by time.
    std::vector<Interruption> all;
    std::vector<std::string> remarks;
};
/// Notes what broke into the open session, which goes on. Failure (refused): nothing runs, or not at that moment.
Interrupted interrupt(Store& store, const InterruptRequest& request, const Now& now);

/// What an interruption was, told after it was noted: its text is replaced. Failure: not_found when it is gone.
Interruption describe(Store& store, const Interruption& interruption, std::string_view text, const Now& now);

/// Forgets the open session.
Stopped cancel(Store& store, const Now& now);
/// Starts again what the newest session (or `session`) was, with its work, note and tags. A pomodoro that was paused,
/// not longer ago than a pause may last, goes on with what is left of it.
Started resume(Store& store, std::string_view session, std::string_view at, const Now& now,
               AwayAnswer away = AwayAnswer::none);

/// An absence in the open session that nobody has answered yet.
std::optional<Absence> away(Store& store, const Now& now);
/// Somebody works in the open session now: for a timer that is looked at.
void sign_of_life(Store& store, const Now& now);

struct Status {
    std::optional<Entry> open;
    /// Of the open session, by time.
    std::vector<Interruption> interruptions;
    /// The newest ended session when nothing is open.
    std::optional<Entry> last;
    Seconds today{};
    int rung_today = 0;
    int day_target = 0;
    Seconds week{};
    int rung_week = 0;
    int week_target = 0;
    Seconds pomodoro{};
    /// Where the cycle of work and breaks stands.
    Cycle cycle;
    CycleRules cycle_rules;
    /// In the open session.
    std::optional<Absence> away{};
};
/// What runs, today and this week. Touches only the days it names.
Status status(Store& store, const Now& now);

struct Rested {
    /// What was open, as it was ended.
    std::optional<Entry> ended;
    /// How things stand then.
    Status status;
    std::vector<std::string> remarks{};
};
/// Begins a break now, the one that is due or one of the kind that is named, and ends what runs; in a break, changes
/// its length. `over` ends a break. Failure (refused): a break is over that is not there, or one begins that is.
Rested rest(Store& store, std::optional<BreakMark::Kind> kind, const Now& now, AwayAnswer away = AwayAnswer::none);

/// What happened in the cycle of work and breaks, for who is to be told.
struct Happening {
    enum class Event { start, ring, stop, voided, break_start, break_end, interruption };

    Event event = Event::start;
    Instant at{};
    /// What began, ended or was broken into; empty for breaks and for what is gone.
    std::optional<Entry> session;
    std::optional<Interruption> interruption;
    /// The end of a break that began.
    std::optional<Instant> until;
};
std::string_view event_name(Happening::Event event);  ///< "start", "ring", "stop", "void", "break-start" …
std::optional<Happening::Event> parse_happening(std::string_view name);
/// What lies between two looks, in the order in which it happened.
std::vector<Happening> happened(Store& store, const Status& before, const Status& after, const Now& now);

/// What overlapped and was cut so that a new time fits.
struct Trimmed {
    Entry before;
    /// Empty: it lay wholly inside and was removed. Two when it was cut in the middle.
    std::vector<Entry> after;
};
struct AddRequest {
    std::vector<std::string> words;
    /// An interval as parse_interval reads it, or two of the three: moments as parse_moment reads them, and a length.
    std::string interval;
    std::string from;
    std::string to;
    std::optional<Seconds> length;
    /// The day of times that name none; empty: today.
    std::string on;
    std::string note;
    std::vector<std::string> tags;
    std::optional<bool> billable;
    /// Cut what overlaps instead of refusing.
    bool trim = false;
};
struct Added {
    Entry added;
    std::vector<Trimmed> trimmed;
    std::vector<std::string> remarks;
};
/// Logs past work. A `to` that names only a time and lies before `from` is on the next day.
Added add(Store& store, const AddRequest& request, const Now& now);

struct EditRequest {
    /// @1, @2 …, or a short id.
    std::string session;
    /// Other work; empty: as it is.
    std::vector<std::string> words;
    /// Moments; a time alone is on the session's own day.
    std::string from;
    std::string to;
    std::optional<Seconds> length;
    std::optional<std::string> note;
    /// Replaces all tags; {""} clears them.
    std::optional<std::vector<std::string>> tags;
    /// "yes", "no" or "auto".
    std::string billable;
    bool trim = false;
};
struct Edited {
    Entry before;
    Entry after;
    std::vector<Trimmed> trimmed;
    std::vector<std::string> remarks;
};
/// Failure (refused) if it is on an issued invoice, naming the way out.
Edited edit(Store& store, const EditRequest& request, const Now& now);

/// Removes sessions; all or none.
std::vector<Entry> remove(Store& store, const std::vector<std::string>& sessions, const Now& now);

struct SettleRequest {
    /// The last day that is billed elsewhere.
    Day until{};
    /// "acme" or "acme/ner"; empty: all clients.
    std::string work;
};
struct Settled {
    int sessions = 0;
    Seconds time{};
    /// By currency code.
    std::vector<Money> money;
};
/// Marks what is unbilled up to a day as billed outside sugo: it keeps its place in the log and is no longer drafted.
/// Sessions on drafts and invoices stay as they are. Failure (refused) if there is nothing.
Settled settle(Store& store, const SettleRequest& request, const Now& now);

struct LogRequest {
    std::optional<Period> period;
    /// Only what shares a second with these moments.
    std::optional<TimeInterval> interval;
    /// "acme", "acme/ner" or an own project.
    std::string work;
    std::string kind;
    std::vector<std::string> tags;
    std::string text;
    std::optional<bool> billable;
    /// Only what is on no invoice or draft and not settled.
    bool unbilled = false;
    std::optional<int> newest;
};
struct Log {
    std::vector<Entry> entries;
    Seconds time{};
    Seconds billable_time{};
    /// By currency code; issued shares as issued, the rest by money lines over the sessions listed.
    std::vector<Money> money;
    /// Billable sessions without a rate.
    int without_rate = 0;
};
Log log(Store& store, const LogRequest& request, const Now& now);

/// A day as Cirillo's record sheet has it: each session with its marks.
struct Sheet {
    struct Line {
        Entry entry;
        /// By time; what made it void among them.
        std::vector<Interruption> interruptions;
    };
    Day day{};
    std::vector<Line> lines;
    int rung = 0;
    int voided = 0;
    /// Pomodori that were ended before their ring.
    int stopped_early = 0;
    int internal = 0;
    int external = 0;
    /// What counts; a void one does not.
    Seconds time{};
};
/// What runs counts as it would end now.
Sheet sheet(Store& store, Day day, const Now& now);

/// How the pomodori of a log went.
struct Statistics {
    /// As asked for.
    std::optional<Period> period;
    PomodoroStatistics pomodori;
};
/// Of the pomodori that a request means and that have ended; what runs counts once its time is up.
Statistics statistics(Store& store, const LogRequest& request, const Now& now);

/// What `sugo` alone shows.
struct Overview {
    Status status;
    struct Unbilled {
        Client client;
        Money amount;
        Seconds time{};
        Day since{};
        int without_rate = 0;
    };
    std::vector<Unbilled> unbilled;
    int drafts = 0;
    bool has_profile = false;
    bool has_clients = false;
    bool has_rates = false;
    /// The next sensible command.
    std::string next;
};
Overview overview(Store& store, const Now& now);

}  // namespace sugo::tracking
