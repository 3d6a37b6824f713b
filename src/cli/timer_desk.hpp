#pragma once

#include <optional>
#include <string>
#include <vector>

#include <cli/context.hpp>
#include <timer/picture.hpp>

namespace sugo::cli {

/// What the timer knows and does: the store is asked again and again, for another terminal may change it, and
/// everything that is wanted is done there at once.
class TimerDesk {
public:
    explicit TimerDesk(Context& context) : context_(context) {}

    /// Looks at the store and the clock; settles a pomodoro that rang. Whether the bell is due.
    bool look();
    [[nodiscard]] timer::Picture picture();
    [[nodiscard]] Phase phase() const { return status_.cycle.phase; }
    /// The note of what runs.
    [[nodiscard]] std::string note() const;
    /// Does what somebody wants; false if it was refused, which the picture then says.
    bool grant(timer::Wish wish, const std::string& text);
    /// What happened while the timer was shown, a line each.
    [[nodiscard]] const std::vector<std::string>& happened() const { return happened_; }
    /// How things stand for who leaves.
    [[nodiscard]] std::string farewell();

private:
    void refresh();
    void say(std::string text);
    void tell(std::string text);
    void tell_ended(const tracking::Entry& entry);
    bool announce(const std::vector<tracking::Happening>& happenings);
    bool notice(const tracking::Status& before);
    void do_it(timer::Wish wish, const std::string& text);
    void interrupt(Interruption::Kind kind);
    void change_note(const std::string& text);
    void go_on();

    Context& context_;
    tracking::Status status_;
    bool looked_ = false;
    SessionId rung_;
    std::vector<std::string> marks_;
    int looks_since_marks_ = 0;
    std::optional<Interruption> noted_;
    std::string said_;
    Instant said_at_{};
    Instant signed_at_{};
    std::vector<std::string> happened_;
};

}  // namespace sugo::cli
