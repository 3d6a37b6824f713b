#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

// Our own pages are XML: every element is closed in its turn, values are in quotes, nothing in a text acts.

namespace sugo::fuzz {

/// No sign that ends a text, no reference but those to the five signs that need one, and no controls.
inline bool is_plain_text(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto sign = static_cast<unsigned char>(text[at]);
        if (sign == '<' || sign == '>' || sign == 0x7f || (sign < 0x20 && sign != '\n')) return false;
        if (sign != '&') continue;
        const std::string_view name = text.substr(at + 1, text.find(';', at) - at - 1);
        if (name != "amp" && name != "lt" && name != "gt" && name != "quot" && name != "#39") return false;
    }
    return true;
}

/// What stands between "<" and ">": a name, and values in double quotes.
inline bool is_tag(std::string_view tag) {
    const std::size_t space = tag.find(' ');
    const auto is_name_sign = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    const std::string_view name = tag.substr(0, space);
    if (name.empty() || name == "script" || !std::ranges::all_of(name, is_name_sign)) return false;
    std::string_view rest = space == std::string_view::npos ? std::string_view() : tag.substr(space);
    while (!rest.empty()) {
        const std::size_t opens = rest.find("=\"");
        const std::size_t closes = opens == std::string_view::npos ? opens : rest.find('"', opens + 2);
        if (rest.front() != ' ' || closes == std::string_view::npos || rest.starts_with(" on")) return false;
        if (!is_plain_text(rest.substr(opens + 2, closes - opens - 2))) return false;
        rest.remove_prefix(closes + 1);
    }
    return true;
}

inline bool is_well_formed(std::string_view page) {
    constexpr std::string_view kind = "<!DOCTYPE html>";
    if (!page.starts_with(kind)) return false;
    page.remove_prefix(kind.size());
    std::vector<std::string_view> open;
    while (!page.empty()) {
        const std::size_t begins = std::min(page.find('<'), page.size());
        // The style sheet is the program's own and no text.
        const bool sheet = !open.empty() && open.back() == "style";
        if (!sheet && !is_plain_text(page.substr(0, begins))) return false;
        page.remove_prefix(begins);
        if (page.empty()) break;
        const std::size_t ends = page.find('>');
        if (ends == std::string_view::npos) return false;
        std::string_view tag = page.substr(1, ends - 1);
        page.remove_prefix(ends + 1);
        if (tag.starts_with('/')) {
            if (open.empty() || open.back() != tag.substr(1)) return false;
            open.pop_back();
            continue;
        }
        const bool empty = tag.ends_with('/');
        if (empty) tag.remove_suffix(1);
        if (!is_tag(tag)) return false;
        if (!empty) open.push_back(tag.substr(0, tag.find(' ')));
    }
    return open.empty();
}

}  // namespace sugo::fuzz
