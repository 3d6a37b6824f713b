#include <algorithm>

#include <fmt/format.h>

#include <sugo/formats.hpp>

#include <formats/log_words.hpp>

// hledger's two ways of keeping time. Its timeclock reader (tried with 1.25) rounds each session to a hundredth of an
// hour before it adds, so the journal, in seconds, is the one whose balance is exact.

namespace sugo::formats {

namespace {

/// "2026/05/05 09:00:00"
std::string timeclock_moment(WallTime wall) {
    std::string day = to_string(date::floor<date::days>(wall));
    std::ranges::replace(day, '-', '/');
    const date::hh_mm_ss clock(wall - date::floor<date::days>(wall));
    return fmt::format("{} {:02}:{:02}:{:02}", day, clock.hours().count(), clock.minutes().count(),
                       clock.seconds().count());
}

/// "; tags: gpu, night": nothing when there are none. A comma ends a tag's value there.
std::string tags_comment(const Session& session) {
    if (session.tags.empty()) return {};
    std::vector<std::string> words;
    for (const std::string& tag : session.tags) {
        words.push_back(one_line(tag));
        std::ranges::replace(words.back(), ',', ' ');
    }
    return fmt::format("  ; tags: {}", fmt::join(words, " "));
}

/// Whether a session is whole hundredths of an hour.
bool survives_hledger(const tracking::Entry* entry) {
    return !entry->session.stop || entry->time % Seconds(36) == Seconds::zero();
}

/// A semicolon would begin a comment.
std::string description(const Session& session) {
    std::string text = one_line(session.note);
    std::ranges::replace(text, ';', ',');
    return text;
}

}  // namespace

LogFile log_timeclock(const tracking::Log& log) {
    const std::vector<const tracking::Entry*> entries = told_entries(log);
    LogFile file{"", clock_change_remark(entries)};
    if (!std::ranges::all_of(entries, survives_hledger))
        file.remarks.emplace_back(
            "hledger rounds each session of a timeclock to 0.01 h; --format hledger writes a "
            "journal that it adds up to the second");
    for (const tracking::Entry* entry : entries) {
        const std::string note = description(entry->session);
        file.text += fmt::format("i {} {}{}{}\n", timeclock_moment(start_wall(entry->session)), account_of(*entry),
                                 note.empty() ? "" : "  " + note, tags_comment(entry->session));
        if (entry->session.stop) file.text += fmt::format("o {}\n", timeclock_moment(stop_wall(entry->session)));
    }
    return file;
}

LogFile log_hledger(const tracking::Log& log) {
    // With the price of a second in hours `hledger balance -X h` speaks of hours.
    LogFile file{"commodity 1.s\ncommodity 1.00h\nP 1970-01-01 s 0.00027777777777777778h\n", {}};
    for (const tracking::Entry* entry : told_entries(log)) {
        const Session& session = entry->session;
        if (!session.stop) {
            file.remarks.emplace_back("the running session is left out; a journal has no place for it");
            continue;
        }
        std::string note = description(session);
        if (note.starts_with('(')) note.insert(0, "() ");  // else it would be a transaction's code
        if (!note.empty()) note.insert(0, " ");
        file.text += fmt::format("\n{} *{}{}\n    ({})  {}s\n", to_string(day_of(session)), note, tags_comment(session),
                                 account_of(*entry), entry->time.count());
    }
    return file;
}

}  // namespace sugo::formats
