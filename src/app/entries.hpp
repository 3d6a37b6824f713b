#pragma once

#include <optional>
#include <string>

#include <sugo/tracking.hpp>

// Putting names, money and a short id around a session.

namespace sugo::tracking {

/// Makes entries; reads each client, project and kind, and the rates, once: when the first session needs them, so that
/// a command that tells of one session does not read them all.
class Entries {
public:
    Entries(Store& store, const Now& now);
    /// With all of them read already.
    Entries(Store& store, const Now& now, Books books);

    [[nodiscard]] Entry of(const Session& session) const;
    /// "acme/ner code"
    [[nodiscard]] std::string work(const Session& session) const;
    [[nodiscard]] people::Work work_of(const Session& session) const;

private:
    [[nodiscard]] std::optional<Rate> rate(const Session& session, const people::Work& work) const;

    Store* store_;
    Now now_;
    // What was read so far.
    mutable Books books_;
    mutable bool has_rates_ = false;
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
