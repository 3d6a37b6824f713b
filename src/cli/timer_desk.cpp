#include <cli/timer_desk.hpp>

#include <string_view>
#include <utility>

#include <fmt/format.h>

#include <cli/announcer.hpp>
#include <cli/attendant_lock.hpp>
#include <cli/phrases.hpp>
#include <cli/session_options.hpp>
#include <cli/timer_view.hpp>
#include <sugo/people.hpp>
#include <sugo/text.hpp>

namespace sugo::cli {
namespace {

using timer::Wish;

constexpr std::chrono::seconds kSaid(8);
constexpr std::chrono::minutes kSign(1);
/// Marks change with what status shows; others may change a day's past now and then.
constexpr int kMarksAnyway = 30;

bool same_marks(const tracking::Status& one, const tracking::Status& other) {
    const auto id = [](const tracking::Status& status) { return status.open ? status.open->session.id : SessionId{}; };
    return id(one) == id(other) && one.rung_today == other.rung_today &&
           one.interruptions.size() == other.interruptions.size() && one.cycle.phase == other.cycle.phase;
}

}  // namespace

void TimerDesk::say(std::string text) {
    said_ = std::move(text);
    said_at_ = context_.now().at;
}

void TimerDesk::tell(std::string text) {
    say(text);
    happened_.push_back(std::move(text));
}

void TimerDesk::tell_ended(const tracking::Entry& entry) {
    const Instant stop = entry.session.stop.value_or(entry.session.start);
    std::string_view verb = "was stopped";
    if (entry.session.outcome == Outcome::rung) verb = "rang";
    if (entry.session.outcome == Outcome::voided) verb = "was void";
    if (entry.session.outcome == Outcome::paused) verb = "was paused";
    tell(
        fmt::format("{} {} at {}, {}", entry.work, verb, when(context_, stop, entry.session.zone), format(entry.time)));
}

void TimerDesk::refresh() {
    const tracking::Status before = std::exchange(status_, tracking::status(context_.store(), context_.now()));
    const bool same = same_marks(before, status_);
    // What was said was of how things stood.
    if (looked_ && !same) said_.clear();
    if (same && ++looks_since_marks_ < kMarksAnyway && looked_) return;
    looks_since_marks_ = 0;
    marks_ = marks_of(tracking::sheet(context_.store(), context_.now().today, context_.now()), context_.now().at);
}

bool TimerDesk::look() {
    context_.look_again();
    if (!said_.empty() && context_.now().at >= said_at_ + kSaid) said_.clear();
    const tracking::Status before = status_;
    refresh();
    if (status_.away) {
        say(away_text(context_, status_) + "; q, then sugo stop asks what to keep");
        return false;
    }
    if (context_.now().at >= signed_at_ + kSign) {
        signed_at_ = context_.now().at;
        tracking::sign_of_life(context_.store(), context_.now());
    }
    const bool bell = looked_ && notice(before);
    if (std::exchange(looked_, true)) return bell;
    // One that rang before anybody looked is settled without a sound.
    if (status_.open && is_break(status_.cycle.phase)) notice(status_);
    return false;
}

/// What time, or another terminal, brought since the look before.
bool TimerDesk::notice(const tracking::Status& before) {
    if (status_.open) {
        if (status_.open->session.id == rung_) return false;  // its ring was undone
        const auto rang = tracking::ring(context_.store(), status_.open->session.id, context_.now());
        if (!rang) return false;
        rung_ = status_.open->session.id;
        const tracking::Status found = status_;
        tell_ended(rang->ended);
        refresh();
        return announce(tracking::happened(context_.store(), found, status_, context_.now()));
    }
    if (before.open && status_.last && status_.last->session.id == before.open->session.id) tell_ended(*status_.last);
    const bool over = is_break(before.cycle.phase) && status_.cycle.phase == Phase::idle;
    const bool by_time = over && before.cycle.until && *before.cycle.until <= context_.now().at;
    if (by_time) say("the break is over");
    // Who attends tells everybody.
    return by_time && !is_attended(context_.database()) && people::settings_of(context_.store()).ring == "bell";
}

bool TimerDesk::announce(const std::vector<tracking::Happening>& happenings) {
    bool bell = false;
    for (const tracking::Happening& happening : tell_happenings(context_, happenings)) {
        if (happening.event == tracking::Happening::Event::ring) ring_out(context_, happening, [&] { bell = true; });
    }
    see_to_attendance(context_);
    return bell;
}

timer::Picture TimerDesk::picture() {
    timer::Picture picture = picture_of(context_, status_);
    picture.today = marks_;
    picture.said = said_;
    return picture;
}

std::string TimerDesk::note() const {
    return status_.open ? status_.open->session.note : std::string();
}

bool TimerDesk::grant(Wish wish, const std::string& text) {
    context_.look_again();
    try {
        if (wish == Wish::nothing) return true;
        Announcer announcer(context_);
        do_it(wish, text);
        status_ = tracking::status(context_.store(), context_.now());
        looks_since_marks_ = kMarksAnyway;
        announcer.tell();
        return true;
    } catch (const Failure& failure) {
        if (failure.error().kind == ErrorKind::system || failure.error().kind == ErrorKind::bad_data) throw;
        say(printable(failure.error().message));
        return false;
    }
}

void TimerDesk::do_it(Wish wish, const std::string& text) {
    Store& store = context_.store();
    const Now& now = context_.now();
    switch (wish) {
        case Wish::internal:
            return interrupt(Interruption::Kind::internal);
        case Wish::external:
            return interrupt(Interruption::Kind::external);
        case Wish::what_came:
            if (noted_) noted_ = tracking::describe(store, *noted_, text, now);
            return say("noted: " + printable(text));
        case Wish::voided:
            return tell_ended(tracking::void_open(store, text, "", now).voided);
        case Wish::stop:
            return tell_ended(tracking::stop(store, "", now).ended);
        case Wish::pause:
            return tell_ended(tracking::pause(store, now).paused);
        case Wish::rest: {
            const tracking::Rested rested = tracking::rest(store, {}, now);
            if (rested.ended) tell_ended(*rested.ended);
            return;
        }
        case Wish::end_break:
            tracking::rest(store, BreakMark::Kind::over, now);
            return say("the break is over");
        case Wish::next:
            return go_on();
        case Wish::note:
            return change_note(text);
        case Wish::nothing:
        case Wish::leave:
        case Wish::redraw:
            return;
    }
}

void TimerDesk::interrupt(Interruption::Kind kind) {
    tracking::InterruptRequest request;
    request.kind = kind;
    const tracking::Interrupted interrupted = tracking::interrupt(context_.store(), request, context_.now());
    noted_ = interrupted.interruption;
    say("interruptions " + marks_text(interrupted.all));
}

void TimerDesk::change_note(const std::string& text) {
    const auto& entry = status_.open ? status_.open : status_.last;
    if (!entry) return;
    tracking::EditRequest request;
    request.session = entry->short_id;
    request.note = text;
    tracking::edit(context_.store(), request, context_.now());
    say(text.empty() ? "the note is removed" : "note: " + printable(text));
}

void TimerDesk::go_on() {
    const tracking::Started started = tracking::resume(context_.store(), "", "", context_.now());
    tell(fmt::format("started {} at {}", started.started.work,
                     when(context_, started.started.session.start, started.started.session.zone)));
}

std::string TimerDesk::farewell() {
    return status_.open ? goes_on_text(context_, *status_.open) : break_text(context_, status_);
}

}  // namespace sugo::cli
