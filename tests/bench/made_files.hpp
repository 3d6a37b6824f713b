#pragma once

#include <filesystem>
#include <span>
#include <string>

#include <bench/made_log.hpp>

// The made-up log as files.

namespace sugo::bench {

/// What it comes to: sessions and seconds in all, by client ("" is own work) and by day, as JSON.
std::string totals_json(std::span<const Made> log);
/// A table that `sugo import csv` reads.
std::string csv(std::span<const Made> log);
/// A folder that Timewarrior uses as its own.
void write_timewarrior(std::span<const Made> log, const std::filesystem::path& folder);

void write_text(const std::filesystem::path& file, std::string_view text);

}  // namespace sugo::bench
