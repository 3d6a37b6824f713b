#include <formats/klog_words.hpp>

#include <algorithm>

#include <formats/source_text.hpp>
#include <formats/written_time.hpp>

namespace sugo::formats::klog {

namespace {

constexpr Seconds kDay = std::chrono::hours(24);

/// Takes the characters off the front that are among these.
std::string_view take_any_of(std::string_view& text, std::string_view signs) {
    const std::string_view taken = text.substr(0, std::min(text.find_first_not_of(signs), text.size()));
    text.remove_prefix(taken.size());
    return taken;
}

/// "8:00", "<23:30", "1:00am>": from the record's midnight.
std::optional<Seconds> read_clock(std::string_view word) {
    const bool before = word.starts_with('<');
    const bool after = word.ends_with('>');
    if (before) word.remove_prefix(1);
    if (after && !word.empty()) word.remove_suffix(1);
    if (before && after) return std::nullopt;
    const std::optional<Seconds> clock = parse_clock(word);
    if (!clock) return std::nullopt;
    return *clock + (after ? kDay : Seconds::zero()) - (before ? kDay : Seconds::zero());
}

bool at_word_end(std::string_view rest) {
    return rest.empty() || rest.front() == ' ' || rest.front() == '\t';
}

std::optional<Times> read_range(std::string_view text) {
    constexpr std::string_view signs = "<>:0123456789apmAPM";
    Times times;
    times.from = read_clock(take_any_of(text, signs));
    if (!times.from) return std::nullopt;
    take_any_of(text, " \t");
    if (!text.starts_with('-')) return std::nullopt;
    text.remove_prefix(1);
    take_any_of(text, " \t");
    if (text.starts_with('?')) {
        take_any_of(text, "?");
    } else {
        times.to = read_clock(take_any_of(text, signs));
        if (!times.to) return std::nullopt;
    }
    times.rest = text;
    return at_word_end(text) ? std::optional(times) : std::nullopt;
}

/// "30" off the front, if the unit follows it.
std::optional<std::int64_t> take_number(std::string_view& text, char unit) {
    constexpr std::size_t longest = 6;
    std::string_view rest = text;
    const std::string_view digits = take_any_of(rest, "0123456789");
    if (digits.empty() || digits.size() > longest || !rest.starts_with(unit)) return std::nullopt;
    text = rest.substr(1);
    std::int64_t number = 0;
    for (const char c : digits) number = number * 10 + (c - '0');
    return number;
}

std::optional<Times> read_length(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    const auto hours = take_number(text, 'h');
    const auto minutes = take_number(text, 'm');
    if ((!hours && !minutes) || !at_word_end(text)) return std::nullopt;
    Times times;
    times.length = std::chrono::hours(hours.value_or(0)) + std::chrono::minutes(minutes.value_or(0));
    if (negative) times.length = -times.length;
    times.rest = text;
    return times;
}

bool is_tag_sign(char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letter || c == '_' || c == '-' || static_cast<unsigned char>(c) >= 0x80;
}

std::string take_tag_word(std::string_view& text) {
    const auto end = std::ranges::find_if_not(text, is_tag_sign);
    std::string word(text.begin(), end);
    text.remove_prefix(word.size());
    return word;
}

/// The value behind "=": a word, or a text in quotes that end.
std::string take_value(std::string_view& text) {
    if (!text.starts_with('=')) return {};
    std::string_view rest = text.substr(1);
    const char quote = rest.empty() ? '\0' : rest.front();
    if (quote != '"' && quote != '\'') {
        std::string value = take_tag_word(rest);
        if (!value.empty()) text = rest;
        return value;
    }
    const std::size_t end = rest.find(quote, 1);
    if (end == std::string_view::npos) return {};
    text = rest.substr(end + 1);
    return std::string(rest.substr(1, end - 1));
}

}  // namespace

std::optional<Times> read_times(std::string_view text) {
    if (auto range = read_range(text)) return range;
    return read_length(text);
}

Summary read_summary(std::string_view text) {
    Summary summary;
    std::string_view kept = text;  // up to the tags that nothing but tags follows
    bool only_tags = false;
    for (std::string_view rest = text; !rest.empty();) {
        const std::string_view here = rest;
        if (rest.front() == '#') {
            rest.remove_prefix(1);
            std::string name = take_tag_word(rest);
            if (!name.empty()) {
                std::string value = take_value(rest);
                if (!only_tags) kept = text.substr(0, text.size() - here.size());
                only_tags = true;
                summary.tags.push_back({std::move(name), std::move(value)});
                continue;
            }
        } else {
            rest.remove_prefix(1);
        }
        if (here.front() != ' ' && here.front() != '\t') {
            only_tags = false;
            kept = text;
        }
    }
    summary.text = trimmed(kept);
    return summary;
}

}  // namespace sugo::formats::klog
