#include <sugo/invoice.hpp>

#include <algorithm>

#include <fmt/format.h>

namespace sugo {
namespace {

/// A pattern in its parts: words, and what stands in braces.
struct Part {
    enum class Is { text, year, month, seq } is = Is::text;
    std::string text;
    int width = 0;
};

constexpr std::size_t longest_pattern = 60;

Error not_a_pattern(std::string message) {
    return misuse(std::move(message), "{year}-{seq:03}");
}

/// What stands between two braces: year, month, seq, or seq:0N with N from 1 to 9.
std::optional<Part> placeholder(std::string_view name) {
    using enum Part::Is;
    if (name == "year") return Part{year, {}, 4};
    if (name == "month") return Part{month, {}, 2};
    if (name == "seq") return Part{seq, {}, 1};
    const bool wide = name.size() == 6 && name.starts_with("seq:0") && name[5] >= '1' && name[5] <= '9';
    return wide ? std::optional(Part{seq, {}, name[5] - '0'}) : std::nullopt;
}

Result<std::vector<Part>> parts_of(std::string_view pattern) {
    std::vector<Part> parts;
    while (!pattern.empty()) {
        const std::size_t brace = std::min(pattern.find_first_of("{}"), pattern.size());
        if (brace > 0) parts.push_back({Part::Is::text, std::string(pattern.substr(0, brace)), 0});
        pattern.remove_prefix(brace);
        if (pattern.empty()) break;
        const std::size_t end = pattern.find('}');
        if (pattern.front() == '}' || end == std::string_view::npos)
            return not_a_pattern("a brace in the pattern has no other");
        const std::optional<Part> part = placeholder(pattern.substr(1, end - 1));
        if (!part) {
            return not_a_pattern(
                fmt::format("the pattern cannot have {}: it knows {{year}}, {{month}}, {{seq}} and {{seq:03}}",
                            pattern.substr(0, end + 1)));
        }
        parts.push_back(*part);
        pattern.remove_prefix(end + 1);
    }
    return parts;
}

std::ptrdiff_t count(const std::vector<Part>& parts, Part::Is kind) {
    return std::ranges::count(parts, kind, &Part::is);
}

}  // namespace

Result<std::string> parse_pattern(std::string_view pattern) {
    Result<std::string> text = parse_line_text(pattern);
    if (!text) return text;
    if (text->size() > longest_pattern)
        return not_a_pattern(fmt::format("the pattern is longer than {} bytes", longest_pattern));
    const Result<std::vector<Part>> parts = parts_of(*text);
    if (!parts) return parts.error();
    if (count(*parts, Part::Is::seq) != 1) return not_a_pattern("the pattern needs the count {seq} exactly once");
    if (count(*parts, Part::Is::month) > 0 && count(*parts, Part::Is::year) == 0) {
        return not_a_pattern("a pattern with {month} needs {year} too, or its numbers come again next year");
    }
    return text;
}

std::string scope_of(const Series& series, Day day) {
    const std::vector<Part> parts = parts_of(series.pattern).value();
    const date::year_month_day ymd(day);
    const int year = static_cast<int>(ymd.year());
    if (count(parts, Part::Is::month) > 0) return fmt::format("{:04}-{:02}", year, static_cast<unsigned>(ymd.month()));
    return count(parts, Part::Is::year) > 0 ? fmt::format("{:04}", year) : "";
}

std::string number_of(const Series& series, Day day, std::int64_t seq) {
    const date::year_month_day ymd(day);
    std::string number;
    for (const Part& part : parts_of(series.pattern).value()) {
        switch (part.is) {
            case Part::Is::text:
                number += part.text;
                break;
            case Part::Is::year:
                number += fmt::format("{:04}", static_cast<int>(ymd.year()));
                break;
            case Part::Is::month:
                number += fmt::format("{:02}", static_cast<unsigned>(ymd.month()));
                break;
            case Part::Is::seq:
                number += fmt::format("{:0{}}", seq, part.width);
                break;
        }
    }
    return number;
}

}  // namespace sugo
