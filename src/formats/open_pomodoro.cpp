// The Open Pomodoro Format: a line each, a moment with its offset, then key=value with quotes where needed.
//
//   2016-06-03T17:01:31-04:00 duration=25 description="Open Pomodoro Standard" tags=personal,writing
#include <fmt/format.h>

#include <formats/source_entry.hpp>
#include <formats/source_text.hpp>
#include <formats/written_time.hpp>

namespace sugo::formats {

namespace {

constexpr std::string_view kHint = "the file history in ~/.pomodoro";

/// Takes a word, or a text in quotes, off the front.
std::optional<std::string> take_value(std::string_view& rest) {
    std::string value;
    if (!rest.starts_with('"')) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        value = rest.substr(0, end);
        rest.remove_prefix(end);
        return value;
    }
    for (rest.remove_prefix(1); !rest.empty(); rest.remove_prefix(1)) {
        if (rest.front() == '"') {
            rest.remove_prefix(1);
            return value;
        }
        if (rest.front() == '\\' && rest.size() > 1) rest.remove_prefix(1);
        value += rest.front();
    }
    return std::nullopt;
}

std::optional<Seconds> minutes(std::string_view text) {
    std::int64_t number = 0;
    if (text.empty() || text.size() > 5) return std::nullopt;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return std::chrono::minutes(number);
}

importing::Interval read_line(std::string_view line, const std::string& place) {
    importing::Interval interval;
    interval.place = place;
    interval.row = line;
    std::string_view rest = line;
    const auto stamp = parse_timestamp(take_value(rest).value_or(""));
    if (!stamp || !stamp->offset) {
        refuse_source(place, "expected a moment with its offset, as in 2026-03-04T10:23:00-08:00", kHint);
    }
    interval.start = Instant(stamp->wall.time_since_epoch() - *stamp->offset);
    // The format leaves it out where it is the usual one.
    Seconds length = std::chrono::minutes(25);
    while (!(rest = trimmed(rest)).empty()) {
        const std::size_t sign = rest.find('=');
        if (sign == std::string_view::npos) refuse_source(place, "expected key=value", kHint);
        const std::string_view key = rest.substr(0, sign);
        rest.remove_prefix(sign + 1);
        const auto value = take_value(rest);
        if (!value) refuse_source(place, "a text that does not end, expected \"", kHint);
        if (key == "duration") {
            const auto told = minutes(*value);
            if (!told) refuse_source(place, "expected a number of minutes as duration", kHint);
            length = *told;
        } else if (key == "description") {
            interval.note = *value;
        } else if (key == "tags") {
            add_tags(*value, interval.tags);
        }
    }
    interval.stop = interval.start + length;
    ContentHash hash;
    hash.add(length.count());
    finish_entry(interval, interval.start.time_since_epoch().count(), hash, kHint);
    return interval;
}

}  // namespace

Result<importing::ImportSource> read_open_pomodoro(std::string_view text, std::string_view place,
                                                   const SourceFacts& facts) {
    return read_source([&] {
        importing::ImportSource source;
        source.name = "open-pomodoro";
        SourceLines lines(checked_text(text, place, kHint));
        for (std::string_view line; lines.next(line);) {
            line = trimmed(line);
            if (line.empty()) continue;
            importing::Interval interval = read_line(line, place_of_line(place, lines.number()));
            // The pomodoro that runs has its planned end written already.
            if (interval.stop > facts.now) interval.stop.reset();
            source.intervals.push_back(std::move(interval));
        }
        return source;
    });
}

}  // namespace sugo::formats
