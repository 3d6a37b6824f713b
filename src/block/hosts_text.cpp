#include <block/hosts_text.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdio>

#include <block/sites.hpp>
#include <sugo/error.hpp>

namespace sugo::block {
namespace {

constexpr std::string_view kBegin = "# BEGIN sugo-block";
constexpr std::string_view kEnd = "# END sugo-block";
constexpr std::string_view kUntil = "# until ";
constexpr std::string_view kAddresses[] = {"0.0.0.0 ", ":: "};

/// The bytes from the begin marker to behind the line of the end marker.
struct Block {
    std::size_t begin = 0;
    std::size_t end = 0;
    Time until;
};

struct Line {
    /// Without its end, LF or CR LF.
    std::string_view text;
    std::size_t number = 1;
    std::size_t begin = 0;
    /// Where the next one begins.
    std::size_t end = 0;
};

template <class Visit>
void each_line(std::string_view hosts, const Visit& visit) {
    Line line;
    for (; line.end < hosts.size(); ++line.number) {
        line.begin = line.end;
        const std::size_t feed = std::min(hosts.find('\n', line.begin), hosts.size());
        line.end = std::min(feed + 1, hosts.size());
        line.text = hosts.substr(line.begin, feed - line.begin);
        if (line.text.ends_with('\r')) line.text.remove_suffix(1);
        visit(line);
    }
}

[[noreturn]] void broken(std::size_t line, std::string_view what) {
    throw Failure(ErrorKind::bad_data, "line " + std::to_string(line) + " " + std::string(what),
                  "by hand: nothing of sugo-block's, or one block from \"" + std::string(kBegin) + "\" to \"" +
                      std::string(kEnd) + "\" with its own lines alone");
}

bool is_entry(std::string_view line) {
    return std::ranges::any_of(kAddresses, [&](std::string_view address) {
        return line.starts_with(address) && is_site(line.substr(address.size()));
    });
}

/// Of the line behind the begin marker.
std::optional<Time> until_of(std::string_view line) {
    return line.starts_with(kUntil) ? parse_time(line.substr(kUntil.size())) : std::nullopt;
}

std::optional<Block> find_block(std::string_view hosts) {
    Block block;
    std::size_t begun = 0;
    std::size_t ended = 0;
    each_line(hosts, [&](const Line& line) {
        if (line.text == kBegin) {
            if (begun != 0) broken(line.number, "begins a second block");
            begun = line.number;
            block.begin = line.begin;
        } else if (line.text == kEnd) {
            if (begun == 0) broken(line.number, "ends a block that no line begins");
            if (ended != 0) broken(line.number, "ends the block a second time");
            ended = line.number;
            block.end = line.end;
        }
    });
    if (begun == 0) return std::nullopt;
    if (ended == 0) broken(begun, "begins a block that no line ends");
    bool has_deadline = false;
    each_line(hosts, [&](const Line& line) {
        if (line.number <= begun || line.number >= ended) return;
        if (line.number > begun + 1) {
            if (!is_entry(line.text)) broken(line.number, "stands in the block and is not sugo-block's");
        } else if (const auto until = until_of(line.text)) {
            block.until = *until;
            has_deadline = true;
        }
    });
    if (!has_deadline) broken(begun, "begins a block without a deadline");
    return block;
}

/// Reads digits only; what is no digit makes it -1.
int number_in(std::string_view text, std::size_t begin, std::size_t length) {
    int number = 0;
    for (const char sign : text.substr(begin, length)) {
        if (sign < '0' || sign > '9') return -1;
        number = number * 10 + (sign - '0');
    }
    return number;
}

}  // namespace

std::optional<Time> parse_time(std::string_view text) {
    constexpr std::string_view kForm = "0000-00-00T00:00:00Z";
    if (text.size() != kForm.size()) return std::nullopt;
    for (std::size_t i = 0; i < kForm.size(); ++i) {
        if (kForm[i] != '0' && text[i] != kForm[i]) return std::nullopt;
    }
    const auto part = [&](std::size_t begin, std::size_t length) { return number_in(text, begin, length); };
    const int year = part(0, 4), month = part(5, 2), day = part(8, 2);
    const int hour = part(11, 2), minute = part(14, 2), second = part(17, 2);
    if (std::min({year, month, day, hour, minute, second}) < 0 || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
           std::chrono::seconds(second);
}

std::string to_text(Time time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss<std::chrono::seconds> clock(time - day);
    char text[64];
    const int length = std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                                     static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                                     static_cast<int>(clock.seconds().count()));
    return {text, static_cast<std::size_t>(length)};
}

std::optional<Time> deadline(std::string_view hosts) {
    const auto block = find_block(hosts);
    return block ? std::optional(block->until) : std::nullopt;
}

std::string without_block(std::string_view hosts) {
    const auto block = find_block(hosts);
    if (!block) return std::string(hosts);
    std::string rest(hosts.substr(0, block->begin));
    rest += hosts.substr(block->end);
    return rest;
}

std::string with_block(std::string_view hosts, const std::vector<std::string>& sites, Time until) {
    std::string text = std::string(kBegin) + "\n" + std::string(kUntil) + to_text(until) + "\n";
    for (const std::string& site : sites) {
        for (const std::string_view address : kAddresses) text.append(address).append(site).append("\n");
    }
    return text.append(kEnd).append("\n").append(without_block(hosts));
}

}  // namespace sugo::block
