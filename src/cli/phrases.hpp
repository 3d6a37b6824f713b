#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <cli/context.hpp>

// The turns of speech that several commands share.

namespace sugo::cli {

/// "1 session", "280 sessions"; "1 entry", "2 entries" by naming both.
std::string count(std::int64_t number, std::string_view one, std::string_view many);
inline std::string sessions(std::int64_t number) {
    return count(number, "session", "sessions");
}
/// "419,580"
std::string grouped(std::int64_t number);
/// "$250.00", "$250.00 + €80.00"; empty for none.
std::string sum_text(const std::vector<Money>& money);

/// "09:00", "yesterday 09:00", "2026-03-02 09:00"; with the zone's name when it is not the local one.
std::string when(Context& context, Instant at, const Zone& zone);
/// "09:00–09:25", or with the day before it when it is not today; an open session ends in "…".
std::string span(Context& context, const tracking::Entry& entry);
/// "09:00–09:25" without the day.
std::string clock_span(Context& context, const tracking::Entry& entry);
/// "$150/h", "no rate yet", "not billable"; empty for own work and for a session of no time.
std::string price(const tracking::Entry& entry);
/// "  ($150/h)", or empty.
std::string price_behind(const tracking::Entry& entry);
/// "acme/ner code: 09:00–09:25, 25m"
std::string entry_line(Context& context, const tracking::Entry& entry);

/// "next: sugo stop" on a line of its own.
std::string next_step(Context& context, std::string_view command);

/// One line of a page of details; a value of several lines makes several.
using Facts = std::vector<std::pair<std::string, std::string>>;
/// Facts with a value, under each other.
std::string facts_text(Context& context, const Facts& facts);
/// What differs: "  net days  30 → 14"; "  nothing changed" if nothing does.
std::string changes_text(Context& context, const Facts& before, const Facts& after);

/// Words of a value typed as one ("acme/ner code").
std::vector<std::string> split_words(std::string_view text);
std::string joined(const std::vector<std::string>& parts, std::string_view between);

/// A number typed for an option. Failure (usage).
int number_of_option(std::string_view option, const std::string& text, int least, int most);
/// The value of a Result, or its Failure.
template <class Value>
Value taken(Result<Value> result) {
    return std::move(result).value();
}

}  // namespace sugo::cli
