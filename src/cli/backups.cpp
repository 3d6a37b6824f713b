#include <cli/backups.hpp>

#include <algorithm>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include <cli/phrases.hpp>

namespace sugo::cli {

std::filesystem::path backup_folder(Context& context) {
    return std::filesystem::absolute(context.database()).parent_path() / "backups";
}

std::filesystem::path new_backup_name(Context& context, const std::filesystem::path& folder, std::string_view mark) {
    const auto database = context.database();
    const WallTime now = context.wall(context.now().at, context.now().zone);
    const date::hh_mm_ss<Seconds> clock(now - date::floor<date::days>(now));
    const std::string stem =
        fmt::format("{}-{}-{:02}{:02}{}{}", database.stem().string(), to_string(context.now().today),
                    clock.hours().count(), clock.minutes().count(), mark.empty() ? "" : "-", mark);
    const std::string ending = database.extension().string();
    auto name = folder / (stem + ending);
    for (int n = 2; std::filesystem::exists(name); ++n) name = folder / fmt::format("{}-{}{}", stem, n, ending);
    return name;
}

std::vector<Backup> backups_there(Context& context) {
    std::vector<Backup> backups;
    const auto database = context.database();
    const std::string begin = database.stem().string() + "-";
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(backup_folder(context), none)) {
        const auto& path = entry.path();
        if (path.extension() != database.extension() || !path.filename().string().starts_with(begin)) continue;
        try {
            backups.push_back(context.world().read_backup(path));
        } catch (const Failure& failure) {
            context.note(fmt::format("{} is no backup: {}", path.string(), failure.error().message));
        }
    }
    std::ranges::sort(backups, [](const Backup& one, const Backup& other) {
        return std::pair(other.newest_change, other.file) < std::pair(one.newest_change, one.file);
    });
    return backups;
}

std::string size_text(std::int64_t bytes) {
    if (bytes < 1'000'000) return fmt::format("{} KB", (bytes + 999) / 1'000);
    const std::int64_t tenths = (bytes + 50'000) / 100'000;
    return fmt::format("{}.{} MB", grouped(tenths / 10), tenths % 10);
}

std::string contents_text(std::int64_t number_of_sessions, std::int64_t invoices) {
    return fmt::format("{}, {}", sessions(number_of_sessions), count(invoices, "issued invoice", "issued invoices"));
}

}  // namespace sugo::cli
