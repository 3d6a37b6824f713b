#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cli/command.hpp>
#include <cli/context.hpp>

namespace sugo::cli {

/// The options of start and add that say what a session is about.
struct SessionOptions {
    Text note;
    Texts tags;
    Flag yes;
    Flag no;

    explicit SessionOptions(Syntax& syntax);
    /// The session's own word on being billed. Failure (usage) when both are given.
    [[nodiscard]] std::optional<bool> billable() const;
};

/// --billable and --not-billable as one word. Failure (usage) when both are given.
std::optional<bool> yes_or_no(bool yes, bool no);

/// What is to become of an absence in the open session: what --away says, else what is answered on a terminal, where it
/// is asked; none elsewhere, and where there is none. Failure (usage), or interrupted when nothing is answered.
AwayAnswer answer_to_absence(Context& context, const Text& option);
/// The option for that.
Text away_option(Syntax& syntax);
/// "the machine slept for 9h, from about 17:40 on"; empty where there is nothing to say.
std::string away_text(Context& context, const tracking::Status& status);

/// Work as it may be typed: "acme/ner code" in one word or in two.
std::vector<std::string> work_words(const std::vector<std::string>& typed);

/// Words between commas as words of their own.
std::vector<std::string> comma_words(const std::vector<std::string>& typed);

/// Tags as typed, each in an option of its own or several between commas.
std::vector<std::string> tag_words(const Texts& tags);

/// What was cut or removed to make room, a line for each.
std::string trimmed_text(Context& context, const std::vector<tracking::Trimmed>& trimmed);

/// What runs, today and this week: for status and the overview.
std::string status_text(Context& context, const tracking::Status& status);
/// "acme/ner code goes on and rings at 09:25; sugo stop ends it", for who leaves what runs.
std::string goes_on_text(Context& context, const tracking::Entry& running);
/// Whether a pomodoro has rung by now, settled or not.
bool has_rung(const Session& session, Instant now);
/// ' for one's own idea, - for somebody else; empty for what made a pomodoro void.
std::string_view mark_of(Interruption::Kind kind);
/// Cirillo's marks in the order of time: ' for one's own idea, - for somebody else.
std::string marks_text(const std::vector<Interruption>& interruptions);
/// "long break until 11:15"; empty outside a break.
std::string break_text(Context& context, const tracking::Status& status);

}  // namespace sugo::cli
