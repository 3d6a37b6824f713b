#pragma once

#include <filesystem>
#include <span>

#include <bench/made_log.hpp>

// The made-up log as a database of sugo.

namespace sugo::bench {

/// A database with the clients, projects and rates alone, into which the log can be imported.
void make_books(const std::filesystem::path& file);
/// A database as after years of use: the newest thousand sessions logged one by one, and each month before them billed
/// to each client, where `billed` says so.
void make_store(std::span<const Made> log, const std::filesystem::path& file, bool billed);

}  // namespace sugo::bench
