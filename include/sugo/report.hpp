#pragma once

#include <optional>
#include <string>
#include <vector>

#include <sugo/store.hpp>
#include <sugo/tracking.hpp>

// Where time and money went. Every table over the same sessions has the same totals: a session's amount is its share of
// its money line, issued shares as they were issued.

namespace sugo::reporting {

enum class GroupBy { day, week, month, client, project, kind, tag };
std::string_view to_string(GroupBy by);
/// "day", "week" …; the plural too. Error: usage.
Result<GroupBy> parse_group_by(std::string_view text);

/// What a group of sessions comes to.
struct Sums {
    int sessions = 0;
    int rung = 0;
    Seconds time{};
    Seconds billable_time{};
    /// By currency code.
    std::vector<Money> money;
    /// Of `money`, what is on no issued invoice and not settled.
    std::vector<Money> unbilled;
    /// Billable sessions without a rate.
    int without_rate = 0;

    bool operator==(const Sums&) const = default;
};
struct Row {
    /// Sorts and names the row for programs: "2026-03-08", "2026-W11", "2026-03", "acme", "acme/ner", "code", a tag.
    std::string key;
    /// For people: with the client's name, the weekday.
    std::string label;
    Sums sums;
};
/// Rows in order of time, or by time spent, most first. By tag a session counts under each of its tags, so that rows
/// may add up to more than the total; what has none is the row "".
struct Table {
    GroupBy by{};
    std::vector<Row> rows;
};
struct DaySums {
    Day day{};
    Seconds time{};
    Seconds billable_time{};
    int rung = 0;
};

struct Request {
    /// Empty: everything logged.
    std::optional<Period> period;
    /// "acme", "acme/ner" or an own project.
    std::string work;
    std::string kind;
    std::vector<std::string> tags;
    /// Only with this in the note.
    std::string text;
    std::optional<bool> billable;
    /// Only what shares a second with these moments.
    std::optional<TimeInterval> interval;
    /// Only what is on no invoice or draft.
    bool unbilled = false;
    std::optional<int> newest;
    /// The tables wanted, in this order.
    std::vector<GroupBy> by;
    /// Slugs only for all clients; else for those that are marked.
    bool confidential = false;
};
struct Report {
    /// From the first to the last day of the sessions where none was asked for; empty when there are none.
    std::optional<Period> period;
    /// "acme", where the report is of one client's work alone.
    std::string work;
    Sums total;
    std::vector<Table> tables;
    /// Every day of the period that has sessions.
    std::vector<DaySums> days;
    /// By client slug: what is unbilled in the period and since when.
    struct Unbilled {
        std::string client;
        std::string label;
        std::vector<Money> money;
        Seconds time{};
        Day since{};
        int without_rate = 0;
    };
    std::vector<Unbilled> unbilled;
    /// Seconds worked in each hour of the local day, 0 to 23, in the sessions' own zones.
    std::vector<Seconds> hours;
    /// The billable part of the time, in 1/10000.
    int billable_share = 0;
    /// Billed-for time against the weekly target of pomodori over the period, in 1/10000; empty without a target.
    std::optional<int> utilisation;
};
/// Reads one state. Never contains a word about another client when `work` names one.
Report report(Store& store, const Request& request, const Now& now);

/// What of a sum a part is: "34 %", "<1 %" of what is little but something; empty of nothing.
std::string share_text(Seconds part, Seconds whole);

}  // namespace sugo::reporting
