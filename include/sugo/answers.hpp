#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include <sugo/backup.hpp>
#include <sugo/billing.hpp>
#include <sugo/corrections.hpp>
#include <sugo/doctor.hpp>
#include <sugo/importing.hpp>
#include <sugo/journal.hpp>
#include <sugo/loading.hpp>
#include <sugo/people.hpp>
#include <sugo/pricing.hpp>
#include <sugo/report.hpp>
#include <sugo/settings.hpp>
#include <sugo/tracking.hpp>

// What the use cases answer, as the JSON that --json prints: one object on one line for each call, ending in a line
// break. docs/json.md is the contract; a test holds both together.

namespace sugo::formats {

std::string to_json(const tracking::Started& answer);
std::string to_json(const tracking::Stopped& answer);
std::string to_json(const tracking::Voided& answer);
std::string to_json(const tracking::Interrupted& answer);
std::string to_json(const tracking::Paused& answer);
std::string to_json(const tracking::Rested& answer);
std::string to_json(const tracking::Status& answer);
/// What a hook reads on standard input.
std::string to_json(const tracking::Happening& happening);

/// A program of the user's that is told of an event.
struct HookFile {
    std::string event;
    /// "ring.music"
    std::string name;
    std::string file;
    bool executable = true;
};
std::string to_json(const std::vector<HookFile>& hooks);
/// How a hook ended.
struct HookRun {
    Instant at{};
    std::string event;
    std::string name;
    /// Its exit code; 127: it could not be started.
    int code = 0;
    bool timed_out = false;
    std::chrono::milliseconds took{};
    /// What it said, on standard output and standard error.
    std::string output;

    bool operator==(const HookRun&) const = default;
};
std::string to_json(const std::vector<HookRun>& runs);
std::string to_json(const tracking::Added& answer);
std::string to_json(const tracking::Edited& answer);
/// Of remove and cancel.
std::string to_json(const std::vector<tracking::Entry>& removed);
/// Of split, join, move, lengthen, shorten and fill.
std::string to_json(const tracking::Corrected& answer);
std::string to_json(const tracking::Gaps& answer);
std::string to_json(const tracking::Log& answer);
std::string to_json(const tracking::Sheet& answer);
std::string to_json(const tracking::Statistics& answer);
std::string to_json(const tracking::Overview& answer);

std::string to_json(const people::ClientChanged& answer);
std::string to_json(const people::ProjectChanged& answer);
std::string to_json(const people::KindChanged& answer);
std::string to_json(const people::ProfileChanged& answer);
std::string to_json(const people::SettingChanged& answer);
/// Settings with their values: from `set`, or the default.
/// Something that a command takes from around it, and what said so.
struct Origin {
    std::string name;
    std::string value;
    std::string source;
};
std::string to_json(std::span<const SettingInfo> settings, const std::map<std::string, std::string>& set,
                    std::span<const Origin> surroundings);
std::string to_json(const std::vector<Client>& clients, const std::vector<Project>& projects);
std::string to_json(const std::vector<Project>& projects, const std::vector<Client>& clients);
std::string to_json(const std::vector<Kind>& kinds);

std::string to_json(const pricing::RateSet& answer);
std::string to_json(const std::vector<pricing::RateRow>& answer);
std::string to_json(const pricing::Explained& answer);

std::string to_json(const importing::Imported& answer);

/// What `sugo export` wrote of the log, and where.
struct LogExported {
    std::string format;
    std::string place;
    int count = 0;
    Seconds time{};
};
std::string to_json(const LogExported& answer);

std::string to_json(const loading::Loaded& answer);

std::string to_json(const billing::Drafted& answer);
std::string to_json(const billing::Shown& answer);
std::string to_json(const std::vector<billing::Shown>& answer);
std::string to_json(const billing::DraftEdited& answer);
std::string to_json(const billing::Paid& answer);
std::string to_json(const billing::Credited& answer);
std::string to_json(const billing::SeriesState& answer);

std::string to_json(const tracking::Settled& answer);
std::string to_json(const reporting::Report& answer);

std::string to_json(const Diagnosis& answer);
std::string to_json(const Backup& made);
std::string to_json(const std::vector<Backup>& backups);
std::string to_json(const Restored& answer);

std::string to_json(const Change& change);
std::string to_json(const std::vector<Change>& history);

/// {"error":{"kind":"not_found","message":…,"hint":…}}
std::string to_json(const Error& error);

}  // namespace sugo::formats
