// The only file of the core that reads files: the system's time zone database, which changes with a country's laws and
// not with what sugo does.
#include <core/zone_folder.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string_view>

#include <core/scan.hpp>
#include <core/zone_names.hpp>

namespace sugo {

namespace {

namespace fs = std::filesystem;

// Where libc looks as well.
fs::path zone_folder() {
    const char* elsewhere = std::getenv("TZDIR");
    return elsewhere != nullptr && *elsewhere != '\0' ? elsewhere : "/usr/share/zoneinfo";
}

// Letters, digits and "+-_" between single slashes: without a dot no name leads out of the folder.
bool is_zone_name(std::string_view name) {
    const auto may_stand = [](char c) { return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '_'; };
    bool after_slash = true;
    for (const char c : name) {
        if (c == '/' ? after_slash : !may_stand(c)) return false;
        after_slash = c == '/';
    }
    return !after_slash;
}

// The other two flavours of the database, and files that are no place's zone.
bool stands_apart(const std::string& name) {
    static const std::set<std::string_view> kApart{"posix", "right", "posixrules", "Factory", "localtime"};
    return kApart.contains(name);
}

void add_names(const fs::path& folder, const std::string& before, std::vector<std::string>& names) {
    std::error_code gone;
    for (fs::directory_iterator entry(folder, gone), end; !gone && entry != end; entry.increment(gone)) {
        const std::string last = entry->path().filename().string();
        const std::string name = before + last;
        if (!is_zone_name(last) || stands_apart(name)) continue;
        std::error_code unreadable;
        if (entry->is_directory(unreadable)) {
            add_names(entry->path(), name + '/', names);
        } else if (zone_file(name).starts_with("TZif")) {
            names.push_back(name);
        }
    }
}

}  // namespace

std::string zone_file(const std::string& name) {
    if (!is_zone_name(name)) return {};
    const fs::path path = zone_folder() / name;
    std::error_code missing;
    if (!fs::is_regular_file(path, missing)) return {};
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<std::string> zone_names() {
    std::vector<std::string> names;
    add_names(zone_folder(), "", names);
    if (names.empty()) return {"UTC"};  // known without a database
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace sugo
