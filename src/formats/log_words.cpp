#include <formats/log_words.hpp>

#include <algorithm>

#include <fmt/format.h>

#include <sugo/text.hpp>

namespace sugo::formats {

namespace {

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

/// U+0080 to U+009F, which some programs obey as they do the ASCII ones.
void space_c1_controls(std::string& text) {
    for (std::size_t at = text.find('\xC2'); at != std::string::npos; at = text.find('\xC2', at + 1)) {
        if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0) text.replace(at, 2, " ");
    }
}

}  // namespace

std::vector<const tracking::Entry*> told_entries(const tracking::Log& log) {
    std::vector<const tracking::Entry*> entries;
    for (const tracking::Entry& entry : log.entries) {
        if (entry.session.outcome != Outcome::voided) entries.push_back(&entry);
    }
    return entries;
}

std::string one_line(std::string_view text) {
    std::string line(text);
    std::ranges::replace_if(line, is_control, ' ');
    space_c1_controls(line);
    line.erase(line.find_last_not_of(' ') + 1);
    line.erase(0, line.find_first_not_of(' '));
    return is_utf8(line) ? line : printable(line);
}

std::vector<std::string> work_parts(const tracking::Entry& entry) {
    std::vector<std::string> parts;
    if (entry.client) parts.push_back(entry.client->slug);
    if (entry.project) parts.push_back(entry.project->slug);
    parts.push_back(entry.kind.slug);
    return parts;
}

std::string account_of(const tracking::Entry& entry) {
    return fmt::format("{}", fmt::join(work_parts(entry), ":"));
}

std::vector<std::string> all_tags(const tracking::Entry& entry) {
    std::vector<std::string> tags = work_parts(entry);
    for (const std::string& tag : entry.session.tags) {
        std::string word = one_line(tag);
        if (!word.empty() && std::ranges::find(tags, word) == tags.end()) tags.push_back(std::move(word));
    }
    return tags;
}

WallTime start_wall(const Session& session) {
    return to_wall(session.start, session.zone);
}

WallTime stop_wall(const Session& session) {
    return start_wall(session) + (session.stop.value_or(session.start) - session.start);
}

std::vector<std::string> clock_change_remark(const std::vector<const tracking::Entry*>& entries) {
    const auto number = std::ranges::count_if(entries, [](const tracking::Entry* entry) {
        const Session& session = entry->session;
        return session.stop && offset_at(session.start, session.zone) != offset_at(*session.stop, session.zone);
    });
    if (number == 0) return {};
    return {number == 1 ? "a session runs over a clock change; its end is told by the clock of its start, so that its "
                          "length is right"
                        : fmt::format("{} sessions run over a clock change; their ends are told by the clock of their "
                                      "starts, so that their lengths are right",
                                      number)};
}

std::string local_text(Instant at, const Zone& zone) {
    return local_text(at, to_wall(at, zone));
}

std::string local_text(Instant at, WallTime wall) {
    const Seconds offset = wall.time_since_epoch() - at.time_since_epoch();
    std::string text = to_iso(at + offset);
    text.pop_back();
    const auto seconds = offset.count() < 0 ? -offset.count() : offset.count();
    text += fmt::format("{}{:02}:{:02}", offset.count() < 0 ? '-' : '+', seconds / 3600, seconds / 60 % 60);
    if (seconds % 60 != 0) text += fmt::format(":{:02}", seconds % 60);
    return text;
}

std::string compact_text(Instant at) {
    std::string text = to_iso(at);
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return text;
}

}  // namespace sugo::formats
