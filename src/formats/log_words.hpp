#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <sugo/tracking.hpp>

// What the files for other programs have in common.

namespace sugo::formats {

/// The sessions that another program can be told: a void one was no work.
std::vector<const tracking::Entry*> told_entries(const tracking::Log& log);

/// Control characters and line breaks as spaces, what is not UTF-8 as U+FFFD, no spaces around.
std::string one_line(std::string_view text);

/// "acme", "ner", "code": the client, project and kind, as far as there are any.
std::vector<std::string> work_parts(const tracking::Entry& entry);
/// The same joined: "acme:ner:code".
std::string account_of(const tracking::Entry& entry);
/// The words that tell a session in a program that knows only tags; our own import reads them back.
std::vector<std::string> all_tags(const tracking::Entry& entry);

/// The clock at the start of a session, and at its end by the clock of its start: what a program without zones computes
/// from both is the true length, also over a clock change.
WallTime start_wall(const Session& session);
WallTime stop_wall(const Session& session);
/// The sentence that says for how many sessions the clock at their end was another one; none for none.
std::vector<std::string> clock_change_remark(const std::vector<const tracking::Entry*>& entries);

/// "2026-03-08T01:40:00-08:00"
std::string local_text(Instant at, const Zone& zone);
/// The same, where the clock on the wall is known.
std::string local_text(Instant at, WallTime wall);
/// "20260308T094000Z"
std::string compact_text(Instant at);

}  // namespace sugo::formats
