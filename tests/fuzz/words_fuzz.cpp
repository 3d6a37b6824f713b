// Everything a person types: whatever the bytes, a value or an Error; and a value that is written reads the same.

#include <algorithm>
#include <string>

#include <sugo/client.hpp>
#include <sugo/importing.hpp>
#include <sugo/invoice.hpp>
#include <sugo/money.hpp>
#include <sugo/settings.hpp>
#include <sugo/text.hpp>
#include <sugo/time.hpp>

#include "fuzz.hpp"

namespace sugo::fuzz {
namespace {

const Now& now() {
    static const Now now = now_in(Instant(std::chrono::seconds(1'772'470'800)), Zone{"America/Los_Angeles"});
    return now;
}

/// What refuses says why, and in words that may stand on a terminal.
template <class T>
bool accepted(const Result<T>& result) {
    if (!result) expect(!result.error().message.empty());
    return result.has_value();
}

void read_times(std::string_view text) {
    if (const auto day = parse_day(text, now().today); accepted(day))
        expect(parse_day(to_string(*day), now().today) == day);
    if (const auto week = parse_week(text); accepted(week)) expect(week_of(days_of(*week).last) == *week);
    if (const auto period = parse_period(text, now().today); accepted(period)) {
        const auto again = parse_period(to_string(*period), now().today);
        expect(period->first <= period->last && (!again || *again == *period));
    }
    if (const auto duration = parse_duration(text); accepted(duration)) expect(*duration >= Seconds(0));
    if (const auto interval = parse_interval(text, now()); accepted(interval)) {
        const auto again = parse_interval(to_iso(interval->start) + "/" + to_iso(interval->stop), now());
        expect(interval->start <= interval->stop);
        expect(again && again->start == interval->start && again->stop == interval->stop);
    }
    if (const auto moment = parse_moment(text, now()); accepted(moment)) {
        const auto again = parse_moment(to_iso(moment->at), now());
        expect(again && again->at == moment->at && !again->remark);
    }
    (void)read_shift(text);
}

void read_money(std::string_view text) {
    for (const char* code : {"USD", "KRW", "BHD", "CLF"}) {
        const Currency currency = Currency::parse(code).value();
        if (const auto money = parse_money(text, currency); accepted(money)) {
            expect(parse_money(decimal(*money), currency) == money && parse_money(format(*money), currency) == money);
        }
        if (const auto rate = parse_rate(text, currency); accepted(rate)) {
            expect(rate->minor_per_hour >= 0 && parse_rate(decimal(*rate), currency) == rate &&
                   parse_rate(format(*rate), currency) == rate);
        }
    }
    if (const auto percent = parse_percent(text); accepted(percent)) expect(parse_percent(format(*percent)) == percent);
    if (const auto currency = Currency::parse(text); accepted(currency))
        expect(Currency::parse(currency->code()) == currency);
}

void read_texts(std::string_view text) {
    if (const auto slug = parse_slug(text); accepted(slug))
        expect(parse_slug(*slug) == slug && printable(*slug) == *slug);
    if (const auto line = parse_line_text(text); accepted(line))
        expect(parse_line_text(*line) == line && printable(*line) == *line);
    if (const auto block = parse_block_text(text); accepted(block)) {
        expect(parse_block_text(*block) == block && is_utf8(*block));
        expect(std::ranges::none_of(*block, [](char c) { return c == '\r' || c == '\x1b' || c == '\0'; }));
    }
    if (const auto rule = importing::parse_rule(text); accepted(rule))
        expect(importing::parse_rule(rule->first + "=" + rule->second) == rule);
    if (const auto pattern = parse_pattern(text); accepted(pattern)) {
        const Series series{*pattern, {}};
        expect(parse_pattern(*pattern) == pattern);
        expect(number_of(series, now().today, 9) != number_of(series, now().today, 10));
        expect(printable(number_of(series, now().today, 1)) == number_of(series, now().today, 1));
    }
    for (const SettingInfo& setting : all_settings()) {
        if (const auto value = parse_setting(setting.key, text); accepted(value))
            expect(parse_setting(setting.key, *value) == value);
    }
}

void lay_out(std::string_view text) {
    expect(printable(printable(text)) == printable(text) && is_utf8(printable(text)));
    for (const std::string& line : wrap(text, 20)) expect(display_width(line) <= 20);
    expect(display_width(truncate(text, 10)) <= 10);
}

}  // namespace
}  // namespace sugo::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = sugo::fuzz::text_of(data, size);
    sugo::fuzz::read_times(text);
    sugo::fuzz::read_money(text);
    sugo::fuzz::read_texts(text);
    sugo::fuzz::lay_out(text);
    return 0;
}
