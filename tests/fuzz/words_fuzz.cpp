// Everything a person types: whatever the bytes, a value or an Error, never a crash.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <sugo/client.hpp>
#include <sugo/importing.hpp>
#include <sugo/invoice.hpp>
#include <sugo/money.hpp>
#include <sugo/settings.hpp>
#include <sugo/text.hpp>
#include <sugo/time.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sugo;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static const Now now = now_in(Instant(std::chrono::seconds(1'772'470'800)), Zone{"America/Los_Angeles"});

    if (const auto day = parse_day(text, now.today); day && parse_day(to_string(*day), now.today) != day)
        __builtin_trap();
    if (const auto week = parse_week(text); week && week_of(days_of(*week).last) != *week) __builtin_trap();
    if (const auto period = parse_period(text, now.today)) {
        const auto again = parse_period(to_string(*period), now.today);
        if (period->last < period->first || (again && *again != *period)) __builtin_trap();
    }
    if (const auto duration = parse_duration(text); duration && *duration < Seconds(0)) __builtin_trap();
    if (const auto interval = parse_interval(text, now)) {
        const std::string iso = to_iso(interval->start) + "/" + to_iso(interval->stop);
        const auto again = parse_interval(iso, now);
        if (interval->stop < interval->start || !again || again->start != interval->start ||
            again->stop != interval->stop)
            __builtin_trap();
    }
    (void)parse_moment(text, now);
    (void)parse_zone(text);
    if (const auto money = parse_money(text, Currency{}); money && parse_money(decimal(*money), Currency{}) != money)
        __builtin_trap();
    (void)parse_rate(text, Currency{});
    (void)parse_percent(text);
    (void)Currency::parse(text);
    if (const auto slug = parse_slug(text); slug && parse_slug(*slug) != slug) __builtin_trap();
    if (const auto line = parse_line_text(text); line && !is_utf8(*line)) __builtin_trap();
    (void)parse_block_text(text);
    (void)parse_pattern(text);
    for (const SettingInfo& setting : all_settings()) (void)parse_setting(setting.key, text);
    if (is_utf8(text)) {
        for (const std::string& line : wrap(text, 20)) {
            if (display_width(line) > 20) __builtin_trap();
        }
        if (display_width(truncate(text, 10)) > 10) __builtin_trap();
    }
    (void)printable(text);
    return 0;
}
