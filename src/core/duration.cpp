#include <sugo/time.hpp>

#include <array>

#include <fmt/format.h>

#include <core/magnitude.hpp>
#include <core/scan.hpp>

namespace sugo {

namespace {

// Longer stretches of work are typing errors; and far below what overflows.
constexpr std::int64_t kMostSeconds = 1'000'000LL * 3600;
constexpr std::string_view kExamples = "25m, 1h30m, 1.5h, 90s or 0:25";

struct TimeUnit {
    std::int64_t seconds;
    std::array<std::string_view, 5> names;
};
constexpr std::array<TimeUnit, 3> kTimeUnits{{{3600, {"h", "hr", "hrs", "hour", "hours"}},
                                              {60, {"m", "min", "mins", "minute", "minutes"}},
                                              {1, {"s", "sec", "secs", "second", "seconds"}}}};

std::optional<std::int64_t> unit_seconds(std::string_view name) {
    for (const TimeUnit& unit : kTimeUnits) {
        for (const std::string_view known : unit.names) {
            if (known == name) return unit.seconds;
        }
    }
    return std::nullopt;
}

struct HoursMinutesSeconds {
    bool negative;
    std::uint64_t hours;
    std::uint64_t minutes;
    std::uint64_t seconds;
};

HoursMinutesSeconds parts_of(Seconds duration) {
    const std::uint64_t size = magnitude(duration.count());
    return {duration < Seconds::zero(), size / 3600, size / 60 % 60, size % 60};
}

Error not_understood(std::string_view text) {
    return {ErrorKind::usage, quoted(text) + " is not a duration", std::string(kExamples)};
}

// "0:25", "1:30:00": the part before the first colon counts hours.
std::optional<Seconds> take_hours_and_minutes(Scanner& scanner) {
    const std::optional<Digits> hours = scanner.digits();
    if (!hours || hours->value > kMostSeconds / 3600 || !scanner.take(':')) return std::nullopt;
    const std::optional<std::int64_t> minutes = scanner.digits(2);
    if (!minutes || *minutes > 59) return std::nullopt;
    std::int64_t seconds = 0;
    if (scanner.take(':')) {
        const std::optional<std::int64_t> written = scanner.digits(2);
        if (!written || *written > 59) return std::nullopt;
        seconds = *written;
    }
    return Seconds(hours->value * 3600 + *minutes * 60 + seconds);
}

// number × unit. A fraction must come out at whole seconds: nothing is rounded in silence.
Result<std::int64_t> in_seconds(Digits whole, std::optional<Digits> fraction, std::int64_t unit,
                                std::string_view text) {
    constexpr int kMostDecimals = 6;
    if (whole.value > kMostSeconds / unit) {
        return Error{ErrorKind::usage, quoted(text) + " is longer than a million hours", std::string(kExamples)};
    }
    std::int64_t seconds = whole.value * unit;
    if (!fraction) return seconds;
    std::int64_t scale = 1;
    for (int i = 0; i < fraction->count && i < kMostDecimals; ++i) scale *= 10;
    if (fraction->count > kMostDecimals || fraction->value * unit % scale != 0) {
        return Error{ErrorKind::usage, quoted(text) + " does not come out at whole seconds", std::string(kExamples)};
    }
    return seconds + fraction->value * unit / scale;
}

// "1h30m", "1.5h", "25 min": units from the largest to the smallest, each once.
Result<Seconds> parse_units(std::string_view words, std::string_view text) {
    Scanner scanner(words);
    std::int64_t total = 0;
    std::int64_t last_unit = kMostSeconds;
    do {
        const std::optional<Digits> whole = scanner.digits();
        if (!whole) return not_understood(text);
        std::optional<Digits> fraction;
        if (scanner.take('.')) {
            fraction = scanner.digits();
            if (!fraction) return not_understood(text);
        }
        scanner.spaces();
        const std::string_view name = scanner.word();
        if (name.empty() && scanner.at_end()) {
            return Error{ErrorKind::usage, quoted(text) + " has a number without a unit",
                         fmt::format("{0}m for minutes or {0}h for hours", whole->value)};
        }
        const std::optional<std::int64_t> unit = unit_seconds(name);
        if (!unit || *unit >= last_unit) return not_understood(text);
        last_unit = *unit;
        const Result<std::int64_t> seconds = in_seconds(*whole, fraction, *unit, text);
        if (!seconds) return seconds.error();
        total += *seconds;
        scanner.spaces();
    } while (!scanner.at_end());
    return Seconds(total);
}

}  // namespace

Result<Seconds> parse_duration(std::string_view text) {
    const std::string words = normal_words(text);
    if (words.starts_with('-')) {
        return Error{ErrorKind::usage, quoted(text) + " is negative, which no duration is", std::string(kExamples)};
    }
    Result<Seconds> read = not_understood(text);
    if (words.find(':') != std::string::npos) {
        Scanner scanner(words);
        const std::optional<Seconds> clock = take_hours_and_minutes(scanner);
        if (clock && scanner.at_end()) read = *clock;
    } else if (words.starts_with("pt")) {
        // ISO 8601 writes no spaces.
        if (words.find(' ') == std::string::npos) read = parse_units(std::string_view(words).substr(2), text);
    } else {
        read = parse_units(words, text);
    }
    if (read && read->count() > kMostSeconds) {
        return Error{ErrorKind::usage, quoted(text) + " is longer than a million hours", std::string(kExamples)};
    }
    return read;
}

std::string format(Seconds duration) {
    const HoursMinutesSeconds time = parts_of(duration);
    const char* const sign = time.negative ? "-" : "";
    if (time.hours > 0 && time.seconds > 0) {
        return fmt::format("{}{}h {:02}m {:02}s", sign, time.hours, time.minutes, time.seconds);
    }
    if (time.hours > 0 && time.minutes > 0) return fmt::format("{}{}h {:02}m", sign, time.hours, time.minutes);
    if (time.hours > 0) return fmt::format("{}{}h", sign, time.hours);
    if (time.minutes > 0 && time.seconds > 0) return fmt::format("{}{}m {:02}s", sign, time.minutes, time.seconds);
    if (time.seconds > 0) return fmt::format("{}{}s", sign, time.seconds);
    return fmt::format("{}{}m", sign, time.minutes);
}

std::string hours_text(Seconds duration) {
    const HoursMinutesSeconds time = parts_of(duration);
    const char* const sign = time.negative ? "-" : "";
    if (time.seconds == 0) return fmt::format("{}{}:{:02}", sign, time.hours, time.minutes);
    return fmt::format("{}{}:{:02}:{:02}", sign, time.hours, time.minutes, time.seconds);
}

}  // namespace sugo
