#include <algorithm>

#include <fmt/format.h>

#include <sugo/formats.hpp>

#include <formats/log_words.hpp>

// iCalendar, RFC 5545: CRLF, lines of at most 75 octets, texts escaped.

namespace sugo::formats {

namespace {

constexpr std::size_t kLongestLine = 75;

bool continues_a_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// A content line, folded: each further line begins with a space, and no character is cut in two.
std::string folded(std::string_view line) {
    std::string out;
    std::size_t room = kLongestLine;
    while (line.size() > room) {
        std::size_t end = room;
        while (end > 0 && continues_a_character(line[end])) --end;
        out += line.substr(0, end);
        out += "\r\n ";
        line.remove_prefix(end);
        room = kLongestLine - 1;
    }
    return out + std::string(line) + "\r\n";
}

/// A text value; one comma stays a comma only where it is no separator.
std::string ical_escaped(std::string_view text) {
    std::string out;
    for (const char c : one_line(text)) {
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        out += c;
    }
    return out;
}

std::string categories(const tracking::Entry& entry) {
    std::vector<std::string> words;
    for (const std::string& tag : all_tags(entry)) words.push_back(ical_escaped(tag));
    if (entry.billable) words.emplace_back("billable");
    return fmt::format("{}", fmt::join(words, ","));
}

std::string event(const tracking::Entry& entry) {
    const Session& session = entry.session;
    std::string text = "BEGIN:VEVENT\r\n";
    const auto line = [&](std::string_view name, std::string_view value) {
        text += folded(fmt::format("{}:{}", name, value));
    };
    line("UID", fmt::format("{}@sugo", session.id.value));
    // When it was last said, as far as the log knows: the same file each time.
    line("DTSTAMP", compact_text(*session.stop));
    line("DTSTART", compact_text(session.start));
    // An end must be later than the start; an event without one is a moment.
    if (*session.stop > session.start) line("DTEND", compact_text(*session.stop));
    const std::string note = ical_escaped(session.note);
    line("SUMMARY", ical_escaped(entry.work) + (note.empty() ? "" : ": " + note));
    if (!note.empty()) line("DESCRIPTION", note);
    line("CATEGORIES", categories(entry));
    return text + "END:VEVENT\r\n";
}

}  // namespace

LogFile log_ical(const tracking::Log& log) {
    LogFile file{"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//sugo//EN\r\n", {}};
    for (const tracking::Entry* entry : told_entries(log)) {
        if (entry->session.stop) {
            file.text += event(*entry);
        } else {
            file.remarks.emplace_back("the running session is left out; a calendar has no place for it");
        }
    }
    file.text += "END:VCALENDAR\r\n";
    return file;
}

}  // namespace sugo::formats
