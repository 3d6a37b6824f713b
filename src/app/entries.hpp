#pragma once

#include <optional>
#include <string>

#include <sugo/tracking.hpp>

// Putting names, money and a short id around a session.

namespace sugo::tracking {

/// Makes entries; reads clients, projects, kinds and rates once, when it is made.
class Entries {
public:
    Entries(Store& store, const Now& now);

    [[nodiscard]] Entry of(const Session& session) const;
    /// "acme/ner code"
    [[nodiscard]] std::string work(const Session& session) const;
    [[nodiscard]] const Books& books() const { return books_; }

private:
    [[nodiscard]] std::optional<Rate> rate(const Session& session) const;

    Store* store_;
    Now now_;
    Books books_;
};

/// The day a session belongs to, without the zone database when it began today where we are.
Day day_of(const Session& session, const Now& now);
/// A running session as it would end now, any other as it is: what totals count.
Session as_ended(const Session& session, Instant now);
/// What a session counts for by now; nothing when it is void.
Seconds counted(const Session& session, Instant now);
/// The short id that no other session ends in, at least five characters.
std::string unambiguous_id(Store& store, SessionId session);

}  // namespace sugo::tracking
