#include <cli/timewarrior_place.hpp>

#include <algorithm>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include <sugo/error.hpp>

namespace sugo::cli {
namespace {

/// "2026-03.data"
bool is_month(std::string_view name) {
    static constexpr std::string_view kForm = "dddd-dd.data";
    return name.size() == kForm.size() && std::equal(name.begin(), name.end(), kForm.begin(), [](char sign, char form) {
               return form == 'd' && sign != 'd' ? sign >= '0' && sign <= '9' : sign == form;
           });
}

std::vector<std::filesystem::path> months_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> months;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (is_month(entry.path().filename().string())) months.push_back(entry.path());
    }
    if (error && error != std::errc::no_such_file_or_directory && error != std::errc::not_a_directory)
        throw Failure(ErrorKind::system, fmt::format("{} cannot be read: {}", folder.string(), error.message()));
    std::sort(months.begin(), months.end());
    return months;
}

}  // namespace

std::filesystem::path timewarrior_folder(
    const std::function<std::optional<std::string>(const std::string&)>& environment) {
    const auto set = [&](const char* name) -> std::optional<std::filesystem::path> {
        const std::optional<std::string> value = environment(name);
        return value && !value->empty() ? std::optional<std::filesystem::path>(*value) : std::nullopt;
    };
    if (const auto named = set("TIMEWARRIORDB")) return *named;
    std::vector<std::filesystem::path> places;
    const auto home = set("HOME");
    if (home) places.push_back(*home / ".timewarrior");
    if (const auto data = set("XDG_DATA_HOME")) places.push_back(*data / "timewarrior");
    if (home) places.push_back(*home / ".local" / "share" / "timewarrior");
    for (const auto& place : places) {
        std::error_code error;
        if (std::filesystem::is_directory(place, error)) return place;
    }
    throw Failure(ErrorKind::not_found, "Timewarrior's data are not in their usual places",
                  "sugo import timewarrior FOLDER, or: timew export | sugo import timewarrior -");
}

std::vector<std::filesystem::path> timewarrior_months(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> months = months_in(folder / "data");
    if (months.empty()) months = months_in(folder);
    if (months.empty())
        throw Failure(ErrorKind::not_found, fmt::format("{} holds no file like 2026-03.data", folder.string()),
                      "sugo import timewarrior FILE, or: timew export | sugo import timewarrior -");
    return months;
}

}  // namespace sugo::cli
