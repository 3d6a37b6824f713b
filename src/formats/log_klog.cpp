#include <algorithm>
#include <map>

#include <fmt/format.h>

#include <sugo/formats.hpp>

#include <formats/log_words.hpp>

// klog 1.4 knows minutes and no seconds, wall clocks and no zones. A session starts there in the minute in which it
// started; its length is whole minutes, and what is cut off or added is carried on to the next session, so that the sum
// of any sessions from the first one on is right to within half a minute.

namespace sugo::formats {

namespace {

using Minutes = std::chrono::minutes;

constexpr Minutes kDay = std::chrono::hours(24);

/// A session in klog's grain.
struct Stretch {
    WallTime start;
    Minutes length;
};

/// Whole minutes for lengths in seconds.
class Rounding {
public:
    Minutes of(Seconds length) {
        exact_ += length;
        const Minutes rounded = date::floor<Minutes>(exact_ + Seconds(30)) - told_;
        told_ += rounded;
        return rounded;
    }
    [[nodiscard]] bool changed_something() const { return changed_; }
    Stretch stretch(const Session& session) {
        const Seconds length = *session.stop - session.start;
        const WallTime start = start_wall(session);
        Stretch stretch{date::floor<Minutes>(start), of(length)};
        changed_ = changed_ || stretch.length != length;
        // A minute that was added to the one before moves this one on rather than to lie over it.
        if (end_ > stretch.start && end_ - stretch.start <= Minutes(1)) stretch.start = end_;
        end_ = stretch.start + stretch.length;
        return stretch;
    }

private:
    Seconds exact_{};
    Minutes told_{};
    WallTime end_{};
    bool changed_ = false;
};

std::string klog_time(Minutes since_midnight) {
    return fmt::format("{}:{:02}", since_midnight.count() / 60, since_midnight.count() % 60);
}

/// "8:00 - 8:25", "23:30 - 1:00>"; what ends later than the next day is told by its length alone.
std::string times(const Stretch& stretch, Day day) {
    const Minutes from = date::floor<Minutes>(stretch.start - day);
    const Minutes to = from + stretch.length;
    if (from < kDay && to < kDay) return fmt::format("{} - {}", klog_time(from), klog_time(to));
    if (from < kDay && to < 2 * kDay) return fmt::format("{} - {}>", klog_time(from), klog_time(to - kDay));
    return fmt::format("{}h{}m", stretch.length.count() / 60, stretch.length.count() % 60);
}

bool ends_a_tag(char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return !letter && c != '_' && c != '-' && static_cast<unsigned char>(c) < 0x80;
}

/// "#acme"; a word with other signs than a tag may have becomes the value of one.
std::string tag_text(const std::string& word) {
    if (std::ranges::none_of(word, ends_a_tag)) return "#" + word;
    const char quote = word.find('"') == std::string::npos ? '"' : '\'';
    std::string value = word;
    if (quote == '\'') std::ranges::replace(value, '\'', '"');
    return fmt::format("#tag={}{}{}", quote, value, quote);
}

std::string summary(const tracking::Entry& entry) {
    std::string text = one_line(entry.session.note);
    for (const std::string& tag : all_tags(entry)) text += (text.empty() ? "" : " ") + tag_text(tag);
    return text;
}

}  // namespace

LogFile log_klog(const tracking::Log& log) {
    const std::vector<const tracking::Entry*> entries = told_entries(log);
    LogFile file{"", clock_change_remark(entries)};
    std::map<Day, std::string> days;
    Rounding rounding;
    for (const tracking::Entry* entry : entries) {
        const Session& session = entry->session;
        const Day day = day_of(session);
        const std::string when = session.stop ? times(rounding.stretch(session), day)
                                              : klog_time(date::floor<Minutes>(start_wall(session) - day)) + " - ?";
        days[day] += fmt::format("    {} {}\n", when, summary(*entry));
    }
    for (const auto& [day, lines] : days)
        file.text += fmt::format("{}{}\n{}", file.text.empty() ? "" : "\n", to_string(day), lines);
    if (rounding.changed_something())
        file.remarks.emplace_back(
            "klog knows no seconds; they are carried on from session to session, and the total "
            "is right to within half a minute");
    return file;
}

}  // namespace sugo::formats
