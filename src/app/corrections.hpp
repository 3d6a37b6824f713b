#pragma once

#include <string>
#include <vector>

#include <sugo/corrections.hpp>

#include <app/entries.hpp>
#include <app/moments.hpp>

// What the corrections share: finding what they are about, and changing times of several sessions at once.

namespace sugo::tracking {

/// The sessions named, as find_sessions has them, but by start.
/// Failure: usage, not_found, or refused if one is on an issued invoice.
std::vector<Session> find_correctable(Store& store, const Entries& entries, const std::vector<std::string>& names,
                                      const Now& now);

/// A session and the times it is to have; what runs has no stop, so only its start counts.
struct Retiming {
    Session session;
    Span span;
};
/// Gives sessions other times, all at once: they may take each other's place. What lies in the way is refused or cut.
Corrected retime(Store& store, const Entries& entries, const std::vector<Retiming>& retimings, bool trim,
                 const Now& now);

/// "split acme/ner code", "move 2 sessions"
std::string label_of(std::string_view verb, const Corrected& answer);

/// Now where the session was recorded: its own clock reads the times typed for it.
Now there(const Session& session, const Now& now);

/// Sentences on what a session's new place means: a missing rate, a project over. None if its start stayed.
void remark_on_place(Store& store, const Correction& correction, const Now& now, std::vector<std::string>& remarks);

}  // namespace sugo::tracking
