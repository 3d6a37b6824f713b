#include <algorithm>

#include <sugo/formats.hpp>

#include <formats/log_words.hpp>

// Timewarrior's data: inc START [- STOP] # TAG... [# "NOTE"], in UTC, in a file for each month. It looks for an
// interval in the file of the local month in which it starts, so the zone is the one in which Timewarrior will run.

namespace sugo::formats {

namespace {

/// Whether Timewarrior (tried with 1.4.3) would write a tag in quotes. It finds the line of what it changes by writing
/// it anew, so what it would leave bare is left bare here. A lonely # or a first apostrophe it would misread itself.
bool needs_quotes(std::string_view tag) {
    return tag.find_first_of(" !\"%()+-/<=^_~") != std::string_view::npos || tag == "#" || tag.starts_with('\'');
}

std::string timew_quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

std::string line_of(const tracking::Entry& entry) {
    const Session& session = entry.session;
    std::string line = "inc " + compact_text(session.start);
    if (session.stop) line += " - " + compact_text(*session.stop);
    line += " #";
    std::vector<std::string> tags = all_tags(entry);
    std::ranges::sort(tags);  // as it does
    for (const std::string& tag : tags) {
        line += ' ';
        line += needs_quotes(tag) ? timew_quoted(tag) : tag;
    }
    const std::string note = one_line(session.note);
    if (!note.empty()) line += " # " + timew_quoted(note);
    return line + '\n';
}

}  // namespace

std::map<std::string, std::string> log_timewarrior(const tracking::Log& log, const Zone& zone) {
    std::map<std::string, std::string> months;
    for (const tracking::Entry* entry : told_entries(log)) {
        const std::string day = to_string(day_of(entry->session.start, zone));
        months[day.substr(0, day.rfind('-')) + ".data"] += line_of(*entry);
    }
    return months;
}

}  // namespace sugo::formats
