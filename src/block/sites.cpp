#include <block/sites.hpp>

#include <algorithm>
#include <set>

#include <sugo/error.hpp>

namespace sugo::block {
namespace {

constexpr std::size_t kLongestName = 253;
constexpr std::size_t kLongestLabel = 63;
constexpr std::string_view kWww = "www.";

// Not those of <cctype>: they depend on the locale.
bool is_digit(char sign) {
    return sign >= '0' && sign <= '9';
}

bool is_letter(char sign) {
    return sign >= 'a' && sign <= 'z';
}

bool is_label(std::string_view label) {
    if (label.empty() || label.size() > kLongestLabel || label.front() == '-' || label.back() == '-') return false;
    return std::ranges::all_of(label, [](char sign) { return is_letter(sign) || is_digit(sign) || sign == '-'; });
}

std::string_view trimmed(std::string_view line) {
    line = line.substr(0, line.find('#'));
    const std::size_t first = line.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& sign : result) {
        if (sign >= 'A' && sign <= 'Z') sign = static_cast<char>(sign - 'A' + 'a');
    }
    return result;
}

std::string hint_for(std::string_view name) {
    if (std::ranges::any_of(name, [](char sign) { return static_cast<unsigned char>(sign) >= 0x80; }))
        return "its ASCII form, which begins with xn--";
    if (name.find('/') != std::string_view::npos) return "the name alone: news.example";
    return "a full name of letters, digits, hyphens and dots: news.example";
}

}  // namespace

bool is_site(std::string_view name) {
    if (name.size() > kLongestName) return false;
    std::size_t labels = 0;
    std::string_view last;
    for (std::size_t begin = 0; begin <= name.size(); ++labels) {
        const std::size_t end = std::min(name.find('.', begin), name.size());
        last = name.substr(begin, end - begin);
        if (!is_label(last)) return false;
        begin = end + 1;
    }
    return labels >= 2 && !std::ranges::all_of(last, is_digit) && last != "localhost" && last != "localdomain";
}

std::vector<std::string> parse_sites(std::string_view list) {
    if (list.size() > kMostListBytes) throw Failure(ErrorKind::bad_data, "the list of sites is longer than 64 KiB");
    std::vector<std::string> sites;
    std::set<std::string, std::less<>> known;
    const auto add = [&](std::string name) {
        if (known.insert(name).second) sites.push_back(std::move(name));
    };
    std::size_t named = 0;
    for (std::size_t begin = 0, number = 1; begin < list.size(); ++number) {
        const std::size_t end = std::min(list.find('\n', begin), list.size());
        const std::string name = lower(trimmed(list.substr(begin, end - begin)));
        begin = end + 1;
        if (name.empty()) continue;
        if (!is_site(name)) {
            throw Failure(ErrorKind::bad_data,
                          "line " + std::to_string(number) + " of the list, \"" + shown(name) + "\", is not a site",
                          hint_for(name));
        }
        if (++named > kMostSites) throw Failure(ErrorKind::bad_data, "the list names more than 1,000 sites");
        add(name);
        if (!name.starts_with(kWww) && is_site(std::string(kWww) + name)) add(std::string(kWww) + name);
    }
    if (sites.empty()) throw Failure(ErrorKind::bad_data, "the list names no site", "echo news.example | sugo-block …");
    return sites;
}

std::string shown(std::string_view text) {
    constexpr std::size_t kMost = 80;
    std::string result(text.substr(0, kMost));
    std::ranges::replace_if(
        result, [](char sign) { return sign < ' ' || sign > '~'; }, '?');
    if (text.size() > kMost) result += "...";
    return result;
}

}  // namespace sugo::block
