#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <cli/context.hpp>
#include <sugo/backup.hpp>

// Where backups are, and what they are called.

namespace sugo::cli {

/// The folder "backups" beside the database.
std::filesystem::path backup_folder(Context& context);

/// A free name in a folder for a backup made now: "sugo-2026-03-02-0900.db", with a mark
/// "sugo-2026-03-02-0900-mark.db".
std::filesystem::path new_backup_name(Context& context, const std::filesystem::path& folder,
                                      std::string_view mark = {});

/// The backups in the folder, newest change first; those that cannot be read are noted.
std::vector<Backup> backups_there(Context& context);

/// The names of the files in the folder that are called like backups, newest first; none is opened.
std::vector<std::string> backup_names(Context& context);

/// Makes the backup of the day, if the store was changed today and there is none yet, and removes the oldest of those
/// beyond the setting "backups". What stands in the way is noted; nothing that was done depends on it.
void keep_daily_backup(Context& context) noexcept;

/// "9.1 MB"
std::string size_text(std::int64_t bytes);

/// "41,600 sessions, 12 issued invoices"
std::string contents_text(std::int64_t sessions, std::int64_t invoices);

}  // namespace sugo::cli
