#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sugo/tracking.hpp>
#include <terminal/bars.hpp>

// What runs, in the user's own words: for tmux, prompts and status bars. All of it is pure.

namespace sugo::cli {

/// What a template may name and what that is now, in the order of the help. What there is not is empty.
using StatusFields = std::vector<std::pair<std::string_view, std::string>>;

/// The time on the clock of a zone: "09:25".
using ClockText = std::function<std::string(Instant, const Zone&)>;

/// A pomodoro whose time is up is over, settled or not: then the fields are those of its break.
StatusFields status_fields(const tracking::Status& status, const Now& now, const ClockText& clock, terminal::Ink ink);

/// The names of all fields between commas, for messages and help.
std::string status_field_names();

/// What the program that shows the text takes for its own signs, in text that the user typed.
enum class Escape { none, pango, tmux };
/// Reads none, pango, tmux. Error: usage.
Result<Escape> parse_escape(std::string_view text);

/// A template with its fields filled in:
///     {work}            a field
///     {left:+ ({left})} the text, if the field is not empty
///     {work:-nothing}   the field, or the text if it is empty
///     {{ }}             a brace; in the text of a field only the first
/// Failure (usage): a name that is no field, with the nearest one; a brace that is not closed or not opened; no field.
std::string fill_template(std::string_view text, const StatusFields& fields, Escape escape = Escape::none);

/// What waybar's module `custom` reads with "return-type": "json", on one line: text and tooltip in Pango's markup, alt
/// and class for its icons and styles, percentage. The text is empty when nothing runs, so that it can be hidden.
std::string waybar_json(const StatusFields& fields);

}  // namespace sugo::cli
