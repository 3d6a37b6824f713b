#include <cli/backups.hpp>

#include <algorithm>
#include <functional>
#include <system_error>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include <cli/phrases.hpp>
#include <sugo/people.hpp>
#include <sugo/session.hpp>

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

std::vector<std::string> backup_names(Context& context) {
    std::vector<std::string> names;
    const auto database = context.database();
    const std::string begin = database.stem().string() + "-";
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(backup_folder(context), none)) {
        std::string name = entry.path().filename().string();
        if (entry.path().extension() == database.extension() && name.starts_with(begin))
            names.push_back(std::move(name));
    }
    std::ranges::sort(names, std::greater());
    return names;
}

std::vector<Backup> backups_there(Context& context) {
    std::vector<Backup> backups;
    for (const std::string& name : backup_names(context)) {
        const auto path = backup_folder(context) / name;
        try {
            backups.push_back(context.world().read_backup(path));
        } catch (const Failure& failure) {
            context.note(fmt::format("{} is no backup: {}", path.string(), failure.error().message));
        }
    }
    // Of those made in the second of the same change the one that holds more is newer.
    const auto age = [](const Backup& backup) {
        return std::tuple(backup.newest_change, backup.invoices, backup.sessions, backup.file);
    };
    std::ranges::sort(backups, std::greater(), age);
    return backups;
}

namespace {

constexpr std::string_view kDaily = "-daily";

/// "sugo-2026-03-02-daily.db"
std::filesystem::path daily_name(Context& context) {
    const auto database = context.database();
    return backup_folder(context) / fmt::format("{}-{}{}{}", database.stem().string(), to_string(context.now().today),
                                                kDaily, database.extension().string());
}

bool changed_today(Context& context) {
    const auto newest = context.store().journal().history(1);
    return !newest.empty() && day_of(newest.front().at, context.now().zone) == context.now().today;
}

/// Names of daily backups hold their day, so that the oldest sorts first. What is left of one that was killed while it
/// was made goes on a later day.
void remove_oldest(const std::filesystem::path& like, int keep) {
    const std::string name = like.filename().string();
    const std::string ending = std::string(kDaily) + like.extension().string();
    const std::string begin = name.substr(0, name.size() - ending.size() - 10);
    std::vector<std::filesystem::path> daily;
    std::vector<std::filesystem::path> unfinished;
    for (const auto& entry : std::filesystem::directory_iterator(like.parent_path())) {
        const std::string other = entry.path().filename().string();
        const bool is_daily =
            other.size() >= name.size() && other.starts_with(begin) && other.substr(0, name.size()).ends_with(ending);
        if (!is_daily) continue;
        const std::string rest = other.substr(name.size());
        if (rest.empty()) daily.push_back(entry.path());
        if (rest.starts_with(".part") && other < name) unfinished.push_back(entry.path());
    }
    for (const auto& part : unfinished) std::filesystem::remove(part);
    std::ranges::sort(daily, std::greater());
    for (std::size_t n = static_cast<std::size_t>(keep); n < daily.size(); ++n) std::filesystem::remove(daily[n]);
}

}  // namespace

void keep_daily_backup(Context& context) noexcept {
    try {
        if (!context.has_store() || !context.world().back_up) return;
        const auto name = daily_name(context);
        if (std::filesystem::exists(name) || !std::filesystem::exists(context.database())) return;
        const int keep = people::settings_of(context.store()).backups;
        if (keep == 0 || !changed_today(context)) return;
        context.world().back_up(context.database(), name, false, Verification::quick);
        remove_oldest(name, keep);
    } catch (const Failure& failure) {
        if (failure.error().kind == ErrorKind::refused) return;  // another sugo was faster
        context.note(fmt::format("there is no backup of today: {}", failure.error().message));
    } catch (const std::exception& failure) {
        context.note(fmt::format("there is no backup of today: {}", failure.what()));
    }
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
