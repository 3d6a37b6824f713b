#include <cli/phrases.hpp>

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include <sugo/text.hpp>
#include <terminal/table.hpp>

namespace sugo::cli {

std::string count(std::int64_t number, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", grouped(number), number == 1 ? one : many);
}

std::string grouped(std::int64_t number) {
    std::string digits = std::to_string(number);
    const std::size_t begin = number < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > begin + 3;) {
        at -= 3;
        digits.insert(at, ",");
    }
    return digits;
}

std::string sum_text(const std::vector<Money>& money) {
    std::string text;
    for (const Money& one : money) text += (text.empty() ? "" : " + ") + format(one);
    return text;
}

std::string when(Context& context, Instant at, const Zone& zone) {
    const WallTime wall = context.wall(at, zone);
    const Day day = date::floor<date::days>(wall);
    const Day today = context.now().today;
    std::string text = clock_text(wall);
    if (day == today - date::days(1)) text = "yesterday " + text;
    if (day != today && day != today - date::days(1)) text = to_string(day) + " " + text;
    if (zone != context.now().zone) text += " " + zone.name;
    return text;
}

std::string clock_span(Context& context, const tracking::Entry& entry) {
    const Session& session = entry.session;
    const WallTime start = context.wall(session.start, session.zone);
    if (!session.stop) return clock_text(start) + "–…";
    const WallTime stop = context.wall(*session.stop, session.zone);
    const auto nights = (date::floor<date::days>(stop) - date::floor<date::days>(start)).count();
    return fmt::format("{}–{}{}", clock_text(start), clock_text(stop),
                       nights > 0 ? fmt::format(" (+{})", nights) : std::string());
}

std::string span(Context& context, const tracking::Entry& entry) {
    const Session& session = entry.session;
    const Day day = date::floor<date::days>(context.wall(session.start, session.zone));
    std::string text = clock_span(context, entry);
    if (day != context.now().today) text = to_string(day) + " " + text;
    if (session.zone != context.now().zone) text += " " + session.zone.name;
    return text;
}

std::string price(const tracking::Entry& entry) {
    const bool empty = entry.session.stop == entry.session.start;
    if (!entry.client || empty) return {};
    if (!entry.billable) return "not billable";
    return entry.rate ? format(*entry.rate) : "no rate yet";
}

std::string price_behind(const tracking::Entry& entry) {
    const std::string words = price(entry);
    return words.empty() ? words : "  (" + words + ")";
}

std::string entry_line(Context& context, const tracking::Entry& entry) {
    return fmt::format("{}: {}, {}", entry.work, span(context, entry), format(entry.time));
}

std::string next_step(Context& context, std::string_view command) {
    return fmt::format("{} {}\n", context.style().quiet("next:"), context.advice(command));
}

std::string facts_text(Context& context, const Facts& facts) {
    constexpr int kAround = 4;  // the indent and the gap
    int label_width = 0;
    for (const auto& [name, value] : facts)
        label_width = std::max(label_width, value.empty() ? 0 : display_width(name));
    const int room = context.width() ? std::max(*context.width() - label_width - kAround, 10) : 100'000;
    terminal::Table table({{.head = "", .tone = terminal::Tone::quiet}, {.head = "", .least = 10}});
    for (const auto& [name, value] : facts) {
        if (value.empty()) continue;
        std::string label = name;
        for (const std::string& line : wrap(value, room)) table.row({std::exchange(label, ""), line});
    }
    return table.text(context.width(), context.style(), 2);
}

std::string changes_text(Context& context, const Facts& before, const Facts& after) {
    const auto one_line = [](std::string value) {
        std::replace(value.begin(), value.end(), '\n', '/');
        return value.empty() ? std::string("none") : value;
    };
    terminal::Table table({{.head = "", .tone = terminal::Tone::quiet}, {.head = "", .least = 10}});
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (i < before.size() && before[i].second == after[i].second) continue;
        const std::string was = i < before.size() ? before[i].second : "";
        table.row({after[i].first, fmt::format("{} → {}", one_line(was), one_line(after[i].second))});
    }
    return table.empty() ? "  nothing changed\n" : table.text(context.width(), context.style(), 2);
}

std::vector<std::string> split_words(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const auto begin = text.find_first_not_of(" \t");
        if (begin == std::string_view::npos) break;
        const auto end = std::min(text.find_first_of(" \t", begin), text.size());
        words.emplace_back(text.substr(begin, end - begin));
        text.remove_prefix(end);
    }
    return words;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string text;
    for (const std::string& part : parts) text.append(text.empty() ? "" : between).append(part);
    return text;
}

int number_of_option(std::string_view option, const std::string& text, int least, int most) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc() || end != text.data() + text.size() || number < least || number > most)
        throw Failure(ErrorKind::usage,
                      fmt::format("{} takes a whole number from {} to {}", option, least, grouped(most)));
    return number;
}

}  // namespace sugo::cli
