#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sugo/store.hpp>
#include <sugo/tracking.hpp>

// Bringing another tracker's log in. A reader in the formats room turns its text into an ImportSource; import() does
// the rest, the same for every format.

namespace sugo::importing {

/// One interval of the source, as read.
struct Interval {
    Instant start{};
    /// Empty: still open there; it is left out and said.
    std::optional<Instant> stop;
    std::vector<std::string> tags;
    std::string note;
    /// What the source calls them where it tells them apart from tags; empty where it does not. A name that means
    /// nothing here is refused: as a tag it would be work for nobody.
    std::string client;
    std::string project;
    std::string kind;
    /// The source's word on whether it is billed.
    std::optional<bool> billable;
    /// Where the source writes a zone: the zone of record.
    std::optional<Zone> zone;
    /// The source tells a day and a length but no time of day: `start` is the earliest that it may begin, and it is
    /// laid into the first room of its day from there.
    bool floating = false;
    /// The same for the same content, whatever file it came in.
    std::string key;
    /// The row verbatim.
    std::string row;
    /// "2026-03.data:12"
    std::string place;
};
struct ImportSource {
    std::string name;  ///< "timewarrior"
    std::vector<Interval> intervals;
    /// What the reader has to say: what was not taken, what a clock change did.
    std::vector<std::string> remarks;
};

/// What a tag means.
struct Rules {
    /// tag → "acme", "acme/ner", "book", "kind:code", "tag:x" (keep it as a tag) or "ignore" (the tag). Tags without a
    /// rule mean the client, kind or project of that name, else they stay tags.
    std::map<std::string, std::string> tags;
    /// The kind of intervals that name none; empty: the project's, else the setting's for client work; own work must
    /// name one.
    std::string kind;

    bool operator==(const Rules&) const = default;
};
/// "tag=meaning". Error: usage.
Result<std::pair<std::string, std::string>> parse_rule(std::string_view text);

struct Request {
    ImportSource source;
    /// Over the saved rules of this source, which hold too.
    Rules rules;
    /// Keep the rules, saved and given, for the next import from this source.
    bool save_rules = false;
    /// The zone of record of the sessions.
    Zone zone;
    bool dry_run = false;
    bool trim = false;
    /// Mark a session of exactly the worked length as a rung pomodoro.
    bool pomodori = false;
    /// Sessions up to this day are billed elsewhere.
    std::optional<Day> billed_until;
    /// Leave the source's word on what is billed aside: the project and the kind say it.
    bool ignore_billable = false;
    /// Told now and then how many of how many sessions are written; may be empty.
    std::function<void(std::int64_t done, std::int64_t all)> progress;
};

struct Imported {
    /// Of the closed intervals in the source.
    int source_count = 0;
    Seconds source_time{};
    /// Of what was (or would be) added.
    int count = 0;
    Seconds time{};
    /// Already here, by key.
    int known = 0;
    Seconds known_time{};
    /// Open in the source, left out.
    int open = 0;
    int settled = 0;
    /// By which the total differs because of --trim.
    Seconds trimmed{};
    std::vector<Money> money;
    int without_rate = 0;
    /// By work: "acme/ner code" → count and time.
    struct Row {
        std::string work;
        int count = 0;
        Seconds time{};
    };
    std::vector<Row> rows;
    /// Tags without a rule that stayed tags.
    std::vector<std::string> kept_tags;
    /// What the reader and the import have to say.
    std::vector<std::string> remarks;
    bool dry_run = false;
};
/// All or nothing, one journal entry. Failure (bad_data) names the first interval that has no meaning; (refused) the
/// first clash with itself or the log. source_time == time + known_time + trimmed, to the second.
Imported import(Store& store, Request request, const Now& now);

/// The rules saved for a source.
Rules saved_rules(Store& store, std::string_view source);

}  // namespace sugo::importing
